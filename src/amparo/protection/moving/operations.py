"""Planning, ordering and carrying out that running cases move; and keeping one where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.bpmn.migrate import Fate, Outlook
from amparo.bpmn.net import State
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.queries import Running
from amparo.protection.cases.models import Case
from amparo.protection.moving import permissions, queries, rules
from amparo.protection.moving.models import Look, Moving, Stay
from amparo.protection.moving.vocabulary import KEPT, MOVING
from amparo.protection.pathways import operations as pathways
from amparo.protection.pathways.models import Pathway, PathwayEvent
from amparo.protection.pathways.queries import runs


@transaction.atomic
def ask_plan(*, by: Actor, at: datetime) -> Moving:
    """Ask how many running cases of the actor's country stand where, and which can move to the versions in force.

    The clock prepares it. Raises `NotAllowed`.
    """
    permits.require(by, permissions.PLAN_MOVING, None, by_table=permissions.MAY)
    country = queries.country_of(by.country)
    versions = queries.versions_now(country, at)
    target = rules.target_of(versions)
    moving = Moving.objects.create(country=country, target=target, versions=versions, asked_by=by.account, asked_at=at)
    entries.record(Note("MOVING_ASKED", subject=target[:12], facts={"moving": moving.pk}), by=by)
    return moving


@transaction.atomic
def look_at_case(*, by: Actor, key: int, pathway_id: int, set_aside: bool = False) -> bool:
    """Look at what becomes of one case in a plan, and on which steps it stands.

    `set_aside`: it could not be looked at, and stays. Only the clock may. False when it was looked at, moved or closed
    meanwhile.
    """
    permits.require(by, permissions.PLAN_MOVING, None, by_table=permissions.MAY)
    moving = queries.moving_by_id(key)
    pathway = queries.behind(moving.country, moving.versions).filter(pk=pathway_id).first()
    if pathway is None or moving.planned_at or Look.objects.filter(moving=moving, pathway=pathway).exists():
        return False
    if set_aside:
        Look.objects.create(
            moving=moving, case_id=pathway.case_id, pathway=pathway, fate=Fate.UNKNOWN.value, steps={"": _place({})}
        )
        return True
    stays = queries.stays(pathway, moving.target)
    outlook = None if stays else queries.outlook_of(pathway, moving.versions, {})
    fate = outlook.fate.value if outlook else KEPT
    run = runs.running(pathway)
    # What is gone is what has to be decided on: a step, or a wait that a case stands on beside its open steps.
    gone = outlook.lost if outlook else ()
    stands = gone or run.net.open_steps(_state(pathway)) or [""]
    steps = {path: _place(_titles(run, path), waits=_is_wait(run, path)) for path in stands}
    Look.objects.create(moving=moving, case_id=pathway.case_id, pathway=pathway, fate=fate, steps=steps)
    return True


def _place(title: Mapping[str, str], *, waits: bool = False) -> dict[str, Any]:
    """Return where a case stands: what it is called by language, and whether it is a wait."""
    return {"title": dict(title), "waits": waits}


def _is_wait(run: Running, path: str) -> bool:
    return path in run.net.paths and run.net.node(path).step is None


@transaction.atomic
def finish_plan(*, by: Actor, key: int, at: datetime) -> bool:
    """Count the cases by the step they stand on and by what becomes of them, once each was looked at.

    Only the clock may. False when it was done meanwhile.
    """
    permits.require(by, permissions.PLAN_MOVING, None, by_table=permissions.MAY)
    moving = (
        Moving.objects.select_for_update(of=("self",)).select_related("country").filter(pk=key, planned_at=None).first()
    )
    if moving is None:
        return False
    mains = queries.mains_of(moving)
    counts: Counter[tuple[str, str, str]] = Counter()
    titles: dict[tuple[str, str], dict[str, str]] = {}
    waits: set[str] = set()
    for look in Look.objects.filter(moving=moving).order_by("pk"):
        main = mains[look.pathway_id]
        for path, place in look.steps.items():
            counts[main, path, look.fate] += 1
            titles[main, path] = place["title"]
            waits |= {path} if place["waits"] else set()
    moving.plan = [
        {
            "main": main,
            "path": path,
            "title": titles[main, path],
            "waits": path in waits,
            "fate": fate,
            "cases": count,
        }
        for (main, path, fate), count in sorted(counts.items(), key=lambda each: (each[0][2] in MOVING, each[0]))
    ]
    moving.planned_at = at
    moving.save(update_fields=["plan", "planned_at"])
    Look.objects.filter(moving__country=moving.country).exclude(moving=moving).delete()
    entries.record(Note("MOVING_PLANNED", subject=moving.target[:12], facts={"moving": key}), by=by)
    return True


@transaction.atomic
def note_try(*, by: Actor, look_id: int, moved: bool, at: datetime) -> None:
    """Note that an order came to a case, and whether it moved. Only the clock may."""
    permits.require(by, permissions.PLAN_MOVING, None, by_table=permissions.MAY)
    Look.objects.filter(pk=look_id).update(tried_at=at, moved=moved)


@transaction.atomic
def order_moving(*, by: Actor, key: int, renames: Mapping[str, str], at: datetime) -> Moving:
    """Order that all cases move that can. `renames`: where a step that is gone goes (old path -> new path).

    Raises `NotAllowed`, or `Refused` when the plan is not ready, was ordered, or other versions are in force by now.
    """
    permits.require(by, permissions.ORDER_MOVING, None, by_table=permissions.MAY)
    rows = Moving.objects.select_for_update(of=("self",)).select_related("country")
    moving = rows.filter(pk=key, country__code=by.country).first()
    if moving is None:
        raise NotAllowed(permissions.ORDER_MOVING)
    is_current = moving.target == rules.target_of(queries.versions_now(moving.country, at))
    reasons = rules.reasons_not_to_order(moving.state, is_current=is_current)
    net = procedures.running(moving.versions).net
    if set(renames.values()) - set(net.paths):
        reasons.append(_("Choose a step of the new version for each step that is gone."))
    if reasons:
        raise Refused(reasons)
    moving.renames, moving.ordered_by, moving.ordered_at = dict(renames), by.account, at
    moving.save(update_fields=["renames", "ordered_by", "ordered_at"])
    facts = {"moving": key, "renames": dict(renames)}
    entries.record(Note("MOVING_ORDERED", subject=moving.target[:12], facts=facts), by=by)
    return moving


@transaction.atomic
def finish_moving(*, by: Actor, key: int, at: datetime) -> int:
    """Note that an order was carried out, and return how many moved; what was known of each case is removed.

    Only the clock may.
    """
    permits.require(by, permissions.PLAN_MOVING, None, by_table=permissions.MAY)
    moved = Look.objects.filter(moving_id=key, moved=True).count()
    Moving.objects.filter(pk=key, done_at=None).update(moved=moved, done_at=at)
    Look.objects.filter(moving_id=key).delete()
    entries.record(Note("MOVING_DONE", facts={"moving": key, "moved": moved}), by=by)
    return moved


@transaction.atomic
def move_case(
    *, by: Actor, pathway: Pathway, versions: Mapping[str, int], renames: Mapping[str, str], at: datetime
) -> PathwayEvent:
    """Move one case to other versions, where it can still complete with all rights.

    Raises `NotAllowed`, or `Refused` with the reasons why it stays.
    """
    permits.require(by, permissions.MOVE_CASE, pathway.case, by_table=permissions.MAY)
    outlook = queries.outlook_of(pathway, versions, renames)
    reasons = _reasons(pathway, versions, outlook)
    if reasons or outlook.state is None:
        raise Refused(reasons)
    return pathways.take_versions(
        by=by, pathway_id=pathway.pk, before=pathway.state, versions=versions, state=outlook.state, at=at
    )


def _reasons(pathway: Pathway, versions: Mapping[str, int], outlook: Outlook) -> list[str]:
    run = runs.running(pathway)
    titles = {path: str(run.words(path, "steps", "es").get("title", path)) for path in outlook.lost}
    return rules.reasons_not_to_move(
        outlook,
        is_open=pathway.case.is_open and pathway.ended_at is None,
        stays=queries.stays(pathway, rules.target_of(versions)),
        titles=titles,
    )


@transaction.atomic
def keep_case(*, by: Actor, case: Case, reason: str, at: datetime) -> Stay:
    """Keep a case in its versions, whatever is ordered. Raises `NotAllowed` or `Refused`."""
    permits.require(by, permissions.KEEP_CASE, case, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_stay(is_open=case.is_open, reason=reason)
    pathway = runs.pathway_of(case)
    if reasons or pathway is None:
        raise Refused(reasons or [_("This case has no pathway.")])
    target = rules.target_of(queries.versions_now(case.country, at))
    stay, made = Stay.objects.get_or_create(
        pathway=pathway, target=target, defaults={"case": case, "reason": reason, "account_id": by.account, "at": at}
    )
    if made:
        note = Note("CASE_KEEPS_VERSIONS", case.pk, case.code, subject=target[:12], facts={"reason": reason})
        entries.record(note, by=by)
    return stay


def _titles(run: Running, path: str) -> dict[str, str]:
    """Return what a step, or a wait, is called in each language, in the version that the case runs."""
    if path not in run.net.paths:  # a branch that is done and waits for the others has no name
        return {}
    found = {lang: {**run.words(path, "gateways", lang), **run.words(path, "events", lang)} for lang in LANGUAGES}
    return {lang: str({**found[lang], **run.words(path, "steps", lang)}.get("title", "")) for lang in LANGUAGES}


def _state(pathway: Pathway) -> State:
    return runs.running(pathway).net.from_json(pathway.state)
