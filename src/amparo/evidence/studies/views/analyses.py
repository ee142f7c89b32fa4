"""Analyses: the list, one, its register, what is added to it, its launch and its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.evidence.studies import forms, permissions
from amparo.evidence.studies.operations import analyses as operations
from amparo.evidence.studies.pages import analyses as pages
from amparo.evidence.studies.pages.parts import home, lang, told, way_to
from amparo.evidence.studies.queries.analyses import source_visible_to, sources_of
from amparo.evidence.studies.queries.consultations import consultations_visible_to
from amparo.evidence.studies.rules.counts import Told
from amparo.evidence.studies.views.found import MOST, analysis_of, people, shown, works_or_404
from amparo.evidence.surveys.queries.surveys import surveys_visible_to
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.design.pieces import Action, PageHeader
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.queries.people import professionals_visible_to
from amparo.partnership.governance.views.finding import chosen, named, organisations_for, there
from amparo.partnership.practices.queries.messages import exchanges_visible_to
from amparo.partnership.practices.views.found import taken_away
from amparo.partnership.rolls.queries.activities import activities_visible_to

if TYPE_CHECKING:
    from amparo.evidence.studies.models import Analysis

KEEP = permissions.KEEP_ANALYSIS


def _sources(key: int) -> str:
    return reverse("studies:sources", args=[key])


def _one(rows: Any, said: Any) -> Any:
    """Return which of the offered records was chosen; None when none was."""
    return chosen(list(rows), said) if said else None


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the analyses."""
    works_or_404(request)
    return shown(request, pages.list_board(request.actor))


@signed_in
@require_GET
def show_analysis(request: ActingRequest, key: int) -> HttpResponse:
    """Show an analysis."""
    return shown(request, pages.analysis_board(request.actor, analysis_of(request, key), localdate()))


@signed_in
@require_GET
def show_sources(request: ActingRequest, key: int) -> HttpResponse:
    """Show what an analysis is made of."""
    return shown(request, pages.sources_board(request.actor, analysis_of(request, key)))


@signed_in
@require_GET
def show_source(request: ActingRequest, key: int) -> HttpResponse:
    """Show a source."""
    return shown(request, pages.source_board(request.actor, there(source_visible_to(request.actor, key))))


