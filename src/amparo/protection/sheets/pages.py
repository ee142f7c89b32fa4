"""What the pages of sealed sheets show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader
from amparo.partnership.governance.pages.board import Part, Told
from amparo.protection.sheets import permissions, queries, rules
from amparo.protection.sheets import vocabulary as words
from amparo.protection.sheets.exports import until_words
from amparo.protection.sheets.models import SealedSheet


@dataclass(frozen=True, slots=True)
class Board:
    """A page of sheets: header, notices, parts."""

    header: PageHeader
    notices: tuple[Told, ...]
    parts: tuple[Part, ...]


def _where() -> tuple[Link, ...]:
    return (Link(_("Sealed sheets"), reverse("sheets:list")),)


def sheets_page(by: Actor, key: keys.IntakeKey | None) -> Board:
    """Gather what waits for intake, what the actor brought, and the key to which sheets are sealed."""
    lead = _("Write where there is no network: the sheet seals it on the device, and only intake opens it here.")
    actions: tuple[Action, ...] = (Action(_("Bring a sealed sheet"), reverse("sheets:bring"), "primary"),)
    if key is not None:
        actions += (Action(_("Take the sheet away"), reverse("sheets:take_away"), "", "download"),)
    notices = () if key else (Told("danger", _("No sheet can be taken away now"), str(keys.Unavailable.says)),)
    header = PageHeader(_("Sealed sheets"), lead=lead, actions=actions)
    return Board(header, notices, (*_waiting(by), _brought(by), *_key(key)))


def _waiting(by: Actor) -> tuple[Part, ...]:
    if words.INTAKE not in by.roles:
        return ()
    rows = queries.waiting_for(by)
    heading = _("Waiting for intake")
    if not rows:
        empty = EmptyState(_("Nothing waits."), _("A sheet that somebody brings stands here at once."))
        return (Part(heading=heading, empty=empty),)
    return (Part(heading=heading, table=_table(heading, by, rows)),)


def _brought(by: Actor) -> Part:
    rows = queries.brought_by(by)
    heading = _("Brought by you")
    if rows:
        return Part(heading=heading, table=_table(heading, by, rows))
    text = _("When you sealed something, bring its file here. You can bring one for a colleague too.")
    return Part(heading=heading, empty=EmptyState(_("You have brought no sheet."), text))


def _table(caption: str, by: Actor, rows: Sequence[SealedSheet]) -> Table:
    opens = words.INTAKE in by.roles
    cells = [
        (
            Cell(each.name, reverse("sheets:sheet", args=[each.pk]) if opens else "", whole=True),
            Cell(_moment(each.brought_at, by)),
            Cell(str(each.institution)),
            Cell(str(words.STATES[each.state])),
        )
        for each in rows
    ]
    columns = (_("Sheet"), _("Brought on"), _("By whom"), _("How it stands"))
    return table(caption, columns, tuple(cells), caption_unseen=True)


def _key(key: keys.IntakeKey | None) -> tuple[Part, ...]:
    if key is None:
        return ()
    fact = Fact(_("Fingerprint of the key"), key.fingerprint)
    return (Part(heading=_("The key of these months"), facts=(fact, Fact(_("Until when"), until_words(key)))),)


def _moment(at: datetime, by: Actor) -> str:
    return date_format(at.astimezone(ZoneInfo(by.time_zone)), "SHORT_DATETIME_FORMAT")


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One sheet before it is opened."""

    header: PageHeader
    facts: tuple[Fact, ...]
    opens: str
    put_aside: str


def sheet_page(by: Actor, sheet: SealedSheet) -> SheetPage:
    """Show one sheet: what it says is behind a button."""
    may_open = permissions.is_intake(by, sheet) and sheet.state == words.WAITING
    facts = (
        Fact(_("Brought on"), _moment(sheet.brought_at, by)),
        Fact(_("By whom"), str(sheet.institution)),
        Fact(_("How it stands"), str(words.STATES[sheet.state])),
    )
    header = PageHeader(_("Sheet %(name)s") % {"name": sheet.name}, where=_where())
    opens, aside = (reverse(f"sheets:{name}", args=[sheet.pk]) for name in ("open", "put_aside"))
    return SheetPage(header, facts, opens if may_open else "", aside if may_open else "")


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What a sheet says, as a form to look over before it is sent."""

    header: PageHeader
    lead: str
    submit: str
    send: str
    kind: str
    back: str
    beside: tuple[str, ...]


def review_page(sheet: SealedSheet, kind: str, written: rules.Written | None, beside: Sequence[str]) -> ReviewPage:
    """Show what a sheet says; what was typed again needs no sheet."""
    if written is not None and written.written_on is not None:
        lead = _("Written on %(day)s, as the device had it. Look it over, complete it, and send it.") % {
            "day": date_format(written.written_on, "DATE_FORMAT")
        }
    else:
        lead = _("Look it over, complete it, and send it.")
    submit = _("Open the case") if kind == words.ALERT else _("Take down the report")
    title = str(words.KINDS[kind])
    where = (*_where(), Link(sheet.name, reverse("sheets:sheet", args=[sheet.pk])))
    send, back = (reverse(f"sheets:{name}", args=[sheet.pk]) for name in ("send", "sheet"))
    return ReviewPage(PageHeader(title, where=where), lead, submit, send, kind, back, tuple(beside))
