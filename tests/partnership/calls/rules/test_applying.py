"""What an application must hold, and what a code looks like."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.rules import applying as rules
from amparo.partnership.calls.rules.applying import About, Asked, Draft

QUESTIONS = (Asked("idea", "¿Qué harán?", "", 100, True), Asked("more", "¿Algo más?", "", 10, False))
ABOUT = About("Grupo Semilla", words.GROUP, contact="Alba", e_mail="alba@ejemplo.invalid")
DRAFT = Draft(ABOUT, QUESTIONS, {"idea": "Teatro"}, Decimal(100), 6)
GIVES = {"most": Decimal(100), "currency": "USD", "most_months": 6}
WHO = (Asked("civil", "¿Son sociedad civil?", "Es para la sociedad civil.", 0, True, "yes"),
       Asked("office", "¿Trabajan aquí?", "Quien da no recibe.", 0, True, "no"))  # fmt: skip


def test_a_group_without_legal_status_may_send() -> None:
    assert rules.reasons_not_to_send(DRAFT, **GIVES) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"answers": {"idea": " "}},
        {"answers": {"idea": "x" * 101}},
        {"answers": {"idea": "a", "more": "x" * 11}},
        {"amount": None},
        {"amount": Decimal("100.01")},
        {"amount": Decimal(0)},
        {"months": 7},
        {"months": None},
        {"about": replace(ABOUT, name=" ")},
        {"about": replace(ABOUT, contact="")},
        {"about": replace(ABOUT, e_mail="")},
        {"about": replace(ABOUT, e_mail="no es")},
        {"about": replace(ABOUT, legal="X")},
    ],
)
def test_what_is_wanting_is_said(wrong: dict[str, object]) -> None:
    assert len(rules.reasons_not_to_send(replace(DRAFT, **wrong), **GIVES)) == 1  # type: ignore[arg-type]


def test_a_telephone_is_enough() -> None:
    about = replace(ABOUT, e_mail="", telephone="9999")

    assert rules.reasons_not_to_name(about) == []


def test_whoever_is_outside_the_call_is_told_in_its_words() -> None:
    assert rules.eligibility_reasons(WHO, {"civil": "yes", "office": "no"}) == []
    assert rules.eligibility_reasons(WHO, {"civil": "no", "office": "yes"}) == [
        "Es para la sociedad civil.",
        "Quien da no recibe.",
    ]
    assert len(rules.eligibility_reasons(WHO, {"civil": "x"})) == 1


def test_too_many_wrong_codes_and_no_more_are_tried_for_a_while() -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    soon = [at - timedelta(minutes=1)] * words.MOST_TRIES
    old = [at - timedelta(minutes=words.TRY_MINUTES)] * 50

    assert rules.has_tried_too_often(soon, at=at)
    assert not rules.has_tried_too_often(soon[1:] + old, at=at)


def test_files_are_few_and_named() -> None:
    assert rules.reasons_not_to_attach(there=0, name="a.pdf") == []
    assert rules.reasons_not_to_attach(there=words.MOST_FILES, name="a.pdf") != []
    assert rules.reasons_not_to_attach(there=0, name=" ") != []
