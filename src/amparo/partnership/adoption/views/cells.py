"""Recording on a cell: acts, evidence, advocacy, agreed days, exemptions, reminders."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.adoption import forms, permissions
from amparo.partnership.adoption.operations import acts, cells
from amparo.partnership.adoption.operations.acts import Shown, Signed
from amparo.partnership.adoption.operations.cells import Done
from amparo.partnership.adoption.queries import records
from amparo.partnership.adoption.views.asked import file_of, may_or_404
from amparo.partnership.adoption.views.matrix import place_or_404


def _page(title: str, submit: str, place: Any, number: str, lead: str = "") -> Asked:
    back = reverse("adoption:cell", args=[place.pk, number])
    return Asked(f"{title}: {place.short_name} · {number}", submit, back, _("Recorded."), lead)


@signed_in
@require_http_methods(["GET", "POST"])
def record_act(request: ActingRequest, institution: int, number: str) -> HttpResponse:
    """Upload an act of adoption."""
    place, version = place_or_404(request, institution, number)
    may_or_404(request, permissions.RECORD_ACT, place)
    lead = _("The procedure counts as adopted when the act is here. A numbered letter to the coalition is issued.")
    asked = _page(_("Act of adoption"), _("Record the act"), place, number, lead)

    def act(said: dict[str, Any]) -> object:
        file = file_of(said.pop("file"))
        if file is None:
            return None
        signed = Signed(said["number"], said["signed_on"], said["signed_by"], said["in_force_on"])
        return acts.record_act(
            by=request.actor, institution=place, version=version, signed=signed, file=file, today=localdate(), at=now()
        )

    return answer(request, forms.ActForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw_act(request: ActingRequest, key: int) -> HttpResponse:
    """Withdraw an act."""
    row = records.act_visible_to(request.actor, key)
    if row is None:
        raise Http404
    may_or_404(request, permissions.WITHDRAW_ACT, row.institution)
    lead = _("The act and its letter stay in the history; the procedure no longer counts as adopted.")
    number = row.version.procedure.number
    asked = _page(_("Withdraw the act"), _("Withdraw it"), row.institution, number, lead)

    def act(said: dict[str, Any]) -> object:
        return acts.withdraw_act(by=request.actor, act=row, today=localdate(), at=now(), **said)

    return answer(request, forms.WithdrawForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def record_evidence(request: ActingRequest, institution: int, number: str) -> HttpResponse:
    """Add evidence that a procedure is applied."""
    place, version = place_or_404(request, institution, number)
    may_or_404(request, permissions.RECORD_EVIDENCE, place)
    lead = _("A link, a figure or a document. Write nothing about any person.")
    asked = _page(_("Evidence of application"), _("Add the evidence"), place, number, lead)

    def act(said: dict[str, Any]) -> object:
        shown = Shown(said["kind"], said["value"], said["shows"], said["seen_on"])
        return acts.record_evidence(
            by=request.actor,
            institution=place,
            procedure=version.procedure,
            shown=shown,
            file=file_of(said["file"]),
            today=localdate(),
            at=now(),
        )

    return answer(request, forms.EvidenceForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def record_advocacy(request: ActingRequest, institution: int, number: str) -> HttpResponse:
    """Record an advocacy action towards an institution."""
    place, version = place_or_404(request, institution, number)
    may_or_404(request, permissions.RECORD_ADVOCACY, place)
    asked = _page(_("Advocacy action"), _("Record it"), place, number)

    def act(said: dict[str, Any]) -> object:
        return cells.record_advocacy(
            by=request.actor,
            institution=place,
            procedure=version.procedure,
            done=Done(**said),
            today=localdate(),
            at=now(),
        )

    return answer(request, forms.AdvocacyForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def agree_date(request: ActingRequest, institution: int, number: str) -> HttpResponse:
    """Record until when an institution agreed to adopt."""
    place, version = place_or_404(request, institution, number)
    may_or_404(request, permissions.AGREE_DATE, place)
    asked = _page(_("Agreed date"), _("Record it"), place, number)

    def act(said: dict[str, Any]) -> object:
        return cells.agree_date(
            by=request.actor,
            institution=place,
            procedure=version.procedure,
            today=localdate(),
            at=now(),
            **said,
        )

    return answer(request, forms.AgreeForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def exempt(request: ActingRequest, institution: int, number: str) -> HttpResponse:
    """Record whether a procedure concerns an institution."""
    place, version = place_or_404(request, institution, number)
    may_or_404(request, permissions.EXEMPT_INSTITUTION, place)
    asked = _page(_("Whether it applies"), _("Record it"), place, number)

    def act(said: dict[str, Any]) -> object:
        return cells.exempt_institution(
            by=request.actor,
            institution=place,
            procedure=version.procedure,
            is_exempt=said["is_exempt"] == "yes",
            reason=said["reason"],
            at=now(),
        )

    return answer(request, forms.ExemptForm(**given(request)), asked, act)


@signed_in
@require_POST
def remind(request: ActingRequest, institution: int, number: str) -> HttpResponse:
    """Remind an institution of what is late or due for revision."""
    place, version = place_or_404(request, institution, number)
    try:
        cells.remind_institution(
            by=request.actor, institution=place, procedure=version.procedure, today=localdate(), at=now()
        )
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
    else:
        messages.success(request, _("The reminder was sent: its people see it among their work."))
    return redirect("adoption:cell", institution, number)
