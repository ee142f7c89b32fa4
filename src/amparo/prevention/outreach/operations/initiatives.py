"""Entering strategies, plans and agreements; their partners, lines, progress and reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation
from amparo.partnership.rolls.models import Activity
from amparo.prevention.outreach import permissions
from amparo.prevention.outreach.models import Initiative, Line, Partner, Progress, Review
from amparo.prevention.outreach.queries import Kept
from amparo.prevention.outreach.queries import initiatives as asked
from amparo.prevention.outreach.rules import initiatives as rules
from amparo.prevention.outreach.rules.saying import named_in, reasons_not_to_keep, tells_of_the_spot

TEXTS = ("title", "spot", "goal", "community", "led_by")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of a strategy, plan or agreement; what is not known is left out."""

    kind: str
    title: str
    place: str
    spot: str = ""
    is_sensitive: bool = True
    goal: str = ""
    community: str = ""
    led_by: str = ""
    organisation: Organisation | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    participants: int | None = None
    formed_in: Activity | None = None
    project: str = ""
    origin: str = ""
    is_invented: bool = False

    def columns(self) -> dict[str, Any]:
        """Return what is said as columns of the table, texts without spaces at their ends."""
        said = {name: getattr(self, name) for name in self.__slots__}
        return {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}


@transaction.atomic
def enter_initiative(*, by: Actor, kept_by: Country, entry: Entry, at: datetime, is_sure: bool = False) -> Initiative:
    """Enter work in a place: the secretariat any, others what their own organisation accompanies. Raises `Refused`."""
    permits.require(by, permissions.KEEP_INITIATIVE, _kept(kept_by, entry.organisation), by_table=permissions.MAY)
    said = entry.columns()
    reasons = _reasons(kept_by, entry, is_sure=is_sure)
    same = Initiative.objects.filter(kept_by=kept_by, kind=entry.kind, place=said["place"], title=said["title"])
    if same.exists():
        reasons.append(_("It is entered already, with that title in that place."))
    if reasons:
        raise Refused(reasons)
    made = Initiative.objects.create(**said, kept_by=kept_by, entered_at=at, entered_by=by.account)
    facts = {"kind": made.kind, "sure": is_sure}
    entries.record(Note("INITIATIVE_ENTERED", subject=f"initiative:{made.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def change_initiative(*, by: Actor, initiative: Initiative, entry: Entry, is_sure: bool = False) -> Initiative:
    """Change what is said of work in a place; its kind stays. Raises `Refused`."""
    initiative = hold(initiative, by=by)
    permits.require(
        by, permissions.KEEP_INITIATIVE, _kept(initiative.kept_by, entry.organisation), by_table=permissions.MAY
    )
    said = entry.columns()
    reasons = _reasons(initiative.kept_by, entry, is_sure=is_sure)
    same = Initiative.objects.filter(
        kept_by=initiative.kept_by, kind=initiative.kind, place=said["place"], title=said["title"]
    )
    if entry.is_sensitive and tells_of_the_spot(asked.words_of(initiative), entry.spot):
        reasons.append(_("What everybody reads of it tells of that finer place: take that back first."))
    if entry.kind != initiative.kind:
        reasons.append(_("The kind stays: enter another one."))
    if same.exclude(pk=initiative.pk).exists():
        reasons.append(_("It is entered already, with that title in that place."))
    if reasons:
        raise Refused(reasons)
    names = [name for name in said if name != "kind"]
    for name in names:
        setattr(initiative, name, said[name])
    initiative.save(update_fields=names)
    entries.record(Note("INITIATIVE_CHANGED", subject=f"initiative:{initiative.pk}", facts={"sure": is_sure}), by=by)
    return initiative


def _kept(kept_by: Country, organisation: Organisation | None) -> Kept:
    return Kept(kept_by, organisation.institution_id if organisation else None)


def _reasons(kept_by: Country, entry: Entry, *, is_sure: bool) -> list[str]:
    reasons = rules.reasons_not_to_enter(
        kind=entry.kind, title=entry.title, place=entry.place, led_by=entry.led_by,
        days=(entry.starts_on, entry.ends_on), participants=entry.participants,
    )  # fmt: skip
    parts = (entry.organisation, entry.formed_in)
    if any(part is not None and part.kept_by_id != kept_by.pk for part in parts):
        reasons.append(_("That organisation stands in the directory of another coalition."))
    labels = (_("Title"), _("Finer place"), _("What is to be reached"), _("Community or group"), _("Who leads it"))
    texts = {str(label): getattr(entry, name) for label, name in zip(labels, TEXTS, strict=True)}
    return reasons + reasons_not_to_keep(texts, is_sure=is_sure)


def hold(initiative: Initiative, *, by: Actor, operation: str = permissions.KEEP_INITIATIVE) -> Initiative:
    """Ask for permission, and hold the work against a change at the same moment."""
    permits.require(by, operation, asked.kept(initiative), by_table=permissions.MAY)
    rows = Initiative.objects.select_for_update(of=("self",)).select_related("kept_by", "organisation")
    return rows.get(pk=initiative.pk)


@dataclass(frozen=True, slots=True)
class Joining:
    """Who takes part: an organisation of the directory or a group in words, and its part."""

    organisation: Organisation | None = None
    name: str = ""
    is_informal: bool = False
    part: str = ""


@transaction.atomic
def add_partner(
    *, by: Actor, initiative: Initiative, joining: Joining, at: datetime, is_sure: bool = False
) -> Partner:  # fmt: skip
    """Add a partner; what everybody reads of the work must not name an informal one. Raises `Refused`."""
    initiative = hold(initiative, by=by)
    who = joining.organisation
    reasons = rules.reasons_not_to_join(
        has_organisation=who is not None, name=joining.name, is_informal=joining.is_informal
    )
    if who is not None and who.kept_by_id != initiative.kept_by_id:
        reasons.append(_("That organisation stands in the directory of another coalition."))
    if who is not None and initiative.partners.filter(organisation=who, left_on=None).exists():
        reasons.append(_("It is a partner already."))
    names = [joining.name, who.name if who else ""]
    if joining.is_informal and named_in(asked.public_words(initiative.kept_by), names):
        reasons.append(_("What everybody reads names it: take that back first."))
    reasons += reasons_not_to_keep(
        {str(_("Group in words")): joining.name, str(_("Its part")): joining.part}, is_sure=is_sure
    )
    if reasons:
        raise Refused(reasons)
    made = Partner.objects.create(
        initiative=initiative, organisation=who, name=joining.name.strip(), is_informal=joining.is_informal,
        part=joining.part.strip(), entered_at=at, entered_by=by.account,
    )  # fmt: skip
    facts = {"informal": made.is_informal, "sure": is_sure}
    entries.record(Note("PARTNER_ADDED", subject=f"initiative:{initiative.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def end_partner(*, by: Actor, partner: Partner, on: date) -> Partner:
    """Record that a partner takes part no more; that it did stays. Raises `Refused`."""
    hold(partner.initiative, by=by)
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    if partner.left_on is not None:
        raise Refused([_("It takes part no more already.")])
    partner.left_on = on
    partner.save(update_fields=["left_on"])
    entries.record(Note("PARTNER_ENDED", subject=f"initiative:{partner.initiative_id}"), by=by)
    return partner


@dataclass(frozen=True, slots=True)
class Writing:
    """A measure, risk, ally or commitment: what it is, which role answers for it, and until when."""

    kind: str
    text: str
    who: str = ""
    due_on: date | None = None


@transaction.atomic
def write_line(*, by: Actor, initiative: Initiative, writing: Writing, at: datetime, is_sure: bool = False) -> Line:
    """Write a measure, risk, local ally or commitment. Raises `Refused`."""
    initiative = hold(initiative, by=by)
    reasons = rules.reasons_not_to_write(of=initiative.kind, kind=writing.kind, text=writing.text, who=writing.who)
    texts = {str(_("What it is")): writing.text, str(_("Which role answers for it")): writing.who}
    reasons += reasons_not_to_keep(texts, is_sure=is_sure)
    if reasons:
        raise Refused(reasons)
    made = Line.objects.create(
        initiative=initiative, kind=writing.kind, text=writing.text.strip(), who=writing.who.strip(),
        due_on=writing.due_on, entered_at=at, entered_by=by.account,
    )  # fmt: skip
    facts = {"kind": made.kind, "sure": is_sure}
    entries.record(Note("INITIATIVE_LINE_WRITTEN", subject=f"initiative:{initiative.pk}", facts=facts), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Telling:
    """How far something promised is on a day."""

    state: str
    told_on: date
    words: str = ""


@transaction.atomic
def tell_progress(
    *, by: Actor, line: Line, telling: Telling, today: date, at: datetime, is_sure: bool = False
) -> Progress:
    """Tell how far a measure or commitment is; what was told before stays. Raises `Refused`."""
    hold(line.initiative, by=by)
    reasons = rules.reasons_not_to_tell(
        kind=line.kind, state=telling.state, told_on=telling.told_on, said=telling.words, today=today
    )
    reasons += reasons_not_to_keep({str(_("In words")): telling.words}, is_sure=is_sure)
    if reasons:
        raise Refused(reasons)
    made = Progress.objects.create(
        line=line, told_on=telling.told_on, state=telling.state, words=telling.words.strip(), recorded_at=at,
        recorded_by=by.account,
    )  # fmt: skip
    facts = {"state": made.state, "sure": is_sure}
    entries.record(Note("PROGRESS_TOLD", subject=f"initiative:{line.initiative_id}", facts=facts), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Reviewing:
    """When it was reviewed, what was found, and when the next review is."""

    held_on: date
    found: str
    next_on: date | None = None


@transaction.atomic
def review_initiative(
    *, by: Actor, initiative: Initiative, reviewing: Reviewing, today: date, at: datetime, is_sure: bool = False
) -> Review:
    """Record a review; the day of the next one is from then on that of the work. Raises `Refused`."""
    initiative = hold(initiative, by=by)
    held_on, found, next_on = reviewing.held_on, reviewing.found, reviewing.next_on
    reasons = rules.reasons_not_to_review(held_on=held_on, found=found, next_on=next_on, today=today)
    reasons += reasons_not_to_keep({str(_("What was found")): found}, is_sure=is_sure)
    if reasons:
        raise Refused(reasons)
    made = Review.objects.create(
        initiative=initiative, held_on=held_on, found=found.strip(), next_on=next_on, recorded_at=at,
        recorded_by=by.account,
    )  # fmt: skip
    initiative.review_on = next_on
    initiative.save(update_fields=["review_on"])
    facts = {"sure": is_sure}
    entries.record(Note("INITIATIVE_REVIEWED", subject=f"initiative:{initiative.pk}", facts=facts), by=by)
    return made
