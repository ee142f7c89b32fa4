"""After a move: work lists, timers, grants and feeds follow the new state, in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from amparo.bpmn.diagram import Node
from amparo.bpmn.net import State
from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.rules import due_at
from amparo.partnership.coalition.vocabulary import RECORDS_FOR_THE_PERSON
from amparo.partnership.procedures.queries import Running
from amparo.protection.cases import operations as cases
from amparo.protection.cases import queries as case_queries
from amparo.protection.cases.models import Case
from amparo.protection.pathways import rules
from amparo.protection.pathways.models import OpenStep, Pathway, PathwayEvent
from amparo.protection.pathways.operations.closing import settle_closing
from amparo.protection.pathways.operations.situation import Situation
from amparo.protection.pathways.operations.storing import Following, next_event, store
from amparo.protection.people.operations import Sealed

JUSTICE_ROLES = frozenset({"police", "prosecutor", "judge", "court", "defence", "forensic"})


@dataclass(frozen=True)
class Move:
    """A move being made: who, in which pathway, from which state to which, when."""

    by: Actor
    situation: Situation
    run: Running
    before: State | None
    after: State
    at: datetime
    done_path: str = ""
    assigned: Mapping[str, int] = field(default_factory=dict)
    events: list[PathwayEvent] = field(default_factory=list)
    sealed: list[Sealed] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def pathway(self) -> Pathway:
        """The pathway, locked."""
        return self.situation.pathway

    @property
    def case(self) -> Case:
        """The case of the pathway."""
        return self.pathway.case


def settle(move: Move) -> None:
    """Store the new state and bring everything that follows from it in step."""
    pathway = move.pathway
    pathway.state = move.run.net.to_json(move.after)
    if move.run.net.ended(move.after) and pathway.ended_at is None:
        pathway.ended_at = move.at
    disarmed, armed = _timers_after(move)
    closed, opened, dues = _steps_after(move)
    while len(move.notes) > 1:
        _record_note(move)
    entry = _last_entry(move)
    store(pathway, Following(move.at, move.events, move.sealed, entry, closed, opened, dues, disarmed, armed))
    _settle_justice(move)
    settle_closing(move)


def _last_entry(move: Move) -> dict[str, Any] | None:
    """Return the row of the entry still to be written, to be stored with the rest."""
    if not move.notes:
        return None
    note = move.notes.pop()
    head = move.situation.take_head() or entries.head_of(entries.chain_of(note, move.by))
    return entries.columns(note, by=move.by, head=head)


def _record_note(move: Move) -> None:
    """Write down the earliest note now, because another entry of the case comes after it."""
    if move.notes:
        entries.record(move.notes.pop(0), by=move.by, head=move.situation.take_head())
    move.situation.head = None


def append(move: Move, kind: str, path: str, **more: Any) -> PathwayEvent:
    """Write down what happened, in the order of the pathway; it is stored with what follows from it."""
    move.pathway.seq += 1
    event = PathwayEvent(
        pk=move.situation.take_event() or next_event(),
        case_id=move.pathway.case_id,
        pathway=move.pathway,
        seq=move.pathway.seq,
        at=move.at,
        kind=kind,
        path=path,
        account_id=move.by.account,
        **more,
    )
    move.events.append(event)
    return event


def _steps_after(move: Move) -> tuple[list[int], list[OpenStep], dict[int, datetime | None]]:
    """Return the rows of steps that are no longer open, those that open, and the next due time of each team."""
    rows = move.situation.steps
    wanted = move.run.net.open_steps(move.after)
    kept = {path for path in wanted if path in rows and path != move.done_path}
    gone = [row.pk for path, row in rows.items() if path not in kept]
    opened = [_open(move, path) for path in wanted if path not in kept]
    dues: dict[int, datetime | None] = {}
    for row in [*(rows[path] for path in kept), *opened]:
        due = dues.get(row.team_id)
        dues[row.team_id] = min(row.due_at, due) if row.due_at and due else (row.due_at or due)
    return gone, opened, dues


def _open(move: Move, path: str) -> OpenStep:
    """Make the row of a step that opens, and bring its team into the case for what the role needs."""
    node, role = move.run.net.node(path), move.run.net.role_of(path) or "case_manager"
    team = team_for(move, role)
    step = node.step
    may_open = rules.justice_may_open(move.run.net.answers(move.after))
    purpose = need_to_know.ROLE_PURPOSE.get(role, need_to_know.CARE)
    if role in JUSTICE_ROLES and not may_open:
        purpose = need_to_know.NOTICE
    if role != "provider":  # a provider comes in through its referral, and leaves with it
        working_as = role if role != "person" else _recording_role(move.by, team)
        bring_in(move, team, working_as, purpose)
    return OpenStep(
        case_id=move.pathway.case_id,
        pathway=move.pathway,
        path=path,
        role=role,
        team_id=team,
        kind=step.kind if step else "care",
        screen=step.screen if step else "form",
        opened_at=move.at,
        due_at=deadline_of(move, path, step.deadline if step else None),
    )


def bring_in(move: Move, team: int, role: str, purpose: str) -> None:
    """Bring a team into the case unless it is in it, in this role and with all that the role may open."""
    groups = need_to_know.groups_for(role, purpose)
    if not move.situation.has(team=team, role=role, purpose=purpose, groups=groups):
        _record_note(move)
        cases.involve_team(by=move.by, case=move.case, team=team, role=role, purpose=purpose, at=move.at)
        move.situation.involved.append((team, role))


def _recording_role(by: Actor, team: int) -> str:
    """In which role a team records what the person decides."""
    own = by.roles_in(team) & RECORDS_FOR_THE_PERSON
    near = coalition.roles_of_team(team) & RECORDS_FOR_THE_PERSON
    return min(own or near, default="case_manager")


def team_for(move: Move, role: str) -> int:
    """Return the team that takes a role's step: the one assigned, the one already in the case, else the country's.

    The person's own decisions are recorded by whoever is with her: the team that acts now, when it may.
    """
    if role in move.assigned:
        return move.assigned[role]
    if role == "person":
        with_her = _team_with_the_person(move.by)
        if with_her is not None:
            return with_her
        role = "case_manager"
    found = move.situation.team_in_role(role) or coalition.team_bound_to(move.case.country_id, role)
    if found is None:
        raise LookupError(f"no team takes the role {role}")
    return found


def _team_with_the_person(by: Actor) -> int | None:
    """Return the actor's team when they, or a colleague in it, may write down what the person decides."""
    own = [team for team, held in sorted(by.posts) if held in RECORDS_FOR_THE_PERSON]
    near = [team for team in sorted(by.teams) if coalition.roles_of_team(team) & RECORDS_FOR_THE_PERSON]
    return next(iter([*own, *near]), None)


