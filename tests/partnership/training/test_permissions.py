"""Who runs courses, signs, certifies and sees whose award: role, place and answer."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import NotAllowed, may
from amparo.partnership.training.permissions import MAY, account_of
from tests.actors import CLOCK, NOBODY, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "trainer", "focal_point"})
CR, HN = (SimpleNamespace(code=code) for code in ("CR", "HN"))


def run(country: object = CR, *accounts: int) -> SimpleNamespace:
    return SimpleNamespace(kept_by=country, trainer_accounts=frozenset(accounts))


def who(country: object = CR, *institutions: int, account: int = 9) -> SimpleNamespace:
    return SimpleNamespace(kept_by=country, institutions=frozenset(institutions), account_id=account)


def allowed(operation: str, subject: object) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize("operation", ["OPEN_RUN", "NAME_TRAINER", "READ_RUN"])
def test_the_secretariat_and_trainers_of_the_country_run_courses(operation: str) -> None:
    assert (allowed(operation, run()), allowed(operation, run(HN))) == (["secretariat", "trainer"], [])


def test_the_grid_is_marked_by_the_trainers_of_the_course_or_keyed_by_the_secretariat() -> None:
    assert allowed("MARK_RUN", run()) == ["secretariat"]
    assert allowed("MARK_RUN", run(CR, 1)) == ROLES
    assert allowed("MARK_RUN", run(HN, 1)) == []


def test_trn_07_the_secretariat_signs_no_award() -> None:
    assert allowed("SIGN_AWARDS", run()) == ["trainer"]
    assert allowed("SIGN_AWARDS", run(CR, 1)) == ROLES
    assert allowed("SIGN_AWARDS", run(HN, 1)) == []


@pytest.mark.parametrize("operation", ["CERTIFY_TRAINER", "REVOKE_AWARD"])
def test_the_secretariat_certifies_trainers_revokes_and_ties_accounts(operation: str) -> None:
    assert (allowed(operation, who()), allowed(operation, who(HN))) == (["secretariat"], [])


def test_an_award_is_seen_by_its_holder_and_whoever_looks_after_them() -> None:
    assert allowed("READ_AWARD", who()) == ["secretariat", "trainer"]
    assert allowed("READ_AWARD", who(CR, 1)) == ["focal_point", "secretariat", "supervisor", "trainer"]
    assert allowed("READ_AWARD", who(CR, account=1)) == ROLES
    assert allowed("READ_AWARD", who(HN, 1)) == []


def test_whoever_looks_after_them_follows_up_at_work() -> None:
    assert allowed("FOLLOW_UP", who(CR, 1)) == ["focal_point", "supervisor"]
    assert (allowed("FOLLOW_UP", who(CR, 2)), allowed("FOLLOW_UP", who(HN, 1))) == ([], [])


def test_a_refresher_is_recorded_by_whoever_trains() -> None:
    assert allowed("RECORD_REFRESHER", who()) == ["secretariat", "trainer"]


def test_where_somebody_works_is_said_by_them_or_their_focal_point() -> None:
    assert allowed("PLACE_PROFESSIONAL", who(CR, 1)) == ["focal_point", "secretariat"]
    assert allowed("PLACE_PROFESSIONAL", who(CR, account=1)) == ROLES


def test_all_of_the_country_but_administrators_read() -> None:
    assert allowed("READ_TRAINING", run()) == [role for role in ROLES if role != "administrator"]


def test_the_installation_awards_nothing() -> None:
    assert account_of(NOBODY, "SIGN_AWARDS") == 1
    with pytest.raises(NotAllowed):
        account_of(CLOCK, "SIGN_AWARDS")
