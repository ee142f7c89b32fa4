"""Grants: what was agreed, what is due, what was paid and reported, and the activities that hang on them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.db.models import Max, QuerySet, Sum

from amparo.foundation.access.actors import Actor
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import (
    Application,
    DueReport,
    GrantActivity,
    GrantAgreement,
    GranteeSession,
    GrantReport,
    Payment,
    ReportDraft,
    Spent,
    Tranche,
)
from amparo.partnership.rolls.models import HeadCount


def grants_visible_to(by: Actor) -> QuerySet[GrantAgreement]:
    """Return the grants of the actor's country, for whoever works with calls."""
    if not by.country or not by.roles & words.SEES_CALLS:
        return GrantAgreement.objects.none()
    rows = GrantAgreement.objects.filter(application__call__country__code=by.country)
    return rows.select_related("application__call__country", "organisation")


def grant_visible_to(by: Actor, key: int) -> GrantAgreement | None:
    """Return a grant, if the actor may see it."""
    return grants_visible_to(by).filter(pk=key).first()


def grant_of(application: Application) -> GrantAgreement | None:
    """Return what was agreed with who applied, or None."""
    rows = GrantAgreement.objects.filter(application=application)
    return rows.select_related("application__call__country", "organisation").first()


def due_reports_of(agreement: GrantAgreement) -> list[DueReport]:
    """Return the reports that a grant owes with what came of each, in order."""
    rows = DueReport.objects.filter(agreement=agreement).prefetch_related("reports__answer", "reminders")
    return list(rows)


def due_report(agreement: GrantAgreement, number: int) -> DueReport | None:
    """Return a report that a grant owes, or None."""
    return DueReport.objects.filter(agreement=agreement, number=number).select_related("agreement").first()


def latest_report(due: DueReport) -> GrantReport | None:
    """Return what was sent last of a report, or None."""
    return GrantReport.objects.filter(due=due).select_related("answer").prefetch_related("spent__line").first()


def draft_of(due: DueReport) -> ReportDraft | None:
    """Return what a grantee is still writing of a report, or None."""
    return ReportDraft.objects.filter(due=due).first()


def accepted_reports(agreement: GrantAgreement) -> set[int]:
    """Return the numbers of the reports that were accepted."""
    rows = GrantReport.objects.filter(due__agreement=agreement, answer__is_accepted=True)
    return set(rows.order_by().values_list("due__number", flat=True))


def unanswered_report(agreement: GrantAgreement, number: int) -> GrantReport | None:
    """Return a report that was sent and waits for an answer, or None."""
    newest = GrantReport.objects.filter(due__agreement=agreement, due__number=number).first()
    return newest if newest is not None and not hasattr(newest, "answer") else None


def tranches_of(agreement: GrantAgreement) -> list[Tranche]:
    """Return the tranches of a grant with their payments, in order."""
    return list(Tranche.objects.filter(agreement=agreement).select_related("payment", "agreement"))


def tranche_of(agreement: GrantAgreement, number: int) -> Tranche | None:
    """Return a tranche, or None."""
    return Tranche.objects.filter(agreement=agreement, number=number).select_related("agreement").first()


def paid_so_far(agreement: GrantAgreement) -> Decimal:
    """Return how much of a grant was paid."""
    rows = Payment.objects.filter(tranche__agreement=agreement)
    return rows.aggregate(sum=Sum("tranche__amount"))["sum"] or Decimal("0.00")


def spent_by_line(agreement: GrantAgreement) -> dict[int, Decimal]:
    """Return what accepted reports say was spent, by line of the budget."""
    last = GrantReport.objects.filter(due__agreement=agreement, answer__is_accepted=True).order_by()
    newest = last.values("due").annotate(newest=Max("pk")).values_list("newest", flat=True)
    found: defaultdict[int, Decimal] = defaultdict(Decimal)
    for line, amount in Spent.objects.filter(report__in=list(newest)).values_list("line", "amount"):
        found[line] += amount
    return dict(found)


def activities_of(agreement: GrantAgreement, role: str) -> QuerySet[GrantActivity]:
    """Return the visits, or the sessions on the rolls, of a grant."""
    return GrantActivity.objects.filter(agreement=agreement, role=role).select_related("activity")


def sessions_of(agreement: GrantAgreement) -> QuerySet[GranteeSession]:
    """Return the sessions that a grantee told of, in order of time."""
    return GranteeSession.objects.filter(agreement=agreement)


def session_with(agreement: GrantAgreement, key: int) -> GranteeSession | None:
    """Return a session that a grantee told of, or None."""
    rows = GranteeSession.objects.filter(agreement=agreement, pk=key)
    return rows.select_related("agreement__application__call__country").first()


def counted_of(agreement: GrantAgreement) -> tuple[int, int]:
    """Return how many sessions of a grant stand on the rolls, and how many people they counted."""
    rows = GrantActivity.objects.filter(agreement=agreement, role=words.SESSION)
    counts = HeadCount.objects.filter(session__activity__in=rows.values("activity"))
    told = counts.aggregate(women=Sum("women"), men=Sum("men"), others=Sum("others"))
    return rows.count(), sum(int(value or 0) for value in told.values())


def reports_to_remind(country: str, today: date) -> list[DueReport]:
    """Return the reports of a country that may need a reminder: due within two weeks or late, and nothing waits."""
    rows = DueReport.objects.filter(agreement__application__call__country__code=country)
    rows = rows.filter(due_on__lte=date.fromordinal(today.toordinal() + max(words.REMINDERS.values())))
    rows = rows.select_related("agreement__application__call").prefetch_related("reports__answer", "reminders")
    return [row for row in rows if not is_delivered(row)]


def is_delivered(due: DueReport) -> bool:
    """Say whether a report was sent and not returned."""
    newest = next(iter(due.reports.all()), None)
    return newest is not None and (not hasattr(newest, "answer") or newest.answer.is_accepted)
