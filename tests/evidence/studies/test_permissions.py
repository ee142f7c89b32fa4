"""Who keeps analyses, comments on findings and asks children: one table of role, situation and answer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from amparo.evidence.studies.permissions import MAY, Circle, Kept
from amparo.evidence.studies.vocabulary import TAKES_ALERTS
from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.cases.permissions import receives_alerts
from tests.actors import CLOCK, NOBODY, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "focal_point", "programme", "trainer"})


def allowed(operation: str, subject: Any) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


def kept(institution: int | None = None, where: str = "CR") -> Kept:
    return Kept(SimpleNamespace(code=where), institution)  # type: ignore[arg-type]


def circle(*accounts: int, where: str = "CR") -> Circle:
    return Circle(SimpleNamespace(code=where), frozenset(accounts))  # type: ignore[arg-type]


@pytest.mark.parametrize("operation", ["KEEP_ANALYSIS", "KEEP_CONSULTATION"])
def test_the_secretariat_and_the_programme_of_the_country_keep(operation: str) -> None:
    assert allowed(operation, kept()) == ["programme", "secretariat"]
    assert allowed(operation, kept(where="HN")) == []


def test_analyses_are_read_by_those_who_work_in_the_coalition() -> None:
    assert set(ROLES) - set(allowed("READ_ANALYSIS", kept())) == {"auditor", "administrator"}
    assert allowed("READ_ANALYSIS", kept(where="HN")) == []


def test_a_focal_point_speaks_for_their_own_institution_only() -> None:
    assert allowed("COMMENT_FINDING", kept(NOBODY.institution)) == ["focal_point", "programme", "secretariat"]
    assert allowed("COMMENT_FINDING", kept(99)) == ["programme", "secretariat"]
    assert allowed("COMMENT_FINDING", kept(NOBODY.institution, "HN")) == []


@pytest.mark.parametrize("operation", ["HOLD_CONSULTATION", "START_PATHWAY"])
def test_those_named_in_a_consultation_hold_it_whatever_their_role(operation: str) -> None:
    assert NOBODY.account is not None
    assert allowed(operation, circle()) == ["programme", "secretariat"]
    assert allowed(operation, circle(NOBODY.account)) == ROLES
    assert allowed(operation, circle(NOBODY.account, where="HN")) == []


def test_only_the_installation_settles_what_a_day_left() -> None:
    assert allowed("SETTLE_PATHWAYS", kept()) == []
    assert may(CLOCK, "SETTLE_PATHWAYS", kept(), by_table=MAY)


def test_those_who_open_an_alert_from_a_consultation_are_those_who_receive_alerts() -> None:
    assert {role for role in ROLES if receives_alerts(acting_as(role), None)} == TAKES_ALERTS
