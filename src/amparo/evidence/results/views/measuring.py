"""Closing periods, restating and publishing what was measured, defining anew, aiming, deciding on dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_http_methods

from amparo.evidence.claims.views.asked import titled
from amparo.evidence.results import forms, permissions
from amparo.evidence.results.operations import asking, defining, measuring
from amparo.evidence.results.operations.defining import Aimed
from amparo.evidence.results.pages.running import periods_page
from amparo.evidence.results.pages.waiting import waited_of
from amparo.evidence.results.queries import frames, tallies
from amparo.evidence.results.views.projects import indicator_or_404, project_or_404
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now

if TYPE_CHECKING:
    from amparo.evidence.results.models import Measurement, Project


BEING_COUNTED = _lazy("It is being counted. It is done by itself once all is counted; you need not wait here.")


def may_or_refuse(request: ActingRequest, operation: str, project: Project) -> None:
    """Refuse whoever may read but not do this."""
    permits.require(request.actor, operation, project, by_table=permissions.MAY)


@signed_in
@require_GET
def show_periods(request: ActingRequest, code: str) -> HttpResponse:
    """Show the periods of a project, and what sources say of its dates."""
    page = periods_page(request.actor, project_or_404(request, code), localdate())
    return render(request, "claims/board.html", {"page": page})


@signed_in
@require_GET
def show_count(request: ActingRequest, code: str) -> HttpResponse:
    """Show how far the counting is that a closing waits for; the whole page is asked for anew once it has ended."""
    found = waited_of(project_or_404(request, code))
    if found is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "claims/waited.html", {"waited": found})


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: ActingRequest, code: str, key: int) -> HttpResponse:
    """Close a period, after a last look."""
    project = project_or_404(request, code)
    period = frames.period_of(project, key)
    if period is None:
        raise Http404
    may_or_refuse(request, permissions.CLOSE_PERIOD, project)
    lead = _("Every indicator is counted once more and its figure kept. A period is not opened again.")
    back = reverse("results:periods", args=[code])
    is_large = tallies.is_large(project)
    done = BEING_COUNTED if is_large else _("Closed.")
    asked = Asked(titled(_("Close the period"), period.label), _("Close it"), back, str(done), lead)
    operation = asking.ask_to_close if is_large else measuring.close_period

    def act(_said: dict[str, Any]) -> object:
        return operation(by=request.actor, period=period, today=localdate(), at=now())

    return answer(request, forms.ConfirmForm(**given(request)), asked, act)


def _measurement_or_404(request: ActingRequest, key: int) -> Measurement:
    found = frames.measurement_visible_to(request.actor, key)
    if found is None:
        raise Http404
    return found


@signed_in
@require_http_methods(["GET", "POST"])
def restate(request: ActingRequest, key: int) -> HttpResponse:
    """Count a closed figure anew."""
    row = _measurement_or_404(request, key)
    may_or_refuse(request, permissions.RESTATE_MEASUREMENT, row.period.project)
    lead = _("The former figure stays. Figures that were published of it are restated with the same reason.")
    title = f"{row.indicator} · {row.period.label}"
    back = reverse("results:indicator", args=[row.indicator_id])
    is_large = tallies.is_heavy(frames.read(row.definition))
    done = BEING_COUNTED if is_large else _("Restated.")
    asked = Asked(titled(_("Restate"), title), _("Restate it"), back, str(done), lead)
    operation = asking.ask_to_restate if is_large else measuring.restate_measurement

    def act(said: dict[str, Any]) -> object:
        return operation(by=request.actor, measurement=row, why=said["why"], at=now())

    return answer(request, forms.RestateForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def publish(request: ActingRequest, key: int) -> HttpResponse:
    """Write a closed figure into the register of published figures."""
    row = _measurement_or_404(request, key)
    may_or_refuse(request, permissions.PUBLISH_MEASUREMENT, row.period.project)
    title = f"{row.indicator} · {row.period.label}"
    back = reverse("results:indicator", args=[row.indicator_id])
    lead = _("It enters the register with its base and its period, and opens to its rows.")
    asked = Asked(titled(_("Published figure"), title), _("Enter it"), back, _("Entered."), lead)

    def act(said: dict[str, Any]) -> object:
        figure = measuring.publish_measurement(
            by=request.actor, measurement=row, licence=said["licence"], at=now()
        )  # fmt: skip
        return reverse("claims:figure", args=[figure.pk])

    return answer(request, forms.PublishForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def publish_so_far(request: ActingRequest, key: int, period: int) -> HttpResponse:
    """Write what an indicator gives in an open period into the register, as it stands today."""
    indicator = indicator_or_404(request, key)
    project = indicator.outcome.project
    may_or_refuse(request, permissions.PUBLISH_MEASUREMENT, project)
    open_period = frames.period_of(project, period)
    if open_period is None:
        raise Http404
    back = reverse("results:indicator", args=[key])
    lead = _("It is counted now and opens to its rows. Reports say that its period is open; closing it restates it.")
    title = titled(_("Cite it as it stands today"), f"{indicator} · {open_period.label}")
    asked = Asked(title, _("Enter it"), back, _("Entered."), lead)

    def act(said: dict[str, Any]) -> object:
        figure = measuring.publish_so_far(
            by=request.actor, indicator=indicator, period=open_period, licence=said["licence"], at=now()
        )  # fmt: skip
        return reverse("claims:figure", args=[figure.pk])

    return answer(request, forms.PublishForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def aim(request: ActingRequest, key: int) -> HttpResponse:
    """Set a baseline or a target."""
    indicator = indicator_or_404(request, key)
    may_or_refuse(request, permissions.SET_AIM, indicator.outcome.project)
    back = reverse("results:indicator", args=[key])
    asked = Asked(titled(_("Set a baseline or a target"), indicator), _("Set it"), back, _("Set."))

    def act(said: dict[str, Any]) -> object:
        known = {name: said[name] for name in ("kind", "by_on", "k", "n", "percent", "qualifier")}
        aimed = Aimed(**known, source={(get_language() or "es")[:2]: said["source"]})
        return defining.set_aim(by=request.actor, indicator=indicator, aimed=aimed, at=now())

    return answer(request, forms.AimForm(initial={"qualifier": "EXACT"}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def choose_date(request: ActingRequest, code: str, key: int) -> HttpResponse:
    """Decide which of several stated dates reports go by."""
    project = project_or_404(request, code)
    stated = frames.stated_date(project, key)
    if stated is None:
        raise Http404
    may_or_refuse(request, permissions.CHOOSE_DATE, project)
    back = reverse("results:periods", args=[code])
    lead = _("The other dates stay beside it with their sources.")
    asked = Asked(titled(_("Decide for this date"), stated.said), _("Decide"), back, _("Decided."), lead)

    def act(said: dict[str, Any]) -> object:
        return defining.choose_date(by=request.actor, stated=stated, why=said["why"], at=now())

    return answer(request, forms.WhyForm(**given(request)), asked, act)
