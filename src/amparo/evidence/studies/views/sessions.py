"""What happens with children: sessions by counts, what they said, what they were told, and the way to protection."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.evidence.studies import forms, permissions
from amparo.evidence.studies.operations import consulting as operations
from amparo.evidence.studies.operations.protecting import start_protected_pathway
from amparo.evidence.studies.rules.consulting import Session
from amparo.evidence.studies.views.found import consultation_of, works_or_404
from amparo.evidence.studies.vocabulary import TAKES_ALERTS
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given
from amparo.foundation.design.pieces import PageHeader

HOLD = permissions.HOLD_CONSULTATION


def _here(key: int) -> str:
    return reverse("studies:consultation", args=[key])


@signed_in
@require_http_methods(["GET", "POST"])
def record(request: ActingRequest, key: int) -> HttpResponse:
    """Write down a session by its counts."""
    consultation = consultation_of(request, key, HOLD)
    form = forms.ChildrenForm(initial={"held_on": localdate()}, **given(request))

    def act(said: dict[str, Any]) -> object:
        session = Session(said["held_on"], said["consents"], said["assents"], said["declined"] or 0, form.counts())
        return operations.record_session(
            by=request.actor, consultation=consultation, session=session, today=localdate()
        )

    lead = _("Only how many. No name, no initials, no hour: the paper with names stays with who safeguards.")
    return answer(
        request, form, Asked(_("Write down a session"), _("Write it down"), _here(key), _("Kept."), lead), act
    )


@signed_in
@require_http_methods(["GET", "POST"])
def code_statement(request: ActingRequest, key: int) -> HttpResponse:
    """Write what children said under a theme."""
    consultation = consultation_of(request, key, HOLD)

    def act(said: dict[str, Any]) -> object:
        texts = forms.texts_of(said, "text")
        return operations.code_statement(
            by=request.actor, consultation=consultation, theme=said["theme"], texts=texts
        )  # fmt: skip

    lead = _(
        "What several children said, in your words. A check looks for names, ages with places and contacts; what "
        "somebody lived through does not belong here."
    )
    asked = Asked(_("Write what children said"), _("Save"), _here(key), _("Kept."), lead)
    return answer(request, forms.StatementForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def give_feedback(request: ActingRequest, key: int) -> HttpResponse:
    """Write down that the children were told."""
    consultation = consultation_of(request, key, HOLD)

    def act(said: dict[str, Any]) -> object:
        return operations.give_feedback(by=request.actor, consultation=consultation, today=localdate(), **said)

    lead = _("What came of what they said: what was changed, what was not, and why.")
    asked = Asked(_("Tell how it was told back"), _("Save"), _here(key), _("Kept."), lead)
    return answer(request, forms.FeedbackForm(initial={"given_on": localdate()}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def protect(request: ActingRequest) -> HttpResponse:
    """Lead from a consultation to protection; the address, the answer and where it comes from name no consultation."""
    works_or_404(request)
    takes = bool(request.actor.roles & TAKES_ALERTS)
    if request.method == "POST":
        key = row_key(request.POST.get("consultation", ""))
        consultation = consultation_of(request, key or 0, permissions.START_PATHWAY)
        start_protected_pathway(by=request.actor, consultation=consultation, today=localdate())
        answered: HttpResponse = redirect("pathways:new_alert" if takes else "studies:protect")
        answered.headers["Referrer-Policy"] = "no-referrer"
        return answered
    header = PageHeader(_("If a child tells of harm"))
    return render(request, "studies/protect.html", {"header": header, "takes_alerts": takes})
