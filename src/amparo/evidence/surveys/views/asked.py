"""Who may come to a page of a survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from amparo.evidence.surveys import permissions
from amparo.evidence.surveys.queries.surveys import survey_visible_to
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest

if TYPE_CHECKING:
    from amparo.evidence.surveys.models import Survey


def found(request: ActingRequest, code: str, operation: str) -> Survey:
    """Return a survey on which the actor may do something; whoever may not even see it learns nothing."""
    survey = survey_visible_to(request.actor, code)
    if survey is None:
        raise Http404
    permits.require(request.actor, operation, survey, by_table=permissions.MAY)
    return survey
