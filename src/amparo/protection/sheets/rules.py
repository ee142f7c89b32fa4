"""What a sealed sheet looks like outside and inside, and whether one may be taken."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from amparo.foundation.access.permits import Refused
from amparo.protection.sheets import vocabulary as words

# A line in clear that says for whom and to which key, then what age sealed. Messages break lines where they like.
_SHEET: Final = re.compile(
    r"\s*amparo-1\s+([a-z]{2,8})\s+([0-9a-f]{4}(?:-[0-9a-f]{4}){4})"
    r"\s+-----BEGIN AGE ENCRYPTED FILE-----([A-Za-z0-9+/=\s]+)-----END AGE ENCRYPTED FILE-----\s*"
)
_BEGINS: Final = b"age-encryption.org/v1\n"
_ANSWER: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,60}")

Answers = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Brought:
    """A sheet as it came: for which country, to which key, and what is sealed."""

    place: str
    fingerprint: str
    sealed: bytes

    @property
    def digest(self) -> bytes:
        """Return by what the same sheet is known again: nobody can change a byte of it and have it open."""
        return hashlib.sha256(self.sealed).digest()


@dataclass(frozen=True, slots=True)
class Written:
    """What a sheet says once it is open."""

    kind: str
    language: str
    written_on: date | None
    answers: Answers


def read_sheet(text: str, *, country: str) -> Brought:
    """Return the sheet that a file or a pasted text holds; raises `Refused` when it is none, or not for us."""
    if len(text) > words.LONGEST_TEXT:
        raise Refused([_("This is too large for a sealed sheet. Bring the file or the text that the sheet gave you.")])
    found = _SHEET.fullmatch(text)
    sealed = _decoded(found[3]) if found else b""
    if found is None or not sealed.startswith(_BEGINS):
        raise Refused(
            [_("This is no sealed sheet, or a part of it is missing. Bring the whole file, or paste the whole text.")]
        )
    if found[1] != country.lower():
        raise Refused([_("This sheet is sealed for another coalition. Only there can it be opened: bring it to them.")])
    return Brought(found[1], found[2], sealed)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def written_in(opened: bytes, *, country: str) -> Written:
    """Return what a sheet says; raises `Refused` when it is not one of ours inside."""
    try:
        said = json.loads(opened)
    except (ValueError, RecursionError):
        said = None
    if not _is_ours(said, country):
        raise Refused([_("This opens, but what is inside is no sheet of this coalition. Put it aside.")])
    answers = {name: given for name, given in said["answers"].items() if _is_answer(name, given)}
    return Written(said["kind"], str(said.get("language", ""))[:2], _day(said.get("on")), answers)


def _is_ours(said: Any, country: str) -> bool:
    if not isinstance(said, dict) or said.get("v") != words.VERSION or said.get("to") != country.lower():
        return False
    answers = said.get("answers")
    return said.get("kind") in words.KINDS and isinstance(answers, dict) and len(answers) <= words.MOST_ANSWERS


def _is_answer(name: str, given: Any) -> bool:
    texts = given if isinstance(given, list) else [given]
    return bool(_ANSWER.fullmatch(name)) and all(
        isinstance(text, str) and len(text) <= words.LONGEST_ANSWER and "\x00" not in text for text in texts
    )


def _day(given: Any) -> date | None:
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        return None


def reasons_not_to_settle(state: str) -> list[str]:
    """Say why a sheet cannot be sent or put aside."""
    return [] if state == words.WAITING else [_("Somebody has already taken this sheet or put it aside.")]
