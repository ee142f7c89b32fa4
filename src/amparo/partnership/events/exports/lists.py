"""Events, programmes, who registered and what events cost, as workbooks; programmes and budgets come back in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.lists import columns
from amparo.foundation.lists.listed import Listed, Moment, Row, Taking
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.operations.importing import Of
from amparo.partnership.directory.vocabulary import SECTORS
from amparo.partnership.events import permissions
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, Track
from amparo.partnership.events.operations import budget as money
from amparo.partnership.events.operations import programme as placing
from amparo.partnership.events.queries import events, programme
from amparo.partnership.events.queries import registering as registered
from amparo.partnership.events.rules.budget import LineEntry
from amparo.partnership.events.rules.programme import ItemEntry
from amparo.partnership.rolls.vocabulary import KINDS, MODES, OFFERS


def _coalition(by: Actor, _scope: str) -> Of | None:
    return Of(coalition.country_by_code(by.country)) if by.country else None


def _event(by: Actor, scope: str) -> Event | None:
    return events.event_visible_to(by, int(scope)) if scope.isdigit() and len(scope) < 19 else None


def _back(name: str) -> Any:
    return lambda scope: reverse(name, args=[scope])


# --- events


def _events(by: Actor, _subject: Of) -> Iterator[Row]:
    for each in events.with_waiting(events.events_visible_to(by)):
        activity = each.activity
        yield {
            "code": activity.code,
            "title": activity.title,
            "kind": str(KINDS[activity.kind]),
            "starts_on": activity.starts_on.isoformat(),
            "ends_on": activity.ends_on.isoformat(),
            "place": activity.place,
            "series": f"{each.series} ({each.place_in_series})" if each.series else "",
            "waiting": each.waiting,  # type: ignore[attr-defined]
        }


EVENTS: Final = Listed(
    kind="eventos",
    title=gettext_lazy("Events"),
    columns=(
        columns.told("code", gettext_lazy("Code of the activity")),
        columns.told("title", gettext_lazy("Title")),
        columns.told("kind", gettext_lazy("Kind")),
        columns.told("starts_on", gettext_lazy("First day")),
        columns.told("ends_on", gettext_lazy("Last day")),
        columns.told("place", gettext_lazy("Place")),
        columns.told("series", gettext_lazy("Series")),
        columns.told("waiting", gettext_lazy("Waiting for an answer")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_EVENT,
    subject=_coalition,
    rows=_events,
    back=lambda _scope: reverse("events:events"),
    only_out=gettext_lazy("An event is made from a template; its activity comes in with the list of activities."),
)


# --- a programme


def _items(_by: Actor, subject: Event) -> Iterator[Row]:
    zone = ZoneInfo(subject.activity.time_zone)
    for each in programme.items_of(subject):
        yield {
            "number": each.pk,
            "kind": each.kind,
            "title": each.title,
            "starts_at": each.starts_at.astimezone(zone).replace(tzinfo=None),
            "ends_at": each.ends_at.astimezone(zone).replace(tzinfo=None),
            "room": each.room,
            "offer": each.offer,
            "group": each.track.number if each.track else None,
            "languages": ", ".join(each.languages),
            "interpreted_to": ", ".join(each.interpreted_to),
            "summary": each.summary,
        }


def _codes(text: Any) -> tuple[str, ...]:
    return tuple(each.strip() for each in str(text or "").split(",") if each.strip())


def _entry(row: Row, zone: ZoneInfo) -> ItemEntry:
    starts_at, ends_at = row["starts_at"], row["ends_at"]
    assert isinstance(starts_at, datetime)
    assert isinstance(ends_at, datetime)
    return ItemEntry(
        kind=str(row["kind"]),
        title=str(row["title"]),
        starts_at=starts_at.replace(tzinfo=zone),
        ends_at=ends_at.replace(tzinfo=zone),
        offer=str(row["offer"]),
        room=str(row.get("room") or ""),
        summary=str(row.get("summary") or ""),
        languages=_codes(row.get("languages")),
        interpreted_to=_codes(row.get("interpreted_to")),
    )


def _group(event: Event, row: Row) -> Track | None:
    number = row.get("group")
    track = programme.track_of(event, number) if isinstance(number, int) and number else None
    if number and track is None:
        raise Refused([_("There is no group with that number: make it first.")])
    return track


def _place(moment: Moment, row: Row) -> None:
    entry = _entry(row, ZoneInfo(moment.subject.activity.time_zone))
    track = _group(moment.subject, row)
    placing.place_item(by=moment.by, event=moment.subject, entry=entry, track=track, at=moment.at)


def _change(moment: Moment, row: Row, there: Row, _changes: Sequence[str]) -> None:
    item = programme.item_of(moment.subject, int(str(there["number"])))
    if item is None:
        raise Refused([_("It is not on the programme any more.")])
    entry = _entry(row, ZoneInfo(moment.subject.activity.time_zone))
    placing.change_item(by=moment.by, item=item, entry=entry, track=_group(moment.subject, row), at=moment.at)


PROGRAMME: Final = Listed(
    kind="programa",
    title=gettext_lazy("Programme"),
    columns=(
        columns.whole("number", gettext_lazy("Number")),
        columns.one_of("kind", gettext_lazy("Kind"), words.ITEM_KINDS),
        columns.text("title", gettext_lazy("Title")),
        columns.moment("starts_at", gettext_lazy("Starts, at the place")),
        columns.moment("ends_at", gettext_lazy("Ends, at the place")),
        columns.text("room", gettext_lazy("Room")),
        columns.one_of("offer", gettext_lazy("How one takes part"), OFFERS),
        columns.whole("group", gettext_lazy("Number of the group")),
        columns.text("languages", gettext_lazy("Spoken in (codes: es, en, fr)")),
        columns.text("interpreted_to", gettext_lazy("Interpreted to (codes)")),
        columns.text("summary", gettext_lazy("What it is about"), longest=words.LONGEST_TEXT),
    ),
    may=permissions.MAY,
    needs=permissions.READ_EVENT,
    subject=_event,
    rows=_items,
    back=_back("events:event"),
    taking=Taking(
        permissions.KEEP_EVENT,
        _place,
        _change,
        needed=("kind", "title", "starts_at", "ends_at", "offer"),
    ),
)


# --- who registered


def _registrations(by: Actor, subject: Event) -> Iterator[Row]:
    for each in registered.registrations_of(by, subject):
        yield {
            "number": each.number,
            "given_names": each.given_names,
            "family_names": each.family_names,
            "e_mail": each.e_mail,
            "country": each.country,
            "organisation": each.organisation,
            "sector": str(SECTORS.get(each.sector, "")),
            "post": each.post,
            "mode": str(MODES.get(each.mode, each.mode)),
            "group": str(each.wishes or ""),
            "state": str(words.REGISTRATIONS[each.state]),
            "reason": each.reason,
        }


REGISTRATIONS: Final = Listed(
    kind="inscripciones",
    title=gettext_lazy("Registrations"),
    columns=(
        columns.told("number", gettext_lazy("Number")),
        columns.told("given_names", gettext_lazy("Given names")),
        columns.told("family_names", gettext_lazy("Family names")),
        columns.told("e_mail", gettext_lazy("E-mail")),
        columns.told("country", gettext_lazy("Country")),
        columns.told("organisation", gettext_lazy("Organisation")),
        columns.told("sector", gettext_lazy("Sector")),
        columns.told("post", gettext_lazy("Post")),
        columns.told("mode", gettext_lazy("How they take part")),
        columns.told("group", gettext_lazy("Working group they wish")),
        columns.told("state", gettext_lazy("Stands")),
        columns.told("reason", gettext_lazy("Why not")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_REGISTRATIONS,
    subject=_event,
    rows=_registrations,
    back=_back("events:registrations"),
    only_out=gettext_lazy(
        "People register themselves; a list of people comes in with the participants of the activity."
    ),
)


# --- what it costs


def _lines(_by: Actor, subject: Event) -> Iterator[Row]:
    for each in events.budget_of(subject):
        yield {name: getattr(each, name) for name in ("number", "name", "currency", "planned", "spent", "note")}


def _line(row: Row) -> LineEntry:
    planned, spent = row.get("planned"), row.get("spent")
    return LineEntry(
        name=str(row["name"]),
        currency=str(row["currency"]),
        planned=planned if isinstance(planned, Decimal) else Decimal(0),
        spent=spent if isinstance(spent, Decimal) else None,
        note=str(row.get("note") or ""),
    )


def _add_line(moment: Moment, row: Row) -> None:
    money.enter_line(by=moment.by, event=moment.subject, entry=_line(row))


def _change_line(moment: Moment, row: Row, there: Row, _changes: Sequence[str]) -> None:
    line = events.budget_line_of(moment.subject, int(str(there["number"])))
    if line is None:
        raise Refused([_("The line is not there any more.")])
    money.change_line(by=moment.by, line=line, entry=_line(row))


BUDGET: Final = Listed(
    kind="presupuesto-evento",
    title=gettext_lazy("What it costs"),
    columns=(
        columns.whole("number", gettext_lazy("Number")),
        columns.text("name", gettext_lazy("For what")),
        columns.one_of("currency", gettext_lazy("Currency"), {code: code for code in words.CURRENCIES}),
        columns.amount("planned", gettext_lazy("Amount planned")),
        columns.amount("spent", gettext_lazy("Spent")),
        columns.text("note", gettext_lazy("Note")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_BUDGET,
    subject=_event,
    rows=_lines,
    back=_back("events:budget"),
    taking=Taking(
        permissions.KEEP_EVENT, _add_line, _change_line, needed=("name", "currency", "planned")
    ),
)  # fmt: skip
