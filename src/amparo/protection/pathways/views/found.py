"""Finding a case for a request: what is not yours does not exist, and the try is written down."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import Http404

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.audit import entries
from amparo.protection.pathways.pages.case import View, view_of


def case_or_404(request: ActingRequest, code: str) -> View:
    """Return the case as the actor may see it, else a page that is not found; the refusal is audited."""
    view = view_of(request.actor, code, datetime.now(UTC))
    if view is None:
        entries.record_refusal(by=request.actor, action="OPEN_CASE", case=code)
        raise Http404
    return view


def full_view_or_404(request: ActingRequest, code: str) -> View:
    """As `case_or_404`, and the notice level is not enough."""
    view = case_or_404(request, code)
    if view.is_notice_only:
        entries.record_refusal(by=request.actor, action="OPEN_CASE_BEYOND_NOTICE", case=code)
        raise Http404
    return view
