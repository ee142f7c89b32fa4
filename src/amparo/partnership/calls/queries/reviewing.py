"""Reviewing: what a reviewer still has to declare, the covered copies, and the scores that may be shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Q, QuerySet

from amparo.foundation import keys
from amparo.foundation.access.actors import Actor
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import (
    Application,
    Attachment,
    Call,
    Conflict,
    Decision,
    Review,
    Reviewer,
    Score,
    Selection,
    Sending,
)
from amparo.partnership.calls.queries import applications as asked
from amparo.partnership.calls.queries.calls import asked_in, weights_of
from amparo.partnership.calls.rules.naming import covered
from amparo.partnership.calls.rules.scoring import Placed, Scored, placed, weighed
from amparo.partnership.coalition.models import TeamMember


@dataclass(frozen=True, slots=True)
class Copy:
    """An application as a reviewer sees it: words covered, and no name where names are hidden."""

    number: int
    title: str
    name: str
    answers: tuple[tuple[str, str], ...]
    budget: tuple[dict[str, Any], ...]
    amount: Any
    months: int
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Who applies, as a reviewer reads it to say what ties there are: names, and a key that tells no number."""

    key: str
    name: str
    others: tuple[str, ...]


def reviewing_by(by: Actor) -> QuerySet[Reviewer]:
    """Return the stages of calls in which the actor judges, latest first."""
    rows = Reviewer.objects.filter(account=by.account or 0, call__country__code=by.country)
    return rows.select_related("call__country").prefetch_related("call__texts").order_by("-pk")


def judges(by: Actor) -> bool:
    """Say whether the actor was named to judge in a call that is not decided yet."""
    waiting = Q(stage=words.CONCEPT, call__concepts_told_at=None) | Q(stage=words.PLAN, call__plans_told_at=None)
    return Reviewer.objects.filter(waiting, account=by.account or 0).exists()


def reviewer_as(by: Actor, code: str, stage: str) -> Reviewer | None:
    """Return the actor's place among those who judge in a stage of a call, or None."""
    return reviewing_by(by).filter(call__code=code, stage=stage).first()


def may_judge(country: str) -> list[tuple[int, str, int]]:
    """Return the accounts of a country that may be named as reviewers: account, institution, its key."""
    rows = TeamMember.objects.filter(member__institution__country__code=country, member__is_active=True)
    left_out = rows.filter(role__in=words.RUNS_CALLS | {"administrator", "auditor"}).values("member__account_id")
    found = rows.exclude(member__account_id__in=left_out).order_by("member__institution__short_name", "member_id")
    told = {
        row.member.account_id: (row.member.account_id, row.member.institution.short_name, row.member.institution_id)
        for row in found.select_related("member__institution")
    }
    return list(told.values())


def to_judge(reviewer: Reviewer) -> QuerySet[Application]:
    """Return what is judged in the stage of a reviewer: sent, inside the call, and read by whoever runs it."""
    rows = asked.sent_in(reviewer.call, reviewer.stage)
    return rows.filter(screenings__stage=reviewer.stage, screenings__is_admissible=True)


def ties_of(reviewer: Reviewer) -> dict[int, Conflict]:
    """Return what a reviewer last said of each application."""
    return {row.application_id: row for row in Conflict.objects.filter(reviewer=reviewer)}


def key_of(reviewer: Reviewer, application: Application) -> str:
    """Return the key by which an application is named when ties are said; it tells nothing of its number."""
    return keys.link_mac("call ties", f"{reviewer.pk}|{application.pk}").hex()[:20]


def still_to_declare(reviewer: Reviewer) -> list[Named]:
    """Return, by name, who applies and of whom the reviewer has not said what ties there are."""
    said = ties_of(reviewer)
    rows = to_judge(reviewer).exclude(pk__in=list(said)).prefetch_related("co_applicants")
    found = [
        Named(key_of(reviewer, row), row.name, tuple(each.name for each in row.co_applicants.all())) for row in rows
    ]
    return sorted(found, key=lambda each: (each.name.casefold(), each.key))


def open_to(reviewer: Reviewer) -> list[Application]:
    """Return the applications that a reviewer may see; nothing before every tie was said."""
    if still_to_declare(reviewer):
        return []
    tied = {key for key, row in ties_of(reviewer).items() if row.is_a_tie}
    return list(to_judge(reviewer).exclude(pk__in=tied))


def open_application(reviewer: Reviewer, number: int) -> Application | None:
    """Return one of the applications that a reviewer may see, or None."""
    return next((row for row in open_to(reviewer) if row.number == number), None)


