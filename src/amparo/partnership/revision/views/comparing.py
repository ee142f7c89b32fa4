"""Two states of a procedure side by side."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.revision import queries
from amparo.partnership.revision.pages.comparing import compare_page
from amparo.partnership.revision.queries import Side
from amparo.partnership.revision.views.drafts import draft_or_404


def _chosen(request: ActingRequest, sides: dict[str, Side]) -> HttpResponse:
    """Show two of the sides: those asked for, else what came before and what is newest."""
    if not sides:
        raise Http404
    keys = list(sides)
    after = request.GET.get("despues", "")
    after = after if after in sides else keys[0]
    before = request.GET.get("antes", "")
    before = before if before in sides else queries.usual_before(sides, after)
    page = compare_page(sides[after].number, sides[before], sides[after])
    context = {"page": page, "sides": sides, "chosen_before": before, "chosen_after": after}
    return render(request, "revision/compare.html", context)


@signed_in
@require_GET
def compare_draft(request: ActingRequest, key: int) -> HttpResponse:
    """Compare a draft with a version, or two of its saved states."""
    draft = draft_or_404(request, key)
    return _chosen(request, queries.sides_of_draft(draft))


@signed_in
@require_GET
def compare_versions(request: ActingRequest, number: str) -> HttpResponse:
    """Compare two published versions of a procedure."""
    return _chosen(request, queries.sides_of_procedure(number, request.actor.country))
