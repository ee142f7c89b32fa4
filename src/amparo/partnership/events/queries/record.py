"""The record of an event: who was there in sums, what its tables brought, what is recommended and followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from amparo.partnership.directory.queries.people import one_person
from amparo.partnership.events.models import Event, EventRecommendation, FollowUp
from amparo.partnership.events.rules.sums import Grouped, grouped
from amparo.partnership.governance.models import ActionPoint
from amparo.partnership.governance.queries.promises import points_raised_by
from amparo.partnership.practices.models import Practice, Recommendation, Selection
from amparo.partnership.rolls.models import Enrolment, Session
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.rules.counting import Reach
from amparo.partnership.rolls.rules.keeping import needless_from, papers_until
from amparo.partnership.rolls.vocabulary import IN_PERSON, ONLINE


@dataclass(frozen=True, slots=True)
class OfSession:
    """How many were in a session: each once, on site only, online only, and in both ways."""

    session: Session
    in_person: int
    online: int
    mixed: int

    @property
    def total(self) -> int:
        """All who were there, each once."""
        return self.in_person + self.online + self.mixed


@dataclass(frozen=True, slots=True)
class Sums:
    """People of an event: all, each once, by way; by session; by country and by sector where groups may be told."""

    reach: Reach
    sessions: tuple[OfSession, ...]
    country_codes: tuple[str, ...]
    countries: Grouped
    sectors: Grouped


def sums_of(event: Event) -> Sums:
    """Sum up who was at an event from its rolls; nothing of it is ever typed."""
    activities = [event.activity]
    by_country = _people_by(event, Coalesce(F("professional__same_as__country"), F("professional__country")))
    return Sums(
        reach=presence.reach_of(activities),
        sessions=tuple(_of_sessions(event)),
        country_codes=tuple(sorted(code for code in by_country if code)),
        countries=grouped(by_country),
        sectors=grouped(_by_sector(event)),
    )


def _of_sessions(event: Event) -> Iterable[OfSession]:
    rows = presence.attendances_of([event.activity]).order_by()
    people = rows.values("session", "person").annotate(
        on_site=Count("pk", filter=Q(mode=IN_PERSON)), away=Count("pk", filter=Q(mode=ONLINE))
    )
    counts: dict[int, list[int]] = {}
    for row in people:
        here = counts.setdefault(row["session"], [0, 0, 0])
        here[2 if row["on_site"] and row["away"] else 0 if row["on_site"] else 1] += 1
    for session in Session.objects.filter(activity=event.activity).order_by("starts_at", "number"):
        yield OfSession(session, *counts.get(session.pk, [0, 0, 0]))


def _people_by(event: Event, what: Any) -> dict[str, int]:
    rows = presence.attendances_of([event.activity]).order_by().annotate(group=what)
    counted = rows.values("group").annotate(people=Count(one_person("professional"), distinct=True))
    return {row["group"] or "": row["people"] for row in counted}


def _by_sector(event: Event) -> dict[str, int]:
    """Count people by the sector of the organisation that they came from; each person once."""
    rows = Enrolment.objects.filter(activity=event.activity).annotate(person=one_person("professional"))
    sectors = dict(
        rows.order_by("pk").values_list("person", Coalesce("organisation__same_as__sector", "organisation__sector"))
    )
    found: dict[str, int] = {}
    for person in set(presence.attendances_of([event.activity]).order_by().values_list("person", flat=True)):
        sector = sectors.get(person) or ""
        found[sector] = found.get(sector, 0) + 1
    return found


# --- what its tables brought


def selections_of(event: Event) -> QuerySet[Selection]:
    """Return the working tables that sought good practices at an event."""
    return Selection.objects.filter(activity=event.activity_id).prefetch_related("tables").order_by("pk")


def practices_of(event: Event) -> list[Practice]:
    """Return everything that the tables of an event wrote, whatever became of it."""
    rows = Practice.objects.filter(table__selection__activity=event.activity_id)
    return list(rows.select_related("table", "kept_by").order_by("table__number", "pk"))


# --- what was recommended, and what came of it


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation of an event or of a practice that its tables brought; where it stands is in its action point."""

    texts: dict[str, str]
    post: str
    due_on: date
    point: ActionPoint | None
    practice: int | None = None
    is_invented: bool = False


