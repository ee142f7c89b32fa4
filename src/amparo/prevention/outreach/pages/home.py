"""Communities by place: what there is in each, who came, and how the channels stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, Due, EmptyState, Fact, PageHeader, Tile
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.rolls import permissions as rolls
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Channel
from amparo.prevention.outreach.pages.board import SLUG_OF, Bar, Bars, Notice, Outside, Section, tabs, where
from amparo.prevention.outreach.queries import companies, initiatives, sessions
from amparo.prevention.outreach.rules.counts import people_between

DUE = {
    words.WORKED: "done", words.PARTLY: "late", words.FAILED: "late", words.STALE: "soon", words.UNTESTED: "soon",
}  # fmt: skip
# The worst first: what does not answer, then what nobody knows.
WORST = (words.FAILED, words.PARTLY, words.UNTESTED, words.STALE, words.WORKED)


def due_of(standing: str, note: str = "") -> Due:
    """Return how a channel stands as a label."""
    text = str(words.STANDINGS[standing])
    return Due(DUE[standing], f"{text} · {note}" if note else text)  # type: ignore[arg-type]


def between_words(totals: Iterable[int]) -> str:
    """Say between how many and how many people came."""
    least, most = people_between(tuple(totals))
    if least == most:
        return str(most)
    return _("%(least)s to %(most)s") % {"least": least, "most": most}


def home_page(by: Actor, today: date) -> Outside:
    """Gather what there is in each place."""
    every = list(initiatives.initiatives_visible_to(by))
    channels = initiatives.channels_of(every)
    totals = sessions.totals_by_place(by.country)
    return Outside(
        header=PageHeader(
            _("Communities"),
            lead=_("What civil society, communities, police and companies do before anybody is harmed, by place."),
            actions=tuple(_actions(by)),
        ),
        tabs=tabs("home"),
        tiles=tuple(_tiles(by, channels, totals, today)),
        parts=tuple(_parts(by.country, channels, totals, today)),
    )


def _actions(by: Actor) -> Iterable[Action]:
    subject = rolls.InPublic(coalition.country_by_code(by.country), by.institution)
    if may(by, rolls.HOLD_IN_PUBLIC, subject, by_table=rolls.MAY):
        yield Action(_("Record a session"), reverse("outreach:hold"), kind="primary")
    yield Action(_("Somebody is in danger"), reverse("outreach:danger"), icon="phone")
    yield Action(_("What everybody reads"), reverse("outreach:public", args=[by.country]), icon="globe")


def _tiles(by: Actor, channels: list[Channel], totals: dict[str, list[int]], today: date) -> Iterable[Tile]:
    held = [total for each in totals.values() for total in each]
    yield Tile(
        _("Sessions with the public"), str(len(held)), _("on the rolls, each once"),
        url=reverse("outreach:sessions"),
    )  # fmt: skip
    yield Tile(
        _("People who came"), between_words(held) if held else "0",
        _("at least the largest session, at most all of them added up"),
    )  # fmt: skip
    works = {each.initiative_id for each in channels if initiatives.standing(each, today) == words.WORKED}
    strategies = initiatives.initiatives_visible_to(by, words.STRATEGY).values_list("pk", flat=True)
    told = {"works": len(works & set(strategies)), "all": len(strategies)}
    yield Tile(
        _("Strategies with a channel that works"), _("%(works)s of %(all)s") % told,
        _("tested within a year"), url=reverse("outreach:channels"),
    )  # fmt: skip
    late = [day for day, _row in companies.due_checks(companies.companies_visible_to(by), today) if day < today]
    yield Tile(
        _("Checks of companies that are late"), str(len(late)), _("a commitment is looked at once a year"),
        url=reverse("outreach:companies"),
    )  # fmt: skip


def _parts(country: str, channels: list[Channel], totals: dict[str, list[int]], today: date) -> Iterable[Section]:
    counts = initiatives.counts_by_place(country)
    places = sorted({*counts, *totals})
    if not places:
        empty = EmptyState(_("Nothing is entered yet."), _("Strategies, plans, agreements and sessions stand here."))
        yield Section(empty=empty)
        return
    by_place: dict[str, list[str]] = {}
    for each in channels:
        by_place.setdefault(each.initiative.place, []).append(initiatives.standing(each, today))
    columns = (
        _("Municipality"), _("Strategies"), _("Plans"), _("Police and community"), _("Sessions"), _("People who came"),
        _("Reporting channels"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(place or _("Not told"), _address(place, counts.get(place, {}))),
            *(Cell(str(counts.get(place, {}).get(kind, 0)), number=True) for kind in words.KINDS),
            Cell(str(len(totals.get(place, []))), number=True),
            Cell(between_words(totals[place]) if place in totals else "—", number=True),
            _channels_cell(by_place.get(place, [])),
        )
        for place in places
    )
    told = table(_("By municipality"), columns, rows, caption_unseen=True)
    yield Section(_("By municipality"), table=told)
    amounts = {place: sum(counts.get(place, {}).values()) + len(totals.get(place, [])) for place in places}
    yield Section(bars=_chart(places, counts, totals, amounts))


def _address(place: str, counts: dict[str, int]) -> str:
    """Return where the work of a place is read: the first kind of which there is some."""
    slug = next((SLUG_OF[kind] for kind in words.KINDS if counts.get(kind)), "")
    return f"{reverse('outreach:list', args=[slug])}?{urlencode({'lugar': place})}" if slug else ""


def _channels_cell(standings: list[str]) -> Cell:
    if not standings:
        return Cell("—")
    found = Counter(standings)
    worst = next(each for each in WORST if each in found)
    works = ngettext("%(count)s works", "%(count)s work", found[words.WORKED]) % {"count": found[words.WORKED]}
    return Cell("", due=due_of(worst), note=works if worst != words.WORKED and found[words.WORKED] else "")


def _chart(
    places: list[str], counts: dict[str, dict[str, int]], totals: dict[str, list[int]], amounts: dict[str, int]
) -> Bars:
    most = max(amounts.values())
    bars = tuple(
        Bar(place or _("Not told"), str(amounts[place]), round(100 * amounts[place] / most)) for place in places
    )
    rows = tuple(
        (
            Cell(place or _("Not told")),
            Cell(str(sum(counts.get(place, {}).values())), number=True),
            Cell(str(len(totals.get(place, []))), number=True),
        )
        for place in places
    )
    columns = (_("Municipality"), _("Strategies, plans and agreements"), _("Sessions"))
    return Bars(
        _("Where there is work"), bars, _("Strategies, plans, agreements and sessions together, by municipality."),
        _("It shows where work is, never where people are."), table(_("Where there is work"), columns, rows),
    )  # fmt: skip


def danger_page(by: Actor) -> Outside:
    """Say what to do when somebody is in danger; what is told there is not written here."""
    actions = []
    if by.roles & {"intake", "duty_officer"}:
        actions.append(Action(_("Record an alert"), reverse("pathways:new_alert"), kind="primary"))
    facts = tuple(Fact(str(each), each.facts["phone"]) for each in initiatives.response_teams(by.country))
    return Outside(
        header=PageHeader(_("Somebody is in danger"), where=where(), actions=tuple(actions)),
        notices=(
            Notice(
                "danger", _("If it is happening now, call the emergency number of the country first."),
                _("Then the response team, at any hour. Say only what they ask."),
            ),
        ),
        parts=(
            Section(_("Response team"), facts=facts)
            if facts
            else Section(empty=EmptyState(_("No telephone of a response team is entered."), "")),
            Section(
                _("What you do"),
                "\n\n".join(
                    (
                        _("Do not ask for the story again. Listen, and do not promise what you cannot keep."),
                        _("Write no name, no age and nothing of what happened: not here, not on a list."),
                        _("Do not look for the person, and do not speak with whoever may be doing the harm."),
                        _("When a child tells you something: stay, call from apart, and let the team come."),
                    )
                ),
            ),
        ),
    )  # fmt: skip