def deadline_of(move: Move, path: str, key: str | None) -> datetime | None:
    """Return when a step is due by the country's calendar, or None when it has no deadline."""
    if not key:
        return None
    country = move.case.country
    given = move.run.deadline(path, key, country.code)
    if given is None:
        return None
    return due_at(
        term_start(move.case, given, move.at),
        amount=int(given["amount"]),
        unit=str(given["unit"]),
        country=country.code,
        time_zone=country.time_zone,
        facts=country.facts,
    )


def term_start(case: Case, deadline: Mapping[str, Any], opened_at: datetime) -> datetime:
    """Return from when a term counts: from when the case was known, where the law says so, else from the step."""
    return case.opened_at if deadline.get("counts_from") == "knowledge" else opened_at


def _timers_after(move: Move) -> tuple[list[int], dict[str, datetime]]:
    """Return the timers that no longer wait, and when those ring that wait now."""
    armed = {each.path: each for each in move.run.net.waiting(move.after) if each.kind == "timer"}
    rows = move.situation.timers
    hosts_done = {path for path, each in armed.items() if each.host and each.host == move.done_path}
    gone = [key for path, key in rows.items() if path not in armed or path in hosts_done]
    missing = [path for path in armed if path not in rows or path in hosts_done]
    return gone, {path: timer_due(move, path, armed[path].name) for path in missing}


def timer_due(move: Move, path: str, duration: str) -> datetime:
    """Return when a timer rings: a key of the country's deadlines ("@key") or an ISO 8601 duration."""
    if duration.startswith("@"):
        due = deadline_of(move, path, duration[1:])
        if due is None:
            raise LookupError(f"{path}: the country has no deadline {duration}")
        return due
    amount, unit = iso_duration(duration)
    country = move.case.country
    return due_at(
        move.at, amount=amount, unit=unit, country=country.code, time_zone=country.time_zone, facts=country.facts
    )


def iso_duration(text: str) -> tuple[int, str]:
    """Read the ISO 8601 durations that drawings use: PT5M, PT24H, P7D, P6M. Raises `ValueError`."""
    units = {("PT", "M"): "minutes", ("PT", "H"): "hours", ("P", "D"): "days", ("P", "M"): "months"}
    prefix = "PT" if text.startswith("PT") else "P"
    unit = units.get((prefix, text[-1:]))
    if unit is None:
        raise ValueError(text)
    return int(text[len(prefix) : -1]), unit


def _settle_justice(move: Move) -> None:
    """Open or close what police and prosecutor see when the person joins, declines or leaves the proceedings."""
    now = rules.justice_may_open(move.run.net.answers(move.after))
    before = move.before is not None and rules.justice_may_open(move.run.net.answers(move.before))
    if now == before:
        return
    involved = case_queries.involvements_of(move.case).filter(role__in=JUSTICE_ROLES, until=None)
    for team, role in {(row.team_id, row.role) for row in involved}:
        purpose = need_to_know.JUSTICE if now else need_to_know.NOTICE
        cases.involve_team(by=move.by, case=move.case, team=team, role=role, purpose=purpose, at=move.at)
        if not now:
            why = "NOT_TAKING_PART"
            cases.revoke(by=move.by, case=move.case, team=team, purpose=need_to_know.JUSTICE, why=why)


def bring_in_recipient(move: Move, node: Node) -> None:
    """Let police or prosecutor know of the case when a step that informs them is done; no more than they may see."""
    role = node.step.recipient if node.step else None
    if role not in JUSTICE_ROLES:
        return
    takes_part = rules.justice_may_open(move.run.net.answers(move.after))
    purpose = need_to_know.JUSTICE if takes_part else need_to_know.NOTICE
    team = team_for(move, role)
    _record_note(move)
    cases.involve_team(by=move.by, case=move.case, team=team, role=role, purpose=purpose, at=move.at)
