"""What an event recommends, and what a later one says of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from amparo.partnership.events.rules.following import reasons_not_to_follow, reasons_not_to_recommend

TODAY = date(2026, 11, 22)


def test_a_recommendation_says_what_who_by_post_and_until_when() -> None:
    assert reasons_not_to_recommend(text="Hacer.", post="Dirección", due_on=TODAY, today=TODAY) == []
    assert len(reasons_not_to_recommend(text=" ", post="", due_on=TODAY - timedelta(1), today=TODAY)) == 3


@pytest.mark.parametrize("outcome", ["DONE", "GOING_ON", "DROPPED"])
def test_done_going_on_and_dropped_each_say_why(outcome: str) -> None:
    assert reasons_not_to_follow(outcome=outcome, note="Se hizo.", is_inherited=True, is_open=True) == []
    assert len(reasons_not_to_follow(outcome=outcome, note=" ", is_inherited=True, is_open=True)) == 1


def test_only_what_an_earlier_event_recommended_and_is_open_is_followed() -> None:
    said = {"outcome": "DONE", "note": "Se hizo."}

    assert len(reasons_not_to_follow(**said, is_inherited=False, is_open=True)) == 1
    assert len(reasons_not_to_follow(**said, is_inherited=True, is_open=False)) == 1
    assert len(reasons_not_to_follow(outcome="MAYBE", note="x", is_inherited=True, is_open=True)) == 1
