"""Reports, the figures that they cite, and what a check finds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from amparo.evidence.claims import queries as claims
from amparo.evidence.claims import vocabulary as claim_words
from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.reports import vocabulary as words
from amparo.evidence.reports.models import Publication, Report, ReportText
from amparo.evidence.reports.rules.checks import Found, Known, check
from amparo.evidence.reports.rules.documents import Composed, Grid, Source, compose
from amparo.evidence.reports.rules.texts import Read, read
from amparo.evidence.results import vocabulary as result_words
from amparo.evidence.results.models import Period, Project
from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules.periods import Span, disagreeing, gaps
from amparo.evidence.studies.models import Analysis
from amparo.evidence.studies.queries.findings import validated_rows
from amparo.foundation.access.actors import Actor
from amparo.foundation.vocabularies.words import LANGUAGES, in_language

PERIOD_OF = re.compile(r"periodo=(\d{1,18})$")


def reports_visible_to(by: Actor, at: datetime) -> QuerySet[Report]:
    """Return the reports of the actor's country while they are written, and those that were published for it."""
    rows = Report.objects.select_related("country")
    if not by.country or not by.roles - {"administrator"}:
        return rows.none()
    seen = Publication.objects.filter(visible_at__lte=at, report__countries__contains=[by.country]).values("report")
    writes = bool(by.roles & {"secretariat", "steering"})
    return rows.filter(Q(country__code=by.country) | Q(pk__in=seen)) if writes else rows.filter(pk__in=seen)


def report_visible_to(by: Actor, code: str, at: datetime) -> Report | None:
    """Return a report that the actor may read, or None."""
    return reports_visible_to(by, at).filter(code=code).first()


def reports_to_write(by: Actor) -> QuerySet[Report]:
    """Return the reports of the actor's country, newest first."""
    return Report.objects.filter(country__code=by.country).select_related("country").order_by("-pk")


def free_code(title: str) -> str:
    """Return a short name made of a title that no report has yet."""
    made = slugify(title)[:80] or "informe"
    taken = set(Report.objects.filter(code__startswith=made).values_list("code", flat=True))
    codes = (f"{made}-{number}" if number else made for number in range(len(taken) + 1))
    return next(code for code in codes if code not in taken)


def report_by_code(code: str) -> Report | None:
    """Return a report, whoever writes it."""
    return Report.objects.filter(code=code).select_related("country").first()


def text_of(report: Report, language: str) -> ReportText | None:
    """Return the newest text of a report in a language."""
    return report.texts.filter(language=language).order_by("-edition").first()


def digest_of(report: Report) -> str:
    """Return the SHA-256 of all the texts of a report as they stand."""
    found = [(language, row.digest if (row := text_of(report, language)) else "") for language in LANGUAGES]
    return hashlib.sha256(repr(found).encode()).hexdigest()


def publication_of(report: Report, at: datetime) -> Publication | None:
    """Return the newest publication of a report that may be seen."""
    return report.publications.filter(visible_at__lte=at).first()


def is_approved(report: Report) -> bool:
    """Say whether the steering committee approved the texts as they stand."""
    return report.approvals.filter(digest=digest_of(report)).exists()


def figures_for(report: Report) -> QuerySet[PublishedFigure]:
    """Return the newest editions of the figures of a report's countries; a check says which may be published."""
    rows = PublishedFigure.objects.filter(country__code__in=report.countries, restated_by=None)
    return rows.select_related(*claims.JOINED).prefetch_related("licensings")


def _cited(report: Report, codes: tuple[str, ...]) -> dict[str, PublishedFigure]:
    """Return the figures that a text cites; where two countries use a short name, that of the writing country."""
    rows = figures_for(report).filter(code__in=codes)
    ordered = sorted(rows, key=lambda row: row.country_id == report.country_id)
    return {row.code: row for row in ordered}


def known(row: PublishedFigure) -> Known:
    """Return what a check wants to know of a figure."""
    return Known(
        code=row.code,
        number=claims.number_of(row),
        label=str(row),
        is_withdrawn=getattr(row, "withdrawal", None) is not None,
        is_licensed=claims.licence_of(row) == claim_words.MAY_PUBLISH,
        is_verified=row.is_verified,
        is_invented=row.is_invented,
        is_open=_opens_to_an_open_period(row),
        restated=claims.restated_words(row) if row.restates_id else "",
    )


def _opens_to_an_open_period(row: PublishedFigure) -> bool:
    found = PERIOD_OF.search(row.opens)
    return found is not None and Period.objects.filter(pk=int(found[1]), closing=None).exists()


