"""The catalogue, a practice, its two pages, and lessons."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.documents.sheets import XLSX, write_sheet
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.practices import queries
from amparo.partnership.practices.pages import catalogue as pages
from amparo.partnership.practices.pages.practice import language_in, practice_page
from amparo.partnership.practices.views.found import practice_or_404, reads_or_404, taken_away, works_or_404


@signed_in
@require_GET
def show_catalogue(request: ActingRequest) -> HttpResponse:
    """Show the published practices of all coalitions."""
    reads_or_404(request)
    page = pages.catalogue_page(request.actor, request.GET, localdate())
    return render(request, "practices/catalogue.html", {"page": page})


@signed_in
@require_GET
def give_list(request: ActingRequest) -> HttpResponse:
    """Give the catalogue as a workbook, with the filters of the address."""
    reads_or_404(request)
    today = localdate()
    rows = [pages.row_of(each, today) for each in queries.practices.catalogue(pages.wanted_in(request.GET))[:5000]]
    return taken_away(write_sheet(_("Good practices"), pages.columns(), rows), XLSX, "practicas.xlsx")


@signed_in
@require_GET
def show_lessons(request: ActingRequest) -> HttpResponse:
    """Show what was learnt of what did not work."""
    works_or_404(request)
    return render(request, "practices/sheet.html", {"page": pages.lessons_page(request.actor)})


@signed_in
@require_GET
def show_practice(request: ActingRequest, key: int) -> HttpResponse:
    """Show a practice in the language of the address, else of the reader."""
    practice, language = practice_or_404(request, key), language_in(request.GET.get("idioma"))
    page = practice_page(request.actor, practice, language, localdate())
    return render(request, "practices/practice.html", {"page": page})


@signed_in
@require_GET
def give_paper(request: ActingRequest, key: int, language: str) -> HttpResponse:
    """Give a published practice on two pages."""
    from amparo.partnership.practices.exports.sheets import two_pages  # noqa: PLC0415 - slow to load, few ask for it

    practice = practice_or_404(request, key)
    edition = queries.practices.last_edition(practice)
    if edition is None or language not in LANGUAGES:
        raise Http404
    return taken_away(two_pages(practice, edition, language), "application/pdf", f"{practice.code}-{language}.pdf")
