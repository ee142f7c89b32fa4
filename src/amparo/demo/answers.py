"""Invented answers for the forms of the demonstration; every person here is made up."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from amparo.bpmn.diagram import Node
from amparo.foundation.vocabularies import dictionary

GIVEN: Final = "prs_FirstName"
CHOSEN: Final[dict[str, Any]] = {
    GIVEN: "Luz Marina",
    "prs_SecondName": "Invento Demostración",
    "prs_PrimaryLanguage": "es",
    "prs_Citizenship": "NI",
    "prs_Gender": "Feminine",
    "amp_age_band": "A24_30",
    "amp_consent_language": "es",
    "amp_language": "es",
    "amp_no_phone": "yes",
    "cas_Status": "Closed",
}
TEXT: Final = "Texto inventado para la demostración."


def invented(node: Node, at: datetime, given: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return an answer for every field of a step: what was given, what is chosen here, else one by its type."""
    known = dictionary.fields()
    made = {}
    for note in node.fields:
        field = known.get(note.name)
        if field is None:
            continue
        if given and note.name in given:
            made[note.name] = given[note.name]
        elif note.name in CHOSEN:
            made[note.name] = CHOSEN[note.name]
        elif note.required:
            made[note.name] = _by_type(field, at)
    return made


def _by_type(field: dictionary.Field, at: datetime) -> Any:
    first = field.options[0].code if field.options else ""
    return {
        "choice": first,
        "choices": [first],
        "yes_no": "yes",
        "number": 1,
        "date": at.date().isoformat(),
        "datetime": at.isoformat(timespec="minutes"),
        "country": "CR",
        "language": "es",
        "money": "125000.00",
        "phone": "+506 0000 0000",
    }.get(field.type, TEXT)