def source(row: PublishedFigure) -> Source:
    """Return a figure as a report shows it, in the reader's language."""
    notes = [_("count inferred from the percentage")] if row.k_inferred else []
    notes += [_("not compared with its source yet")] if not row.is_verified else []
    notes += [claims.restated_words(row)] if row.restates_id else []
    label = f"{row.country.code} · {row}"
    return Source(
        code=row.code, label=label, number=claims.number_of(row), base=in_language(row.base),
        when=claims.when_words(row), source=claims.source_words(row), notes=" · ".join(notes),
        opens=f"/cifras/{row.pk}/",
    )  # fmt: skip


def rows_behind(figures: Iterable[Source]) -> dict[str, PublishedFigure]:
    """Return, by short name, those of the figures of a report that open to rows which the system counted."""
    keys = {int(each.opens.strip("/").rpartition("/")[2]): each.code for each in figures if each.opens}
    rows = PublishedFigure.objects.filter(pk__in=keys, opens__startswith="/resultados/").select_related("country")
    return {keys[row.pk]: row for row in rows}


def findings(report: Report, language: str) -> tuple[Found, ...]:
    """Check the text of a report in a language, and the dates of its projects."""
    row = text_of(report, language)
    if row is None or not row.body.strip():
        return (Found(words.NO_TEXT, 0, language),)
    text = read(row.body)
    figures = {code: known(each) for code, each in _cited(report, text.codes).items()}
    return (*_about_dates(report), *check(text, figures, analyses_of(report, text.analyses)))


def analyses_of(report: Report, numbers: Iterable[str]) -> dict[str, Grid]:
    """Return the validated findings of situation analyses of the report's country, by the number of each."""
    rows = Analysis.objects.filter(kept_by=report.country_id, pk__in=[int(each) for each in numbers if len(each) < 18])
    heads = (_("Finding"), _("Theme"), _("How sure"), _("Contested by"))
    return {str(row.pk): Grid(_("Findings"), heads, validated_rows(row)) for row in rows}


def _about_dates(report: Report) -> tuple[Found, ...]:
    """Say on which dates sources disagree without a decision, and which days no project covers. It chooses nothing."""
    projects = list(Project.objects.filter(code__in=report.projects).order_by("starts_on"))
    found = []
    for project in projects:
        rows = frames.stated_dates(project)
        for edge, label in result_words.EDGES.items():
            of_edge = [row for row in rows if row.edge == edge]
            pairs = disagreeing(frames.said_of(of_edge, edge))
            if pairs and not any(row.choices.all() for row in of_edge):
                said = "; ".join(f"{row.said} ({in_language(row.source)})" for row in of_edge)
                found.append(Found(words.DATES_DISAGREE, 0, f"{project.code}, {label}: {said}"))
    spans = [Span(project.starts_on, project.ends_on) for project in projects]
    for gap in gaps(spans):
        days = f"{date_format(gap.starts_on, 'SHORT_DATE_FORMAT')} – {date_format(gap.ends_on, 'SHORT_DATE_FORMAT')}"
        found.append(Found(words.GAP, 0, days))
    return tuple(found)


def composed(report: Report, language: str, *, is_draft: bool) -> Composed:
    """Compose a report in a language from its newest text and the figures in force."""
    row = text_of(report, language)
    text = read(row.body) if row else Read(())
    with translation.override(language):
        rows = _cited(report, text.codes)
        warnings = [_("Draft: not published.")] if is_draft else []
        if any(each.is_invented for each in rows.values()):
            warnings.append(_("Some figures were invented for the demonstration."))
        return compose(
            text, {code: source(each) for code, each in rows.items()}, language=language,
            title=in_language(report.titles, lang=language), lead=in_language(report.leads, lang=language),
            warning=" ".join(warnings), findings=analyses_of(report, text.analyses),
        )  # fmt: skip


def figures_of_project(project: Project) -> list[PublishedFigure]:
    """Return the figures in force of a project that may be published, with a chapter, oldest first."""
    rows = claims.in_force(PublishedFigure.objects.filter(country=project.country).exclude(chapter=""))
    begun = Q(starts_on=None) | Q(starts_on__gte=project.starts_on)
    dated = rows.filter(begun, Q(ends_on=None) | Q(ends_on__lte=project.ends_on))
    found = dated.select_related(*claims.JOINED).prefetch_related("licensings").order_by("pk")
    return [row for row in found if claims.licence_of(row) == claim_words.MAY_PUBLISH]
