"""What the views look up first: whoever may not see it is told that there is no such page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render

from amparo.evidence.studies import permissions
from amparo.evidence.studies.operations.consulting import circle_of
from amparo.evidence.studies.queries import analyses, consultations, findings
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.design.addresses import row_key
from amparo.partnership.directory.queries.people import professionals_visible_to
from amparo.partnership.directory.vocabulary import WORKS_WITH_NONE
from amparo.partnership.governance.pages.board import Board
from amparo.partnership.governance.views.finding import there

if TYPE_CHECKING:
    from amparo.evidence.studies.models import Analysis, Consultation, Finding
    from amparo.partnership.directory.models import Professional

MOST = 500


def shown(request: ActingRequest, board: Board) -> HttpResponse:
    """Show a page of parts."""
    return render(request, "governance/board.html", {"page": board})


def works_or_404(request: ActingRequest) -> None:
    """Analyses are for those who work in a coalition."""
    if not request.actor.country or not request.actor.roles - WORKS_WITH_NONE:
        raise Http404


def analysis_of(request: ActingRequest, key: int, operation: str = permissions.READ_ANALYSIS) -> Analysis:
    """Return an analysis of the actor's coalition; whoever may not do what is asked is told so."""
    analysis = there(analyses.analysis_visible_to(request.actor, key))
    permits.require(request.actor, operation, analysis, by_table=permissions.MAY)
    return analysis


def finding_of(request: ActingRequest, key: int, operation: str = permissions.READ_ANALYSIS) -> Finding:
    """Return a finding of the actor's coalition; whoever may not do what is asked is told so."""
    finding = there(findings.finding_visible_to(request.actor, key))
    permits.require(request.actor, operation, finding.analysis, by_table=permissions.MAY)
    return finding


def consultation_of(request: ActingRequest, key: int, operation: str) -> Consultation:
    """Return a consultation that the actor keeps or is named in; whoever may not do what is asked is told so."""
    found = there(consultations.consultation_visible_to(request.actor, key))
    permits.require(request.actor, operation, circle_of(found), by_table=permissions.MAY)
    return found


def people(request: ActingRequest) -> list[tuple[int, str]]:
    """Return the professionals whom the actor may see, as choices."""
    return [(each.pk, each.name) for each in professionals_visible_to(request.actor).order_by("key", "pk")[:MOST]]


def professional_of(request: ActingRequest, said: str) -> Professional:
    """Return a professional who was chosen and whom the actor may see."""
    key = row_key(said)
    return there(professionals_visible_to(request.actor).filter(pk=key).first() if key is not None else None)
