"""Who prepares calls, reads, judges, decides and agrees: role, place and answer."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import NotAllowed, may
from amparo.partnership.calls.permissions import MAY, account_of
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "trainer", "focal_point", "programme"})
CR, HN = (SimpleNamespace(country=SimpleNamespace(code=code)) for code in ("CR", "HN"))
RUN = ["programme", "secretariat"]


def allowed(operation: str, subject: object) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize(
    "operation",
    ["CHANGE_CALL", "PUBLISH_CALL", "READ_APPLICATIONS", "PREPARE_COPIES", "NAME_REVIEWER", "DECIDE_APPLICATIONS"],
)
def test_the_programme_and_the_secretariat_of_the_country_run_calls(operation: str) -> None:
    assert (allowed(operation, CR), allowed(operation, HN)) == (RUN, [])


@pytest.mark.parametrize("operation", ["SEE_CALL", "SEE_SELECTION", "SEE_GRANT"])
def test_those_who_steer_see_what_was_decided(operation: str) -> None:
    assert (allowed(operation, CR), allowed(operation, HN)) == ([*RUN, "steering"], [])


@pytest.mark.parametrize("operation", ["AGREE_GRANT", "ANSWER_GRANTEE"])
def test_the_secretariat_agrees_grants_and_answers_grantees(operation: str) -> None:
    assert (allowed(operation, CR), allowed(operation, HN)) == (["secretariat"], [])


def test_whoever_was_named_judges_unless_they_run_calls() -> None:
    mine = SimpleNamespace(account=1, call=CR)

    assert allowed("JUDGE_APPLICATIONS", mine) == [role for role in ROLES if role not in RUN]
    assert allowed("JUDGE_APPLICATIONS", SimpleNamespace(account=2, call=CR)) == []
    assert allowed("JUDGE_APPLICATIONS", SimpleNamespace(account=1, call=HN)) == []


def test_a_programme_of_any_country_begins_a_call_and_the_clock_keeps_them_going() -> None:
    assert allowed("MAKE_CALL", None) == RUN
    assert allowed("KEEP_CALLS_GOING", CR) == []
    assert may(CLOCK, "KEEP_CALLS_GOING", CR, by_table=MAY)


def test_the_installation_judges_and_agrees_nothing() -> None:
    with pytest.raises(NotAllowed):
        account_of(CLOCK, "AGREE_GRANT")
    assert account_of(replace(CLOCK, account=7), "AGREE_GRANT") == 7
