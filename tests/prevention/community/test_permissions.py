"""Who sees, opens, follows and receives: role and answer, and nobody of another country."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.prevention.community import permissions
from amparo.prevention.community import vocabulary as words
from tests.actors import NOBODY, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "focal_point", "programme", "trainer"})


def allowed(operation: str, subject: Any) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=permissions.MAY)]


def kept(country: str) -> Any:
    return SimpleNamespace(kept_by=SimpleNamespace(code=country))


def test_only_intake_opens_and_its_supervisor_sees_that_something_waits() -> None:
    assert allowed("SEE_INBOX", kept("CR")) == ["intake", "supervisor"]
    for operation in ("OPEN_REPORT", "FOLLOW_REPORT", "TAKE_DOWN_REPORT"):
        assert allowed(operation, kept("CR")) == ["intake"], operation


def test_nobody_of_another_country_and_nobody_at_all_does_anything() -> None:
    for operation in permissions.MAY:
        subject = SimpleNamespace(**vars(kept("HN")), institution_id=-1)
        assert allowed(operation, subject) == [], operation
        assert not may(NOBODY, operation, subject, by_table=permissions.MAY)


def test_a_slice_is_opened_where_it_was_passed_by_those_who_protect() -> None:
    own = SimpleNamespace(institution_id=acting_as("police").institution)
    other = SimpleNamespace(institution_id=-1)

    assert set(allowed("OPEN_SLICE", own)) == set(ROLES) & words.RECEIVERS
    assert not {"auditor", "administrator", "dpo", "secretariat", "panel"} & set(allowed("OPEN_SLICE", own))
    assert allowed("OPEN_SLICE", other) == []


def test_cards_are_made_by_those_who_are_outside() -> None:
    assert allowed("MAKE_CARD", kept("CR")) == sorted(words.MAKES_CARDS)
