"""A case closes and comes back as its procedure says; while it is closed, few keep access to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amparo.foundation.access import need_to_know
from amparo.protection.cases import operations as cases
from amparo.protection.cases import queries as case_queries
from amparo.protection.pathways import rules
from amparo.protection.pathways.models import OpenStep

if TYPE_CHECKING:
    from amparo.protection.pathways.operations.settling import Move

KEEP_A_CLOSED_CASE: Final = frozenset({"case_manager", "supervisor", "lawyer"})


def settle_closing(move: Move) -> None:
    """Close the case, or reopen it, when the procedure has just said so; whoever has nothing left to do there leaves.

    Nobody comes in with the reopening: who is needed again is brought in by the step, or a new referral.
    """
    was_closed = move.before is not None and rules.is_closed(move.run.net.answers(move.before))
    is_closed = rules.is_closed(move.run.net.answers(move.after))
    if is_closed and move.case.is_open:
        cases.close_case(by=move.by, case=move.case, at=move.at)
        _leave(move, closes=True)
    elif is_closed and not move.case.is_open:
        _leave(move, closes=False)
    elif was_closed and not move.case.is_open:
        cases.reopen_case(by=move.by, case=move.case)


def _leave(move: Move, *, closes: bool) -> None:
    """Let go of everyone but those who answer for a closed case, and those who still have a step in it.

    Those who answer for it do so for its reopening, and for the person's copy. A case that ends before anybody
    answers for it stays with the team that ended it.
    """
    rows = [row for row in case_queries.involvements_of(move.case) if row.until is None]
    involved = {row.team_id for row in rows}
    keepers = {row.team_id for row in rows if row.role in KEEP_A_CLOSED_CASE}
    if not keepers:
        keepers = set(move.by.teams) if closes and not move.by.is_service else _more_than_told(move)
    leaving = involved - keepers - _busy(move)
    if not _works_on_it(move):  # who was only told of the case ends nobody's access but their own
        leaving &= move.by.teams
    # Whoever acts leaves last: nobody ends anything in a case that is out of their own sight.
    for team in sorted(leaving, key=lambda team: (team in move.by.teams, team)):
        cases.end_involvement(case=move.case, team=team, at=move.at)
        cases.revoke(by=move.by, case=move.case, team=team, why="CASE_CLOSED")


def _busy(move: Move) -> set[int]:
    """Return the teams that have a step in the case, or were told of a late one."""
    rows = OpenStep.objects.filter(pathway=move.pathway).values_list("team_id", "escalated_to_id")
    return {team for row in rows for team in row if team is not None}


def _more_than_told(move: Move) -> set[int]:
    """Return the teams that have more than the notice level of the case."""
    return {grant.team for grant in move.situation.grants if grant.purpose != need_to_know.NOTICE}


def _works_on_it(move: Move) -> bool:
    return move.by.is_service or bool(_more_than_told(move) & move.by.teams)
