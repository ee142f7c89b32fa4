"""Who may vote in a panel."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.protection.identification.permissions import CAST_VOTE, MAY
from tests.actors import CLOCK, OTHER_TEAM, TEAM, acting_as

ROLES = sorted({*READS, "auditor", "administrator"})


def file(role: str, team: int = TEAM) -> SimpleNamespace:
    return SimpleNamespace(role=role, team_id=team)


@pytest.mark.parametrize("panel", ["panel", "appeal_panel"])
def test_only_the_panel_of_the_file_votes(panel: str) -> None:
    assert [role for role in ROLES if may(acting_as(role), CAST_VOTE, file(panel), by_table=MAY)] == [panel]


@pytest.mark.parametrize("panel", ["panel", "appeal_panel"])
def test_a_panel_votes_only_on_the_files_of_its_own_team(panel: str) -> None:
    assert may(acting_as(panel), CAST_VOTE, file(panel, OTHER_TEAM), by_table=MAY) is False


@pytest.mark.parametrize("also", ["police", "prosecutor"])
@pytest.mark.parametrize("panel", ["panel", "appeal_panel"])
def test_nobody_who_investigates_votes_even_with_a_seat(panel: str, also: str) -> None:
    assert may(acting_as(panel, also), CAST_VOTE, file(panel), by_table=MAY) is False


@pytest.mark.parametrize("role", ROLES)
def test_holding_a_step_that_is_no_panel_gives_no_vote(role: str) -> None:
    other = "case_manager" if role in {"panel", "appeal_panel"} else role

    assert may(acting_as(role), CAST_VOTE, file(other), by_table=MAY) is False


def test_the_clock_does_not_vote() -> None:
    assert may(CLOCK, CAST_VOTE, file("panel"), by_table=MAY) is False
