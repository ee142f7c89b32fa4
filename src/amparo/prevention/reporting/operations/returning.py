"""Coming back with a receipt: reading, answering, and opening a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, transaction

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed
from amparo.prevention.community.rules import receipts, sealing
from amparo.prevention.community.vocabulary import ANSWER_PART, FILE, MESSAGE
from amparo.prevention.reporting.rules import files
from amparo.prevention.reporting.rules.files import Kept


@dataclass(frozen=True, slots=True)
class Letter:
    """A message or a file of a day, from whoever reported or from those who read."""

    kind: str
    place: str
    is_own: bool
    on: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a report for a while: where it is found, what it is called, and its key."""

    lookup: bytes
    ref: str
    key: str


@dataclass(frozen=True, slots=True)
class Box:
    """What whoever has the receipt reads: the status, what was written, and when all is erased."""

    opening: Opening
    status: str
    erase_on: date
    today: date
    is_closed: bool
    letters: tuple[Letter, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


def open_with(*, by: Actor, receipt: str) -> Opening | None:
    """Return what opens the report of a receipt; None for a wrong one, after the same time."""
    _nobody(by)
    row = _find(receipts.lookup_of(receipt)) if receipt else None
    if row is None:
        receipts.take_as_long(receipt)
        return None
    ref, salt, by_receipt = str(row[0]), bytes(row[1]), bytes(row[2])
    key = sealing.key_by_receipt(ref, receipt, salt, by_receipt)
    return Opening(receipts.lookup_of(receipt), ref, key) if key else None


def read_box(*, by: Actor, opening: Opening) -> Box | None:
    """Return what is written in a report; None when it was erased meanwhile."""
    _nobody(by)
    with transaction.atomic():
        row = _find(opening.lookup)
        rows = _parts(opening.lookup)
    if row is None:
        return None
    answers: dict[str, str] = {}
    letters = []
    for kind, place, is_own, on, blob in rows:
        text = sealing.opened(opening.key, opening.ref, place, bytes(blob)) or "" if blob is not None else ""
        if kind == ANSWER_PART:
            answers = json.loads(text or "{}")
        else:
            letters.append(Letter(kind, place, is_own, on, text))
    return Box(opening, row[3], row[4], row[6], bool(row[5]), tuple(letters), answers)


def write_in(*, by: Actor, opening: Opening, message: str = "", picture: Kept | None = None) -> bool:
    """Add a message or a picture; False when there is no room or the report was erased."""
    _nobody(by)
    kind, text = (FILE, files.as_text(picture)) if picture is not None else (MESSAGE, message)
    place = sealing.new_place()
    values: list[Any] = [opening.lookup, kind, place, sealing.sealed(opening.key, opening.ref, place, text)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select reporting.write(%s, %s, %s, %s)", values)
        return bool(cursor.fetchone()[0])


def open_file(*, by: Actor, opening: Opening, place: str) -> Kept | None:
    """Return a file of a report; None when there is none at that place."""
    _nobody(by)
    for kind, found, _is_own, _on, blob in _parts(opening.lookup, place) if place else ():
        text = sealing.opened(opening.key, opening.ref, found, bytes(blob)) if kind == FILE and blob else None
        if text is not None:
            return files.from_text(text)
    return None


def _nobody(by: Actor) -> None:
    if by.account is not None:
        raise NotAllowed("OPEN_REPORT_BY_RECEIPT")


def _find(lookup: bytes) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute("select * from reporting.find(%s)", [lookup])
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def _parts(lookup: bytes, place: str = "") -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("select * from reporting.parts(%s, %s)", [lookup, place])
        return list(cursor.fetchall())
