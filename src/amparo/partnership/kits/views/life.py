"""How a version comes on: workshops, pilots, validation, the academy's act, and changed steps."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.adoption.operations.acts import File
from amparo.partnership.adoption.views.asked import file_of
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.kits import forms, permissions, queries
from amparo.partnership.kits.operations import changes, courses, life
from amparo.partnership.kits.views.kits import reads_or_404, version_or_404


def _typed(request: ActingRequest) -> dict[str, Any]:
    return given(request)


def _here(key: int) -> str:
    return reverse("kits:version", args=[key])


@signed_in
@require_http_methods(["GET", "POST"])
def record_milestone(request: ActingRequest, key: int) -> HttpResponse:
    """Write down a workshop or a pilot."""
    version = version_or_404(request, key)
    permits.require(request.actor, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        kind, told = said.pop("kind"), life.Told(**said)
        return life.record_milestone(
            by=request.actor, version=version, kind=kind, told=told, today=localdate(), at=now()
        )

    asked = Asked(_("Record a workshop or a pilot"), _("Write it down"), _here(key), _("Written down."))
    return answer(request, forms.MilestoneForm(**_typed(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def validate_grid(request: ActingRequest, key: int) -> HttpResponse:
    """Validate the training grid for one's institution."""
    version = version_or_404(request, key)
    permits.require(request.actor, permissions.VALIDATE_KIT, version.kit.owner, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        told = life.Told(**said)
        return life.validate_grid(by=request.actor, version=version, told=told, today=localdate(), at=now())

    lead = _("From here the training grid is the road map of the kit.")
    asked = Asked(_("Validate the training grid"), _("Validate it"), _here(key), _("Validated."), lead)
    return answer(request, forms.ValidateForm(**_typed(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def validate_kit(request: ActingRequest, key: int) -> HttpResponse:
    """Validate a version for one's institution."""
    version = version_or_404(request, key)
    permits.require(request.actor, permissions.VALIDATE_KIT, version.kit.owner, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        told = life.Told(**said)
        return life.validate_kit(by=request.actor, version=version, told=told, today=localdate(), at=now())

    lead = _("What it teaches cannot be changed afterwards: a new version is begun for that.")
    asked = Asked(_("Validate the kit"), _("Validate it"), _here(key), _("Validated."), lead)
    return answer(request, forms.ValidateForm(**_typed(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def adopt_course(request: ActingRequest, key: int) -> HttpResponse:
    """Record by which act one's academy teaches a kit."""
    version = version_or_404(request, key)
    academy = coalition.institution(request.actor.institution) if request.actor.institution else None
    if academy is None:
        raise Http404
    permits.require(request.actor, permissions.ADOPT_COURSE, academy, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        file = file_of(said.pop("file")) or File("", b"")
        sure = {name: said.pop(name) == "yes" for name in ("is_permanent", "is_compulsory")}
        resolved = courses.Resolved(**said, **sure)
        more: dict[str, Any] = {"resolved": resolved, "file": file, "today": localdate(), "at": now()}
        return courses.adopt_course(by=request.actor, academy=academy, version=version, **more)

    asked = Asked(_("Adopt it as a course"), _("Record the act"), _here(key), _("Recorded."), str(academy))
    return answer(request, forms.AdoptForm(**_typed(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def end_course(request: ActingRequest, key: int) -> HttpResponse:
    """Record that one's academy no longer teaches a kit."""
    reads_or_404(request)
    adoption = queries.kits.adoption_visible_to(request.actor, key)
    if adoption is None:
        raise Http404
    permits.require(request.actor, permissions.ADOPT_COURSE, adoption.academy, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        return courses.end_course(by=request.actor, adoption=adoption, today=localdate(), at=now(), **said)

    asked = Asked(_("The course ended"), _("Write it down"), _here(adoption.version_id), _("Written down."))
    return answer(request, forms.EndForm(**_typed(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def review_module(request: ActingRequest, key: int) -> HttpResponse:
    """Say what a changed step means for a module."""
    reads_or_404(request)
    change = queries.changes.change_visible_to(request.actor, key)
    if change is None:
        raise Http404
    version = change.step.module.version
    permits.require(request.actor, permissions.REVIEW_MODULE, version.kit, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        return changes.review_module(by=request.actor, change=change, at=now(), **said)

    facts = {"step": change.step, "before": change.from_version, "after": change.to_version}
    lead = _("Step %(step)s changed between version %(before)s and version %(after)s of its procedure.") % facts
    asked = Asked(str(change.step.module), _("Write it down"), _here(version.pk), _("Written down."), lead)
    return answer(request, forms.ReviewForm(**_typed(request)), asked, act)
