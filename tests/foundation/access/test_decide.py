"""Who may read or write a field group of a case: the decision against an oracle, cell by cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from amparo.foundation.access import need_to_know as table
from amparo.foundation.access.decide import READ, WRITE, Decision, Facts, Glass, Relation, decide
from tests.foundation.access.matrix import Measured, measure
from tests.foundation.access.situations import (
    BROKEN_AT,
    CASE,
    CONSENTS,
    ME,
    allowed_in_emergency,
    allowed_to_read,
    allowed_to_write,
)


@pytest.fixture(scope="module")
def measured() -> Measured:
    return measure()


def test_the_matrix_is_large_and_holds_both_answers(measured: Measured) -> None:
    assert measured.cells > 30_000
    assert 0.1 < measured.allowed / measured.cells < 0.9


def test_every_situation_that_the_table_allows_is_allowed() -> None:
    assert [
        facts
        for facts in (*allowed_to_read(), *allowed_to_write(), *allowed_in_emergency())
        if not decide(facts).allowed
    ] == []


def test_the_decision_equals_the_oracle_in_every_cell(measured: Measured) -> None:
    assert measured.different == 0


def test_every_broken_copy_of_the_decision_is_caught(measured: Measured) -> None:
    assert measured.mutants > 80
    assert measured.survivors == ()


@pytest.mark.parametrize("role", ["auditor", "administrator", "clock", "nobody"])
@pytest.mark.parametrize("group", table.GROUPS)
def test_who_looks_after_machines_or_records_opens_nothing(role: str, group: str) -> None:
    for purpose in table.PURPOSES:
        relation = Relation(1, purpose, frozenset(table.GROUPS))
        facts = Facts(frozenset({(1, role)}), READ, group, purpose, (relation,), CONSENTS, True)

        assert not decide(facts).allowed


# What must never move without the coalition's signature, told again in other words than the table's.
NEVER = [
    ("police", {"C2", "C5", "C7", "C8", "C9", "CA", "RP"}),
    ("prosecutor", {"C2", "C5", "C8", "C9", "CA", "RP"}),
    ("judge", {"C1", "C2", "C3", "C4", "C5", "C7", "C8", "C9", "CA", "RP"}),
    ("secretariat", set(table.GROUPS) - {"C0"}),
    ("intake", set(table.GROUPS) - {"C0", "C3"}),
    ("migration", {"C2", "C3", "C4", "C5", "C6", "C8", "C9", "CA"}),
    ("fund", {"C2", "C3", "C4", "C5", "C6", "C7", "C8", "CA"}),
    ("panel", {"C2", "C5", "C6", "C7", "C8", "C9", "RP"}),
]


@pytest.mark.parametrize(("role", "closed"), NEVER)
def test_a_role_never_opens_what_its_work_does_not_need(role: str, closed: set[str]) -> None:
    for group in sorted(closed):
        for purpose in table.PURPOSES:
            relation = Relation(1, purpose, frozenset(table.GROUPS))
            facts = Facts(frozenset({(1, role)}), READ, group, purpose, (relation,), CONSENTS, True)

            assert not decide(facts).allowed, (role, group, purpose)


@pytest.mark.parametrize("role", ["police", "prosecutor"])
@pytest.mark.parametrize("group", ["C1", "C3", "C4"])
def test_justice_opens_the_person_only_while_she_agrees(role: str, group: str) -> None:
    relation = Relation(1, table.JUSTICE, frozenset({group}))
    agreed = frozenset({"SHARE_JUSTICE"})
    facts = Facts(frozenset({(1, role)}), READ, group, table.JUSTICE, (relation,), agreed, True)

    assert decide(facts) == Decision(True, "GRANT")
    assert decide(replace(facts, consents=CONSENTS - agreed)) == Decision(False, "CONSENT")


def reading(**changed: object) -> Facts:
    relation = Relation(1, table.CARE, frozenset({"C1"}))
    base = Facts(frozenset({(1, "case_manager")}), READ, "C1", table.CARE, (relation,), frozenset(), True)
    return replace(base, **changed)  # type: ignore[arg-type]


REASONS = [
    ({"group": "C10"}, "UNKNOWN_GROUP"),
    ({"action": "DELETE"}, "UNKNOWN_GROUP"),
    ({"purpose": "CURIOSITY"}, "UNKNOWN_PURPOSE"),
    ({"relations": ()}, "NO_RELATION"),
    ({"relations": (Relation(2, table.CARE, frozenset({"C1"})),)}, "NO_RELATION"),
    ({"group": "C5"}, "ROLE"),
    ({"purpose": table.NOTICE}, "PURPOSE"),
    ({"action": WRITE}, "STEP_DOES_NOT_WRITE"),
    ({"action": WRITE, "is_open": False}, "CASE_CLOSED"),
    ({"posts": frozenset(), "action": WRITE, "written_by_step": frozenset({"C1"})}, "NO_RELATION"),
]


@pytest.mark.parametrize(("changed", "reason"), REASONS)
def test_a_refusal_gives_the_first_reason(changed: dict[str, object], reason: str) -> None:
    assert decide(reading(**changed)) == Decision(False, reason)


@pytest.mark.parametrize("role", [*table.READS, "auditor", "administrator", "clock"])
def test_only_those_who_look_after_the_person_break_the_glass(role: str) -> None:
    glass = Glass(ME, CASE, BROKEN_AT, BROKEN_AT + table.EMERGENCY_LASTS)
    facts = Facts(
        frozenset({(1, role)}), READ, "C2", table.EMERGENCY, (), CONSENTS, True,
        account=ME, case=CASE, now=BROKEN_AT, glass=glass,
    )  # fmt: skip

    expected = role in {"duty_officer", "response_team", "case_manager", "psychologist", "shelter", "child_authority"}

    assert decide(facts).allowed is expected


EMERGENCY_REASONS = [
    ({"action": WRITE}, "READ_ONLY"),
    ({"group": "C4"}, "ROLE"),
    ({"glass": None}, "NO_GLASS"),
    ({"account": 99}, "NO_GLASS"),
    ({"case": 99}, "NO_GLASS"),
    ({"now": BROKEN_AT + timedelta(hours=4)}, "GLASS_OVER"),
    ({"is_sealed": True}, "SECOND_PERSON"),
    ({}, "EMERGENCY"),
]


@pytest.mark.parametrize(("changed", "reason"), EMERGENCY_REASONS)
def test_an_emergency_gives_its_reason(changed: dict[str, object], reason: str) -> None:
    assert decide(replace(next(iter(allowed_in_emergency())), **changed)).reason == reason  # type: ignore[arg-type]


def test_a_sealed_case_is_closed_to_who_is_not_named_and_says_so() -> None:
    assert decide(reading(is_sealed=True)) == Decision(False, "SEALED")
    assert decide(reading(is_sealed=True, is_named=True)) == Decision(True, "GRANT")
