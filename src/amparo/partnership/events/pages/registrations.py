"""Who registered, as the secretariat answers them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.fields import Field, Mistake, Option
from amparo.foundation.design.pieces import Action, Chip, EmptyState, Fact, Link, More, PageHeader
from amparo.foundation.lists import actions as lists
from amparo.partnership.directory.queries import people
from amparo.partnership.directory.rules.countries import country_name
from amparo.partnership.directory.vocabulary import REASONS, SECTORS
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event, Registration
from amparo.partnership.events.queries import events
from amparo.partnership.events.queries import registering as asked
from amparo.partnership.rolls.vocabulary import MODES

PAGE = 50
NEW = "new"


@dataclass(frozen=True, slots=True)
class ListPage:
    """Who registered for an event."""

    header: PageHeader
    chips: tuple[Chip, ...]
    places: str
    table: Table | None
    more: More | None
    empty: EmptyState
    promote: str


def where(event: Event) -> tuple[Link, ...]:
    """Return the way to an event."""
    return (
        Link(_("Events"), reverse("events:events")),
        Link(event.activity.title, reverse("events:event", args=[event.pk])),
    )


def places_words(event: Event) -> str:
    """Say how many places are left in each way."""
    told = []
    for way, left in asked.places_left(event).items():
        count = _("no limit") if left is None else str(max(left, 0))
        told.append(_("%(way)s: %(count)s") % {"way": MODES[way], "count": count})
    return _("Places left: %(told)s") % {"told": " · ".join(told)}


def list_page(by: Actor, event: Event, given: Mapping[str, str], language: str) -> ListPage:
    """Gather who registered, first come first, by where they stand."""
    here, states = reverse("events:registrations", args=[event.pk]), asked.states_of(event)
    state = given.get("estado", "") if given.get("estado", "") in words.REGISTRATIONS else ""
    after = int(given["tras"]) if given.get("tras", "")[:9].isascii() and given.get("tras", "")[:9].isdigit() else 0
    rows = asked.registrations_of(by, event).filter(number__gt=after)
    shown = list((rows.filter(state=state) if state else rows)[: PAGE + 1])
    chips = [Chip(_("All"), here, not state, str(sum(states.values())))]
    chips += [
        Chip(str(label), f"{here}?estado={code}", code == state, str(states[code]))
        for code, label in words.REGISTRATIONS.items()
        if states.get(code)
    ]
    left = asked.places_left(event)
    free = any(
        each.state == words.WAIT_LISTED and (left[each.mode] is None or (left[each.mode] or 0) > 0)
        for each in (asked.on_the_list(event) if states.get(words.WAIT_LISTED) else ())
    )
    more = None
    if len(shown) > PAGE:
        more = More(_("%(count)s shown") % {"count": PAGE}, f"{here}?estado={state}&tras={shown[PAGE - 1].number}")
    return ListPage(
        PageHeader(_("Registrations"), where=where(event), actions=_list_actions(event, states)),
        tuple(chips),
        places_words(event),
        _table(event, shown[:PAGE], language),
        more,
        _empty(event),
        reverse("events:promote", args=[event.pk]) if free else "",
    )


def _list_actions(event: Event, states: Mapping[str, int]) -> tuple[Action, ...]:
    invite = Action(_("Invite people"), reverse("rolls:enrol", args=[event.activity_id]))
    terms = Action(_("Who may register, and how many"), reverse("events:terms", args=[event.pk]))
    return (invite, terms, *([lists.take_away("inscripciones", event.pk)] if states else []))


def _empty(event: Event) -> EmptyState:
    terms = events.terms_of(event)
    if not event.is_published or terms is None:
        return EmptyState(_("Nobody can register yet."), _("Say who may register, and publish the event."))
    day = date_format(terms.closes_at.astimezone(ZoneInfo(event.activity.time_zone)), "SHORT_DATETIME_FORMAT")
    return EmptyState(_("Nobody here."), _("One can register until %(day)s.") % {"day": day})


def _table(event: Event, rows: list[Registration], language: str) -> Table | None:
    cells = tuple(
        (
            Cell(f"{row.number}. {name_of(row)}", reverse("events:registration", args=[event.pk, row.number])),
            Cell(row.organisation or "—"),
            Cell(country_name(row.country, language) if row.country else "—"),
            Cell(str(MODES.get(row.mode, row.mode))),
            Cell(str(words.REGISTRATIONS[row.state])),
        )
        for row in rows
    )
    columns = (_("Who"), _("Organisation"), _("Country"), _("How they take part"), _("Stands"))
    return table(_("Registrations, first come first"), columns, cells) if cells else None


def name_of(row: Registration) -> str:
    """Return the name that somebody told, until it is erased."""
    return f"{row.given_names} {row.family_names}".strip() or _("(erased)")


@dataclass(frozen=True, slots=True)
class OnePage:
    """A registration as it is answered."""

    header: PageHeader
    facts: tuple[Fact, ...]
    places: str
    doubles: str
    may_accept: bool
    may_list: bool
    may_refuse: bool
    roll_url: str
    mistakes: tuple[Mistake, ...]
    known: Field | None
    reason: Field


def one_page(
    event: Event, row: Registration, language: str, *, reasons: tuple[str, ...] = (), typed: Mapping[str, str]
) -> OnePage:
    """Gather a registration, whom of the directory they may be, and what can be answered."""
    undecided = row.state in {words.WAITING, words.WAIT_LISTED}
    same = ", ".join(map(str, asked.same_mail(row))) if undecided else ""
    return OnePage(
        header=PageHeader(
            f"{row.number}. {name_of(row)}",
            where=(*where(event), Link(_("Registrations"), reverse("events:registrations", args=[event.pk]))),
            lead=str(words.REGISTRATIONS[row.state]),
        ),
        facts=tuple(_facts(row, language)),
        places=places_words(event),
        doubles=_("The same e-mail registered before or after: number %(numbers)s.") % {"numbers": same}
        if same
        else "",
        may_accept=undecided,
        may_list=row.state == words.WAITING,
        may_refuse=undecided,
        roll_url=reverse("rolls:activity", args=[event.activity_id]) if row.enrolment_id else "",
        mistakes=tuple(Mistake(reason) for reason in reasons),
        known=_known(row, typed.get("known", "")) if undecided and row.professional_id is None else None,
        reason=Field(
            "reason",
            _("Or say no, and why"),
            kind="long_text",
            value=typed.get("reason", ""),
            help=_("The person reads these words."),
            max_length=words.LONGEST_TEXT,
            optional=True,
        ),
    )


def _known(row: Registration, chosen: str) -> Field | None:
    """Ask who somebody is in the directory, where others look alike; nobody is joined by itself."""
    found = asked.may_be(row)
    if not found:
        return None
    placed = {each.pk: each for each in people.with_places(asked.rows_of(found))}
    options = []
    for who, reasons in found:
        places = ", ".join(str(each.organisation.name) for each in placed[who.pk].places)  # type: ignore[attr-defined]
        why = ", ".join(str(REASONS.get(code, code)) for code in reasons)
        options.append(Option(str(who.pk), f"{who.name} · {places or '—'}", chosen == str(who.pk), hint=why))
    options.append(Option(NEW, _("Somebody new"), chosen == NEW))
    help_text = _("These look alike. You decide; nobody is joined by itself.")
    return Field("known", _("Who is it in the directory?"), kind="radios", options=tuple(options), help=help_text)


def _facts(row: Registration, language: str) -> Iterator[Fact]:
    zone = ZoneInfo(row.event.activity.time_zone)
    told = (
        (_("E-mail"), row.e_mail),
        (_("Organisation"), row.organisation),
        (_("Sector"), str(SECTORS.get(row.sector, ""))),
        (_("Post"), row.post),
        (_("Country"), country_name(row.country, language) if row.country else ""),
        (_("How they take part"), str(MODES.get(row.mode, row.mode))),
        (_("Working group they wish"), str(row.wishes or "")),
        (_("Why they want to come"), row.why),
        (_("Telephone"), row.telephone),
        (_("Diet"), row.diet),
        (_("What they need to take part"), row.needs),
        (_("Shown to"), str(words.VISIBILITIES[row.visibility])),
        (_("Registered"), date_format(row.registered_at.astimezone(zone), "SHORT_DATETIME_FORMAT")),
        (_("Why not"), row.reason),
    )
    for label, text in told:
        if text:
            yield Fact(label, text)