@signed_in
@require_http_methods(["GET", "POST"])
def make(request: ActingRequest) -> HttpResponse:
    """Begin an analysis."""
    works_or_404(request)
    country = coalition.country_by_code(request.actor.country)
    permits.require(request.actor, KEEP, permissions.Kept(country), by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        entry = operations.AnalysisEntry(
            forms.texts_of(said, "text"), said["period"], forms.texts_of(said, "purpose"), said["project"]
        )
        made = operations.make_analysis(by=request.actor, kept_by=country, entry=entry, at=now())
        return reverse("studies:analysis", args=[made.pk])

    asked = Asked(_("Begin an analysis"), _("Begin it"), reverse("studies:list"), _("Begun."))
    return answer(request, forms.AnalysisForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: ActingRequest, key: int) -> HttpResponse:
    """Put a question on the grid."""
    analysis = analysis_of(request, key, KEEP)

    def act(said: dict[str, Any]) -> object:
        texts = forms.texts_of(said, "text")
        return operations.ask_question(by=request.actor, analysis=analysis, theme=said["theme"], texts=texts)

    asked = Asked(_("Add a question"), _("Add it"), _sources(key), _("Added."), told(analysis.titles))
    return answer(request, forms.QuestionForm(**given(request)), asked, act)


def _offered(request: ActingRequest) -> dict[str, list[Any]]:
    """Return what a source may be: an activity, a survey, a consultation; whose voice, and who was heard."""
    return {
        "organisation": list(organisations_for(request)),
        "activity": list(activities_visible_to(request.actor)[:MOST]),
        "survey": list(surveys_visible_to(request.actor)[:MOST]),
        "consultation": list(consultations_visible_to(request.actor)[:MOST]),
    }


@signed_in
@require_http_methods(["GET", "POST"])
def enter_source(request: ActingRequest, key: int) -> HttpResponse:
    """Enter a source."""
    analysis, rows = analysis_of(request, key, KEEP), _offered(request)

    def act(said: dict[str, Any]) -> object:
        heard = [int(each) for each in said.pop("heard")]
        records = {name: _one(rows[name], said.pop(name)) for name in rows}
        seen = tuple(professionals_visible_to(request.actor).filter(pk__in=heard))
        entry = operations.SourceEntry(**said, **records, heard=seen)
        return operations.enter_source(by=request.actor, analysis=analysis, entry=entry, today=localdate(), at=now())

    lead = _("Where something is known from. Write posts and institutions, never who is served.")
    asked = Asked(_("Enter a source"), _("Enter it"), _sources(key), _("Entered."), lead)
    form = forms.SourceForm(offered={name: named(each) for name, each in rows.items()}, **given(request))
    form.fields["heard"].choices = people(request)  # type: ignore[attr-defined]
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def count(request: ActingRequest, key: int) -> HttpResponse:
    """Keep a count as its source tells it."""
    analysis = analysis_of(request, key, KEEP)

    def act(said: dict[str, Any]) -> object:
        counted = Told(said["unit"], said["women"], said["men"], said["others"], said["total"])
        more = {"origin": said["origin"], "note": said["note"], "texts": forms.texts_of(said, "text")}
        return operations.tell_count(by=request.actor, analysis=analysis, told=counted, at=now(), **more)

    lead = _("Leave empty what the source does not tell. Nothing is worked out of it.")
    asked = Asked(_("Add a count"), _("Save"), _sources(key), _("Kept."), lead)
    return answer(request, forms.CountForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def keep_baseline(request: ActingRequest, key: int) -> HttpResponse:
    """Keep how officers understand their own role."""
    analysis = analysis_of(request, key, KEEP)
    rows: dict[str, list[Any]] = {
        "survey": list(surveys_visible_to(request.actor)[:MOST]),
        "source": list(sources_of(analysis)[:MOST]),
    }

    def act(said: dict[str, Any]) -> object:
        entry = operations.BaselineEntry(
            forms.texts_of(said, "text"), question=said["question"].strip(), value=said["value"].strip(), k=said["k"],
            n=said["n"], taken_on=said["taken_on"], **{name: _one(rows[name], said[name]) for name in rows},
        )  # fmt: skip
        return operations.keep_baseline(by=request.actor, analysis=analysis, entry=entry, at=now())

    lead = _("What is measured now is compared with later: keep how many said so, and of how many.")
    asked = Asked(_("Add a baseline"), _("Save"), _sources(key), _("Kept."), lead)
    offered = {name: named(each) for name, each in rows.items()}
    return answer(request, forms.BaselineForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def link_exchange(request: ActingRequest, key: int) -> HttpResponse:
    """Link an exchange with other countries."""
    analysis, rows = analysis_of(request, key, KEEP), list(exchanges_visible_to(request.actor)[:MOST])

    def act(said: dict[str, Any]) -> object:
        exchange = chosen(rows, said["exchange"])
        return operations.link_exchange(by=request.actor, analysis=analysis, exchange=exchange)

    lead = _("Study visits are kept with good practices; here they are only linked.")
    asked = Asked(_("Link an exchange"), _("Link it"), _sources(key), _("Linked."), lead)
    return answer(request, forms.ExchangeForm(offered={"exchange": named(rows)}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def launch(request: ActingRequest, key: int) -> HttpResponse:
    """Write down the launch."""
    analysis = analysis_of(request, key, KEEP)

    def act(said: dict[str, Any]) -> object:
        entry = operations.LaunchEntry(**said)
        return operations.launch_analysis(by=request.actor, analysis=analysis, entry=entry, at=now())

    back = reverse("studies:analysis", args=[key])
    asked = Asked(_("Write down the launch"), _("Write it down"), back, _("Written down."), told(analysis.titles))
    return answer(request, forms.LaunchForm(**given(request)), asked, act)


def _report(analysis: Analysis, language: str) -> Any:
    from amparo.evidence.studies.exports.reports import report_of  # noqa: PLC0415 - slow to load, few ask for it

    return report_of(analysis, language, localdate())


@signed_in
@require_GET
def read_report(request: ActingRequest, key: int) -> HttpResponse:
    """Show the report as a page."""
    analysis = analysis_of(request, key)
    paper = _report(analysis, lang())
    files = [
        Action(f"{label} ({lang().upper()})", reverse("studies:report_file", args=[key, lang(), kind]), icon="download")
        for kind, label in (("pdf", "PDF"), ("docx", "Word"))
    ]
    header = PageHeader(paper.title, where=(home(), way_to(analysis)), lead=paper.lead, actions=tuple(files))
    parts = pages.report_parts(paper.blocks)
    return render(request, "studies/report.html", {"header": header, "paper": paper, "parts": parts})


@signed_in
@require_GET
def give_report(request: ActingRequest, key: int, language: str, kind: str) -> HttpResponse:
    """Give the report as a tagged PDF or a Word document, in a language."""
    from amparo.foundation.documents import papers  # noqa: PLC0415 - slow to load, and few ask for a file

    analysis = analysis_of(request, key)
    if kind not in {"pdf", "docx"} or language not in LANGUAGES:
        raise Http404
    paper, name = _report(analysis, language), f"informe-de-mapeo-{key}-{language}.{kind}"
    if kind == "pdf":
        return taken_away(papers.pdf_of(paper), papers.PDF, name)
    return taken_away(papers.docx_of(paper), papers.DOCX, name)
