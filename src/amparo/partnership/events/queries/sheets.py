"""Minutes of an event: whose they are, what stands in each part, what was approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.events.models import Event, Sheet, SheetAside, SheetEdition, SheetText
from amparo.partnership.events.queries import events
from amparo.partnership.events.vocabulary import PARTS_OF_SHEET
from amparo.partnership.practices.models import Practice, TableMember
from amparo.partnership.practices.queries.practices import titles_of
from amparo.partnership.practices.vocabulary import STATES

_WITH = ("event__activity__kept_by", "item", "track")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in a part: its text, its version and whose it is."""

    text: str = ""
    number: int = 0
    account: int = 0
    is_invented: bool = False


def sheets_of(event: Event) -> QuerySet[Sheet]:
    """Return the sheets of an event: of the whole, of items in order of time, of working groups."""
    rows = Sheet.objects.filter(event=event).select_related(*_WITH).prefetch_related("editions")
    return rows.order_by("track__number", "item__starts_at", "pk")


def sheet_visible_to(by: Actor, key: int) -> Sheet | None:
    """Return a sheet of an event that the actor may see, or one that the actor writes, of whichever coalition."""
    found = Sheet.objects.filter(pk=key).select_related(*_WITH).first()
    if found is None or events.event_visible_to(by, found.event_id) is not None:
        return found
    return found if by.account is not None and by.account in found.accounts else None


def sheets_written_by(by: Actor) -> QuerySet[Any]:
    """Return the sheets that an actor was named to write, or whose table they sit at, latest first."""
    if by.account is None:
        return Sheet.objects.none()
    sits = TableMember.objects.filter(account_id=by.account).values_list(
        "table__selection__activity", "table__number"
    )  # fmt: skip
    at = Q(pk=None)
    for activity, number in sits:
        at |= Q(event__activity=activity, track__number=number)
    rows = Sheet.objects.filter(Q(writers__account=by.account) | at).distinct()
    return rows.select_related(*_WITH).order_by("-pk")


def parts_of(sheet: Sheet) -> dict[str, Part]:
    """Return what stands in each part that was written."""
    rows = SheetText.objects.filter(sheet=sheet).order_by("part", "-number").distinct("part")
    return {row.part: Part(row.text, row.number, row.account, row.is_invented) for row in rows}


def texts_of(sheet: Sheet) -> dict[str, str]:
    """Return the texts that stand, in the order of the form, empty ones left out."""
    found = parts_of(sheet)
    return {part: found[part].text for part in PARTS_OF_SHEET if part in found and found[part].text}


def writers_of(sheet: Sheet) -> frozenset[int]:
    """Return who wrote anything in a sheet."""
    return frozenset(SheetText.objects.filter(sheet=sheet).values_list("account", flat=True))


def asides_of(sheet: Sheet) -> QuerySet[SheetAside]:
    """Return the texts kept beside others that nobody joined yet."""
    return SheetAside.objects.filter(sheet=sheet, settled_at=None)


def last_edition(sheet: Sheet) -> SheetEdition | None:
    """Return a sheet as it was approved last, or None."""
    return SheetEdition.objects.filter(sheet=sheet).order_by("-number").first()


def edition_of(sheet: Sheet, number: int) -> SheetEdition | None:
    """Return an approved version of a sheet, or None."""
    return SheetEdition.objects.filter(sheet=sheet, number=number).first()


def without_sheet(event: Event) -> tuple[list[Any], list[Any]]:
    """Return the items of the programme and the working groups of which nobody keeps minutes yet."""
    items = event.items.filter(struck_at=None, sheet=None, track=None).exclude(kind="PAUSE")
    return list(items.order_by("starts_at", "pk")), list(event.tracks.filter(sheet=None).order_by("number"))


def candidates_of(sheet: Sheet) -> list[tuple[int, str, str]]:
    """Return what the table of a working group wrote: key, title and state of each, as they stand there now."""
    if sheet.track is None:
        return []
    at = {"table__selection__activity": sheet.event.activity_id, "table__number": sheet.track.number}
    found = list(Practice.objects.filter(**at).order_by("pk"))
    titles = titles_of(found)
    return [(each.pk, in_language(titles[each.pk], each.code), str(STATES[each.state])) for each in found]
