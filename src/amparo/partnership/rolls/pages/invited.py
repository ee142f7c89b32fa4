"""Who was invited, a page at a time; whom one may invite; and a last look before they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Chip, EmptyState, Link, More, PageHeader
from amparo.partnership.coalition.vocabulary import PROGRAMME
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.queries import people
from amparo.partnership.directory.rules.countries import country_name
from amparo.partnership.directory.vocabulary import FOCAL_POINT, SECRETARIAT
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.queries import invited as queries
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.queries.invited import BY_NAME, BY_ORGANISATION, Sought

PAGE: Final = 40
LONGEST: Final = 100
# So many are invited at once, and so many of them named in the last look.
MOST: Final = 500
NAMED: Final = 60


@dataclass(frozen=True, slots=True)
class InvitedPart:
    """The invited on the page of their activity: sought, sorted and a page at a time."""

    sought: Sought
    states: tuple[Chip, ...]
    sorts: tuple[Chip, ...]
    table: Table | None
    more: More | None
    empty: EmptyState


def sought_in(asked: Mapping[str, str]) -> Sought:
    """Return which of the invited are asked for, as the address tells it; what it tells wrong is left out."""
    state, sort = asked.get("respuesta", ""), asked.get("orden", "")
    return Sought(
        text=asked.get("q", "").replace("\x00", "")[:LONGEST],
        state=state if state in words.ENROLMENTS else "",
        sort=sort if sort == BY_ORGANISATION else BY_NAME,
    )


def _address(here: str, sought: Sought, **changed: Any) -> str:
    told = {"q": sought.text, "respuesta": sought.state, "orden": sought.sort, **changed}
    kept = {name: value for name, value in told.items() if value and value != BY_NAME}
    return f"{here}?{urlencode(kept)}#invitadas" if kept else f"{here}#invitadas"


def invited_part(by: Actor, activity: Activity, asked: Mapping[str, str]) -> InvitedPart | None:
    """Gather a page of the invited whom an actor may see; None when that is nobody and nothing was sought."""
    reads = may(by, permissions.READ_ROLL, activity, by_table=permissions.MAY)
    rows = queries.invited_visible_to(by, activity, reads_roll=reads)
    sought = sought_in(asked)
    counts = queries.answers_of(rows)
    if not counts and not reads:
        return None
    here = reverse("rolls:activity", args=[activity.pk])
    shown = list(queries.after(queries.narrowed(rows, sought), row_key(asked.get("tras", "")))[: PAGE + 1])
    more = None
    if len(shown) > PAGE:
        url = _address(here, sought, tras=shown[PAGE - 1].pk)
        more = More(_("%(count)s shown") % {"count": PAGE}, url)
    states = (("", _("All")), *words.ENROLMENTS.items())
    sorts = ((BY_NAME, _("By name")), (BY_ORGANISATION, _("By organisation")))
    told = {"": sum(counts.values()), **counts}
    return InvitedPart(
        sought=sought,
        states=tuple(
            Chip(str(label), _address(here, sought, respuesta=code), code == sought.state, str(told.get(code, 0)))
            for code, label in states
        ),
        sorts=tuple(Chip(label, _address(here, sought, orden=code), code == sought.sort) for code, label in sorts),
        table=_invited(by, activity, shown[:PAGE]) if shown else None,
        more=more,
        empty=EmptyState(_("Nobody is found.") if counts else _("Nobody is invited yet.")),
    )


def _invited(by: Actor, activity: Activity, rows: Sequence[Any]) -> Table:
    shares = presence.shares_of(activity)
    inviting_only = _only_invites(by)
    lines = tuple(
        (
            Cell(row.professional.name, "" if inviting_only else reverse("rolls:answer", args=[activity.pk, row.pk])),
            Cell(row.organisation.name if row.organisation else "—"),
            Cell(str(words.ENROLMENTS[row.state])),
            Cell(str(words.OFFERS[row.mode])),
            Cell("—" if inviting_only else row.check_in_code or "—"),
            Cell(f"{round(shares.get(row.person, 0) * 100)} %", number=True),
        )
        for row in rows
    )
    columns = (_("Name"), _("Organisation"), _("Answer"), _("How they take part"), _("Code"), _("Hours attended"))
    return table(_("Who was invited"), columns, lines, caption_unseen=True)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be invited."""

    key: int
    name: str
    note: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class InvitingPage:
    """Whom one may invite, sought by name, organisation and country, a page at a time."""

    header: PageHeader
    text: str
    country: str
    countries: tuple[tuple[str, str], ...]
    found: int
    most: int
    lines: tuple[Candidate, ...]
    more: More | None
    empty: EmptyState


