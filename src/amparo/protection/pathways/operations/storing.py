"""Storing what follows from a move, in one statement."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from amparo.protection.pathways.models import OpenStep, Pathway, PathwayEvent
from amparo.protection.people.operations import Sealed

EVENT = (
    "id", "seq", "at", "kind", "path", "role", "step_kind", "team_id", "account_id", "outcome", "answers", "reason",
    "telling", "late", "opened_at",
)  # fmt: skip
SEALED = ("group", "fields", "sealed")
STEP = ("path", "role", "team_id", "kind", "screen", "opened_at", "due_at")


@dataclass(frozen=True, slots=True)
class Following:
    """What follows from a move.

    Events, answers sealed in the first of them, the last entry of the audit, steps that close and open, dues by team,
    timers that stop and start.
    """

    at: datetime
    events: Sequence[PathwayEvent]
    sealed: Sequence[Sealed]
    entry: Mapping[str, Any] | None
    closed: Sequence[int]
    opened: Sequence[OpenStep]
    dues: Mapping[int, datetime | None]
    disarmed: Sequence[int]
    armed: Mapping[str, datetime]


def store(pathway: Pathway, following: Following) -> None:
    """Write a pathway and what follows, and note in the case's feeds what is due next for each team."""
    dues = {team: due for team, due in following.dues.items() if due is not None}
    given = {
        "pathway": pathway.pk,
        "state": pathway.state,
        "seq": pathway.seq,
        "ended_at": pathway.ended_at,
        "at": following.at,
        "record": f"event:{following.events[0].pk}" if following.events else "",
        "sealed": [dict(zip(SEALED, row, strict=True)) for row in following.sealed],
        "entry": following.entry,
        "events": [_columns(event, EVENT) for event in following.events],
        "closed": following.closed,
        "opened": [_columns(step, STEP) for step in following.opened],
        "disarmed": following.disarmed,
        "armed": [{"path": path, "due_at": due} for path, due in following.armed.items()],
        "teams": list(dues),
        "dues": list(dues.values()),
    }
    with connection.cursor() as cursor:
        cursor.execute("select pathways_settle(%s)", [json.dumps(given, default=_text)])
    for event in following.events:
        event._state.adding, event._state.db = False, connection.alias


def _text(value: datetime | bytes) -> str:
    return value.hex() if isinstance(value, bytes) else value.isoformat()


def _columns(row: PathwayEvent | OpenStep, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def next_event() -> int:
    """Reserve the key of an event."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('pathways_pathwayevent_id_seq')")
        return int(cursor.fetchone()[0])
