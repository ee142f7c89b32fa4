"""Who may take a procedure through its life and adopt it: one table of role, place and answer."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import NotAllowed, may
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption.permissions import MAY, account_of, institution_of
from tests.actors import CLOCK, NOBODY, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering"})
CR, HN = (SimpleNamespace(pk=1, country=SimpleNamespace(code=code)) for code in ("CR", "HN"))
SECRETARIAT = {
    "PUT_TO_CONSULTATION", "ANSWER_COMMENT", "CLOSE_CONSULTATION", "RECORD_VALIDATION", "RETURN_TO_DRAFT",
    "PUBLISH_PROPOSAL", "AGREE_DATE", "EXEMPT_INSTITUTION", "RECORD_ADVOCACY", "REMIND_INSTITUTION", "OFFER_VERSION",
    "ANSWER_OFFER",
}  # fmt: skip
OF_THE_INSTITUTION = {"RECORD_ACT", "WITHDRAW_ACT", "RECORD_EVIDENCE"}
SPEAKING = [role for role in ROLES if role not in {"auditor", "administrator"}]


def allowed(operation: str, subject: object = CR) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize("operation", sorted(SECRETARIAT))
def test_the_secretariat_of_the_country_keeps_proposals_and_cells(operation: str) -> None:
    assert (allowed(operation), allowed(operation, HN)) == (["secretariat"], [])


def test_the_secretariat_and_the_steering_committee_approve() -> None:
    operation = permissions.APPROVE_PROPOSAL

    assert (allowed(operation), allowed(operation, HN)) == (["secretariat", "steering"], [])


def test_whoever_works_in_an_institution_of_the_country_comments() -> None:
    operation = permissions.COMMENT_ON_STEP

    assert (allowed(operation), allowed(operation, HN)) == (SPEAKING, [])


@pytest.mark.parametrize("operation", sorted(OF_THE_INSTITUTION))
def test_an_institution_s_acts_are_its_own_people_s(operation: str) -> None:
    other = SimpleNamespace(pk=2, country=CR.country)

    assert (allowed(operation), allowed(operation, other)) == (SPEAKING, [])


def test_all_but_administrators_read() -> None:
    operation = permissions.READ_ADOPTION

    assert (allowed(operation), allowed(operation, HN)) == ([role for role in ROLES if role != "administrator"], [])


def test_the_installation_only_reminds_and_does_what_the_answer_of_a_check_says() -> None:
    assert [operation for operation in MAY if may(CLOCK, operation, CR, by_table=MAY)] == [
        "SETTLE_PROPOSAL", "REMIND_INSTITUTION",
    ]  # fmt: skip


@pytest.mark.parametrize("actor", [NOBODY, replace(acting_as("secretariat"), country="")], ids=["nobody", "nowhere"])
def test_whoever_has_no_place_may_nothing(actor: Actor) -> None:
    country = [operation for operation in MAY if operation not in OF_THE_INSTITUTION]

    assert [operation for operation in country if may(actor, operation, CR, by_table=MAY)] == []


def test_every_operation_is_listed_here() -> None:
    assert set(MAY) == SECRETARIAT | OF_THE_INSTITUTION | {
        "APPROVE_PROPOSAL", "COMMENT_ON_STEP", "READ_ADOPTION", "SETTLE_PROPOSAL",
    }  # fmt: skip


def test_what_is_signed_has_an_account_and_an_institution() -> None:
    assert (account_of(NOBODY, "X"), institution_of(NOBODY, "X")) == (1, 1)
    for asks in (account_of, institution_of):
        with pytest.raises(NotAllowed):
            asks(CLOCK, "X")
