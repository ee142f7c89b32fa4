"""What must be proved, for how long it holds, and which passwords would be guessed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.accounts import rules
from amparo.foundation.accounts.rules import Door

MUST = rules.PERSON_PLANE_ROLES | rules.KEEPER_ROLES
ROLES = some.sets(some.sampled_from([*sorted(READS), "trainer", "programme", "auditor"]))


def test_the_roles_that_open_the_person_plane_are_those_that_read_a_sealed_group() -> None:
    assert {"case_manager", "psychologist", "shelter", "judge", "school"} <= rules.PERSON_PLANE_ROLES
    assert not {"intake", "secretariat", "dpo", "interpreter"} & rules.PERSON_PLANE_ROLES
    assert rules.opens_person_plane({"trainer", "shelter"})
    assert not rules.opens_person_plane({"trainer"})
    assert not rules.opens_person_plane(set())


CASES = [
    ({"case_manager"}, Door(False, False), "CODE"),
    ({"case_manager"}, Door(False, True), "CODE"),
    ({"case_manager"}, Door(True, False), "PASSKEY"),
    ({"case_manager", "trainer"}, Door(True, True), "PASSKEY"),
    ({"auditor"}, Door(False, False), "CODE"),
    ({"trainer"}, Door(False, False), "CODE"),
    ({"trainer"}, Door(False, True), "TIME_CODE"),
    ({"trainer"}, Door(True, True), "TIME_CODE"),
    ({"trainer"}, Door(True, False), "PASSKEY"),
    (set(), Door(False, False), "CODE"),
]


@pytest.mark.parametrize(("roles", "door", "left"), CASES)
def test_what_is_left_to_prove_after_a_password(roles: set[str], door: Door, left: str) -> None:
    assert rules.next_proof(roles, door, must_have=MUST, asks_second=True) == left


@given(ROLES, some.booleans(), some.booleans())
def test_a_password_alone_never_opens_where_the_settings_ask_for_more(
    roles: set[str], passkey: bool, figures: bool
) -> None:
    left = rules.next_proof(roles, Door(passkey, figures), must_have=MUST, asks_second=True)

    assert left != ""
    if rules.opens_person_plane(roles):
        assert left in {rules.PASSKEY, rules.CODE}


def test_where_nothing_is_asked_for_what_one_has_is_asked_for_all_the_same() -> None:
    def left(door: Door) -> str:
        return rules.next_proof({"shelter"}, door, must_have=(), asks_second=False)

    assert [left(Door(False, False)), left(Door(False, True)), left(Door(True, False))] == ["", "TIME_CODE", "PASSKEY"]


def test_a_proof_holds_for_a_quarter_of_an_hour() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)

    assert rules.is_recent(at, at + timedelta(minutes=15))
    assert not rules.is_recent(at, at + timedelta(minutes=15, seconds=1))


PASSWORDS = [
    ("aaaaaaaaaaaaaaaaaaaa", 1),
    ("abcabcabcabcabcabc", 1),
    ("Elena Quirós Elena", 1),
    ("amparo amparo 2026", 1),
    ("caballo grapa batería correcto", 0),
    ("elena come mangos verdes", 0),
    ("todo en minúsculas va bien", 0),
]


@pytest.mark.parametrize(("password", "reasons"), PASSWORDS)
def test_a_password_is_refused_for_what_makes_it_guessable_only(password: str, reasons: int) -> None:
    assert len(rules.reasons_against_password(password, "Elena Quirós")) == reasons
