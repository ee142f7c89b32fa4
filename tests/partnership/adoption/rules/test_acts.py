"""What is kept as an act, and what is recorded beside it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.rules import acts
from tests.partnership.adoption.proposing import PDF

DAY = date(2026, 11, 22)


def test_a_plain_pdf_is_kept() -> None:
    assert acts.reasons_not_to_keep(PDF) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"acto de adopcion",
        b"\x89PNG\r\n",
        b"PK\x03\x04",
        b"<html>%PDF-1.7 %%EOF",
        PDF[: len(PDF) // 2],
        PDF.replace(b"%PDF-", b"%PDX-"),
        PDF + b"\n/JavaScript (app.alert(1))\n%%EOF",
        PDF + b"\n/Launch\n%%EOF",
        PDF + b"\n/EmbeddedFiles\n%%EOF",
        PDF + b"\n/Encrypt 5 0 R\n%%EOF",
        b"%PDF-1.7" + b" " * words.LARGEST_DOCUMENT + b"%%EOF",
    ],
    ids=lambda body: repr(body[:12]),
)
def test_what_is_no_plain_pdf_is_refused_by_what_is_in_it(body: bytes) -> None:
    assert len(acts.reasons_not_to_keep(body)) == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_judged_without_failing(body: bytes) -> None:
    assert acts.reasons_not_to_keep(body) != [] or body.startswith(b"%PDF-")


def adopt(**changed: object) -> list[str]:
    known = {
        "adopts": True, "is_current": True, "signed_on": DAY, "in_force_on": DAY, "today": DAY, "number": "1",
        "signed_by": "Dirección",
    }  # fmt: skip
    return acts.reasons_not_to_adopt(**{**known, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [
        ({}, 0),
        ({"in_force_on": DAY + timedelta(90)}, 0),
        ({"adopts": False}, 1),
        ({"is_current": False}, 1),
        ({"signed_on": DAY + timedelta(1), "in_force_on": DAY + timedelta(1)}, 1),
        ({"in_force_on": DAY - timedelta(1)}, 1),
        ({"number": ""}, 1),
        ({"signed_by": "x" * 201}, 1),
    ],
)
def test_what_an_act_needs(changed: dict[str, object], reasons: int) -> None:
    assert len(adopt(**changed)) == reasons


@pytest.mark.parametrize(
    ("is_live", "ended_on", "why", "may"),
    [
        (True, DAY, "Sí", True),
        (False, DAY, "Sí", False),
        (True, DAY + timedelta(1), "Sí", False),
        (True, DAY - timedelta(31), "Sí", False),
        (True, DAY, "", False),
    ],
)
def test_an_act_is_withdrawn_once_with_a_reason(is_live: bool, ended_on: date, why: str, may: bool) -> None:
    reasons = acts.reasons_not_to_withdraw(
        is_live=is_live, signed_on=DAY - timedelta(30), ended_on=ended_on, today=DAY, why=why
    )

    assert (reasons == []) is may


@pytest.mark.parametrize(
    ("kind", "value", "has_document", "may"),
    [
        (words.LINK, "https://example.org/informe", False, True),
        (words.LINK, "http://example.org/informe", False, False),
        (words.LINK, "javascript:alert(1)", False, False),
        (words.LINK, "https://[", False, False),
        (words.NUMBER, "12", False, True),
        (words.NUMBER, "76,5", False, True),
        (words.NUMBER, "doce", False, False),
        (words.DOCUMENT, "", True, True),
        (words.DOCUMENT, "", False, False),
        ("RUMOUR", "", False, False),
    ],
)
def test_evidence_is_of_its_kind(kind: str, value: str, has_document: bool, may: bool) -> None:
    reasons = acts.reasons_not_to_show_evidence(
        is_adopted=True, kind=kind, value=value, has_document=has_document, shows="Sí", seen_on=DAY, today=DAY
    )

    assert (reasons == []) is may


def test_nothing_is_applied_that_is_not_adopted() -> None:
    reasons = acts.reasons_not_to_show_evidence(
        is_adopted=False, kind=words.NUMBER, value="1", has_document=False, shows="Sí", seen_on=DAY, today=DAY
    )

    assert len(reasons) == 1


@given(st.text(max_size=60))
def test_any_text_is_a_link_or_not(text: str) -> None:
    assert acts.is_link(text) in {True, False}


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [
        ({}, 0),
        ({"kind": "BRIBE"}, 1),
        ({"result": "?"}, 1),
        ({"with_role": ""}, 1),
        ({"done_on": DAY + timedelta(1)}, 1),
        ({"next_on": DAY - timedelta(1)}, 1),
    ],
)
def test_what_an_advocacy_action_needs(changed: dict[str, object], reasons: int) -> None:
    known = {
        "kind": "MEETING", "result": "INTERESTED", "with_role": "Dirección", "done_on": DAY, "next_on": None,
        "today": DAY,
    }  # fmt: skip

    assert len(acts.reasons_not_to_advocate(**{**known, **changed})) == reasons  # type: ignore[arg-type]


def test_an_act_is_recorded_once() -> None:
    assert [len(acts.reasons_not_to_repeat(known)) for known in (True, False)] == [1, 0]
