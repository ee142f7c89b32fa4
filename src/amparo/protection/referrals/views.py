"""Making, receiving and answering referrals."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.audit import entries
from amparo.partnership.training.rules.gate import FREE, Permission
from amparo.protection.pathways import operations as pathways
from amparo.protection.pathways import permissions as pathway_permissions
from amparo.protection.pathways.forms import ask_why, why_of
from amparo.protection.pathways.pages import case as case_pages
from amparo.protection.pathways.pages.gate import gate_of
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.queries.gate import permission_now
from amparo.protection.pathways.views.found import full_view_or_404
from amparo.protection.pathways.vocabulary import REFERRAL
from amparo.protection.referrals import forms, operations, pages, permissions, queries, vocabulary

if TYPE_CHECKING:
    from amparo.protection.pathways.models import OpenStep
    from amparo.protection.referrals.models import Referral


@signed_in
@require_http_methods(["GET", "POST"])
def compose(request: ActingRequest, code: str, path: str) -> HttpResponse:
    """Choose a service, show the packet to the person, and send what she approves."""
    view = full_view_or_404(request, code)
    step = runs.open_step(view.case, path)
    if step is None or step.screen != "referral":
        return redirect("pathways:case", code)
    if not pathway_permissions.holds_the_step(request.actor, step):
        raise NotAllowed(permissions.SEND_REFERRAL, case=code)
    step.case = view.case
    known = pages.known_for_packet(view, request.actor)
    form = _compose_form(request, view, known)
    permission = permission_now(request.actor, step, view.now)
    ask_why(form, permission)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _send(request, view, step, form, known))
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            return redirect("pathways:case", code)
    context = {
        "header": pages.compose_header(view, step),
        "identity": case_pages.identity(view),
        "form": form,
        "gate": gate_of(permission),
        "reasons": reasons,
        "code": code,
    }
    return render(request, "referrals/compose.html", context, status=422 if form.is_bound else 200)


def _compose_form(request: ActingRequest, view: case_pages.View, known: dict[str, Any]) -> forms.ComposeForm:
    """Make the form; it asks why the packet goes without an agreement once a service and a packet are chosen."""
    teams = pages.teams_to_choose(view, request.actor.teams)
    choices = pages.team_choices(request.actor, view, teams)
    form = forms.ComposeForm(choices, pages.packet_choices(known), request.POST or None)
    team, packet = teams.get(request.POST.get("team", "")), request.POST.getlist("packet")
    asked = pages.agreement_asked(request.actor, view, team, packet)
    if asked and request.POST.get("approved") == "approved":
        forms.ask_without_agreement(form, *asked)
    return form


def _send(
    request: ActingRequest, view: case_pages.View, step: OpenStep, form: forms.ComposeForm, known: dict[str, Any]
) -> str:
    """Send what the person approved, or write down that nothing is sent; return what happened in words."""
    now, given, without = datetime.now(UTC), form.cleaned_data, why_of(form)
    answers = {name: given[name] for name in forms.FROM_DICTIONARY} | {forms.SAW: "yes"}
    if given["approved"] != "approved":
        pathways.complete_step(
            by=request.actor,
            pathway_id=step.pathway_id,
            path=step.path,
            outcome={"packet": given["approved"]},
            answers=answers,
            at=now,
            through=REFERRAL,
            without=without,
        )
        return _("Nothing was sent. The care plan goes on.")
    operations.send_referral(
        by=request.actor,
        case=view.case,
        step=step,
        to_team=int(given["team"]),
        need=given[forms.NEED],
        is_urgent=given[forms.URGENCY] == "URGENT",
        packet={name: known[name] for name in given["packet"]},
        answers=answers,
        at=now,
        without=without,
        without_agreement=given.get(forms.WITHOUT, ""),
    )
    return _("The referral was sent. You will see the answer in the case.")


@signed_in
@require_GET
def show_inbox(request: ActingRequest) -> HttpResponse:
    """Show the referrals that the actor's teams received; who has no working role has no such list."""
    if not pathway_permissions.works_on_the_case(request.actor, None):
        raise Http404
    return render(request, "referrals/inbox.html", {"page": pages.inbox_page(request.actor, datetime.now(UTC))})


def _own_or_404(request: ActingRequest, key: int) -> Referral:
    """Return a referral of the actor's teams, else a page that is not found; the refusal is audited."""
    referral = queries.referral_for(request.actor, key)
    if referral is None:
        entries.record_refusal(by=request.actor, action="OPEN_REFERRAL", subject=f"referral:{key}"[:40])
        raise Http404
    return referral


def _to_answer(request: ActingRequest, referral: Referral) -> Permission:
    """Whether the actor holds what the step asks for in which a referral is answered."""
    step = queries.answer_step(referral)
    return permission_now(request.actor, step, datetime.now(UTC)) if step else Permission(FREE)


@signed_in
@require_http_methods(["GET", "POST"])
def show_referral(request: ActingRequest, key: int) -> HttpResponse:
    """Show a referral and take the receiver's answer; the packet opens once it was accepted."""
    referral = _own_or_404(request, key)
    is_receiver = permissions.is_of_the_receiver(request.actor, referral)
    form, reasons = forms.AnswerForm(request.POST or None), list[str]()
    permission = _to_answer(request, referral) if is_receiver else Permission(FREE)
    ask_why(form, permission)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.answer_referral(
                by=request.actor,
                referral=referral,
                accepts=given["answer"] == "accept",
                rejection=given["rejection"],
                answers={},
                at=datetime.now(UTC),
                without=why_of(form),
            )
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("Your answer was sent."))
            return redirect("referrals:inbox") if given["answer"] == "reject" else redirect("referrals:referral", key)
    context = {
        "page": pages.referral_page(referral, None),
        "form": form if is_receiver and referral.status == vocabulary.SENT else None,
        "gate": gate_of(permission),
        "reasons": reasons,
        "key": key,
        "may_open": is_receiver and referral.status == vocabulary.ACCEPTED,
        "may_revoke": permissions.is_of_the_sender(request.actor, referral) and referral.status in vocabulary.LIVE,
        "case": referral.case if is_receiver and referral.status == vocabulary.ACCEPTED else None,
    }
    return render(request, "referrals/referral.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_GET
def open_packet(request: ActingRequest, key: int) -> HttpResponse:
    """Open the packet of an accepted referral; written down before it is shown."""
    referral = _own_or_404(request, key)
    try:
        packet = operations.open_packet(request.actor, referral)
    except Refused as refused:
        if isinstance(refused, NotAllowed):
            raise
        messages.info(request, " ".join(refused.reasons))
        return redirect("referrals:referral", key)
    context = {"page": pages.referral_page(referral, packet), "key": key, "opened": True, "case": referral.case}
    return render(request, "referrals/referral.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def take_back(request: ActingRequest, key: int) -> HttpResponse:
    """Take a referral back: what it opened closes at once. Whoever only comes to the address sees the referral."""
    referral = _own_or_404(request, key)
    if request.method != "POST":
        return redirect("referrals:referral", key)
    try:
        operations.revoke_referral(by=request.actor, referral=referral, at=datetime.now(UTC))
    except Refused as refused:
        if isinstance(refused, NotAllowed):
            raise
        messages.warning(request, " ".join(refused.reasons))
    else:
        messages.success(request, _("Taken back. They no longer see anything."))
    return redirect("referrals:referral", key)
