"""What intake and its supervisor see of reports, what institutions see of slices, and cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition.models import Country, Institution
from amparo.prevention.community.models import Card, CommunityReport, ReportKey, ReportPart, Slice
from amparo.prevention.community.vocabulary import CLOSED, FILE, INTAKE, NEW, OPEN, RECEIVERS, SUPERVISOR

# The open ones of a country are shown together, urgent first; beyond so many the oldest wait for those before.
SHOWN = 200
PAGE = 50


@dataclass(frozen=True, slots=True)
class Kept:
    """The reports of a country: what permission is asked about where there is no report yet."""

    kept_by: Country


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many reports wait for somebody to look: those with a clock, and the others."""

    urgent: int = 0
    others: int = 0


def reports_visible_to(by: Actor) -> QuerySet[CommunityReport]:
    """Return the reports of the actor's country, for intake and its supervisor."""
    if not by.country or not by.roles & {INTAKE, SUPERVISOR}:
        return CommunityReport.objects.none()
    rows = CommunityReport.objects.filter(kept_by__code=by.country, erased_on=None)
    return rows.select_related("kept_by", "card", "clock", "same_as")


def open_reports(by: Actor) -> list[CommunityReport]:
    """Return what is not closed: what has a clock first, then what nobody looked at, then what has news."""
    rank = Case(
        When(clock__isnull=False, then=Value(0)), When(state=NEW, then=Value(1)), When(has_news=True, then=Value(2)),
        default=Value(3), output_field=IntegerField(),
    )  # fmt: skip
    rows = reports_visible_to(by).filter(state__in=(NEW, OPEN)).annotate(rank=rank)
    return list(rows.order_by("rank", F("clock__due_at").asc(nulls_last=True), "-pk")[:SHOWN])


def waiting_for(by: Actor) -> Waiting:
    """Count what nobody looked at and what has news; nothing is asked for whoever is not of intake."""
    if not by.roles & {INTAKE, SUPERVISOR}:
        return Waiting()
    rows = reports_visible_to(by).filter(
        Q(clock__isnull=False) | Q(state=NEW) | Q(has_news=True), state__in=(NEW, OPEN)
    )
    counted = rows.aggregate(urgent=Count("pk", filter=Q(clock__isnull=False)), all=Count("pk"))
    return Waiting(counted["urgent"], counted["all"] - counted["urgent"])


def closed_reports(by: Actor, before: int | None) -> list[CommunityReport]:
    """Return a page of those that are closed, latest first, and one more if there are more."""
    rows = reports_visible_to(by).filter(state=CLOSED).order_by("-pk")
    return list((rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])


def report_visible_to(by: Actor, key: int) -> CommunityReport | None:
    """Return one report; None where the actor sees none."""
    return reports_visible_to(by).filter(pk=key).first()


def report_by_ref(by: Actor, ref: str) -> CommunityReport | None:
    """Return the report that staff call so; None where the actor sees none."""
    return reports_visible_to(by).filter(ref=ref.strip().upper()[:12]).first()


def lock_of(report: CommunityReport) -> ReportKey | None:
    """Return the key of a report, kept twice; None once it was erased."""
    return ReportKey.objects.filter(report=report).first()


def parts_of(report: CommunityReport) -> list[ReportPart]:
    """Return the sealed parts of a report; of files only that they are there."""
    return list(ReportPart.objects.filter(report=report).exclude(kind=FILE).order_by("pk"))


def files_of(report: CommunityReport) -> list[ReportPart]:
    """Return the files of a report without what is in them."""
    return list(ReportPart.objects.filter(report=report, kind=FILE).defer("sealed").order_by("pk"))


def file_of(report: CommunityReport, place: str) -> ReportPart | None:
    """Return one file of a report."""
    return ReportPart.objects.filter(report=report, kind=FILE, place=place).first()


def slices_of(report: CommunityReport) -> list[Slice]:
    """Return what of a report was passed on, and to whom."""
    return list(Slice.objects.filter(report=report).select_related("institution"))


def slices_for(by: Actor) -> QuerySet[Slice]:
    """Return the slices that were passed on to the actor's institution."""
    if by.institution is None or not by.roles & RECEIVERS:
        return Slice.objects.none()
    return Slice.objects.filter(institution_id=by.institution).select_related("institution")


def passed_on_to(by: Actor) -> int:
    """Count the slices that nobody of the actor's institution has opened yet."""
    return slices_for(by).filter(opened_on=None, done_on=None).count() if by.roles & RECEIVERS else 0


def slice_for(by: Actor, key: int) -> Slice | None:
    """Return one slice of the actor's institution."""
    return slices_for(by).filter(pk=key).first()


def receivers_in(country: str) -> list[Institution]:
    """Return the institutions of a country where somebody works in a role that protects."""
    rows = Institution.objects.filter(country__code=country, team__teammember__role__in=RECEIVERS)
    return list(rows.distinct().order_by("short_name"))


def cards_of(by: Actor) -> list[Card]:
    """Return the cards of the actor's country."""
    return list(Card.objects.filter(kept_by__code=by.country).select_related("channel__initiative")[:SHOWN])


def card_of(by: Actor, key: int) -> Card | None:
    """Return one card of the actor's country."""
    return Card.objects.filter(kept_by__code=by.country, pk=key).select_related("kept_by").first()


def reports_to_erase(today: date, most: int) -> list[CommunityReport]:
    """Return the reports whose day has come; for the installation's clock."""
    return list(CommunityReport.objects.filter(erased_on=None, erase_on__lte=today).order_by("pk")[:most])
