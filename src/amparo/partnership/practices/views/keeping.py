"""Publishing a practice, putting it away, linking it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.practices import forms, permissions, queries
from amparo.partnership.practices.operations import publishing
from amparo.partnership.practices.pages.parts import title_in
from amparo.partnership.practices.views.found import may_or_refuse, practice_or_404


def _here(key: int) -> str:
    return reverse("practices:practice", args=[key])


@signed_in
@require_http_methods(["GET", "POST"])
def publish(request: ActingRequest, key: int) -> HttpResponse:
    """Publish a practice as it is written."""
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_PRACTICE, practice)

    def act(said: dict[str, Any]) -> object:
        return publishing.publish_practice(by=request.actor, practice=practice, today=localdate(), at=now())

    lead = _("All coalitions read it from then on. A check looks for anything by which a victim could be known first.")
    asked = Asked(_("Publish it"), _("Publish it"), _here(key), _("Published."), lead)
    return answer(request, forms.SureForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def archive(request: ActingRequest, key: int) -> HttpResponse:
    """Put a practice away."""
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_PRACTICE, practice)

    def act(said: dict[str, Any]) -> object:
        return publishing.archive_practice(by=request.actor, practice=practice, why=said["why"], at=now())

    lead = _("It leaves the catalogue. Everything that was written of it stays.")
    asked = Asked(_("Put it away"), _("Put it away"), _here(key), _("It was put away."), lead)
    return answer(request, forms.WhyForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def link_step(request: ActingRequest, key: int) -> HttpResponse:
    """Link a practice to a step of a procedure."""
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.LINK_PRACTICE, practice)
    today = localdate()
    steps = queries.practices.steps_to_link(request.actor.country, today)
    offered = {"step": list(steps.items())}

    def act(said: dict[str, Any]) -> object:
        procedure, _slash, element = said["step"].partition("/")
        more = {"procedure": procedure, "element": element}
        return publishing.link_step(by=request.actor, practice=practice, today=today, at=now(), **more)

    lead = _("The page of the procedure shows the practice from then on.")
    asked = Asked(_("Link it to a step"), _("Link it"), _here(key), _("Linked."), lead)
    return answer(request, forms.StepLinkForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def link_module(request: ActingRequest, key: int) -> HttpResponse:
    """Link a practice to a module of a kit."""
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.LINK_PRACTICE, practice)
    known = {str(row.pk): row for row in queries.practices.modules_to_link(request.actor.country)}
    offered = {"module": [(code, f"{row.version}: {row.number}. {row}") for code, row in known.items()]}

    def act(said: dict[str, Any]) -> object:
        module = known.get(said["module"])
        return publishing.link_module(by=request.actor, practice=practice, module=module, at=now())

    lead = _("The page of the kit shows the practice from then on.")
    asked = Asked(_("Link it to a module"), _("Link it"), _here(key), _("Linked."), lead)
    return answer(request, forms.ModuleLinkForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def unlink(request: ActingRequest, key: int, what: str, row: int) -> HttpResponse:
    """Take a link away."""
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.LINK_PRACTICE, practice)
    link = queries.practices.link_of(practice, what, row)
    if link is None:
        raise Http404

    def act(said: dict[str, Any]) -> object:
        return publishing.unlink(by=request.actor, practice=practice, link=link)

    asked = Asked(_("Take the link away"), _("Take it out"), _here(key), _("Taken out."), title_in(practice))
    return answer(request, forms.SureForm(**given(request)), asked, act)
