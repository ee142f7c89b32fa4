"""The pathway of a case: its run, its open steps, what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from amparo.bpmn.net import Armed, State
from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.vocabulary import STANDS_FOR
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.queries import Running
from amparo.protection.cases.models import Case
from amparo.protection.pathways import rules
from amparo.protection.pathways.models import ArmedTimer, OpenStep, Pathway, PathwayEvent
from amparo.protection.pathways.vocabulary import MOVED, TOLD_BY_OPERATIONS


def pathway_of(case: Case) -> Pathway | None:
    """Return the main pathway of a case."""
    return Pathway.objects.filter(case=case).order_by("id").first()


def running(pathway: Pathway) -> Running:
    """Return the net, texts and parameters that a pathway keeps."""
    return procedures.running(pathway.versions, pathway.main)


def changes_of_versions(case: Case) -> list[PathwayEvent]:
    """Return the times that a case went on in other versions, earliest first."""
    return list(PathwayEvent.objects.filter(case=case, kind=MOVED).order_by("id"))


def running_then(event: PathwayEvent, changes: list[PathwayEvent]) -> Running:
    """Return what the pathway of an event ran when it happened."""
    later = next((each for each in changes if each.pathway_id == event.pathway_id and each.pk > event.pk), None)
    if later is None:
        return running(event.pathway)
    return procedures.running(later.answers["versions_before"], event.pathway.main)


def messages_heard(pathway: Pathway) -> tuple[str, ...]:
    """Return the messages that a pathway listens to now and that are raised by hand."""
    run = running(pathway)
    heard = (each.name for each in run.net.waiting(run.net.from_json(pathway.state)) if _by_hand(each))
    return tuple(dict.fromkeys(heard))


def messages_that_bring_back(pathway: Pathway) -> tuple[str, ...]:
    """Return those of them that bring a closed case back, at once or by opening the step that does.

    What the closed case waits for comes first, then what is heard at any time.
    """
    run = running(pathway)
    before = run.net.from_json(pathway.state)
    if not rules.is_closed(run.net.answers(before)):
        return ()
    heard = sorted(filter(_by_hand, run.net.waiting(before)), key=lambda each: bool(each.host))
    back = (each.name for each in heard if comes_back(run, before, run.net.fire(before, run.net.do(each.path))))
    return tuple(dict.fromkeys(back))


def _by_hand(each: Armed) -> bool:
    return each.kind == "message" and not each.absorbs and each.name not in TOLD_BY_OPERATIONS


def comes_back(run: Running, before: State, after: State) -> bool:
    """Say whether a move brings a closed case back, or opens the step that does."""
    opened = set(run.net.open_steps(after)) - set(run.net.open_steps(before))
    nodes = [run.net.node(path) for path in opened]
    return rules.comes_back(run.net.answers(before), run.net.answers(after), nodes)


def own_timers(pathway: Pathway) -> list[datetime]:
    """Return when the timers ring that a pathway waits for by themselves, beside no step; earliest first."""
    run = running(pathway)
    own = [each.path for each in run.net.waiting(run.net.from_json(pathway.state)) if each.kind == "timer"]
    own = [path for path in own if not run.net.node(path).attached_to]
    rows = ArmedTimer.objects.filter(pathway=pathway, path__in=own).order_by("due_at")
    return list(rows.values_list("due_at", flat=True))


def open_steps_of(case: Case) -> QuerySet[OpenStep]:
    """Return the open steps of a case, due first."""
    rows = OpenStep.objects.filter(case=case).select_related("team__institution", "pathway")
    return rows.order_by("due_at", "id")


def open_steps_by_case(ids: Iterable[int]) -> dict[int, list[OpenStep]]:
    """Return the open steps of several cases, in the order in which they opened."""
    found: dict[int, list[OpenStep]] = {}
    for step in OpenStep.objects.filter(case_id__in=list(ids)).select_related("pathway").order_by("id"):
        found.setdefault(step.case_id, []).append(step)
    return found


def open_step(case: Case, path: str) -> OpenStep | None:
    """Return an open step of a case by its path."""
    rows = OpenStep.objects.filter(case=case, path=path).select_related("pathway", "case__country", "team__institution")
    return rows.first()


def _mine(by: Actor) -> Q:
    """The steps that an actor may complete: by team and role."""
    mine = Q(pk__in=[])
    for team in by.teams:
        roles = by.roles_in(team)
        also = {lane for lane, standing in STANDS_FOR.items() if roles & standing}
        mine |= Q(team_id=team, role__in=sorted(roles | also))
    return mine


def work_of(by: Actor, *, limit: int, after: tuple[datetime, int] | None = None) -> list[OpenStep]:
    """Return the open steps of an actor's roles with a due time, earliest first, after a key; then those without."""
    rows = OpenStep.objects.filter(_mine(by)).select_related("case__country", "team__institution", "pathway")
    if after is not None:
        rows = rows.filter(Q(due_at__gt=after[0]) | Q(due_at=after[0], pk__gt=after[1]) | Q(due_at=None))
    return list(rows.order_by("due_at", "id")[:limit])


