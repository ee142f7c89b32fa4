"""Who holds tables, writes, assesses, keeps, links and carries: role, place and answer."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import NotAllowed, may
from amparo.partnership.practices.permissions import MAY, account_of
from tests.actors import CLOCK, NOBODY, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter", "steering", "trainer", "focal_point", "programme"})
CR, HN = (SimpleNamespace(code=code) for code in ("CR", "HN"))
KEEPERS = ["programme", "secretariat"]


def table(*accounts: int) -> SimpleNamespace:
    rows = [SimpleNamespace(account_id=account) for account in accounts]
    return SimpleNamespace(members=SimpleNamespace(all=lambda: rows), selection=SimpleNamespace(kept_by=CR))


def practice(state: str, kept_by: SimpleNamespace = CR, *accounts: int) -> SimpleNamespace:
    return SimpleNamespace(
        state=state, kept_by=kept_by, to_country=kept_by, table=table(*accounts),
        accounts_of_the_selection=frozenset(accounts),
    )  # fmt: skip


def allowed(operation: str, subject: object) -> list[str]:
    return [role for role in ROLES if may(acting_as(role), operation, subject, by_table=MAY)]


@pytest.mark.parametrize("operation", ["HOLD_SELECTION", "KEEP_PRACTICE", "KEEP_MESSAGES", "CARRY_PRACTICE"])
def test_the_secretariat_and_the_programme_keep_what_is_of_their_country(operation: str) -> None:
    assert allowed(operation, practice("RETAINED")) == KEEPERS
    assert allowed(operation, practice("RETAINED", HN)) == []


def test_whoever_sits_at_the_table_writes_until_it_was_presented() -> None:
    works = [role for role in ROLES if role not in {"administrator", "auditor"}]

    assert allowed("WRITE_PRACTICE", practice("CANDIDATE", HN, 1)) == works
    assert allowed("WRITE_PRACTICE", practice("IDEA", HN, 1)) == works
    assert allowed("WRITE_PRACTICE", practice("ADMITTED", HN, 1)) == []
    assert allowed("WRITE_PRACTICE", practice("CANDIDATE", HN, 2)) == []


def test_those_who_keep_it_write_until_it_is_put_away() -> None:
    assert [allowed("WRITE_PRACTICE", practice(state)) for state in ("RETAINED", "PUBLISHED")] == [KEEPERS, KEEPERS]
    assert [allowed("WRITE_PRACTICE", practice(state)) for state in ("LESSON", "ARCHIVED")] == [[], []]


def test_candidates_are_begun_by_those_who_sit_there_and_by_those_who_hold_the_tables() -> None:
    works = [role for role in ROLES if role not in {"administrator", "auditor"}]

    assert (allowed("ENTER_CANDIDATE", table(1)), allowed("ENTER_CANDIDATE", table())) == (works, KEEPERS)
    assert allowed("JOIN_TABLE", None) == works


def test_a_published_practice_is_linked_by_every_coalition() -> None:
    assert allowed("LINK_PRACTICE", practice("PUBLISHED", HN)) == KEEPERS
    assert allowed("LINK_PRACTICE", practice("RETAINED", HN)) == []


def test_all_but_administrators_read_and_those_who_work_in_the_coalition_assess() -> None:
    assert allowed("READ_PRACTICES", None) == [role for role in ROLES if role != "administrator"]
    assert "steering" in allowed("ASSESS_PRACTICE", practice("ADMITTED"))
    assert "auditor" not in allowed("ASSESS_PRACTICE", practice("ADMITTED"))
    assert ("police" in allowed("ASSESS_PRACTICE", practice("ADMITTED", HN, 1))) is True
    assert allowed("ASSESS_PRACTICE", practice("ADMITTED", HN, 2)) == []


def test_the_installation_writes_no_practice() -> None:
    assert account_of(NOBODY, "WRITE_PRACTICE") == 1
    with pytest.raises(NotAllowed):
        account_of(CLOCK, "WRITE_PRACTICE")
