"""Opening a case and starting its pathway from the alert."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.procedures import queries as procedures
from amparo.protection.cases import operations as cases
from amparo.protection.cases import permissions as case_permissions
from amparo.protection.pathways.models import Pathway
from amparo.protection.pathways.operations.settling import Move, append, settle
from amparo.protection.pathways.operations.situation import situation_of
from amparo.protection.pathways.vocabulary import STARTED

RECEIVES = ("duty_officer", "intake")


@transaction.atomic
def start_pathway(*, by: Actor, mandate: str, at: datetime, main: str = procedures.MAIN) -> Pathway:
    """Open a case from an alert and start the coalition's main pathway in the versions in force there that day.

    Raises `Refused` when the actor may not, or the mandate is unknown.
    """
    posts = [(team, role) for team, role in sorted(by.posts) if role in RECEIVES]
    if not posts:
        raise NotAllowed(case_permissions.OPEN_CASE)
    team, role = posts[0]
    country = coalition.country_by_code(by.country)
    case = cases.open_case(
        by=by, country_id=country.pk, country=country.code, mandate=mandate, team=team, role=role, at=at
    )
    case.country = country
    versions = procedures.current_set(country.code, at.astimezone(ZoneInfo(country.time_zone)).date())
    run = procedures.running(versions, main)
    state = run.net.start()
    pathway = Pathway(case=case, main=main, versions=versions, state=run.net.to_json(state), started_at=at)
    pathway.save(force_insert=True)
    situation = situation_of(pathway.pk)
    move = Move(by=by, situation=situation, run=run, before=None, after=state, at=at)
    append(move, STARTED, "", team_id=team, role=role)
    settle(move)
    cases.involve_team(by=by, case=case, team=team, role=role, purpose=need_to_know.CARE, at=at)
    return situation.pathway
