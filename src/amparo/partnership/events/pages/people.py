"""People of an event in sums, as tiles, bars and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import EmptyState, Fact, Tile
from amparo.partnership.directory.rules.countries import country_name
from amparo.partnership.directory.vocabulary import SECTORS
from amparo.partnership.events.models import Event
from amparo.partnership.events.pages.board import Bars, Part, lang, stacked
from amparo.partnership.events.queries.record import OfSession, Sums, keeping_of
from amparo.partnership.events.rules.sums import Grouped
from amparo.partnership.events.vocabulary import LEAST_IN_GROUP
from amparo.partnership.rolls.queries import activities, presence
from amparo.partnership.rolls.vocabulary import EXACT, QUALIFIERS, UNIQUE_PERSON, UNITS


def tiles_of(event: Event, sums: Sums) -> tuple[Tile, ...]:
    """Return how many came, each once, and in which way."""
    if not sums.reach.unique:
        return ()
    rolls = reverse("rolls:activity", args=[event.activity_id])
    once = _("each person counted once")
    return (
        Tile(_("People"), str(sums.reach.unique), once, url=rolls),
        Tile(_("On site only"), str(sums.reach.in_person), once),
        Tile(_("Online only"), str(sums.reach.online), once),
        Tile(_("In both ways"), str(sums.reach.mixed), once),
        Tile(_("Countries"), str(len(sums.country_codes)), _("that people came from")),
    )


def people_part(event: Event, sums: Sums) -> Part:
    """Gather who was there: by session, by country and by sector; no group is small enough to tell somebody apart."""
    if not sums.reach.unique:
        empty = EmptyState(_("Nobody is on a roll yet."), _("Who was there is counted from the rolls of the sessions."))
        return Part(_("People"), empty=empty)
    facts = {"attendances": sums.reach.attendances, "people": sums.reach.unique}
    base = _("%(attendances)s attendances of %(people)s people. Source: the rolls.") % facts
    return Part(
        _("People"),
        bars=_bars(event, sums, base),
        tables=tuple(
            each
            for each in (
                _groups(
                    _("By country"),
                    _("Country"),
                    sums.countries,
                    lambda code: country_name(code, lang()) if code else "—",
                ),
                _groups(_("By sector"), _("Sector"), sums.sectors, lambda code: str(SECTORS.get(code, _("Not known")))),
            )
            if each is not None
        ),
        note=_(
            "Groups of fewer than %(least)s people are put together, with the next smallest, so that nobody is known "
            "by a count."
        )
        % {"least": LEAST_IN_GROUP},
    )


def _bars(event: Event, sums: Sums, base: str) -> Bars | None:
    names = (_("On site"), _("In both ways"), _("Online"))
    held = [each for each in sums.sessions if each.total]
    rows = [
        (
            title_of(each),
            when(each.session.starts_at, event.activity.time_zone),
            (each.in_person, each.mixed, each.online),
        )
        for each in held
    ]
    cells = [
        (Cell(label, note=note), *(Cell(str(value), number=True) for value in (*values, sum(values))))
        for label, note, values in rows
    ]  # fmt: skip
    title = _("Who was there, session by session")
    return Bars(
        title, base, tuple(enumerate(names, start=1)), stacked(rows, names),
        table(title, (_("Session"), *names, _("All")), cells, caption_unseen=True),
    )  # fmt: skip


def title_of(of: OfSession) -> str:
    """Return what a session is called."""
    return of.session.title or _("Session %(number)s") % {"number": of.session.number}


def when(at: datetime, zone: str) -> str:
    """Return the day and hour of something at its place."""
    return date_format(at.astimezone(ZoneInfo(zone)), "SHORT_DATETIME_FORMAT")


def _country(code: str) -> str:
    return country_name(code, lang()) if code else "—"


def _groups(title: str, what: str, groups: Grouped, name: Callable[[str], str]) -> Table | None:
    if groups.is_withheld:
        rows = [(Cell(_("Too few people to tell groups apart")), Cell("—", number=True))]
        return table(title, (what, _("People")), rows)
    rows = [(Cell(name(code)), Cell(str(count), number=True)) for code, count in groups.groups]
    if groups.together:
        told = ", ".join(name(code) for code in groups.together)
        rows.append((Cell(_("Together"), note=told), Cell(str(groups.together_count), number=True)))
    return table(title, (what, _("People")), rows) if rows else None


def said_part(event: Event) -> Part | None:
    """Gather what sources say of how many came, beside what the rolls count; none is overwritten by another."""
    figures = list(activities.figures_of(event.activity))
    if not figures:
        return None
    counted = presence.reach_of([event.activity]).unique
    rows = [
        (
            Cell(str(counted), number=True), Cell(str(QUALIFIERS[EXACT]).lower()), Cell(str(UNITS[UNIQUE_PERSON])),
            Cell(_("The rolls, here")),
        ),
        *(
            (
                Cell(str(each.value), number=True), Cell(str(QUALIFIERS[each.qualifier]).lower()),
                Cell(str(UNITS[each.unit])), Cell(each.source),
            )
            for each in figures
        ),
    ]  # fmt: skip
    heads = (_("How many"), _("How sure"), _("Of what"), _("Source"))
    found = table(_("What sources say of how many came"), heads, rows, caption_unseen=True)
    return Part(_("What sources say of how many came"), tables=(found,), note=_("Sources may disagree: all are kept."))


def keeping_part(event: Event, today: date) -> Part:
    """Gather what is erased when, and what stays."""
    kept = keeping_of(event, today)
    needless = (
        _("Erased on %(day)s") % {"day": day(kept.erased_on)} if kept.erased_on
        else _("Will be erased on %(day)s") % {"day": day(kept.needless_from)}
    )  # fmt: skip
    papers = _("%(kept)s kept, %(gone)s erased") % {"kept": kept.papers, "gone": kept.papers_erased}
    facts: Iterable[Fact] = (
        Fact(_("Diet, telephone, needs and personal codes"), needless),
        Fact(
            _("Pictures of paper rolls"), papers,
            note=_("erased %(days)s days after the end; their digests stay") % {"days": kept.papers_days},
        ),
        Fact(_("Who was there, counts and minutes"), _("They stay")),
    )  # fmt: skip
    return Part(_("What is erased, and when"), facts=tuple(facts))
