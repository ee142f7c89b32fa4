"""Going on in other versions of the procedures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from amparo.bpmn.net import State
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit.entries import Note
from amparo.partnership.procedures import queries as procedures
from amparo.protection.pathways import permissions
from amparo.protection.pathways.models import PathwayEvent
from amparo.protection.pathways.operations.settling import Move, append, settle
from amparo.protection.pathways.operations.situation import situation_of
from amparo.protection.pathways.vocabulary import MOVED


@transaction.atomic
def take_versions(
    *, by: Actor, pathway_id: int, before: Mapping[str, object], versions: Mapping[str, int], state: State, at: datetime
) -> PathwayEvent:
    """Go on in other versions, in a state of their net; `before` is the state that the new one was worked out from.

    Work lists and timers follow; what is open in both keeps its time. Raises `Refused` when the actor may not, or the
    case has gone on meanwhile.
    """
    situation = situation_of(pathway_id)
    pathway = situation.pathway
    permits.require(by, permissions.TAKE_VERSIONS, pathway.case, by_table=permissions.MAY)
    if pathway.state != before:
        raise Refused([_("The case has gone on meanwhile. Look at it again.")])
    run = procedures.running(versions, pathway.main)
    left = dict(pathway.versions)
    with connection.cursor() as cursor:
        cursor.execute("select pathways_take_versions(%s, %s)", [pathway_id, json.dumps(dict(versions))])
    pathway.versions = dict(versions)
    move = Move(by, situation, run, state, state, at)
    team = None if by.is_service else min(by.teams, default=None)
    event = append(move, MOVED, "", answers={"versions_before": left}, team_id=team)
    case, facts = pathway.case, {"event": event.pk, "from": left, "to": dict(versions)}
    move.notes.append(Note("VERSIONS_TAKEN", case.pk, case.code, subject=pathway.main, facts=facts))
    settle(move)
    return event
