"""The matrix, a cell, its documents and its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.adoption.exports import coverage_csv
from amparo.partnership.adoption.operations.letters import said_in
from amparo.partnership.adoption.pages.cell import cell_page
from amparo.partnership.adoption.pages.matrix import legend, matrix_page
from amparo.partnership.adoption.queries import coverage, records
from amparo.partnership.adoption.rules.letters import reference_of
from amparo.partnership.procedures import queries as procedures

if TYPE_CHECKING:
    from amparo.partnership.coalition.models import Institution
    from amparo.partnership.procedures.models import ProcedureVersion

SAFE = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store"}


def _reads_or_404(request: ActingRequest) -> None:
    if not request.actor.country or not request.actor.roles - {"administrator"}:
        raise Http404


def place_or_404(request: ActingRequest, institution: int, number: str) -> tuple[Institution, ProcedureVersion]:
    """Return an institution and the version in force of a procedure, when the actor may see their cell."""
    _reads_or_404(request)
    place = coverage.institution_visible_to(request.actor, institution)
    version = procedures.version_in_force(number, request.actor.country, localdate())
    if place is None or version is None:
        raise Http404
    return place, version


@signed_in
@require_GET
def show_matrix(request: ActingRequest) -> HttpResponse:
    """Show which institution has adopted what."""
    _reads_or_404(request)
    page = matrix_page(request.actor, localdate(), request.GET.dict())
    return render(request, "adoption/matrix.html", {"page": page})


@signed_in
@require_GET
def export(request: ActingRequest) -> HttpResponse:
    """Give the matrix as a CSV file."""
    _reads_or_404(request)
    today = localdate()
    body = coverage_csv(coverage.coverage_of(request.actor.country, today))
    name = f"adopcion-{request.actor.country.lower()}-{today.isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=headers)


@signed_in
@require_GET
def show_cell(request: ActingRequest, institution: int, number: str) -> HttpResponse:
    """Show where an institution stands with a procedure."""
    place, version = place_or_404(request, institution, number)
    page = cell_page(request.actor, place, version, localdate())
    return render(request, "adoption/cell.html", {"page": page, "legend": legend()})


@signed_in
@require_GET
def open_document(request: ActingRequest, key: int) -> HttpResponse:
    """Give a document as it was uploaded."""
    row = records.document_visible_to(request.actor, key)
    if row is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="acto-{key}.pdf"', **SAFE}
    return HttpResponse(bytes(row.body), content_type="application/pdf", headers=headers)


@signed_in
@require_GET
def show_letter(request: ActingRequest, key: int, language: str) -> HttpResponse:
    """Show the letter of an act as a page that prints."""
    row = records.letter_text_visible_to(request.actor, key, language)
    if row is None:
        raise Http404
    number = reference_of(row.letter.institution.short_name, row.letter.number, row.letter.year)
    context = {
        "said": said_in(row), "digest": row.digest, "key": key, "languages": ("es", "fr", "en"), "number": number,
    }  # fmt: skip
    return render(request, "adoption/letter.html", context)


@signed_in
@require_GET
def open_letter(request: ActingRequest, key: int, language: str) -> HttpResponse:
    """Give the letter of an act as the PDF that was issued."""
    row = records.letter_text_visible_to(request.actor, key, language)
    if row is None:
        raise Http404
    headers = {"Content-Disposition": f'inline; filename="oficio-{row.letter}-{language}.pdf"', **SAFE}
    return HttpResponse(bytes(row.pdf), content_type="application/pdf", headers=headers)
