"""What each step of a transfer needs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.rules.uptakes import Coming, Stands, reasons_not_to_ask, reasons_not_to_move

TODAY = date(2026, 11, 22)
LONG_AGO = TODAY - timedelta(days=500)
MET = dict.fromkeys(words.CONDITIONS, words.MET)
PROOF = "https://inventada.example/1"


def reasons(state: str, coming: Coming, findings: dict[str, str] | None = None) -> list[str]:
    return reasons_not_to_move(Stands(state, LONG_AGO, MET if findings is None else findings), coming, TODAY)


@pytest.mark.parametrize("state", list(words.UPTAKE_STATES))
@pytest.mark.parametrize("following", list(words.UPTAKE_STATES))
def test_a_step_follows_only_from_where_it_stands(state: str, following: str) -> None:
    coming = Coming(following, TODAY, "Hecho.", "Guardia", TODAY, PROOF)

    assert (not reasons(state, coming)) is (following in words.NEXT[state])


@pytest.mark.parametrize("state", words.PROVEN)
def test_what_was_piloted_adopted_or_sustained_is_proven(state: str) -> None:
    before = next(known for known, after in words.NEXT.items() if state in after)

    assert reasons(before, Coming(state, TODAY, "Hecho."))
    assert not reasons(before, Coming(state, TODAY, "Hecho.", proof=PROOF))
    assert not reasons(before, Coming(state, TODAY, "Hecho.", has_document=True))
    assert reasons(before, Coming(state, TODAY, "Hecho.", proof="http://inventada.example/1"))


def test_the_fit_is_whole_before_it_counts_and_a_blocked_condition_stops_the_plan() -> None:
    plan = Coming(words.PLANNED, TODAY, "Plan.", "Guardia", TODAY)

    assert reasons(words.ASKED, Coming(words.FITTED, TODAY, "Visto."), {"LAW": words.MET})
    assert not reasons(words.ASKED, Coming(words.FITTED, TODAY, "Visto."))
    assert reasons(words.FITTED, plan, MET | {"BUDGET": words.BLOCKED})
    assert not reasons(words.FITTED, plan, MET | {"BUDGET": words.ADAPTABLE})
    assert reasons(words.FITTED, Coming(words.PLANNED, TODAY, "Plan."))


def test_it_counts_as_sustained_a_year_later() -> None:
    early = LONG_AGO + timedelta(days=words.DAYS_TO_SUSTAIN - 1)

    assert reasons(words.ADOPTED, Coming(words.SUSTAINED, early, "Sigue.", proof=PROOF))
    assert not reasons(words.ADOPTED, Coming(words.SUSTAINED, early + timedelta(days=1), "Sigue.", proof=PROOF))


@pytest.mark.parametrize("days", [-501, 1])
def test_a_step_is_neither_before_the_last_one_nor_to_come(days: int) -> None:
    assert reasons(words.ASKED, Coming(words.DROPPED, TODAY + timedelta(days=days), "Se dejó."))


@pytest.mark.parametrize(
    ("change", "is_well"),
    [({}, True), ({"is_published": False}, False), ({"to_country": "HN"}, False), ({"is_open": True}, False)],
)
def test_who_may_ask_for_a_practice(change: dict[str, object], is_well: bool) -> None:
    asked = {"is_published": True, "practice_country": "HN", "to_country": "CR", "is_open": False}

    assert (not reasons_not_to_ask(**{**asked, **change})) is is_well  # type: ignore[arg-type]
