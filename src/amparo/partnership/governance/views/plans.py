"""Work plans, their versions, and targets that an extension touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.governance import forms, permissions
from amparo.partnership.governance.operations import plans as operations
from amparo.partnership.governance.operations.plans import LineEntry, PlanEntry
from amparo.partnership.governance.pages import plans as pages
from amparo.partnership.governance.queries import bodies
from amparo.partnership.governance.queries import plans as queries
from amparo.partnership.governance.views.finding import (
    body_of,
    chosen,
    meeting_of,
    named,
    organisations_for,
    there,
    today,
)

if TYPE_CHECKING:
    from amparo.partnership.governance.models import WorkPlan


def _found(request: ActingRequest, key: int, operation: str) -> WorkPlan:
    plan = there(queries.plan_visible_to(request.actor, key))
    permits.require(request.actor, operation, plan, by_table=permissions.MAY)
    return plan


def _back(key: int) -> str:
    return reverse("governance:plan", args=[key])


@signed_in
@require_GET
def show_plan(request: ActingRequest, key: int) -> HttpResponse:
    """Show a work plan to those who read the meetings of its body."""
    plan = there(queries.plan_visible_to(request.actor, key))
    sitting = bodies.sitting_of(plan.body, today())
    permits.require(request.actor, permissions.READ_MEETING, sitting, by_table=permissions.MAY)
    return render(request, "governance/board.html", {"page": pages.plan_page(request.actor, plan)})


@signed_in
@require_http_methods(["GET", "POST"])
def make(request: ActingRequest, key: int) -> HttpResponse:
    """Begin the work plan of a year."""
    body = body_of(request, key, permissions.WRITE_PLAN)
    back = reverse("governance:body", args=[key])
    asked = Asked(_("Begin a work plan"), _("Begin"), back, _("Begun."), body.name)

    def act(said: dict[str, Any]) -> str:
        return _back(operations.make_plan(by=request.actor, body=body, entry=PlanEntry(**said), at=now()).pk)

    return answer(request, forms.PlanForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def write_line(request: ActingRequest, key: int) -> HttpResponse:
    """Add something to the newest version of a plan."""
    plan = _found(request, key, permissions.WRITE_PLAN)
    offered = organisations_for(request)
    asked = Asked(_("Add to the plan"), _("Add"), _back(key), _("Added."), plan.title)

    def act(said: dict[str, Any]) -> None:
        who = said.pop("responsible")
        entry = LineEntry(**said, responsible=chosen(offered, who) if who else None)
        operations.write_line(by=request.actor, plan=plan, entry=entry)

    return answer(request, forms.LineForm(offered={"responsible": named(offered)}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def remove_line(request: ActingRequest, key: int, number: int) -> HttpResponse:
    """Take a line out of the newest version of a plan, after a last look."""
    plan = _found(request, key, permissions.WRITE_PLAN)
    line = queries.line_of(plan, number)
    if line is None:
        raise Http404
    asked = Asked(_("Take it out of the plan"), _("Take out"), _back(key), _("Taken out."), line.title)

    def act(_said: dict[str, Any]) -> None:
        operations.remove_line(by=request.actor, plan=plan, number=number)

    return answer(request, forms.NothingForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def begin_version(request: ActingRequest, key: int) -> HttpResponse:
    """Begin a further version of a validated plan."""
    plan = _found(request, key, permissions.WRITE_PLAN)
    lead = _("The validated version stays in force until a decision validates the new one.")
    asked = Asked(_("Begin a new version"), _("Begin"), _back(key), _("Begun."), lead)

    def act(said: dict[str, Any]) -> None:
        operations.begin_version(by=request.actor, plan=plan, at=now(), **said)

    return answer(request, forms.WhyForm(**given(request)), asked, act)


@signed_in
@require_GET
def show_extension(request: ActingRequest, key: int) -> HttpResponse:
    """Show an extension with the targets that it touches."""
    extension = there(queries.extension_visible_to(request.actor, key))
    meeting_of(request, extension.decision.item.meeting_id)
    return render(request, "governance/board.html", {"page": pages.extension_page(request.actor, extension)})


@signed_in
@require_http_methods(["GET", "POST"])
def confirm_target(request: ActingRequest, key: int) -> HttpResponse:
    """Confirm that a target stays on its day or moves."""
    target = there(queries.target_visible_to(request.actor, key))
    body = target.extension.decision.item.meeting.body
    permits.require(request.actor, permissions.CONFIRM_TARGET, body, by_table=permissions.MAY)
    lead = f"{in_language(target.names, target.indicator)} · {in_language(target.said)}"
    back = reverse("governance:extension", args=[target.extension_id])
    asked = Asked(_("Confirm a target"), _("Confirm"), back, _("Confirmed."), lead)

    def act(said: dict[str, Any]) -> None:
        operations.confirm_target(by=request.actor, target=target, at=now(), **said)

    return answer(request, forms.TargetForm(**given(request)), asked, act)
