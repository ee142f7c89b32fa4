"""Who was invited and who was there, each person counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from amparo.partnership.directory.queries.people import one_person
from amparo.partnership.rolls.models import (
    Activity,
    Attendance,
    CountCorrection,
    Enrolment,
    HeadCount,
    RollImport,
    Session,
)
from amparo.partnership.rolls.rules.counting import Reach, share_attended
from amparo.partnership.rolls.vocabulary import ACCEPTED, DECLINED, IN_PERSON, MIXED, ONLINE

Activities = QuerySet[Activity] | Iterable[Activity]


def attendances_of(activities: Activities) -> QuerySet[Any]:
    """Return the attendances of activities that were not struck out, each with `person`, who is counted once."""
    rows = Attendance.objects.filter(struck_at=None, session__activity__in=activities)
    return rows.annotate(person=one_person("professional"))


def reach_of(activities: Activities) -> Reach:
    """Count the persons who were in any of some activities once, by way, and their attendances."""
    rows = attendances_of(activities).order_by()
    by_person = rows.values("person").annotate(ways=Count("mode", distinct=True), way=Min("mode"))
    counted = by_person.aggregate(
        unique=Count("person"),
        mixed=Count("person", filter=Q(ways=2)),
        in_person=Count("person", filter=Q(ways=1, way=IN_PERSON)),
        online=Count("person", filter=Q(ways=1, way=ONLINE)),
    )
    return Reach(**counted, attendances=rows.values("session", "person").distinct().count())


def invited_reach_of(activities: Activities) -> Reach:
    """Count the persons who were invited to some activities and did not decline once, by way; no attendances."""
    rows = Enrolment.objects.filter(activity__in=activities).exclude(state=DECLINED).order_by()
    by_person = rows.annotate(person=one_person("professional")).values("person")
    ways = by_person.annotate(ways=Count("mode", distinct=True), way=Min("mode"))
    both = Q(ways__gt=1) | Q(way=MIXED)
    counted = ways.aggregate(
        unique=Count("person"),
        mixed=Count("person", filter=both),
        in_person=Count("person", filter=Q(way=IN_PERSON) & ~both),
        online=Count("person", filter=Q(way=ONLINE) & ~both),
    )
    return Reach(**counted)


def countries_of(activities: Activities, *, invited: bool = False) -> set[str]:
    """Return the countries of the persons who were in any of some activities, or were invited to them."""
    rows: QuerySet[Any]
    if invited:
        rows = Enrolment.objects.filter(activity__in=activities).exclude(state=DECLINED)
    else:
        rows = attendances_of(activities)
    where = Coalesce(F("professional__same_as__country"), F("professional__country"))
    found = rows.order_by().annotate(where=where).values_list("where", flat=True).distinct()
    return {str(code) for code in found if code}


def shares_of(activity: Activity) -> dict[int, Fraction]:
    """Return, for each person who was there at all, the share of the hours of an activity that they attended."""
    hours = dict(Session.objects.filter(activity=activity).values_list("pk", "hours"))
    attended: defaultdict[int, set[int]] = defaultdict(set)
    for person, session in attendances_of([activity]).values_list("person", "session"):
        attended[person].add(session)
    return {person: share_attended(hours, sessions) for person, sessions in attended.items()}


def enrolments_of(activity: Activity) -> QuerySet[Any]:
    """Return who was invited to an activity, by name."""
    rows = Enrolment.objects.filter(activity=activity).annotate(person=one_person("professional"))
    return rows.select_related("professional", "organisation").order_by("professional__key", "pk")


def enrolment_of(activity: Activity, key: int) -> Enrolment | None:
    """Return an enrolment of an activity, or None."""
    found: Enrolment | None = enrolments_of(activity).filter(pk=key).first()
    return found


def enrolment_with(session: Session, told: str, code: str) -> Enrolment | None:
    """Return the enrolment that a personal code or an e-mail opens in a session's activity; a declined one too."""
    rows = Enrolment.objects.filter(activity=session.activity_id).select_related("professional")
    mail = told.strip().casefold()
    if "@" in mail:
        has = (
            Q(professional__e_mail=mail) | Q(professional__same_as__e_mail=mail) | Q(professional__others__e_mail=mail)
        )
        found = list(rows.filter(has).distinct()[:2])
        return found[0] if len(found) == 1 else None
    return rows.filter(check_in_code=code).first() if code else None


