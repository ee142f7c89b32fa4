"""The page on which minutes are written by several at once, and the versions that were approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Action, EmptyState, PageHeader
from amparo.partnership.events import permissions
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Sheet, SheetAside, SheetEdition
from amparo.partnership.events.pages import board as records
from amparo.partnership.events.pages.board import Board, invented, record_link, where
from amparo.partnership.events.pages.record import title_of_sheet
from amparo.partnership.events.queries import events
from amparo.partnership.events.queries import sheets as queries
from amparo.partnership.events.queries.sheets import Part
from amparo.partnership.practices.pages.writing import Box, Other
from amparo.partnership.practices.vocabulary import TEXT


@dataclass(frozen=True, slots=True)
class Approved:
    """A version that was approved: its number, when, why it changed, and its parts in words."""

    number: int
    when: str
    why: str
    note: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """Minutes: what is written now, for who writes them; what was approved, for whoever reads the record."""

    header: PageHeader
    boxes: tuple[Box, ...]
    field_url: str
    live_url: str
    writers: str
    is_ahead: bool
    approved: tuple[Approved, ...]
    beside: Table | None
    empty: EmptyState | None


def sheet_page(by: Actor, sheet: Sheet, clash: Box | None = None) -> SheetPage:
    """Gather the page of minutes; `clash` stands in the place of its part."""
    writes = may(by, permissions.WRITE_SHEET, sheet, by_table=permissions.MAY)
    keeps = may(by, permissions.KEEP_RECORD, sheet, by_table=permissions.MAY)
    boxes = [box_of(sheet, part) for part in words.PARTS_OF_SHEET] if writes else []
    if clash is not None:
        boxes = [clash if box.name == clash.name else box for box in boxes]
    editions = list(sheet.editions.order_by("-number"))
    is_ahead = queries.texts_of(sheet) != (dict(editions[0].texts) if editions else {})
    sees_event = events.event_visible_to(by, sheet.event_id) is not None
    return SheetPage(
        header=PageHeader(
            title_of_sheet(sheet),
            where=where(sheet.event, record_link(sheet.event)) if sees_event else (),
            lead=_("Each part is kept as you write it. When two people write the same one, both texts are shown.")
            if writes
            else sheet.event.activity.title,
            actions=tuple(_actions(sheet, is_ahead=is_ahead)) if keeps else (),
        ),
        boxes=tuple(boxes),
        field_url=reverse("events:sheet_part", args=[sheet.pk]),
        live_url=reverse("events:sheet_live", args=[sheet.pk]),
        writers=_writers(sheet) if writes else "",
        is_ahead=bool(editions) and is_ahead,
        approved=tuple(_approved(each) for each in editions),
        beside=_beside(sheet),
        empty=None if boxes or editions else EmptyState(_("These minutes were not approved yet.")),
    )


def _actions(sheet: Sheet, *, is_ahead: bool) -> Iterator[Action]:
    """Return what whoever keeps the record does: approving where something is new, and naming who writes."""
    key = [sheet.pk]
    if is_ahead:
        yield Action(_("Approve them"), reverse("events:approve_sheet", args=key), kind="primary", icon="check")
    yield Action(_("Name a rapporteur"), reverse("events:name_writer", args=key), icon="people")


def _writers(sheet: Sheet) -> str:
    names = sorted(accounts.labels_of(set(sheet.accounts)).values())
    return _("They write here: %(names)s.") % {"names": ", ".join(names)} if names else ""


def box_of(sheet: Sheet, part: str) -> Box:
    """Return a part as it stands, with what others wrote beside it."""
    stands = queries.parts_of(sheet).get(part, Part())
    asides = list(queries.asides_of(sheet).filter(part=part))
    names = accounts.labels_of({row.account for row in asides})
    return Box(
        name=part, label=str(words.PARTS_OF_SHEET[part]), help="", kind=TEXT, language="", base=stands.number,
        text=stands.text, options=(), others=tuple(_other(row, names) for row in asides), rows=6,
        most=words.LONGEST_PART,
    )  # fmt: skip


def _other(row: SheetAside, names: dict[int, str]) -> Other:
    at = date_format(localtime(row.written_at), "SHORT_DATETIME_FORMAT")
    return Other(row.pk, row.text, names.get(row.account, "—"), at)


def clash_of(sheet: Sheet, part: str, typed: str, number: int, text: str, aside: int | None) -> Box:
    """Return a part with one's own text in its place, over the version that stands, and what stands beside it."""
    box = box_of(sheet, part)
    others = tuple(each for each in box.others if each.key != aside)
    return replace(box, base=number, text=typed, theirs=text or "—", settles=aside, others=others)


def _approved(edition: SheetEdition) -> Approved:
    texts = tuple(
        (str(label), edition.texts[part]) for part, label in words.PARTS_OF_SHEET.items() if edition.texts.get(part)
    )
    note = invented(edition.is_invented)
    return Approved(edition.number, day(localtime(edition.approved_at).date()), edition.why, note, texts)


def _beside(sheet: Sheet) -> Table | None:
    """Return what the same working group wrote at its table: it stands here by itself."""
    if sheet.track is None:
        return None
    found = queries.candidates_of(sheet)
    rows = [(Cell(title, reverse("practices:practice", args=[key])), Cell(state)) for key, title, state in found]
    return table(_("What this group wrote at its table"), (_("Practice"), _("State")), rows) if rows else None


def mine_page(by: Actor) -> Board:
    """Gather the minutes that an actor was named to write, or at whose table they sit."""
    rows = [
        (
            Cell(title_of_sheet(each), reverse("events:sheet", args=[each.pk])), Cell(each.event.activity.title),
            Cell(day(each.event.activity.starts_on)),
        )
        for each in queries.sheets_written_by(by)[:100]
    ]  # fmt: skip
    heads = (_("Minutes of"), _("Event"), _("Day"))
    empty = EmptyState(
        _("You write no minutes."), _("Whoever keeps the record of an event names you, or you sit down at a table.")
    )
    found = table(_("Minutes that I write"), heads, rows, caption_unseen=True)
    return Board(
        PageHeader(_("Minutes that I write")),
        parts=(records.Part("", tables=(found,) if rows else (), empty=None if rows else empty),),
    )


def typed_in(box: Box, text: str) -> Box:
    """Return a part with what somebody typed in its place."""
    return replace(box, text=text)
