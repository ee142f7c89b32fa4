"""What one comes in with: passkeys, figures and the password."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest, Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts import entering, operations, pages, passkeys, proofs, queries, rules, timecodes
from amparo.foundation.accounts.doors import signed_in, signed_in_or_enrolling
from amparo.foundation.accounts.forms import FiguresForm, NameForm, PasswordForm
from amparo.foundation.accounts.passkeys import PasskeyRefused
from amparo.foundation.accounts.signing import NoPlace

KEPT = "time code"


def _who(request: ActingRequest) -> Actor:
    """Return who acts, or who is here to add a first passkey."""
    return request.actor or request.enrolling  # type: ignore[attr-defined]


def _account(request: ActingRequest) -> int:
    account = _who(request).account
    if account is None:
        raise Http404
    return account


@signed_in
@require_GET
def show_account(request: ActingRequest) -> HttpResponse:
    """Show what one comes in with, and where one is signed in."""
    return render(request, "accounts/account.html", {"page": pages.account_page(request.actor, _account(request))})


@signed_in_or_enrolling
@require_GET
def enrol(request: ActingRequest) -> HttpResponse:
    """Show whoever was invited, or lost their passkey, the one page that is open to them."""
    if request.actor is not None:
        return redirect("accounts:account")
    page = pages.enrolment_page(_who(request), _roles(request), must_have=settings.PASSKEY_ROLES)
    return render(request, "accounts/enrol.html", {"page": page})


@signed_in_or_enrolling
@require_POST
def ask_new_passkey(request: ActingRequest) -> HttpResponse:
    """Make a challenge for a new passkey of one's own."""
    if request.actor is not None and not proofs.is_fresh(request):
        return JsonResponse({}, status=401)
    account, label = _account(request), _who(request).label
    known = [bytes(each.credential) for each in queries.passkeys_of(account)]
    return JsonResponse(passkeys.ask_to_add(request, account, queries.username_of(account), label, known))


@signed_in_or_enrolling
@require_POST
def add_passkey(request: ActingRequest) -> HttpResponse:
    """Keep the passkey that a device has made; whoever was enrolling comes in with it."""
    account = _account(request)
    try:
        made = passkeys.added_by(request, request.POST.get("answer", ""), account)
        operations.add_passkey(by=_who(request), made=made, name=request.POST.get("name", ""), at=datetime.now(UTC))
    except PasskeyRefused:
        messages.error(request, _("The passkey was not added. Try again; it must ask for your finger, face or PIN."))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The passkey was added."))
        return _lead_on(request, account, rules.PASSKEY)
    return redirect("accounts:account" if request.actor is not None else "accounts:enrol")


def _roles(request: ActingRequest) -> frozenset[str]:
    """Return the roles of who acts, or those that wait for who is enrolling."""
    return request.actor.roles if request.actor is not None else request.waiting_roles


def _lead_on(request: ActingRequest, account: int, how: str) -> HttpResponse:
    """Lead back to one's account; whoever was enrolling comes in with what they have just added."""
    if request.actor is not None:
        return redirect("accounts:account")
    try:
        return entering.come_in(request, account, how=how)
    except NoPlace:
        return redirect("home:sign_in")


@signed_in
@require_http_methods(["GET", "POST"])
@proofs.recently_proved
def rename_passkey(request: ActingRequest, key: int) -> HttpResponse:
    """Call a passkey by another name."""
    passkey = queries.passkey_of(_account(request), key)
    if passkey is None:
        raise Http404
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": passkey.name})
    if request.method == "POST" and form.is_valid():
        operations.rename_passkey(by=request.actor, passkey=passkey, name=form.cleaned_data["name"])
        return redirect("accounts:account")
    asked = pages.asked_for_name(passkey)
    return render(request, "design/asked.html", {"form": form, "asked": asked}, status=422 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "POST"])
@proofs.recently_proved
def remove_passkey(request: ActingRequest, key: int) -> HttpResponse:
    """Forget a passkey, after a last look; every other session ends."""
    passkey = queries.passkey_of(_account(request), key)
    if passkey is None:
        raise Http404
    if request.method == "POST":
        may_go = not (request.actor.roles & settings.PASSKEY_ROLES or settings.ASKS_SECOND_PROOF)
        try:
            operations.remove_passkey(by=request.actor, passkey=passkey, last_may_go=may_go)
            messages.success(request, _("The passkey was removed, and your other sessions have ended."))
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("accounts:account")
    return render(request, "accounts/confirm.html", {"confirm": pages.confirm_removal(passkey)})


@signed_in_or_enrolling
@require_http_methods(["GET", "POST"])
@proofs.recently_proved
def set_time_code(request: ActingRequest) -> HttpResponse:
    """Set up the figures of an application; kept once the first ones were right."""
    account = _account(request)
    if rules.must_have_passkey(_roles(request), settings.PASSKEY_ROLES):
        raise Http404
    form = FiguresForm(request.POST if request.method == "POST" else None)
    kept = request.session.get(KEPT)
    secret = bytes.fromhex(kept) if kept else timecodes.new_secret()
    request.session[KEPT] = secret.hex()
    if request.method == "POST" and form.is_valid():
        if timecodes.holds(account, secret, form.cleaned_data["figures"], datetime.now(UTC)):
            operations.keep_time_code(by=_who(request), secret=secret, at=datetime.now(UTC))
            del request.session[KEPT]
            messages.success(request, _("From now on you are asked for these figures after your password."))
            return _lead_on(request, account, rules.TIME_CODE)
        form.add_error("figures", _("Those figures are not right, or were used. Wait for the next ones."))
    page = pages.time_code_page(secret, queries.username_of(account), reverse("accounts:account"))
    return render(
        request, "accounts/set_time_code.html", {"form": form, "page": page}, status=422 if form.is_bound else 200
    )


@signed_in_or_enrolling
@require_http_methods(["GET", "POST"])
@proofs.recently_proved
def change_password(request: ActingRequest) -> HttpResponse:
    """Choose a password, long rather than strange; every other session ends."""
    _account(request)
    form = PasswordForm(request.POST if request.method == "POST" else None, label=_who(request).label)
    if request.method == "POST" and form.is_valid():
        operations.change_password(by=_who(request), password=form.cleaned_data["password"])
        messages.success(request, _("Your password was changed, and your other sessions have ended."))
        return redirect("accounts:account" if request.actor is not None else "accounts:set_time_code")
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.is_bound else 200)