def marks_of(session: Session) -> dict[int, set[str]]:
    """Return, for each person marked in a session, the ways in which they were there."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = Attendance.objects.filter(session=session, struck_at=None).annotate(person=one_person("professional"))
    for person, mode in rows.values_list("person", "mode"):
        found[person].add(mode)
    return dict(found)


def attendances_in(session: Session) -> QuerySet[Attendance]:
    """Return the attendances of a session, those struck out too, by name."""
    rows = Attendance.objects.filter(session=session).select_related("professional", "paper").defer("paper__body")
    return rows.order_by("professional__key", "pk")


def after_attendance(session: Session, key: int | None) -> QuerySet[Attendance]:
    """Continue the attendances of a session by name after one of them, found by its key."""
    rows = attendances_in(session)
    last = rows.filter(pk=key).values_list("professional__key", flat=True).first() if key is not None else None
    if last is None:
        return rows
    return rows.filter(Q(professional__key__gt=last) | Q(professional__key=last, pk__gt=key))


def attendance_with(key: int) -> Attendance | None:
    """Return an attendance by its key; whoever asks must be let fill the roll of its session."""
    rows = Attendance.objects.filter(pk=key).select_related("professional", "session__activity__kept_by")
    return rows.first()


def places_taken(session: Session) -> dict[str, int]:
    """Return how many persons are marked in a session in each way."""
    rows = Attendance.objects.filter(session=session, struck_at=None).order_by()
    counted = rows.values("mode").annotate(taken=Count(one_person("professional"), distinct=True))
    return {row["mode"]: row["taken"] for row in counted}


def places_held(activity: Activity, *, but: int | None = None) -> dict[str, int]:
    """Return how many persons who come hold a place of an activity in each way; in both ways they hold two.

    `but` is the key of an enrolment that is left out.
    """
    rows = Enrolment.objects.filter(activity=activity, state=ACCEPTED).exclude(pk=but or 0).order_by()
    held = rows.values("mode").annotate(taken=Count(one_person("professional"), distinct=True))
    counted = {row["mode"]: row["taken"] for row in held}
    return {mode: counted.get(mode, 0) + counted.get(MIXED, 0) for mode in (IN_PERSON, ONLINE)}


def enrolment_with_code(activity: Activity, code: str) -> Enrolment | None:
    """Return the enrolment of an activity that a personal code opens."""
    found: Enrolment | None = enrolments_of(activity).filter(check_in_code=code).first() if code else None
    return found


def counts_of(session: Session) -> QuerySet[HeadCount]:
    """Return the counts of a session with the public, by age band."""
    return HeadCount.objects.filter(session=session).order_by("age_band")


def corrections_of(session: Session) -> QuerySet[CountCorrection]:
    """Return what was counted in a session before it was corrected, latest first."""
    return CountCorrection.objects.filter(session=session)


def head_count_of(activities: Activities) -> dict[str, int]:
    """Return how many women, men and others came to sessions with the public; these are attendances, not persons."""
    rows = HeadCount.objects.filter(session__activity__in=activities)
    told = rows.aggregate(women=Sum("women"), men=Sum("men"), others=Sum("others"))
    return {name: int(value or 0) for name, value in told.items()}


def import_of(activity: Activity, key: int) -> RollImport | None:
    """Return a file of participants of an activity, or None."""
    return (
        RollImport.objects.filter(activity=activity, pk=key)
        .select_related("file__kept_by", "activity__kept_by")
        .first()
    )


def counted_by_activity(activities: Activities) -> tuple[dict[int, int], dict[int, int]]:
    """Return, by activity, how many persons came, each counted once, and how many attendances those make."""
    rows = attendances_of(activities).order_by()
    persons = rows.values("session__activity").annotate(count=Count(one_person("professional"), distinct=True))
    held = rows.values("session__activity", "session").annotate(
        count=Count(one_person("professional"), distinct=True)
    )  # fmt: skip
    attendances: defaultdict[int, int] = defaultdict(int)
    for row in held:
        attendances[row["session__activity"]] += row["count"]
    return {row["session__activity"]: row["count"] for row in persons}, dict(attendances)


def head_counts_by_activity(activities: Activities) -> dict[int, int]:
    """Return, by activity with the public, how many attendances were counted."""
    rows = HeadCount.objects.filter(session__activity__in=activities).order_by().values("session__activity")
    told = rows.annotate(count=Sum(F("women") + F("men") + F("others")))
    return {row["session__activity"]: row["count"] for row in told}
