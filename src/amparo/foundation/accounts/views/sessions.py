"""One's own sessions: ending them, and proving again who one is."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts import entering, operations, passkeys, proofs, queries, rules, tries
from amparo.foundation.accounts.doors import open_typed, signed_in
from amparo.foundation.accounts.forms import PasswordAgainForm
from amparo.foundation.accounts.passkeys import PasskeyRefused
from amparo.foundation.accounts.signing import prove_again
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note


@signed_in
@require_POST
def end_session(request: ActingRequest, key: int) -> HttpResponse:
    """End one session of one's own."""
    operations.end_session(by=request.actor, key=key)
    messages.success(request, _("That session has ended."))
    return redirect("accounts:account")


@signed_in
@require_POST
def end_others(request: ActingRequest) -> HttpResponse:
    """End every session of one's own but this one."""
    ended = operations.end_other_sessions(by=request.actor)
    said = ngettext("%(count)s other session has ended.", "%(count)s other sessions have ended.", ended)
    messages.success(request, said % {"count": ended})
    return redirect("accounts:account")


@signed_in
@require_POST
def ask_proof(request: ActingRequest) -> HttpResponse:
    """Make a challenge for whoever acts, to prove again who they are."""
    return JsonResponse(passkeys.ask(request, passkeys.PROVE, request.actor.account))


@signed_in
@require_http_methods(["GET", "POST"])
def prove(request: ActingRequest) -> HttpResponse:
    """Prove again who one is; what was typed goes on with one press."""
    form = PasswordAgainForm(request.POST if "password" in request.POST else None)
    if request.method == "POST" and _proved(request, form):
        entries.record(Note("PROVED_AGAIN"), by=request.actor)
        return _go_on(request)
    context = proofs.context_of(request, form, request.POST.get("next") or request.GET.get("next", ""))
    failed = request.method == "POST"
    return render(request, "accounts/prove.html", context, status=422 if failed else 200)


def _proved(request: ActingRequest, form: PasswordAgainForm) -> bool:
    """Say whether whoever acts has just proved who they are, and note it."""
    account = request.actor.account
    if account is None:
        return False
    how = ""
    if settings.IS_DEMO and request.POST.get("account") == queries.username_of(account):
        how = rules.CHOSEN
    elif "answer" in request.POST:
        how = _by_passkey(request, account)
    elif form.is_bound and rules.PASSKEY not in proofs.ways_of(request):
        how = _by_password(request, account, form)
    if not how:
        entries.record_refusal(by=request.actor, action="PROVE_AGAIN")
        return False
    prove_again(request, how)
    return True


def _by_passkey(request: ActingRequest, account: int) -> str:
    try:
        passkeys.account_proved_by(request, request.POST["answer"], passkeys.PROVE, account)
    except PasskeyRefused:
        messages.error(request, _("That passkey is not yours, or was not confirmed. Try again."))
        return ""
    return rules.PASSKEY


def _by_password(request: ActingRequest, account: int, form: PasswordAgainForm) -> str:
    name = f"account {account}"
    if tries.are_too_many(request, name):
        form.add_error("password", _("Too many tries. Wait a quarter of an hour."))
        return ""
    if form.is_valid() and queries.is_password_of(account, form.cleaned_data["password"]):
        return rules.PASSWORD
    tries.note_wrong(request, name)
    form.add_error("password", _("That is not your password."))
    return ""


def _go_on(request: ActingRequest) -> HttpResponse:
    """Lead to where one was going; what had been typed there is sent with one press more."""
    account, resume = request.actor.account, request.POST.get("resume", "")
    typed = open_typed(account, resume, session=request.actor.session) if account is not None else None
    if typed is None:
        return HttpResponseRedirect(entering.safe(request, request.POST.get("next", "")))
    path, values = typed
    fields = [(name, value) for name, several in values.items() for value in several]
    return render(request, "accounts/go_on.html", {"address": entering.safe(request, path), "fields": fields})
