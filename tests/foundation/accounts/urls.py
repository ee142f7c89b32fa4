"""The application's addresses, and a few that try what no real view does."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.urls import path

from amparo.config.urls import urlpatterns as real
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.drafts import save_draft
from amparo.foundation.accounts.models import Draft

AT = datetime(2026, 3, 1, tzinfo=UTC)


def write(request: ActingRequest, status: int) -> HttpResponse:
    """Write, then answer with a status."""
    save_draft(by=request.actor, place="/trial/", values={"typed": ["kept"]}, at=AT)
    return HttpResponse("done", status=status)


def write_and_keep(request: ActingRequest) -> HttpResponse:
    """Write, ask that it stay, then answer that something was wrong."""
    request.keep_writes = True  # type: ignore[attr-defined]
    return write(request, 422)


def write_and_fail(request: ActingRequest) -> HttpResponse:
    """Write, then stumble."""
    write(request, 200)
    raise LookupError


def write_and_be_refused(request: ActingRequest) -> HttpResponse:
    """Write, then be refused a permission."""
    write(request, 200)
    raise NotAllowed("TRY", case="CR-AAAA-AA")


def be_refused_by_a_rule(request: HttpRequest) -> HttpResponse:
    """Leave a rule's refusal to nobody."""
    raise Refused(["No."])


def count(request: HttpRequest) -> HttpResponse:
    """Read; rendered later than the view returns."""
    return HttpResponse(str(Draft.objects.count()))


urlpatterns = [
    *real,
    path("trial/write/<int:status>/", write),
    path("trial/keep/", write_and_keep),
    path("trial/fail/", write_and_fail),
    path("trial/refused/", write_and_be_refused),
    path("trial/rule/", be_refused_by_a_rule),
    path("trial/count/", count),
]
