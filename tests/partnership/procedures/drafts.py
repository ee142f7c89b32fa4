"""Procedures as the content has them, and copies of them that were changed on purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from django.conf import settings

from amparo.bpmn.diagram import Diagram
from amparo.partnership.procedures.operations import Draft, draft_from

FOLDER = Path(settings.CONTENT) / "procedures"
NUMBERS = sorted(path.parent.name[:2] for path in FOLDER.glob("*/procedure.bpmn"))


def draft(number: str) -> Draft:
    """Return a procedure of the content by its number."""
    return draft_from(next(FOLDER.glob(f"{number}-*")))


def renamed(number: str, extra: str = " (nueva versión)") -> Draft:
    """Return a procedure whose Spanish title changed: nothing that decides a way."""
    given = draft(number)
    spanish = {**given.texts["es"], "title": given.texts["es"]["title"] + extra}
    return replace(given, texts={**given.texts, "es": spanish})


def redrawn(number: str, old: str, new: str) -> Draft:
    """Return a procedure with a part of its drawing replaced. Raises `LookupError` when it has no such part."""
    given = draft(number)
    if old not in given.xml:
        raise LookupError(old)
    return replace(given, xml=given.xml.replace(old, new))


def diagrams() -> dict[str, Diagram]:
    """Return every drawing of the content by its process."""
    found = [
        draft(path.name[:2]).diagram() for path in sorted(FOLDER.glob("*/procedure.bpmn")) for path in [path.parent]
    ]
    return {each.process: each for each in found}


def seen_by_callers(number: str = "02") -> Draft:
    """Return a drawing that holds by itself and looks different to the main pathway, which is to be proved again."""
    return redrawn(
        number, 'kind="health" reads="C0" writes="C0 C1 C8"', 'kind="information" reads="C0" writes="C0 C1 C8"'
    )
