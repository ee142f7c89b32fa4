"""What a sheet looks like outside and inside."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from amparo.foundation.access.permits import Refused
from amparo.protection.sheets.rules import read_sheet, reasons_not_to_settle, written_in
from amparo.protection.sheets.vocabulary import DROPPED, LONGEST_TEXT, SENT, WAITING

SEALED = b"age-encryption.org/v1\n-> X25519 abc\nrest of it"
PRINT = "01ab-23cd-45ef-6789-0abc"
BODY = base64.b64encode(SEALED).decode()
TEXT = f"amparo-1 cr {PRINT}\n-----BEGIN AGE ENCRYPTED FILE-----\n{BODY}\n-----END AGE ENCRYPTED FILE-----\n"


def test_a_sheet_is_read_however_a_message_broke_its_lines() -> None:
    broken = "\r\n  " + TEXT.replace(BODY, "\r\n ".join(BODY[at : at + 7] for at in range(0, len(BODY), 7))) + "\n\n"

    assert read_sheet(TEXT, country="CR") == read_sheet(broken, country="CR")
    assert read_sheet(TEXT, country="CR").sealed == SEALED
    assert len(read_sheet(TEXT, country="CR").digest) == 32


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hola",
        TEXT[:-5],
        TEXT[20:],
        TEXT.replace(BODY, BODY[1:]),
        TEXT.replace(BODY, "%%%%"),
        TEXT + "x",
        TEXT.replace(PRINT, "01ab"),
        TEXT.replace("cr", "../cr"),
        TEXT.replace(BODY, "aGVsbG8="),
        TEXT + TEXT,
    ],
)
def test_what_is_cut_or_no_sheet_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sheet(text, country="CR")
    assert refused.value.reasons == [
        "Esto no es una hoja sellada, o le falta una parte. Traiga el archivo completo o pegue el texto completo."
    ]


def test_a_sheet_for_another_coalition_or_too_large_is_told_so() -> None:
    for text, country, word in ((TEXT, "HN", "otra coalición"), (TEXT + " " * LONGEST_TEXT, "CR", "demasiado grande")):
        with pytest.raises(Refused) as refused:
            read_sheet(text, country=country)
        assert word in refused.value.reasons[0]


@given(some.text(max_size=400))
def test_no_text_does_worse_than_be_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_sheet(text, country="CR")


def inside(**more: object) -> bytes:
    told = {"v": 1, "to": "cr", "kind": "ALERT", "language": "es", "on": "2026-11-20", "answers": {"a": "b"}, **more}
    return json.dumps(told).encode() + b"  "


def test_what_a_sheet_says_is_read_without_what_is_no_answer() -> None:
    answers = {"what": "x", "many": ["a", "b"], "bad name": "x", "number": 7, "deep": {"a": "b"}, "nul": "\x00"}

    written = written_in(inside(answers={**answers, "long": "x" * 5000}, on="no day"), country="CR")

    assert (written.kind, written.language, written.written_on) == ("ALERT", "es", None)
    assert written.answers == {"what": "x", "many": ["a", "b"]}


@pytest.mark.parametrize(
    "opened",
    [
        b"",
        b"\xff",
        b"[]",
        b"7",
        inside(v=2),
        inside(to="hn"),
        inside(kind="OTHER"),
        inside(answers=[]),
        inside(answers={str(n): "" for n in range(61)}),
        b"[" * 5000,
    ],
)
def test_what_opens_and_is_none_of_ours_is_refused(opened: bytes) -> None:
    with pytest.raises(Refused):
        written_in(opened, country="CR")


def test_a_sheet_is_settled_once() -> None:
    assert reasons_not_to_settle(WAITING) == []
    assert [len(reasons_not_to_settle(state)) for state in (SENT, DROPPED)] == [1, 1]
