"""Lists of outreach as workbooks: work, sessions and companies come in again; channels only go out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.lists import columns
from amparo.foundation.lists.columns import Column
from amparo.foundation.lists.listed import Listed, Moment, Row, Taking
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.models import Organisation
from amparo.partnership.rolls.operations.public import InPublic
from amparo.partnership.rolls.vocabulary import AGE_BANDS
from amparo.prevention.outreach import permissions
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.operations import companies as of_companies
from amparo.prevention.outreach.operations import initiatives as of_work
from amparo.prevention.outreach.operations.companies import CompanyEntry
from amparo.prevention.outreach.operations.initiatives import Entry
from amparo.prevention.outreach.operations.sessions import Held, hold_session
from amparo.prevention.outreach.queries import Kept, companies, initiatives, sessions

SAID: Final = ("title", "place", "spot", "goal", "community", "led_by", "origin")
DAYS: Final = ("starts_on", "ends_on", "review_on")
SEXES: Final = {"women": gettext_lazy("Women"), "men": gettext_lazy("Men"), "others": gettext_lazy("Others")}


def _kept(by: Actor, _scope: str) -> Kept | None:
    return Kept(coalition.country_by_code(by.country)) if by.country else None


def _named(kept: Kept, name: object) -> Organisation | None:
    """Return an organisation of the directory by its name; none when none is told. Raises `Refused`."""
    if not name:
        return None
    found = Organisation.objects.filter(kept_by=kept.kept_by, name=str(name)).select_related("kept_by").first()
    if found is None:
        raise Refused([_("That organisation does not stand in the directory: enter it there first.")])
    return found


# --- strategies, plans and agreements


def _work(by: Actor, _subject: Kept) -> Iterator[Row]:
    for each in initiatives.initiatives_visible_to(by):
        yield {
            "code": f"T{each.pk}", "kind": each.kind, "sensitive": each.is_sensitive,
            "participants": each.participants, "organisation": each.organisation.name if each.organisation else "",
            **{name: getattr(each, name) for name in (*SAID, *DAYS)},
        }  # fmt: skip


def _entry(moment: Moment, row: Row) -> Entry:
    days = [day if isinstance(day := row.get(name), date) else None for name in DAYS]
    took = row.get("participants")
    return Entry(
        str(row["kind"]),
        str(row.get("title") or ""),
        str(row.get("place") or ""),
        spot=str(row.get("spot") or ""),
        goal=str(row.get("goal") or ""),
        community=str(row.get("community") or ""),
        led_by=str(row.get("led_by") or ""),
        origin=str(row.get("origin") or ""),
        starts_on=days[0],
        ends_on=days[1],
        review_on=days[2],
        is_sensitive=row.get("sensitive") is not False,
        organisation=_named(moment.subject, row.get("organisation")),
        participants=took if isinstance(took, int) else None,
    )


def _enter(moment: Moment, row: Row) -> None:
    of_work.enter_initiative(
        by=moment.by, kept_by=moment.subject.kept_by, entry=_entry(moment, row), at=moment.at
    )  # fmt: skip


def _change(moment: Moment, row: Row, there: Row, _changes: Sequence[str]) -> None:
    known = initiatives.initiative_visible_to(moment.by, int(str(there["code"])[1:]))
    assert known is not None
    said = _entry(moment, row)
    kept = {"formed_in": known.formed_in, "project": known.project, "is_invented": known.is_invented}
    told = {name: getattr(said, name) for name in Entry.__slots__ if name not in kept}
    of_work.change_initiative(by=moment.by, initiative=known, entry=Entry(**{**told, **kept}))


WORK: Final = Listed(
    kind="comunidades",
    title=gettext_lazy("Strategies, plans and agreements"),
    columns=(
        columns.text("code", gettext_lazy("Code"), longest=60),
        columns.one_of("kind", gettext_lazy("Kind"), words.KINDS),
        columns.text("title", gettext_lazy("Title")),
        columns.text("place", gettext_lazy("Municipality")),
        columns.text("spot", gettext_lazy("Finer place")),
        columns.yes_or_no("sensitive", gettext_lazy("Sensitive")),
        columns.text("goal", gettext_lazy("What is to be reached"), longest=words.LONGEST_TEXT),
        columns.text("community", gettext_lazy("Community or group")),
        columns.text("led_by", gettext_lazy("Who leads it")),
        columns.text("organisation", gettext_lazy("Accompanied by")),
        columns.day("starts_on", gettext_lazy("First day")),
        columns.day("ends_on", gettext_lazy("Last day")),
        columns.day("review_on", gettext_lazy("Next review")),
        columns.whole("participants", gettext_lazy("People who took part here")),
        columns.text("origin", gettext_lazy("Source"), longest=words.LONGEST_TEXT),
    ),
    may=permissions.MAY,
    needs=permissions.KEEP_INITIATIVE,
    subject=_kept,
    rows=_work,
    back=lambda _scope: reverse("outreach:home"),
    taking=Taking(permissions.KEEP_INITIATIVE, _enter, _change, needed=("kind", "title", "place")),
)


# --- sessions with the public


def _count_columns() -> tuple[Column, ...]:
    return tuple(
        columns.whole(f"{band}_{sex}", format_lazy("{} · {}", label, of))
        for band, label in AGE_BANDS.items()
        for sex, of in SEXES.items()
    )


def _sessions(by: Actor, subject: Kept) -> Iterator[Row]:
    zone = ZoneInfo(subject.kept_by.time_zone)
    for each in sessions.told_of(sessions.sessions_visible_to(by)):
        activity = each.session.activity
        yield {
            "code": f"S{each.session.pk}", "title": activity.title, "place": activity.place,
            "starts_at": each.session.starts_at.astimezone(zone).replace(tzinfo=None),
            "ends_at": each.session.ends_at.astimezone(zone).replace(tzinfo=None),
            "organiser": activity.organiser.name if activity.organiser else "",
            "held_by": _("under a grant") if each.is_of_a_grant else "",
            **{
                f"{band}_{sex}": count
                for band, counts in each.counts.items()
                for sex, count in zip(SEXES, counts, strict=True)
            },
        }  # fmt: skip


def _hold(moment: Moment, row: Row) -> None:
    kept_by = moment.subject.kept_by
    zone = ZoneInfo(kept_by.time_zone)
    starts_at, ends_at = row["starts_at"], row["ends_at"]
    assert isinstance(starts_at, datetime)
    assert isinstance(ends_at, datetime)
    organiser = _named(moment.subject, row.get("organiser"))
    if organiser is None:
        raise Refused([_("Choose who held it.")])
    counts: dict[str, Any] = {
        band: tuple(int(str(row.get(f"{band}_{sex}") or 0)) for sex in SEXES) for band in AGE_BANDS
    }
    told = InPublic(
        str(row["title"]), str(row["place"]), starts_at.replace(tzinfo=zone), ends_at.replace(tzinfo=zone), counts
    )
    hold_session(by=moment.by, kept_by=kept_by, organiser=organiser, held=Held(told), at=moment.at)


SESSIONS: Final = Listed(
    kind="sesiones-publico",
    title=gettext_lazy("Sessions with the public"),
    columns=(
        columns.text("code", gettext_lazy("Code"), longest=60),
        columns.text("title", gettext_lazy("What it was about")),
        columns.text("place", gettext_lazy("Municipality")),
        columns.moment("starts_at", gettext_lazy("Starts, at the place")),
        columns.moment("ends_at", gettext_lazy("Ends, at the place")),
        columns.text("organiser", gettext_lazy("Who held it")),
        columns.told("held_by", gettext_lazy("Under a grant")),
        *_count_columns(),
    ),
    may=permissions.MAY,
    needs=permissions.KEEP_INITIATIVE,
    subject=_kept,
    rows=_sessions,
    back=lambda _scope: reverse("outreach:sessions"),
    taking=Taking(
        permissions.KEEP_INITIATIVE,
        _hold,
        why_no_change=gettext_lazy("What was counted is corrected on the roll of the session, with a reason."),
        needed=("title", "place", "starts_at", "ends_at", "organiser"),
    ),
)


# --- channels


def _channels(by: Actor, _subject: Kept) -> Iterator[Row]:
    today = localdate()
    for each in initiatives.channels_of(initiatives.initiatives_visible_to(by)):
        last = next(iter(each.tests.all()), None)
        yield {
            "work": each.initiative.title, "place": each.initiative.place, "kind": str(words.CHANNELS[each.kind]),
            "reached_at": each.reached_at, "leads_to": each.leads_to,
            "standing": str(words.STANDINGS[initiatives.standing(each, today)]),
            "tested_on": last.tested_on.isoformat() if last else "", "tested_by": last.tested_by if last else "",
            "result": str(words.RESULTS[last.result]) if last else "",
        }  # fmt: skip


CHANNELS: Final = Listed(
    kind="canales",
    title=gettext_lazy("Reporting channels"),
    columns=(
        columns.told("work", gettext_lazy("Title")),
        columns.told("place", gettext_lazy("Municipality")),
        columns.told("kind", gettext_lazy("Kind")),
        columns.told("reached_at", gettext_lazy("Where it is reached")),
        columns.told("leads_to", gettext_lazy("To whom it leads")),
        columns.told("standing", gettext_lazy("How it stands")),
        columns.told("tested_on", gettext_lazy("Tested on")),
        columns.told("tested_by", gettext_lazy("Who tested it")),
        columns.told("result", gettext_lazy("What came of it")),
    ),
    may=permissions.MAY,
    needs=permissions.KEEP_INITIATIVE,
    subject=_kept,
    rows=_channels,
    back=lambda _scope: reverse("outreach:channels"),
    only_out=gettext_lazy("A channel counts by its tests, and each test is recorded by whoever made it."),
)


# --- companies


def _companies(by: Actor, _subject: Kept) -> Iterator[Row]:
    today = localdate()
    for each in companies.companies_visible_to(by):
        yield {
            "code": f"E{each.pk}", "organisation": each.organisation.name, "branch": each.branch,
            "association": each.is_association, "place": each.place, "origin": each.origin,
            "named": _("Yes") if companies.may_name(each, today) else _("No"),
        }  # fmt: skip


def _enter_company(moment: Moment, row: Row) -> None:
    organisation = _named(moment.subject, row["organisation"])
    assert organisation is not None
    entry = CompanyEntry(
        organisation, str(row["branch"]), str(row["place"]), row.get("association") is True,
        str(row.get("origin") or ""),
    )  # fmt: skip
    of_companies.enter_company(by=moment.by, kept_by=moment.subject.kept_by, entry=entry, at=moment.at)


def _change_company(moment: Moment, row: Row, there: Row, changes: Sequence[str]) -> None:
    if {"organisation", "origin"} & set(changes):
        raise Refused([_("Which organisation it is stays: enter another company.")])
    known = companies.company_visible_to(moment.by, int(str(there["code"])[1:]))
    assert known is not None
    of_companies.change_company(
        by=moment.by, company=known, branch=str(row["branch"]), place=str(row["place"]),
        is_association=row.get("association") is True,
    )  # fmt: skip


COMPANIES: Final = Listed(
    kind="empresas",
    title=gettext_lazy("Companies"),
    columns=(
        columns.text("code", gettext_lazy("Code"), longest=60),
        columns.text("organisation", gettext_lazy("Company")),
        columns.one_of("branch", gettext_lazy("Sector"), words.BRANCHES),
        columns.yes_or_no("association", gettext_lazy("Association of companies")),
        columns.text("place", gettext_lazy("Municipality")),
        columns.text("origin", gettext_lazy("Source"), longest=words.LONGEST_TEXT),
        columns.told("named", gettext_lazy("Everybody reads of it")),
    ),
    may=permissions.MAY,
    needs=permissions.KEEP_COMPANY,
    subject=_kept,
    rows=_companies,
    back=lambda _scope: reverse("outreach:companies"),
    taking=Taking(
        permissions.KEEP_COMPANY, _enter_company, _change_company, needed=("organisation", "branch", "place")
    ),
)