def inviting_page(
    by: Actor, activity: Activity, asked: Mapping[str, str], language: str, ticked: Collection[int] = ()
) -> InvitingPage:
    """Gather whom one may invite; who was invited already is not among them."""
    text, country = asked.get("q", "").replace("\x00", "")[:LONGEST], asked.get("pais", "")[:2]
    everybody, rows = queries.to_invite(by, activity, "", ""), queries.to_invite(by, activity, text, country)
    shown = list(people.with_places(queries.after_person(rows, row_key(asked.get("tras", ""))))[: PAGE + 1])
    here, more = reverse("rolls:enrol", args=[activity.pk]), None
    if len(shown) > PAGE:
        query = urlencode({"q": text, "pais": country, "tras": shown[PAGE - 1].pk})
        more = More(_("%(count)s shown") % {"count": PAGE}, f"{here}?{query}")
    names = ((code, country_name(code, language)) for code in people.countries_told(everybody))
    return InvitingPage(
        header=_header(activity, _("Invite people")),
        text=text,
        country=country,
        countries=tuple(sorted(names, key=lambda pair: pair[1])),
        found=rows.count(),
        most=MOST,
        lines=tuple(_candidate(each, language, ticked) for each in shown[:PAGE]),
        more=more,
        empty=EmptyState(_("Nobody is found."), _why_nobody(by)),
    )


def _why_nobody(by: Actor) -> str:
    """Say who is not among those whom one may invite."""
    told = _("Whoever was invited already is not shown here.")
    if not _only_invites(by):
        return told
    shown = _(
        "You see those who agreed to be seen by the coalition; their focal point or the secretariat invites others."
    )
    return f"{told} {shown}"


def _only_invites(by: Actor) -> bool:
    return PROGRAMME in by.roles and not by.roles & {SECRETARIAT, FOCAL_POINT}


def _header(activity: Activity, title: str) -> PageHeader:
    where = (
        Link(_("Activities"), reverse("rolls:activities")),
        Link(activity.title, reverse("rolls:activity", args=[activity.pk])),
    )
    return PageHeader(title, where=where)


def _candidate(each: Professional, language: str, ticked: Collection[int]) -> Candidate:
    return Candidate(each.pk, _name(each), _note(each, language), each.pk in ticked)


def _name(each: Professional) -> str:
    return f"{each.family_names}, {each.given_names}" if each.family_names else each.given_names


def _note(each: Professional, language: str) -> str:
    place = each.places[0] if each.places else None  # type: ignore[attr-defined]
    where = (place.organisation.same_as or place.organisation).name if place else ""
    return " · ".join(told for told in (where, country_name(each.country, language) if each.country else "") if told)


def usual_way(activity: Activity) -> str:
    """Return the only way in which an activity is offered; "" where there are two."""
    offers = set(activity.sessions.values_list("offer", flat=True))
    return offers.pop() if len(offers) == 1 and words.MIXED not in offers else ""


@dataclass(frozen=True, slots=True)
class LastLook:
    """Who is about to be invited, and in which way."""

    header: PageHeader
    count: int
    names: tuple[str, ...]
    others: int
    keys: str
    mode: str
    mode_words: str
    text: str
    country: str
    back: str


def last_look(activity: Activity, chosen: Sequence[Professional], mode: str, asked: tuple[str, str]) -> LastLook:
    """Gather a last look at who is invited."""
    return LastLook(
        header=_header(activity, _("Invite people")),
        count=len(chosen),
        names=tuple(_name(each) for each in chosen[:NAMED]),
        others=max(len(chosen) - NAMED, 0),
        keys=",".join(str(each.pk) for each in chosen),
        mode=mode,
        mode_words=str(words.OFFERS[mode]),
        text=asked[0],
        country=asked[1],
        back=f"{reverse('rolls:enrol', args=[activity.pk])}?{urlencode({'q': asked[0], 'pais': asked[1]})}",
    )
