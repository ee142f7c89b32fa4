"""What a strategy, plan or agreement needs, and what stays unknown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from amparo.prevention.outreach.rules import initiatives as rules

TODAY = date(2026, 11, 22)


def reasons(**more: Any) -> list[str]:
    said = {"kind": "PLAN", "title": "T", "place": "Tela", "led_by": "Junta", "days": (None, None)}
    return rules.reasons_not_to_enter(**{**said, "participants": None, **more})


def test_a_plan_says_which_role_of_the_community_leads_it() -> None:
    assert reasons() == []
    assert len(reasons(led_by=" ")) == 1
    assert reasons(led_by=" ", kind="STRATEGY") == []
    assert len(reasons(kind="X", title=" ", place="", participants=-1, days=(TODAY, TODAY - timedelta(1)))) == 5


def test_sit_08_what_nobody_says_of_a_place_stays_unknown_and_is_not_shared_out() -> None:
    assert rules.known_total([None] * 7) == (0, 7)
    assert rules.known_total([12, None, 0]) == (12, 1)


def test_an_informal_partner_is_told_in_words_and_others_stand_in_the_directory() -> None:
    assert rules.reasons_not_to_join(has_organisation=True, name="", is_informal=False) == []
    assert rules.reasons_not_to_join(has_organisation=False, name="Grupo", is_informal=True) == []
    assert len(rules.reasons_not_to_join(has_organisation=False, name="Grupo", is_informal=False)) == 1
    assert len(rules.reasons_not_to_join(has_organisation=False, name=" ", is_informal=True)) == 1


def test_what_is_promised_has_a_role_and_what_is_done_can_be_seen() -> None:
    assert rules.reasons_not_to_write(of="ACCORD", kind="RISK", text="x", who="") == []
    assert len(rules.reasons_not_to_write(of="ACCORD", kind="POLICE_COMMITS", text="x", who=" ")) == 1
    assert len(rules.reasons_not_to_write(of="PLAN", kind="POLICE_COMMITS", text=" ", who="x")) == 2
    told: dict[str, Any] = {"kind": "MEASURE", "state": "DONE", "told_on": TODAY, "today": TODAY}
    assert rules.reasons_not_to_tell(**told, said="Cartel") == []
    assert len(rules.reasons_not_to_tell(**told, said=" ")) == 1
    late = {**told, "kind": "RISK", "state": "OPEN", "told_on": TODAY + timedelta(1)}
    assert len(rules.reasons_not_to_tell(**late, said="")) == 2


def test_the_next_review_comes_after() -> None:
    said: dict[str, Any] = {"held_on": TODAY, "found": "x", "today": TODAY}
    assert rules.reasons_not_to_review(**said, next_on=None) == []
    assert len(rules.reasons_not_to_review(**said, next_on=TODAY)) == 1
    assert rules.is_late(state="OPEN", due_on=TODAY - timedelta(1), today=TODAY)
    assert not rules.is_late(state="DONE", due_on=TODAY - timedelta(1), today=TODAY)
    assert not rules.is_late(state="OPEN", due_on=None, today=TODAY)
