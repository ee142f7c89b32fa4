"""Consultations with children: the list, one, and what must stand before anybody asks."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.evidence.studies import forms, permissions
from amparo.evidence.studies.operations import consulting as operations
from amparo.evidence.studies.pages import consultations as pages
from amparo.evidence.studies.queries.consultations import approval_visible_to, consultations_visible_to
from amparo.evidence.studies.views.found import consultation_of, people, professional_of, shown, works_or_404
from amparo.evidence.studies.vocabulary import KEEPERS
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.governance.views.finding import there
from amparo.partnership.practices.views.found import taken_away

KEEP = permissions.KEEP_CONSULTATION


def _here(key: int) -> str:
    return reverse("studies:consultation", args=[key])


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the consultations that the actor keeps or is named in."""
    works_or_404(request)
    if not request.actor.roles & KEEPERS and not consultations_visible_to(request.actor).exists():
        raise Http404
    return shown(request, pages.list_board(request.actor, localdate()))


@signed_in
@require_GET
def show_consultation(request: ActingRequest, key: int) -> HttpResponse:
    """Show a consultation."""
    found = consultation_of(request, key, permissions.HOLD_CONSULTATION)
    return shown(request, pages.consultation_board(request.actor, found, localdate()))


@signed_in
@require_http_methods(["GET", "POST"])
def prepare(request: ActingRequest) -> HttpResponse:
    """Prepare a consultation."""
    works_or_404(request)
    country = coalition.country_by_code(request.actor.country)
    permits.require(request.actor, KEEP, permissions.Kept(country), by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        entry = operations.ConsultationEntry(
            said["title"], forms.texts_of(said, "text"), said["place"], said["period"]
        )  # fmt: skip
        made = operations.prepare_consultation(by=request.actor, kept_by=country, entry=entry, today=localdate())
        return _here(made.pk)

    lead = _("Ethics approval, a safeguarding person and trained facilitators come before the first session.")
    asked = Asked(_("Prepare a consultation"), _("Prepare it"), reverse("studies:consultations"), _("Prepared."), lead)
    return answer(request, forms.ConsultationForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def approve(request: ActingRequest, key: int) -> HttpResponse:
    """Keep an ethics approval."""
    consultation = consultation_of(request, key, KEEP)

    def act(said: dict[str, Any]) -> object:
        document = said.pop("document").read()
        approval = operations.Approval(**said, document=document)
        return operations.record_approval(
            by=request.actor, consultation=consultation, approval=approval, today=localdate()
        )

    asked = Asked(_("Add an ethics approval"), _("Save"), _here(key), _("Kept."), consultation.title)
    return answer(request, forms.ApprovalForm(**given(request)), asked, act)


@signed_in
@require_GET
def open_approval(request: ActingRequest, key: int) -> HttpResponse:
    """Give the document of an ethics approval."""
    approval = there(approval_visible_to(request.actor, key))
    consultation_of(request, approval.consultation_id, permissions.HOLD_CONSULTATION)
    return taken_away(bytes(approval.document), "application/pdf", f"aprobacion-etica-{key}.pdf")


@signed_in
@require_http_methods(["GET", "POST"])
def name_safeguard(request: ActingRequest, key: int) -> HttpResponse:
    """Name who safeguards the children."""
    consultation = consultation_of(request, key, KEEP)

    def act(said: dict[str, Any]) -> object:
        who = professional_of(request, said["professional"])
        return operations.name_safeguard(by=request.actor, consultation=consultation, professional=who)

    lead = _("A professional who is there in every session, and who takes over when a child tells of harm.")
    asked = Asked(_("Name who safeguards"), _("Name them"), _here(key), _("Named."), lead)
    form = forms.PersonForm(offered={"professional": people(request)}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def name_facilitator(request: ActingRequest, key: int) -> HttpResponse:
    """Name who facilitates."""
    consultation = consultation_of(request, key, KEEP)

    def act(said: dict[str, Any]) -> object:
        who = professional_of(request, said["professional"])
        return operations.name_facilitator(
            by=request.actor, consultation=consultation, professional=who, on=localdate()
        )

    lead = _("Their certificate for working with children is looked up, on the day of each session.")
    asked = Asked(_("Name who facilitates"), _("Name them"), _here(key), _("Named."), lead)
    form = forms.PersonForm(offered={"professional": people(request)}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: ActingRequest, key: int) -> HttpResponse:
    """End a consultation."""
    consultation = consultation_of(request, key, KEEP)

    def act(said: dict[str, Any]) -> object:
        return operations.end_consultation(by=request.actor, consultation=consultation, on=said["ended_on"])

    lead = _("No session is added afterwards. From then on the children wait to hear what came of what they said.")
    asked = Asked(_("End it"), _("End it"), _here(key), _("Ended."), lead)
    return answer(request, forms.EndForm(initial={"ended_on": localdate()}, **given(request)), asked, act)
