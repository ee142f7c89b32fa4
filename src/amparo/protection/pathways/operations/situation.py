"""How a case stands, read once: what every operation of a pathway looks at, under the pathway's lock."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.decide import Relation
from amparo.foundation.access.undoing import Undoing
from amparo.foundation.audit.entries import Head
from amparo.partnership.coalition import queries as coalition
from amparo.protection.cases.models import Case
from amparo.protection.pathways import permissions
from amparo.protection.pathways.models import OpenStep, Pathway
from amparo.protection.pathways.rules import Standing

Row = TypeVar("Row", bound=Model)


@dataclass
class Situation:
    """A locked pathway with its case, what is open, who is involved, what was granted and agreed.

    `event` is the key of the next event; `head` is where the next entry of the case's audit chain goes, for the
    first one who takes it.
    """

    pathway: Pathway
    steps: dict[str, OpenStep]
    timers: dict[str, int]
    involved: list[tuple[int, str]]
    grants: tuple[Relation, ...]
    agreed: tuple[tuple[str, int | None], ...]
    keys: Mapping[str, bytes]
    interviews: int
    head: Head | None
    event: int | None

    def team_in_role(self, role: str) -> int | None:
        """Return the team that holds a role in the case now, the latest one."""
        return next((team for team, held in reversed(self.involved) if held == role), None)

    def has(self, *, team: int, role: str, purpose: str, groups: frozenset[str]) -> bool:
        """Say whether a team is in the case in a role and may open these field groups for a purpose."""
        granted = any(
            grant.team == team and grant.purpose == purpose and groups <= grant.groups for grant in self.grants
        )
        return granted and (team, role) in self.involved

    def relations(self, by: Actor) -> tuple[Relation, ...]:
        """Return the live grants that tie the actor's teams to the case."""
        return tuple(grant for grant in self.grants if grant.team in by.teams)

    def standing(self, answers: Mapping[str, str], team: int | None) -> Standing:
        """Return what the rules of steps look at; consents count for everyone or for this team."""
        return Standing(
            is_open=self.pathway.case.is_open,
            is_over=self.pathway.ended_at is not None,
            consents=frozenset(purpose for purpose, only in self.agreed if only is None or only == team),
            forensic_interviews=self.interviews,
            judge_ordered=answers.get("judge_order") == "yes",
        )

    def take_head(self) -> Head | None:
        """Return where the next entry goes, once."""
        head, self.head = self.head, None
        return head

    def take_event(self) -> int | None:
        """Return the key reserved for the next event, once."""
        event, self.event = self.event, None
        return event


def situation_of(pathway_id: int, undoing: Undoing | None = None) -> Situation:
    """Lock a pathway until this transaction ends and read how its case stands; `NotAllowed` when it is not theirs."""
    row = (undoing or Undoing("")).ask("select pathways_situation(%s)", [pathway_id])
    if row is None or row[0] is None:
        raise permits.NotAllowed(permissions.REACH_PATHWAY)
    return _situation(json.loads(row[0]))


def _situation(found: Mapping[str, Any]) -> Situation:
    case = _case(found["case"])
    pathway = _pathway(found["pathway"], case)
    seq, mac = found["head"]
    return Situation(
        pathway=pathway,
        steps={given["path"]: _step(given, pathway) for given in found["steps"] or ()},
        timers=found["timers"] or {},
        involved=[(team, role) for team, role in found["involved"] or ()],
        grants=tuple(Relation(team, why, frozenset(groups)) for team, why, groups in found["grants"] or ()),
        agreed=tuple((purpose, team) for purpose, team in found["agreed"] or ()),
        keys={group: bytes.fromhex(key) for group, key in (found["keys"] or {}).items()},
        interviews=found["interviews"],
        head=Head(seq, bytes.fromhex(mac)),
        event=found["event"],
    )


def _case(given: Mapping[str, Any]) -> Case:
    case = _row(Case, given, moments=("opened_at", "closed_at"))
    case.country = coalition.country_by_id(case.country_id)
    return case


def _pathway(given: Mapping[str, Any], case: Case) -> Pathway:
    pathway = _row(Pathway, given, moments=("started_at", "ended_at"))
    pathway.case = case
    return pathway


def _step(given: Mapping[str, Any], pathway: Pathway) -> OpenStep:
    step = _row(OpenStep, given, moments=("opened_at", "due_at", "escalated_at"))
    step.pathway, step.case = pathway, pathway.case
    return step


def _row(model: type[Row], given: Mapping[str, Any], *, moments: tuple[str, ...]) -> Row:
    """Make what Django would have made of the row."""
    found = {**given, **{name: _moment(given[name]) for name in moments}}
    names = [field.attname for field in model._meta.concrete_fields]
    return model.from_db(connection.alias, names, [found[name] for name in names])


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
