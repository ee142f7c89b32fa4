"""The page on which a report becomes an alert."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.foundation.access.actors import ActingRequest, Actor
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.prevention.community import permissions
from amparo.prevention.community.views.reading import report_of
from amparo.protection.cases import permissions as case_permissions
from amparo.protection.pathways.forms import AlertForm
from amparo.protection.reception import operations


def way_to_alert(*, by: Actor, key: int) -> str:
    """Return where a report becomes an alert, for whoever takes alerts."""
    return reverse("reception:alert", args=[key]) if case_permissions.receives_alerts(by, None) else ""


@signed_in
@require_http_methods(["GET", "POST"])
def open_alert(request: ActingRequest, key: int) -> HttpResponse:
    """Open a case from a report."""
    report = report_of(request, key, permissions.FOLLOW_REPORT)
    if not case_permissions.receives_alerts(request.actor, None):
        raise Http404
    lead = _("What was told goes, sealed, into the first step of a new case. The report never knows which case it is.")
    back = reverse("community:report", args=[key])
    asked = Asked(
        _("Open an alert from %(ref)s") % {"ref": report.ref}, _("Open it"), back, _("The case is open."), lead
    )

    def act(said: dict[str, Any]) -> str:
        pathway = operations.open_alert(by=request.actor, report=report, mandate=said["mandate"], at=now())
        return reverse("pathways:case", args=[pathway.case.code])

    return answer(request, AlertForm(**given(request)), asked, act)
