"""What the content gives every call to begin with: its questions and its criteria."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from amparo.partnership.calls import vocabulary as words

QUESTIONS: Final = {"eligibility": words.ELIGIBILITY, "concept": words.CONCEPT, "plan": words.PLAN}
CRITERIA: Final = {"concept_criteria": words.CONCEPT, "plan_criteria": words.PLAN}


def standard_questions() -> list[dict[str, Any]]:
    """Return the questions of the content as columns of `Question`."""
    found = _content()
    return [
        {
            "stage": stage,
            "number": number,
            "code": each["code"],
            "labels": _texts(each),
            "helps": dict(each.get("help", {})),
            "most_letters": each.get("most", words.LONGEST_TEXT),
            "is_required": each.get("required", True),
            "wants": each.get("wants", ""),
        }
        for key, stage in QUESTIONS.items()
        for number, each in enumerate(found[key], start=1)
    ]


def standard_criteria() -> list[dict[str, Any]]:
    """Return the criteria of the content as columns of `Criterion`."""
    found = _content()
    return [
        {
            "stage": stage,
            "number": number,
            "code": each["code"],
            "names": _texts(each),
            "helps": dict(each.get("help", {})),
            "weight": each["weight"],
        }
        for key, stage in CRITERIA.items()
        for number, each in enumerate(found[key], start=1)
    ]


def _texts(said: Mapping[str, Any]) -> dict[str, str]:
    return {language: str(said[language]) for language in words.LANGUAGES}


def _content() -> dict[str, Any]:
    path = Path(settings.CONTENT) / "calls" / "standard.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
