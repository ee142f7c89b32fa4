"""When an action point is late, and what an agreement permits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.governance.rules import promises as rules
from amparo.partnership.governance.rules.promises import Terms

DAY = date(2026, 6, 1)
TERMS = Terms(
    groups=frozenset({"C1", "C8"}), purposes=frozenset({"CARE"}), from_on=date(2026, 1, 1), to_on=date(2026, 12, 31),
    signed_on=(date(2026, 1, 10), date(2026, 2, 1)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("state", "due", "late"),
    [("OPEN", DAY - timedelta(days=1), True), ("OPEN", DAY, False), ("DONE", DAY - timedelta(days=1), False)],
)
def test_gov_06_an_open_point_is_late_the_day_after_its_day(state: str, due: date, late: bool) -> None:
    assert rules.is_overdue(state=state, due_on=due, today=DAY) is late


@pytest.mark.parametrize(
    ("title", "source", "label", "opens", "reasons"),
    [
        ("Enviar", "MEETING", "Comité", "/gobernanza/reuniones/1/", 0),
        (" ", "NOWHERE", " ", "//x.example/", 3),
        ("Enviar", "PRACTICE", "Práctica 2", "", 0),
        ("Enviar", "PRACTICE", "Práctica 2", "https://x.example/", 1),
    ],
)
def test_gov_06_a_point_says_where_it_was_agreed(title: str, source: str, label: str, opens: str, reasons: int) -> None:
    assert len(rules.reasons_not_to_raise(title=title, source=source, label=label, opens=opens)) == reasons


@pytest.mark.parametrize(
    ("state", "closes_as", "proof", "reasons"),
    [("OPEN", "DONE", "Oficio 12", 0), ("DONE", "DONE", "x", 1), ("OPEN", "OPEN", "x", 1), ("OPEN", "DROPPED", " ", 1)],
)
def test_a_point_is_closed_once_by_what_can_be_seen(state: str, closes_as: str, proof: str, reasons: int) -> None:
    assert len(rules.reasons_not_to_close(state=state, closes_as=closes_as, proof=proof)) == reasons


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ({}, 0), ({"receiver": 1}, 1), ({"groups": ()}, 1), ({"groups": ("C99",)}, 1), ({"purposes": ("FUN",)}, 1),
        ({"to_on": date(2025, 1, 1)}, 1),
    ],
)  # fmt: skip
def test_what_an_agreement_says(said: dict[str, object], reasons: int) -> None:
    whole = {
        "giver": 1, "receiver": 2, "groups": ("C1",), "purposes": ("CARE",), "from_on": date(2026, 1, 1),
        "to_on": None, **said,
    }  # fmt: skip

    assert len(rules.reasons_not_to_agree(**whole)) == reasons  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("terms", "group", "purpose", "permitted"),
    [
        (TERMS, "C1", "", True),
        (TERMS, "C1", "CARE", True),
        (TERMS, "C1", "JUSTICE", False),
        (TERMS, "C5", "", False),
        (replace(TERMS, signed_on=(DAY,)), "C1", "", False),
        (replace(TERMS, signed_on=(DAY, DAY + timedelta(days=1))), "C1", "", False),
        (replace(TERMS, from_on=DAY + timedelta(days=1)), "C1", "", False),
        (replace(TERMS, to_on=DAY - timedelta(days=1)), "C1", "", False),
        (replace(TERMS, ended_on=DAY), "C1", "", False),
        (replace(TERMS, ended_on=DAY + timedelta(days=1)), "C1", "", True),
        (replace(TERMS, to_on=None), "C1", "", True),
    ],
)
def test_an_agreement_permits_what_it_names_while_it_is_in_force(
    terms: Terms, group: str, purpose: str, permitted: bool
) -> None:
    assert terms.permits(group, DAY, purpose) is permitted


@given(st.dates(date(2025, 1, 1), date(2028, 1, 1)), st.sampled_from(["C0", "C1", "C2", "C8"]))
def test_outside_its_days_and_kinds_an_agreement_permits_nothing(day: date, group: str) -> None:
    inside = date(2026, 2, 1) <= day <= date(2026, 12, 31)

    assert TERMS.permits(group, day) == (inside and group in {"C1", "C8"})
