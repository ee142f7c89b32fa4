"""Who may do the steps that ask for a competency, and which were done without."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from amparo.bpmn.diagram import Node
from amparo.foundation.access.actors import Actor
from amparo.partnership.competencies.rules import needed_for
from amparo.partnership.training.queries.awards import asked_of, permission_of
from amparo.partnership.training.rules.gate import FREE, Permission, permission_for
from amparo.protection.cases.models import Case
from amparo.protection.pathways import rules
from amparo.protection.pathways.models import DoneWithout, OpenStep
from amparo.protection.pathways.queries import runs


def permission_at(by: Actor, case: Case, node: Node, answers: Mapping[str, str | None], at: datetime) -> Permission:
    """Say whether the actor may do a step of a case on the day that it is in the case's country.

    One query where the step asks for a competency, none where it asks for nothing.
    """
    if needed_for(node.step) is None:
        return Permission(FREE)
    is_urgent = rules.says_urgent(answers)
    return permission_of(by.account, case.country.code, node.step, _day_in(case, at), is_urgent=is_urgent)


def permission_now(by: Actor, step: OpenStep, at: datetime) -> Permission:
    """Say whether the actor may do an open step as its pathway stands."""
    run = runs.running(step.pathway)
    return permission_at(by, step.case, run.net.node(step.path), _answers(step), at)


def permissions_now(by: Actor, steps: Iterable[OpenStep], at: datetime) -> dict[int, Permission]:
    """Return what the actor may do of some open steps, by key; those that ask for nothing are left out.

    One query for each country in which some of them asks for a competency.
    """
    needing = {step.pk: (step, needed_for(runs.running(step.pathway).net.node(step.path).step)) for step in steps}
    wanted: dict[tuple[str, date], set[str]] = {}
    for step, needed in needing.values():
        if needed is not None:
            wanted.setdefault((step.case.country.code, _day_in(step.case, at)), set()).add(needed.competency)
    asked = {key: asked_of(by.account, key[0], codes, key[1]) for key, codes in wanted.items()}
    found = {}
    for pk, (step, needed) in needing.items():
        if needed is not None:
            held = asked[step.case.country.code, _day_in(step.case, at)].get(needed.competency)
            found[pk] = permission_for(needed, held, is_urgent=rules.says_urgent(_answers(step)))
    return {pk: each for pk, each in found.items() if each.kind != FREE}


def _answers(step: OpenStep) -> Mapping[str, str | None]:
    run = runs.running(step.pathway)
    return run.net.answers(run.net.from_json(step.pathway.state))


def _day_in(case: Case, at: datetime) -> date:
    return at.astimezone(ZoneInfo(case.country.time_zone)).date()


def told_to(by: Actor) -> QuerySet[DoneWithout]:
    """Return the steps done without that were told to the teams in which the actor supervises, latest first."""
    teams = [team for team, role in by.posts if role == "supervisor"]
    rows = DoneWithout.objects.filter(told_id__in=teams)
    return rows.select_related("case__country", "event__pathway", "event__team__institution")


def not_seen_by(by: Actor) -> QuerySet[DoneWithout]:
    """Return those of them that nobody of the team has seen yet."""
    return told_to(by).filter(seen_at=None)
