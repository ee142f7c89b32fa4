"""Who may come to a page of adoption, and files that were sent."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption.operations.acts import File


def may_or_404(request: ActingRequest, operation: str, subject: Any) -> None:
    """Whoever may read but not do this is told so; whoever may not even read learns nothing."""
    if not permits.may(request.actor, permissions.READ_ADOPTION, subject, by_table=permissions.MAY):
        raise Http404
    permits.require(request.actor, operation, subject, by_table=permissions.MAY)


def file_of(uploaded: Any) -> File | None:
    """Return an uploaded file with its bytes."""
    return File(str(uploaded.name), uploaded.read()) if uploaded else None
