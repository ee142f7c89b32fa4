"""What the views of practices look up first: whoever may not see it is told that there is no such page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.partnership.adoption.operations.acts import File
from amparo.partnership.practices import permissions, queries
from amparo.partnership.practices.vocabulary import WORKS_WITH_NONE

if TYPE_CHECKING:
    from amparo.partnership.practices.models import Practice

POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"
SAFE = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}


def reads_or_404(request: ActingRequest) -> None:
    """Practices are read by all coalitions, but not by administrators."""
    if not permits.may(request.actor, permissions.READ_PRACTICES, None, by_table=permissions.MAY):
        raise Http404


def works_or_404(request: ActingRequest) -> None:
    """Tables, transfers and messages are for those who work in a coalition."""
    if not request.actor.country or not request.actor.roles - WORKS_WITH_NONE:
        raise Http404


def practice_or_404(request: ActingRequest, key: int) -> Practice:
    """Return a practice that the actor may read."""
    found = queries.practices.practice_visible_to(request.actor, key)
    if found is None:
        raise Http404
    return found


def may_or_refuse(request: ActingRequest, operation: str, subject: Any) -> None:
    """Raise `NotAllowed` unless the actor may do this."""
    permits.require(request.actor, operation, subject, by_table=permissions.MAY)


def file_of(uploaded: Any) -> File | None:
    """Return an uploaded file with its bytes."""
    return File(str(uploaded.name), uploaded.read()) if uploaded else None


def taken_away(body: bytes, kind: str, name: str) -> HttpResponse:
    """Answer with a file."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', **SAFE}
    return HttpResponse(body, content_type=kind, headers=headers)
