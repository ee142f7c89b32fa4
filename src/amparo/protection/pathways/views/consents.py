"""Consents of a case: see them, write one down, take one back."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.foundation.design.pieces import Confirm
from amparo.protection.consents import operations as consents
from amparo.protection.consents import permissions, queries, vocabulary
from amparo.protection.pathways.forms import ConsentForm
from amparo.protection.pathways.pages import case as case_pages
from amparo.protection.pathways.pages.consents import consent_matrix, teams_to_share_with
from amparo.protection.pathways.views.found import full_view_or_404


@signed_in
@require_GET
def show_consents(request: ActingRequest, code: str) -> HttpResponse:
    """Show what the person agrees to."""
    view = full_view_or_404(request, code)
    may_write = permissions.cares_for_the_person(request.actor, view.case) and view.case.is_open
    context = {
        "identity": case_pages.identity(view),
        "tabs": case_pages.tabs(view, "consents"),
        "matrix": consent_matrix(view),
        "give_url": reverse("pathways:give_consent", args=[code]) if may_write else "",
    }
    return render(request, "pathways/consents.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def give_consent(request: ActingRequest, code: str) -> HttpResponse:
    """Write down one consent."""
    view = full_view_or_404(request, code)
    form = ConsentForm(teams_to_share_with(view), request.POST or None)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            consents.give_consent(
                by=request.actor,
                case=view.case,
                purpose=given["purpose"],
                team=int(given["team"]) if given["team"] else None,
                language=given["language"],
                witness=given["witness"],
                at=datetime.now(UTC),
            )
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("The consent is written down. It can be taken back at any time."))
            return redirect("pathways:consents", code)
    context = {"form": form, "reasons": reasons, "identity": case_pages.identity(view), "code": code}
    return render(request, "pathways/give_consent.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def withdraw_consent(request: ActingRequest, code: str, key: int) -> HttpResponse:
    """Ask once, then take a consent back; what it opened closes at once."""
    view = full_view_or_404(request, code)
    consent = queries.consents_of(view.case).filter(pk=key).first()
    if consent is None:
        raise Http404
    if request.method == "POST":
        consents.withdraw_consent(by=request.actor, case=view.case, consent=consent, at=datetime.now(UTC))
        messages.success(request, _("Taken back. What it opened is closed, and care goes on."))
        return redirect("pathways:consents", code)
    confirm = Confirm(
        title=_("Take this consent back?"),
        label=_("Yes, take it back"),
        back_url=reverse("pathways:consents", args=[code]),
        text=str(vocabulary.PURPOSES.get(consent.purpose, consent.purpose)),
        effects=(
            _("Whoever received under this consent stops seeing it now."),
            _("The person loses no help."),
            _("It can be given again later."),
        ),
    )
    return render(request, "pathways/confirm.html", {"confirm": confirm, "identity": case_pages.identity(view)})
