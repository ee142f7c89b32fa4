"""Opening a course on a kit, naming its trainers, marking the grid and keeping the answers to its tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Institution
from amparo.partnership.directory.models import Professional
from amparo.partnership.kits import vocabulary as kits
from amparo.partnership.kits.models import KitVersion
from amparo.partnership.kits.queries.kits import state_of
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.vocabulary import COURSE
from amparo.partnership.training import permissions
from amparo.partnership.training.models import BankAnswer, CourseRun, Mark, RunTrainer
from amparo.partnership.training.queries import runs as asked
from amparo.partnership.training.rules import assessing as rules
from amparo.partnership.training.vocabulary import HOURS_NEEDED, PASS_MARK


@dataclass(frozen=True, slots=True)
class Plan:
    """By which kit and for whom an academy runs a course, and what is needed for its award (of a hundred)."""

    version: KitVersion
    variant: str
    academy: Institution
    pass_mark: int = PASS_MARK
    hours_needed: int = HOURS_NEEDED


@transaction.atomic
def open_run(*, by: Actor, activity: Activity, plan: Plan, at: datetime) -> CourseRun:
    """Tie a planned course to a validated kit. Raises `Refused`."""
    permits.require(by, permissions.OPEN_RUN, activity, by_table=permissions.MAY)
    reasons = []
    if activity.kind != COURSE:
        reasons.append(_("Only a course is run on a kit."))
    if CourseRun.objects.filter(activity=activity).exists():
        reasons.append(_("This course has its kit already."))
    if state_of(plan.version) != kits.VALIDATED or plan.version.kit.country_id != activity.kept_by_id:
        reasons.append(_("Choose a validated kit of this country."))
    if not (1 <= plan.pass_mark <= 100 and 1 <= plan.hours_needed <= 100):
        reasons.append(_("A mark is a number from 1 to 100."))
    if reasons:
        raise Refused(reasons)
    run = CourseRun.objects.create(
        activity=activity,
        version=plan.version,
        variant=plan.variant,
        academy=plan.academy,
        pass_mark=plan.pass_mark,
        hours_needed=plan.hours_needed,
        account=permissions.account_of(by, permissions.OPEN_RUN),
        opened_at=at,
    )
    facts = {"kit": plan.version.kit.code, "version": plan.version.number, "variant": plan.variant}
    entries.record(Note("RUN_OPENED", subject=f"activity:{activity.code}", facts=facts), by=by)
    return run


@transaction.atomic
def name_trainer(*, by: Actor, run: CourseRun, professional: Professional, at: datetime) -> RunTrainer:
    """Name a trainer of a course; whether they may sign its awards is asked when they do. Raises `Refused`."""
    permits.require(by, permissions.NAME_TRAINER, run, by_table=permissions.MAY)
    if professional.kept_by_id != run.activity.kept_by_id:
        raise Refused([_("Choose a professional of this country.")])
    account = permissions.account_of(by, permissions.NAME_TRAINER)
    named, _made = RunTrainer.objects.get_or_create(
        run=run, professional=professional, defaults={"account": account, "named_at": at}
    )
    facts = {"trainer": professional.code}
    entries.record(Note("RUN_TRAINER_NAMED", subject=f"activity:{run.activity.code}", facts=facts), by=by)
    return named


@transaction.atomic
def mark_grid(*, by: Actor, run: CourseRun, person: int, levels: Mapping[int, str], at: datetime) -> int:
    """Write down what was observed of a participant, criterion by criterion; return how many. Raises `Refused`."""
    permits.require(by, permissions.MARK_RUN, run, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_mark(
        is_participant=person in asked.people_of(run),
        levels=levels.values(),
        is_awarded=person in asked.awards_of(run),
    )
    if not set(levels) <= set(asked.criteria_of(run).values_list("pk", flat=True)):
        reasons.append(_("A criterion is not of this course."))
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.MARK_RUN)
    for criterion, level in levels.items():
        values = {"level": level, "account": account, "recorded_at": at}
        Mark.objects.update_or_create(run=run, professional_id=person, criterion_id=criterion, defaults=values)
    facts = {"participant": f"P{person}", "criteria": len(levels)}
    entries.record(Note("GRID_MARKED", subject=f"activity:{run.activity.code}", facts=facts), by=by)
    return len(levels)


@transaction.atomic
def record_answers(
    *, by: Actor, run: CourseRun, person: int, moment: str, chosen: Mapping[int, int], at: datetime
) -> int:
    """Keep what a participant answered before or after; return how many answers. Raises `Refused`."""
    permits.require(by, permissions.MARK_RUN, run, by_table=permissions.MAY)
    sizes = {item.pk: len(next(iter(item.answers.values()))) for item in asked.items_of(run)}
    reasons = rules.reasons_not_to_answer(is_participant=person in asked.people_of(run), chosen=chosen, sizes=sizes)
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.MARK_RUN)
    for item, answer in chosen.items():
        values = {"chosen": answer, "account": account, "recorded_at": at}
        BankAnswer.objects.update_or_create(
            run=run, professional_id=person, item_id=item, moment=moment, defaults=values
        )
    facts = {"participant": f"P{person}", "moment": moment, "answers": len(chosen)}
    entries.record(Note("ANSWERS_KEPT", subject=f"activity:{run.activity.code}", facts=facts), by=by)
    return len(chosen)
