"""Which answers of a report go into which fields of the first step of a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from amparo.prevention.community.vocabulary import PHONE

LONGEST: Final = {"amp_report_summary": 1000, "amp_report_place": 300, "amp_report_contact": 200}


def answers_for_the_case(told: Mapping[str, str], *, kind: str) -> dict[str, str]:
    """Return the answers of the first step: what was told, word for word and cut to the length of its field."""
    found = {
        "amp_report_channel": "HOTLINE" if kind == PHONE else "WEB",
        "amp_reporter_kind": told.get("who") or "ANONYMOUS",
        "amp_report_summary": "\n".join(filter(None, (told.get("what", ""), told.get("time", "")))),
        "amp_report_place": told.get("place", ""),
        "amp_report_contact": told.get("contact", ""),
    }
    return {name: text[: LONGEST.get(name, 100)] for name, text in found.items() if text}