def copy_for(reviewer: Reviewer, application: Application) -> Copy:
    """Return an application as a reviewer sees it."""
    hides = reviewer.call.hides_names_in(reviewer.stage)
    sending = asked.latest_sending(application, reviewer.stage)
    if sending is None:
        raise LookupError(application.number)
    phrases = asked.phrases_of(application) + (asked.names_of(application) if hides else [])
    concept = asked.latest_sending(application, words.CONCEPT)
    return Copy(
        number=application.number,
        title=covered((concept or sending).answers.get("title", ""), phrases),
        name="" if hides else covered(application.name, phrases),
        answers=tuple(_answers(reviewer.call, application, sending, phrases)),
        budget=tuple({**line, "text": covered(line["text"], phrases)} for line in sending.budget),
        amount=sending.amount,
        months=sending.months,
        files=tuple(asked.files_of(application, reviewer.stage).exclude(cleared_at=None)) if not hides else (),
    )


def _answers(call: Call, application: Application, sending: Sending, phrases: list[str]) -> list[tuple[str, str]]:
    told = [
        (each.label, covered(sending.answers.get(each.code, ""), phrases)) for each in asked_in(call, sending.stage)
    ]
    more = asked.clarifications_of(application).filter(stage=sending.stage).exclude(answered_at=None)
    return [*told, *((covered(row.asked, phrases), covered(row.answer, phrases)) for row in more)]


def own_review(reviewer: Reviewer, application: Application) -> Review | None:
    """Return what a reviewer said of an application, or None."""
    rows = Review.objects.filter(reviewer=reviewer, application=application)
    return rows.prefetch_related("scores__criterion").first()


def reviews_shown_to(reviewer: Reviewer, application: Application) -> list[Review]:
    """Return what the others said of an application: nothing before the reviewer has said theirs."""
    if own_review(reviewer, application) is None:
        return []
    rows = _counted(Review.objects.filter(application=application, reviewer__stage=reviewer.stage))
    return [row for row in rows.prefetch_related("scores__criterion") if row.reviewer_id != reviewer.pk]


def reviews_of(application: Application, stage: str) -> list[Review]:
    """Return what reviewers without a tie said of an application in a stage."""
    rows = _counted(Review.objects.filter(application=application, reviewer__stage=stage))
    return list(rows.prefetch_related("scores__criterion").select_related("reviewer"))


def _counted(rows: QuerySet[Review]) -> QuerySet[Review]:
    """Leave out what was said by somebody who told of a tie afterwards."""
    tied = [
        row.pk
        for row in rows.select_related("reviewer")
        if (last := Conflict.objects.filter(reviewer=row.reviewer_id, application=row.application_id).last())
        and last.is_a_tie
    ]
    return rows.exclude(pk__in=tied)


def totals_in(call: Call, stage: str) -> dict[int, list[Fraction]]:
    """Return the weighed totals that count in a stage, by application."""
    weights = weights_of(call, stage)
    last: dict[tuple[int, int], bool] = {}
    for row in Conflict.objects.filter(reviewer__call=call, reviewer__stage=stage):
        last[row.reviewer_id, row.application_id] = row.is_a_tie
    points: defaultdict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    scores = Score.objects.filter(review__reviewer__call=call, review__reviewer__stage=stage)
    for reviewer, application, code, value in scores.values_list(
        "review__reviewer", "review__application", "criterion__code", "points"
    ):
        if not last.get((reviewer, application), True):
            points[reviewer, application][code] = value
    found: defaultdict[int, list[Fraction]] = defaultdict(list)
    for (_reviewer, application), told in sorted(points.items()):
        found[application].append(weighed(told, weights))
    return dict(found)


def order_in(call: Call, stage: str) -> tuple[Placed, ...]:
    """Return the applications of a stage that are inside the call, in the order of their scores, ties shown."""
    totals = totals_in(call, stage)
    admitted = {key for key, row in asked.screenings_in(call, stage).items() if row.is_admissible}
    rows = [row for row in asked.sent_in(call, stage) if row.pk in admitted]
    return placed([Scored(row.number, tuple(totals.get(row.pk, ()))) for row in rows])


def decisions_in(call: Call, stage: str) -> dict[int, Decision]:
    """Return what was decided in a stage, by application."""
    return {row.application_id: row for row in Decision.objects.filter(application__call=call, stage=stage)}


def selection_of(call: Call, stage: str) -> Selection | None:
    """Return the table as it was when a stage was told, or None."""
    return Selection.objects.filter(call=call, stage=stage).first()


def reviewers_of(call: Call) -> QuerySet[Reviewer]:
    """Return who judges in a call."""
    return Reviewer.objects.filter(call=call).select_related("institution")
