"""Activities: the list, one of them, planning, and what sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.vocabulary import PROGRAMME
from amparo.partnership.directory.rules.countries import countries_in
from amparo.partnership.directory.views.asked import language
from amparo.partnership.directory.views.people import works_here
from amparo.partnership.directory.vocabulary import SECRETARIAT
from amparo.partnership.rolls import forms, permissions
from amparo.partnership.rolls.exports.calendars import calendar_of
from amparo.partnership.rolls.operations import planning as operations
from amparo.partnership.rolls.operations.planning import ActivityPlan, Said, SessionPlan
from amparo.partnership.rolls.pages import activities as pages
from amparo.partnership.rolls.queries import activities as queries
from amparo.partnership.rolls.vocabulary import DAILY

if TYPE_CHECKING:
    from amparo.partnership.rolls.models import Activity


def found(request: ActingRequest, key: int, operation: str = "") -> Activity:
    """Return an activity of the actor's coalition, or answer 404; with an operation, whoever may not is told so."""
    activity = queries.activity_visible_to(request.actor, key)
    if activity is None:
        raise Http404
    if operation:
        permits.require(request.actor, operation, activity, by_table=permissions.MAY)
    return activity


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the activities of the coalition."""
    works_here(request)
    header, table, more, empty = pages.list_page(request.actor, request.GET)
    context = {"header": header, "table": table, "more": more, "empty": empty}
    return render(request, "rolls/activities.html", context)


@signed_in
@require_GET
def show_activity(request: ActingRequest, key: int) -> HttpResponse:
    """Show an activity."""
    page = pages.activity_page(request.actor, found(request, key), language(), request.GET.dict())
    return render(request, "rolls/activity.html", {"page": page})


@signed_in
@require_GET
def calendar(request: ActingRequest, key: int) -> HttpResponse:
    """Give the sessions of an activity as a calendar."""
    activity = found(request, key)
    response = HttpResponse(calendar_of(activity, now()), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="actividad-{activity.pk}.ics"'
    return response


@signed_in
@require_http_methods(["GET", "POST"])
def plan(request: ActingRequest) -> HttpResponse:
    """Plan an activity."""
    works_here(request, SECRETARIAT, PROGRAMME)
    country = coalition.country_by_code(request.actor.country)
    asked = Asked(_("Plan an activity"), _("Plan"), reverse("rolls:activities"), _("Planned."))

    def act(said: dict[str, Any]) -> str:
        made = operations.plan_activity(by=request.actor, kept_by=country, plan=ActivityPlan(**said), at=now())
        return reverse("rolls:activity", args=[made.pk])

    initial = {"country": country.code, "time_zone": country.time_zone}
    form = forms.ActivityForm(countries=countries_in(language()), initial=initial, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def change(request: ActingRequest, key: int) -> HttpResponse:
    """Change the plan of an activity; its kind stays."""
    activity = found(request, key, permissions.PLAN_ACTIVITY)
    asked = Asked(activity.title, _("Save"), reverse("rolls:activity", args=[key]), _("Saved."))

    def act(said: dict[str, Any]) -> None:
        plan = ActivityPlan(**said, kind=activity.kind, note=activity.note, keep_days=activity.keep_days)
        operations.change_activity(by=request.actor, activity=activity, plan=plan)

    initial = {name: getattr(activity, name) for name in forms.ActivityForm.base_fields}
    form = forms.ActivityForm(countries=countries_in(language()), initial=initial, **given(request))
    del form.fields["kind"]
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def cancel(request: ActingRequest, key: int) -> HttpResponse:
    """Cancel an activity, after a last look, saying why."""
    activity = found(request, key, permissions.PLAN_ACTIVITY)
    lead = _("It stays in the list with your reason. Nobody is invited to it any more, and it is not opened again.")
    asked = Asked(
        _("Cancel: %(title)s") % {"title": activity.title}, _("Cancel the activity"),
        reverse("rolls:activity", args=[key]), _("Cancelled."), lead,
    )  # fmt: skip

    def act(said: dict[str, Any]) -> None:
        operations.cancel_activity(by=request.actor, activity=activity, why=said["why"], at=now())

    return answer(request, forms.WhyForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def plan_session(request: ActingRequest, key: int) -> HttpResponse:
    """Plan a session, or one on each day; its moments are read as those of the place."""
    activity = found(request, key, permissions.PLAN_ACTIVITY)
    asked = Asked(_("Plan a session"), _("Plan"), reverse("rolls:activity", args=[key]), _("Planned."), activity.title)

    def act(said: dict[str, Any]) -> None:
        plan_it = operations.plan_daily if said.pop("repeat") == DAILY else operations.plan_session
        plan_it(by=request.actor, activity=activity, plan=SessionPlan(**said))

    with timezone.override(ZoneInfo(activity.time_zone)):
        form = forms.SessionForm(initial=pages.next_session(activity), **given(request))
        return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def record_figure(request: ActingRequest, key: int) -> HttpResponse:
    """Write down what a source says of how many came."""
    activity = found(request, key, permissions.PLAN_ACTIVITY)
    lead = _("What another source says stays beside it. Our own count comes from the rolls and is never typed.")
    asked = Asked(_("What a source says"), _("Record"), reverse("rolls:activity", args=[key]), _("Recorded."), lead)

    def act(said: dict[str, Any]) -> None:
        operations.record_figure(by=request.actor, activity=activity, said=Said(**said), at=now())

    return answer(request, forms.FigureForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def name_staff(request: ActingRequest, key: int) -> HttpResponse:
    """Name who fills the rolls beside the secretariat."""
    activity = found(request, key, permissions.NAME_STAFF)
    named = ", ".join(row.account.label for row in queries.staff_of(activity))
    asked = Asked(_("Who fills the rolls"), _("Name"), reverse("rolls:activity", args=[key]), _("Named."), named)

    def act(said: dict[str, Any]) -> None:
        account = accounts.account_named(said["username"])
        if account is None:
            raise Refused([_("Nobody signs in with that name.")])
        operations.name_staff(by=request.actor, activity=activity, account=account, at=now())

    return answer(request, forms.StaffForm(**given(request)), asked, act)
