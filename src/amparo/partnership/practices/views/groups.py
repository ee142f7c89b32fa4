"""Selections and tables: the list, one of each, opening, sitting down, beginning a candidate, the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices import forms, permissions, queries
from amparo.partnership.practices.operations import groups
from amparo.partnership.practices.pages import groups as pages
from amparo.partnership.practices.views.found import may_or_refuse, taken_away, works_or_404
from amparo.partnership.rolls.queries.activities import activities_visible_to

if TYPE_CHECKING:
    from amparo.partnership.practices.models import Selection, WorkingTable


def _selection_or_404(request: ActingRequest, key: int) -> Selection:
    found = queries.groups.selection_visible_to(request.actor, key)
    if found is None:
        raise Http404
    return found


def _table_or_404(request: ActingRequest, key: int) -> WorkingTable:
    found = queries.groups.table_visible_to(request.actor, key)
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def show_selections(request: ActingRequest) -> HttpResponse:
    """Show the selections."""
    works_or_404(request)
    return render(request, "practices/sheet.html", {"page": pages.selections_page(request.actor)})


@signed_in
@require_GET
def show_selection(request: ActingRequest, key: int) -> HttpResponse:
    """Show a selection with its tables and candidates."""
    page = pages.selection_page(request.actor, _selection_or_404(request, key))
    return render(request, "practices/sheet.html", {"page": page})


@signed_in
@require_GET
def show_table(request: ActingRequest, key: int) -> HttpResponse:
    """Show a table with its candidates."""
    return render(
        request, "practices/sheet.html", {"page": pages.table_page(request.actor, _table_or_404(request, key))}
    )


@signed_in
@require_http_methods(["GET", "POST"])
def open_tables(request: ActingRequest) -> HttpResponse:
    """Open a selection."""
    works_or_404(request)
    country = coalition.country_by_code(request.actor.country)
    may_or_refuse(request, permissions.HOLD_SELECTION, groups.InCountry(country))
    known = {str(row.pk): row for row in activities_visible_to(request.actor)[:100]}
    offered = {"activity": [forms.EMPTY, *((key, row.title) for key, row in known.items())]}

    def act(said: dict[str, Any]) -> object:
        plan = groups.Plan(
            said["title"], said["themes"].split("\n"), known.get(said["activity"]), said["source"].strip()
        )
        made = groups.open_selection(by=request.actor, kept_by=country, plan=plan, at=now())
        return reverse("practices:selection", args=[made.pk])

    asked = Asked(_("Open working tables"), _("Open them"), reverse("practices:selections"), _("Opened."))
    return answer(request, forms.OpenForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def join(request: ActingRequest) -> HttpResponse:
    """Sit down at a table with its code."""
    works_or_404(request)

    def act(said: dict[str, Any]) -> object:
        found = groups.join_table(by=request.actor, code=said["code"], at=now())
        return reverse("practices:table", args=[found.table_id])

    lead = _("The secretariat gives the code of the table. From then on you write its candidates with the others.")
    asked = Asked(_("Sit down at a table"), _("Sit down"), reverse("practices:selections"), _("You sit there."), lead)
    return answer(request, forms.JoinForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def begin_candidate(request: ActingRequest, key: int) -> HttpResponse:
    """Begin a candidate at a table."""
    held = _table_or_404(request, key)
    may_or_refuse(request, permissions.ENTER_CANDIDATE, held)

    def act(said: dict[str, Any]) -> object:
        made = groups.enter_candidate(by=request.actor, table=held, original=said["original"], at=now())
        return reverse("practices:write", args=[made.pk])

    asked = Asked(_("Begin a candidate"), _("Begin it"), reverse("practices:table", args=[key]), _("Begun."), str(held))
    return answer(request, forms.CandidateForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: ActingRequest, key: int) -> HttpResponse:
    """Close the tables of a selection."""
    selection = _selection_or_404(request, key)
    may_or_refuse(request, permissions.HOLD_SELECTION, selection)

    def act(said: dict[str, Any]) -> object:
        return groups.close_selection(by=request.actor, selection=selection, at=now())

    lead = _("Nobody sits down and no candidate is begun afterwards. What was written stays.")
    back = reverse("practices:selection", args=[key])
    asked = Asked(_("Close the tables"), _("Close them"), back, _("Closed."), lead)
    return answer(request, forms.SureForm(**given(request)), asked, act)


@signed_in
@require_GET
def give_report(request: ActingRequest, key: int, language: str, kind: str) -> HttpResponse:
    """Give the report of a selection as a Word document or a PDF."""
    from amparo.foundation.documents import papers  # noqa: PLC0415 - slow to load, and few ask for a file
    from amparo.partnership.practices.exports.reports import report_of  # noqa: PLC0415

    selection = _selection_or_404(request, key)
    may_or_refuse(request, permissions.HOLD_SELECTION, selection)
    if kind not in {"pdf", "docx"} or language not in LANGUAGES:
        raise Http404
    paper, name = report_of(selection, language), f"buenas-practicas-{key}-{language}.{kind}"
    if kind == "pdf":
        return taken_away(papers.pdf_of(paper), papers.PDF, name)
    return taken_away(papers.docx_of(paper), papers.DOCX, name)
