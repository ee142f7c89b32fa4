"""Coming in with a passkey, with the figures of an application, and handing a device over to the next person."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts import entering, passkeys, rules, standing, timecodes, tries
from amparo.foundation.accounts.doors import public, signed_in
from amparo.foundation.accounts.forms import CodeForm, FiguresForm
from amparo.foundation.accounts.passkeys import PasskeyRefused
from amparo.foundation.accounts.signing import NoPlace
from amparo.foundation.audit import entries


@public
@require_POST
def ask_passkey(request: HttpRequest) -> HttpResponse:
    """Make a challenge for whoever wants to come in with a passkey."""
    return JsonResponse(passkeys.ask(request, passkeys.COME_IN))


@public
@require_http_methods(["GET", "POST"])
def come_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """Come in with what a device answered; the session that was open in this browser ends."""
    if request.method != "POST":
        return redirect("home:sign_in")
    going, resume = request.POST.get("next", ""), request.POST.get("resume", "")
    try:
        if tries.are_too_many(request):
            raise PasskeyRefused("TOO_MANY")
        account = passkeys.account_proved_by(request, request.POST.get("answer", ""), passkeys.COME_IN)
        response = entering.come_in(request, account, how=rules.PASSKEY, going=going, resume=resume)
    except (PasskeyRefused, NoPlace):
        tries.note_wrong(request)
        entries.record_refusal(by=None, action="SIGN_IN")
        messages.error(request, _("That passkey does not open anything here. Choose another one, or try again."))
        return redirect("home:sign_in")
    response.headers["Clear-Site-Data"] = entering.CLEARED
    return response


@public
@require_http_methods(["GET", "POST"])
def show_time_code(request: HttpRequest) -> HttpResponse:
    """Ask for the figures of the application, once the password was right."""
    waiting = entering.waits_for_second(request)
    if waiting is None:
        return redirect("home:sign_in")
    account = int(waiting["account"])
    form = FiguresForm(request.POST if request.method == "POST" else None)
    name = f"account {account}"
    if request.method == "POST" and form.is_valid():
        _door, sealed = standing.door_of(account)
        secret = timecodes.opened_for(account, sealed) if sealed else None
        if tries.are_too_many(request, name):
            form.add_error("figures", _("Too many tries. Wait a quarter of an hour."))
        elif secret and timecodes.holds(account, secret, form.cleaned_data["figures"], datetime.now(UTC)):
            going, resume = str(waiting["next"]), str(waiting["resume"])
            return entering.come_in(request, account, how=rules.TIME_CODE, going=going, resume=resume)
        else:
            tries.note_wrong(request, name)
            entries.record_refusal(by=None, action="SIGN_IN")
            form.add_error("figures", _("Those figures are not right, or were used. Wait for the next ones."))
    return render(request, "accounts/time_code.html", {"form": form}, status=422 if form.is_bound else 200)


@public
@require_http_methods(["GET", "POST"])
def show_code(request: HttpRequest) -> HttpResponse:
    """Take the code of an invitation or a recovery; it leads to the page where a passkey is added, and no further."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if tries.are_too_many(request):
            form.add_error("code", _("Too many tries. Wait a quarter of an hour."))
        elif entering.enrol_with(request, form.cleaned_data["code"]):
            return redirect("accounts:enrol")
        else:
            tries.note_wrong(request)
            entries.record_refusal(by=None, action="SIGN_IN")
            form.add_error("code", _("This code does not hold: it was used, is too old, or was typed wrongly."))
    return render(request, "accounts/code.html", {"form": form}, status=422 if form.is_bound else 200)


@signed_in
@require_GET
def hand_over(request: ActingRequest) -> HttpResponse:
    """Let the next person of the team come in on a device that is shared."""
    return render(request, "accounts/hand_over.html", {"name": request.actor.label})
