"""Work plans and their versions, and confirming the targets that an extension touches."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.notices.announcements import announce
from amparo.partnership.directory.models import Organisation
from amparo.partnership.governance import permissions
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import Body, PlanLine, PlanVersion, TouchedTarget, WorkPlan
from amparo.partnership.governance.queries import bodies, plans
from amparo.partnership.governance.rules import plans as rules


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """What is said of a work plan: which year of the project, and from when to when."""

    title: str
    year: int
    starts_on: date
    ends_on: date
    origin: str = ""


@transaction.atomic
def make_plan(*, by: Actor, body: Body, entry: PlanEntry, at: datetime) -> WorkPlan:
    """Begin the work plan of a year with its first version. Raises `Refused`."""
    permits.require(by, permissions.WRITE_PLAN, body, by_table=permissions.MAY)
    bodies.hold_body(body)
    reasons = []
    if not entry.title.strip():
        reasons.append(_("Write a title."))
    if entry.ends_on < entry.starts_on:
        reasons.append(_("The last day comes before the first."))
    if WorkPlan.objects.filter(body=body, year=entry.year).exists():
        reasons.append(_("There is a plan for that year already."))
    if reasons:
        raise Refused(reasons)
    made = WorkPlan.objects.create(
        **{**asdict(entry), "title": entry.title.strip()}, body=body, entered_at=at, entered_by=by.account
    )
    PlanVersion.objects.create(plan=made, number=1, account=by.account, begun_at=at)
    entries.record(Note("PLAN_MADE", subject=f"body:{body.pk}", facts={"plan": made.pk, "year": made.year}), by=by)
    return made


@dataclass(frozen=True, slots=True)
class LineEntry:
    """Something that a plan promises: by whom, by when, and which indicator it moves."""

    title: str
    responsible: Organisation | None = None
    due_on: date | None = None
    indicator: str = ""


def _newest(by: Actor, plan: WorkPlan) -> PlanVersion:
    """Ask for permission, and return the newest version of a plan, held against a change at the same moment."""
    permits.require(by, permissions.WRITE_PLAN, plan, by_table=permissions.MAY)
    bodies.hold_body(plan.body)
    newest = plans.newest_version(plan)
    if newest is None:
        raise LookupError(plan.pk)
    return newest


@transaction.atomic
def write_line(*, by: Actor, plan: WorkPlan, entry: LineEntry) -> PlanLine:
    """Add a line to the newest version of a plan. Raises `Refused` when a decision validated it."""
    version = _newest(by, plan)
    reasons = rules.reasons_not_to_write(is_locked=version.is_locked)
    if not entry.title.strip():
        reasons.append(_("Write what is to be done."))
    if reasons:
        raise Refused(reasons)
    last = version.lines.aggregate(last=Max("number"))["last"] or 0
    made = PlanLine.objects.create(
        version=version,
        number=last + 1,
        title=entry.title.strip(),
        responsible=entry.responsible,
        due_on=entry.due_on,
        indicator=entry.indicator.strip(),
    )
    facts = {"plan": plan.pk, "version": version.number, "line": made.number}
    entries.record(Note("PLAN_LINE_WRITTEN", subject=f"body:{plan.body_id}", facts=facts), by=by)
    return made


@transaction.atomic
def remove_line(*, by: Actor, plan: WorkPlan, number: int) -> None:
    """Take a line out of the newest version of a plan. Raises `Refused` when a decision validated it."""
    version = _newest(by, plan)
    reasons = rules.reasons_not_to_write(is_locked=version.is_locked)
    if reasons:
        raise Refused(reasons)
    version.lines.filter(number=number).delete()
    facts = {"plan": plan.pk, "version": version.number, "line": number}
    entries.record(Note("PLAN_LINE_REMOVED", subject=f"body:{plan.body_id}", facts=facts), by=by)


@transaction.atomic
def begin_version(*, by: Actor, plan: WorkPlan, why: str, at: datetime) -> PlanVersion:
    """Begin a further version of a validated plan with the lines of the former one. Raises `Refused`."""
    version = _newest(by, plan)
    reasons = rules.reasons_not_to_begin(is_locked=version.is_locked, why=why)
    if reasons:
        raise Refused(reasons)
    made = PlanVersion.objects.create(
        plan=plan, number=version.number + 1, why=why.strip(), account=by.account, begun_at=at
    )
    PlanLine.objects.bulk_create(
        PlanLine(
            version=made,
            number=each.number,
            title=each.title,
            responsible_id=each.responsible_id,
            due_on=each.due_on,
            indicator=each.indicator,
        )
        for each in version.lines.all()
    )
    facts = {"plan": plan.pk, "version": made.number}
    entries.record(Note("PLAN_VERSION_BEGUN", subject=f"body:{plan.body_id}", facts=facts), by=by)
    return made


@transaction.atomic
def confirm_target(*, by: Actor, target: TouchedTarget, answer: str, at: datetime) -> TouchedTarget:
    """Confirm that a target stays on its day, or moves to the new last day of the project. Raises `Refused`."""
    body = target.extension.decision.item.meeting.body
    permits.require(by, permissions.CONFIRM_TARGET, body, by_table=permissions.MAY)
    bodies.hold_body(body)
    target = TouchedTarget.objects.select_related("extension").get(pk=target.pk)
    if target.answer:
        raise Refused([_("This target is confirmed already.")])
    if answer not in words.ANSWERS:
        raise Refused([_("Choose one of the answers that are offered.")])
    if answer == words.MOVES:
        announce("TARGET_MOVED", by=by, key=target.key, by_on=target.extension.until_on, at=at)
    target.answer, target.account, target.answered_at = answer, by.account, at
    target.save(update_fields=["answer", "account", "answered_at"])
    facts = {"project": target.extension.project, "indicator": target.indicator, "answer": answer}
    entries.record(Note("TARGET_CONFIRMED", subject=f"body:{body.pk}", facts=facts), by=by)
    return target