def recommended_by(event: Event) -> list[Recommended]:
    """Return what an event recommends: its own, then those on the practices that its tables brought."""
    own = EventRecommendation.objects.filter(event=event).select_related("point__kept_by", "point__responsible")
    found = [
        Recommended(row.texts, row.post, row.point.due_on, row.point, None, row.is_invented) for row in own
    ]  # fmt: skip
    rows = list(Recommendation.objects.filter(practice__table__selection__activity=event.activity_id))
    points = points_raised_by("PRACTICE", [row.pk for row in rows])
    return found + [
        Recommended(row.texts, row.responsible, row.due_on, points.get(row.pk), row.practice_id, row.is_invented)
        for row in rows
    ]


def earlier_events(event: Event) -> list[Event]:
    """Return the events that an event continues: those before it in its series, latest first."""
    if event.series_id is None or event.place_in_series is None:
        return []
    rows = Event.objects.filter(series=event.series_id, place_in_series__lt=event.place_in_series)
    return list(rows.select_related("activity__kept_by").order_by("-place_in_series"))


def later_events(event: Event) -> list[Event]:
    """Return the events that continue an event, in order."""
    if event.series_id is None or event.place_in_series is None:
        return []
    rows = Event.objects.filter(series=event.series_id, place_in_series__gt=event.place_in_series)
    return list(rows.select_related("activity__kept_by").order_by("place_in_series"))


@dataclass(frozen=True, slots=True)
class Inherited:
    """An earlier event's recommendation, and what this event says has come of it, if it said anything."""

    event: Event
    recommended: Recommended
    said: FollowUp | None


def inherited_by(event: Event) -> list[Inherited]:
    """Return what an event inherits: recommendations of the earlier ones that were open when it began."""
    said = followed_by(event)
    found = []
    for earlier in earlier_events(event):
        for each in recommended_by(earlier):
            point = each.point
            if point is not None and (point.pk in said or _was_open(point, event.activity.starts_on)):
                found.append(Inherited(earlier, each, said.get(point.pk)))
    return found


def inherited_with(event: Event, point: int) -> Inherited | None:
    """Return what an event inherits under an action point, or None."""
    rows = inherited_by(event)
    return next((each for each in rows if each.recommended.point and each.recommended.point.pk == point), None)


def _was_open(point: ActionPoint, on: date) -> bool:
    return point.closed_on is None or point.closed_on >= on


def followed_by(event: Event) -> dict[int, FollowUp]:
    """Return what an event says last of each action point."""
    rows = FollowUp.objects.filter(event=event).order_by("pk")
    return {row.point_id: row for row in rows}


def last_words_on(points: Iterable[int]) -> dict[int, FollowUp]:
    """Return what later events said last of some action points."""
    rows = FollowUp.objects.filter(point__in=list(points)).select_related("event__activity").order_by("pk")
    return {row.point_id: row for row in rows}


# --- what is kept until when


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is erased of an event when: what was needed for the days alone, and the pictures of paper rolls."""

    needless_from: date
    erased_on: date | None
    papers: int
    papers_erased: int
    papers_days: int


def keeping_of(event: Event, today: date) -> Keeping:
    """Return until when what is not needed of an event is kept, and whether it was erased."""
    activity = event.activity
    papers = activity.sessions.aggregate(
        kept=Count("papers", filter=Q(papers__erased_on=None)), gone=Count("papers", filter=~Q(papers__erased_on=None))
    )
    return Keeping(
        needless_from(activity.ends_on, activity.keep_days), activity.erased_on, papers["kept"], papers["gone"],
        (today - papers_until(today)).days - 1,
    )  # fmt: skip