def escalated_to(by: Actor, *, limit: int) -> list[OpenStep]:
    """Return the late steps that were escalated to an actor's teams and are not the actor's own to do."""
    rows = OpenStep.objects.filter(escalated_to_id__in=by.teams).exclude(_mine(by))
    rows = rows.select_related("case__country", "team__institution", "pathway")
    return list(rows.order_by("due_at", "id")[:limit])


def count_work(by: Actor, *, upto: int = 1001, late_at: datetime | None = None) -> int:
    """Return how many steps wait for the actor (or are late), counting no further than `upto`."""
    rows = OpenStep.objects.filter(_mine(by))
    if late_at is not None:
        rows = rows.filter(due_at__lt=late_at)
    return len(rows.values_list("pk")[:upto])


def waiting_for_others(by: Actor, *, limit: int) -> list[OpenStep]:
    """Return open steps of other teams in the cases that the actor leads; those escalated to them stand apart."""
    lead = [team for team, role in by.posts if role in {"case_manager", "duty_officer"}]
    if not lead:
        return []
    rows = OpenStep.objects.exclude(team_id__in=by.teams).select_related(
        "case__country", "team__institution", "pathway"
    )
    rows = rows.filter(case__involvement__team_id__in=lead, case__involvement__until=None)
    rows = rows.exclude(escalated_to_id__in=by.teams).distinct()
    return list(rows.order_by("due_at", "id")[:limit])


def parts_of(case: Case) -> list[str]:
    """Return the parts of the pathway in which something happened: its calls, in the order in which they came."""
    paths = PathwayEvent.objects.filter(case=case, path__contains="/").order_by("id").values_list("path", flat=True)
    return list(dict.fromkeys(path.partition("/")[0] for path in paths))


def events_of(case: Case, *, limit: int, before: int | None = None, part: str = "") -> list[PathwayEvent]:
    """Return what happened in a case or in a part of its pathway, latest first, before a key."""
    rows = PathwayEvent.objects.filter(case=case).select_related("team__institution", "pathway")
    if part:
        rows = rows.filter(path__startswith=f"{part}/")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-id")[:limit])


def known_answers(case: Case) -> dict[str, tuple[Any, PathwayEvent]]:
    """Return the latest process-plane answer of each field with the event that gave it."""
    known: dict[str, tuple[Any, PathwayEvent]] = {}
    for event in PathwayEvent.objects.filter(case=case).exclude(answers={}).select_related("team__institution"):
        for name, value in event.answers.items():
            known[name] = (value, event)
    return known


def measures_of(case: Case) -> dict[str, int]:
    """Return the harm measures of a case: tellings, distinct people who met the person, late steps."""
    rows = PathwayEvent.objects.filter(case=case).aggregate(
        tellings=Count("pk", filter=Q(telling=True)),
        interviewers=Count("account_id", filter=Q(telling=True), distinct=True),
        late=Count("pk", filter=Q(late=True)),
        deviations=Count("pk", filter=Q(kind__in=["SKIPPED", "ADDED"])),
    )
    return {name: int(value or 0) for name, value in rows.items()}
