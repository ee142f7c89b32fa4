"""Minutes of an event: opened, written by several at once, approved; whoever comes second never overwrites."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.models import Account
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.events import permissions
from amparo.partnership.events.models import (
    Event,
    ProgrammeItem,
    Sheet,
    SheetAside,
    SheetEdition,
    SheetText,
    SheetWriter,
    Track,
)
from amparo.partnership.events.queries import sheets as queries
from amparo.partnership.events.queries.sheets import Part
from amparo.partnership.events.rules import sheets as rules
from amparo.partnership.practices.rules.fields import clean, is_clash


def _held(sheet: Sheet) -> Sheet:
    """Return a sheet as it is now, with its event held: whoever writes at the same time waits."""
    Event.objects.select_for_update().get(pk=sheet.event_id)
    return Sheet.objects.select_related("event__activity__kept_by", "track").get(pk=sheet.pk)


@transaction.atomic
def open_sheet(
    *, by: Actor, event: Event, at: datetime, item: ProgrammeItem | None = None, track: Track | None = None,
    language: str = "es",
) -> Sheet:  # fmt: skip
    """Open the minutes of an item, of a working group or, with neither, of the whole event. Raises `Refused`."""
    permits.require(by, permissions.KEEP_RECORD, event.activity, by_table=permissions.MAY)
    Event.objects.select_for_update().get(pk=event.pk)
    reasons = [] if language in LANGUAGES else [_("Choose one of the answers.")]
    if (item is not None and track is not None) or {x.event_id for x in (item, track) if x} - {event.pk}:
        reasons.append(_("Choose one of the answers."))
    if Sheet.objects.filter(event=event, item=item, track=track).exists():
        reasons.append(_("Its minutes are being kept already."))
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.KEEP_RECORD)
    made = Sheet.objects.create(
        event=event, item=item, track=track, language=language, account=account, opened_at=at
    )  # fmt: skip
    entries.record(Note("SHEET_OPENED", subject=f"event:{event.pk}", facts={"sheet": made.pk}), by=by)
    return made


@transaction.atomic
def name_writer(*, by: Actor, sheet: Sheet, account: Account | None, at: datetime) -> SheetWriter:
    """Name somebody, of whichever institution or country, as a rapporteur of a sheet. Raises `Refused`."""
    permits.require(by, permissions.KEEP_RECORD, sheet, by_table=permissions.MAY)
    if account is None:
        raise Refused([_("Nobody here has this account.")])
    made, is_new = SheetWriter.objects.get_or_create(sheet=sheet, account=account, defaults={"named_at": at})
    if is_new:
        entries.record(Note("SHEET_WRITER_NAMED", subject=f"event:{sheet.event_id}", facts={"sheet": sheet.pk}), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into a part, over which version of it; `settles` is the text kept aside that it joins."""

    part: str
    text: str
    base: int = 0
    settles: int | None = None
    is_invented: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: the version that stands and its text; `aside` holds one's own text when another stands."""

    number: int
    text: str
    aside: int | None = None

    @property
    def is_kept_aside(self) -> bool:
        """Whether somebody else had written the part meanwhile, so that both texts are shown."""
        return self.aside is not None


@transaction.atomic
def write_part(*, by: Actor, sheet: Sheet, typed: Typed, at: datetime) -> Written:
    """Write a part over the version that one saw. If another stands by now, one's text is kept beside it, not lost.

    Raises `Refused` when the text cannot stand there.
    """
    held = _held(sheet)
    permits.require(by, permissions.WRITE_SHEET, held, by_table=permissions.MAY)
    text = clean(typed.text)
    reasons = rules.reasons_not_to_write(typed.part, text)
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.WRITE_SHEET)
    stands = queries.parts_of(held).get(typed.part, Part())
    if is_clash(base=typed.base, standing=stands.number, text=text, stands=stands.text):
        return _keep_aside(by, held, typed, text, stands, at)
    if typed.settles is not None:
        rows = SheetAside.objects.filter(sheet=held, pk=typed.settles, part=typed.part, settled_at=None)
        rows.update(settled_at=at, settled_by=account)
    if text == stands.text:
        return Written(stands.number, stands.text)
    made = SheetText.objects.create(
        sheet=held, part=typed.part, number=stands.number + 1, text=text, is_invented=typed.is_invented,
        account=account, written_at=at,
    )  # fmt: skip
    _note(by, "SHEET_WRITTEN", held, typed)
    return Written(made.number, made.text)


def _keep_aside(by: Actor, sheet: Sheet, typed: Typed, text: str, stands: Part, at: datetime) -> Written:
    """Keep a text beside the one that stands; the same text of the same person is kept once."""
    kept, _new = SheetAside.objects.get_or_create(
        sheet=sheet, part=typed.part, account=permissions.account_of(by, permissions.WRITE_SHEET), settled_at=None,
        text=text, defaults={"base": typed.base, "written_at": at},
    )  # fmt: skip
    _note(by, "SHEET_KEPT_ASIDE", sheet, typed)
    return Written(stands.number, stands.text, kept.pk)


def _note(by: Actor, action: str, sheet: Sheet, typed: Typed) -> None:
    facts = {"sheet": sheet.pk, "part": typed.part}
    entries.record(Note(action, subject=f"event:{sheet.event_id}", facts=facts), by=by)


@transaction.atomic
def approve_sheet(*, by: Actor, sheet: Sheet, at: datetime, why: str = "") -> SheetEdition:
    """Approve a sheet as it stands; what is written afterwards needs a further approval. Raises `Refused`."""
    held = _held(sheet)
    permits.require(by, permissions.KEEP_RECORD, held, by_table=permissions.MAY)
    account = permissions.account_of(by, permissions.KEEP_RECORD)
    parts, last = queries.parts_of(held), queries.last_edition(held)
    texts = queries.texts_of(held)
    reasons = rules.reasons_not_to_approve(
        texts,
        approved=last.texts if last else None,
        open_asides=queries.asides_of(held).count(),
        writers=queries.writers_of(held),
        approver=account,
        why=why,
    )
    if reasons:
        raise Refused(reasons)
    made = SheetEdition.objects.create(
        sheet=held, number=(last.number if last else 0) + 1, texts=texts, why=why.strip() if last else "",
        is_invented=any(part.is_invented for part in parts.values()), account=account, approved_at=at,
    )  # fmt: skip
    facts = {"sheet": held.pk, "version": made.number}
    entries.record(Note("SHEET_APPROVED", subject=f"event:{held.event_id}", facts=facts), by=by)
    return made
