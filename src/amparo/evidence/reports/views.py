"""Reports: the list, one as it reads, its files, writing, checking, approving and publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.evidence.claims import queries as claims
from amparo.evidence.claims.operations import Keeper
from amparo.evidence.claims.views.asked import reads_or_404, titled
from amparo.evidence.reports import forms, operations, permissions, queries
from amparo.evidence.reports.exports.iati import iati_of
from amparo.evidence.reports.exports.reported import iati_activity, iati_figures
from amparo.evidence.reports.operations import Planned
from amparo.evidence.reports.pages.reports import (
    check_page,
    composed_for,
    figures_to_cite,
    first_sentences,
    report_page,
    reports_page,
)
from amparo.evidence.results.queries import frames
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.coalition import queries as coalition

if TYPE_CHECKING:
    from amparo.evidence.reports.models import Report

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _language(asked: str) -> str:
    return asked if asked in LANGUAGES else (get_language() or "es")[:2]


def _report_or_404(request: ActingRequest, code: str) -> Report:
    found = queries.report_visible_to(request.actor, code, now())
    if found is None:
        raise Http404
    return found


def _may_or_refuse(request: ActingRequest, operation: str, subject: Any) -> None:
    permits.require(request.actor, operation, subject, by_table=permissions.MAY)


@signed_in
@require_GET
def show_reports(request: ActingRequest) -> HttpResponse:
    """List the reports."""
    reads_or_404(request)
    return render(request, "claims/board.html", {"page": reports_page(request.actor, now())})


@signed_in
@require_GET
def show_report(request: ActingRequest, code: str) -> HttpResponse:
    """Show a report as it reads."""
    report, language = _report_or_404(request, code), _language(request.GET.get("idioma", ""))
    return render(request, "reports/report.html", {"page": report_page(request.actor, report, language, now())})


@signed_in
@require_GET
def give_file(request: ActingRequest, code: str, language: str, kind: str) -> HttpResponse:
    """Give a report as PDF, Word document or workbook."""
    from amparo.evidence.reports.exports import files  # noqa: PLC0415 - slow to load, and few ask for a file

    report = _report_or_404(request, code)
    if kind not in TYPES or language not in LANGUAGES:
        raise Http404
    composed, _is_draft = composed_for(request.actor, report, language, now())
    makers = {"pdf": files.pdf_of, "docx": files.docx_of, "xlsx": files.xlsx_of}
    headers = {"Content-Disposition": f'attachment; filename="{report.code}-{language}.{kind}"'}
    return HttpResponse(makers[kind](composed), content_type=TYPES[kind], headers=headers)


@signed_in
@require_GET
def give_iati(request: ActingRequest, code: str) -> HttpResponse:
    """Give a project's published figures as an IATI activity."""
    reads_or_404(request)
    project = frames.project_visible_to(request.actor, code)
    if project is None:
        raise Http404
    body = iati_of(iati_activity(project, localdate()), iati_figures(project))
    headers = {"Content-Disposition": f'attachment; filename="iati-{project.code.lower()}.xml"'}
    return HttpResponse(body, content_type="application/xml", headers=headers)


@signed_in
@require_http_methods(["GET", "POST"])
def make(request: ActingRequest) -> HttpResponse:
    """Begin a report."""
    reads_or_404(request)
    country = coalition.country_by_code(request.actor.country)
    _may_or_refuse(request, permissions.MAKE_REPORT, Keeper(country))
    asked = Asked(_("Begin a report"), _("Begin it"), reverse("reports:list"), _("Begun."))
    projects = [(row.code, str(row)) for row in frames.projects_visible_to(request.actor)]

    def act(said: dict[str, Any]) -> object:
        titles = {language: said[f"title_{language}"] for language in LANGUAGES}
        code = said["code"].strip() or queries.free_code(said["title_es"])
        planned = Planned(code, titles, {}, [country.code], said["projects"])
        report = operations.make_report(by=request.actor, country=country, planned=planned, at=now())
        figure = row_key(request.GET.get("cifra", ""))
        if figure is not None:
            return f"{reverse('reports:cite', args=[figure])}?informe={report.code}"
        return reverse("reports:write", args=[report.code, _language("")])

    return answer(request, forms.MakeForm(projects=projects, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def cite(request: ActingRequest, key: int) -> HttpResponse:
    """Write a figure in a report: its sentences are there to be changed, and no number is typed."""
    figure = claims.figure_visible_to(request.actor, key)
    if figure is None:
        raise Http404
    _may_or_refuse(request, permissions.WRITE_REPORT, figure)
    reports = {row.code: row for row in queries.reports_to_write(request.actor)[:200]}
    if not reports:
        return redirect(f"{reverse('reports:make')}?cifra={key}")
    lead = _("Change the words as you like. The figure stands between double brackets; the report shows its number.")
    asked = Asked(titled(_("Write it in a report"), figure), _("Write it"), reverse("claims:figure", args=[key]),
                  _("Written: this is how it reads."), lead)  # fmt: skip
    known = {"report": request.GET.get("informe", next(iter(reports))), **first_sentences(figure)}
    offered = [(code, str(row)) for code, row in reports.items()]
    form = forms.SentenceForm(reports=offered, initial=known, **given(request))

    def act(said: dict[str, Any]) -> object:
        report = reports[said.pop("report")]
        operations.write_figure(by=request.actor, report=report, figure=figure, sentences=said, at=now())
        return reverse("reports:report", args=[report.code])

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def write(request: ActingRequest, code: str, language: str) -> HttpResponse:
    """Write the text of a report in a language."""
    report = _report_or_404(request, code)
    if language not in LANGUAGES:
        raise Http404
    _may_or_refuse(request, permissions.WRITE_REPORT, report)
    last = queries.text_of(report, language)
    back = reverse("reports:check", args=[code, language])
    asked = Asked(f"{report} · {language.upper()}", _("Save the text"), back, _("Saved: this is its check."))
    known = {"body": last.body if last else "", "based_on": last.edition if last else 0}
    form = forms.WriteForm(initial=known, **given(request))
    reasons = _saved(request, report, language, form) if request.method == "POST" and form.is_valid() else None
    if reasons == []:
        return answer(request, forms.ConfirmForm(data={}), asked, lambda _said: None)
    context = {"form": form, "asked": asked, "reasons": reasons or [], "figures": figures_to_cite(report)}
    return render(request, "reports/write.html", context, status=422 if form.is_bound else 200)


def _saved(request: ActingRequest, report: Report, language: str, form: Any) -> list[str]:
    """Save a text; return why not."""
    said = form.cleaned_data
    try:
        operations.write_text(
            by=request.actor, report=report, language=language, body=said["body"], based_on=said["based_on"], at=now()
        )
    except NotAllowed:
        raise
    except Refused as refused:
        return refused.reasons
    return []


@signed_in
@require_GET
def show_check(request: ActingRequest, code: str, language: str) -> HttpResponse:
    """Show what a check of a report finds."""
    report = _report_or_404(request, code)
    _may_or_refuse(request, permissions.READ_DRAFT, report)
    if language not in LANGUAGES:
        raise Http404
    return render(request, "claims/board.html", {"page": check_page(request.actor, report, language, now())})


@signed_in
@require_http_methods(["GET", "POST"])
def approve(request: ActingRequest, code: str) -> HttpResponse:
    """Approve the texts of a report as they stand."""
    report = _report_or_404(request, code)
    _may_or_refuse(request, permissions.APPROVE_REPORT, report)
    lead = _("You approve the three texts as they stand now. A change afterwards asks for another approval.")
    back = reverse("reports:check", args=[code, _language("")])
    asked = Asked(titled(_("Approve the texts"), report), _("Approve the texts"), back, _("Approved."), lead)

    def act(_said: dict[str, Any]) -> object:
        return operations.approve_report(by=request.actor, report=report, at=now())

    return answer(request, forms.ConfirmForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def publish(request: ActingRequest, code: str) -> HttpResponse:
    """Publish a report."""
    report = _report_or_404(request, code)
    _may_or_refuse(request, permissions.PUBLISH_REPORT, report)
    lead = _("The three languages are kept as they read now. Before the hour that you give, only its writers see it.")
    back = reverse("reports:report", args=[code])
    asked = Asked(titled(_("Publish"), report), _("Publish"), back, _("Published."), lead)

    def act(said: dict[str, Any]) -> object:
        return operations.publish_report(
            by=request.actor, report=report, why=said["why"], visible_at=said["visible_at"], at=now()
        )

    return answer(request, forms.PublishForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def cite_survey(request: ActingRequest) -> HttpResponse:
    """Write what a survey says into the register of figures."""
    reads_or_404(request)
    country = coalition.country_by_code(request.actor.country)
    _may_or_refuse(request, permissions.CITE_SURVEY, Keeper(country))
    lead = _("Count and base come from the survey; nothing is typed. What is too small is refused.")
    asked = Asked(_("Cite a survey"), _("Enter it"), reverse("claims:register"), _("Entered."), lead)
    language = _language("")

    def act(said: dict[str, Any]) -> object:
        asked_of = operations.Asked(*(said[name].strip() for name in ("survey", "question", "value", "group")))
        figure = operations.cite_survey(
            by=request.actor, country=country, asked=asked_of, code=said["code"].strip(),
            texts={language: said["texts"].strip()}, licence=said["licence"], at=now(),
        )  # fmt: skip
        return reverse("claims:figure", args=[figure.pk])

    return answer(request, forms.CiteForm(**given(request)), asked, act)
