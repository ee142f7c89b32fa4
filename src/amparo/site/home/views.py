"""Coming in, going out, choosing a language, oversight, and pages for what went wrong."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest, Actor, begin_acting
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.accounts.doors import open_typed, public, signed_in
from amparo.foundation.accounts.drafts import save_draft
from amparo.foundation.accounts.forms import SignInForm
from amparo.foundation.accounts.sessions import token_of
from amparo.foundation.accounts.signing import NoPlace, sign_in, sign_out
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.calls.vocabulary import COOKIE, COOKIE_PATH
from amparo.site.home import pages


@signed_in
@require_GET
def start(request: ActingRequest) -> HttpResponse:
    """Lead each role to its first page."""
    if "auditor" in request.actor.roles:
        return redirect("home:oversight")
    if "administrator" in request.actor.roles:
        return redirect("home:service")
    if request.actor.roles == {"drafter"}:
        return redirect("procedures:list")
    if request.actor.roles == {"trainer"}:
        return redirect("training:home")
    if request.actor.roles == {"steering"}:
        return redirect("adoption:proposals")
    if request.actor.roles == {"focal_point"}:
        return redirect("directory:people")
    if request.actor.roles == {"programme"}:
        return redirect("surveys:list")
    return redirect("pathways:work")


@public
@require_http_methods(["GET", "POST"])
def show_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a password, or in the demonstration with one tap on a role."""
    form = SignInForm()
    if request.method == "POST":
        account = None
        if settings.IS_DEMO and "account" in request.POST:
            account = accounts.demo_account(request.POST["account"])
        else:
            form = SignInForm(request.POST)
            account = form.account if form.is_valid() else None
        if account is not None:
            try:
                return _come_in(request, account.pk)
            except NoPlace:
                messages.error(request, _("This account has no place in an institution yet. Ask your institution."))
        entries.record_refusal(by=None, action="SIGN_IN")
    context = {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "resume": request.POST.get("resume", ""),
    }
    return render(request, "accounts/sign_in.html", context, status=422 if form.is_bound else 200)


def _come_in(request: HttpRequest, account: int) -> HttpResponse:
    """Start the session, keep what was typed when the last one ended, and lead on."""
    typed = open_typed(account, request.POST.get("resume", ""))
    sign_in(request, account)
    actor = begin_acting(token_of(request), read_only=False)
    if actor is None:
        raise NoPlace
    entries.record(Note("SIGNED_IN"), by=actor)
    if typed is not None:
        path, values = typed
        save_draft(by=actor, place=path, values=values, at=datetime.now(UTC))
        return HttpResponseRedirect(_safe(request, path))
    return HttpResponseRedirect(_safe(request, request.POST.get("next", "")))


def _safe(request: HttpRequest, address: str) -> str:
    """Return an address of ours, else the start."""
    if address and url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return address
    return reverse("home:start")


@public
@require_http_methods(["GET", "POST"])
def end_session(request: HttpRequest) -> HttpResponse:
    """Sign out: the session ends in the database at once. Whoever only comes to the address is led on."""
    actor: Actor | None = getattr(request, "actor", None)
    if request.method != "POST":
        return redirect("home:start")
    if actor is not None:
        entries.record(Note("SIGNED_OUT"), by=actor)
    sign_out(request)
    return _cleared(redirect("home:sign_in"))


@public
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """Quick exit: end the session and show a neutral page. A link, so that it works without JavaScript.

    It touches the session only, on the ledger: being signed out by a stranger's link harms nobody.
    """
    sign_out(request)
    return _cleared(render(request, "design/neutral.html"))


def _cleared(response: HttpResponse) -> HttpResponse:
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    response.delete_cookie(COOKIE, path=COOKIE_PATH, samesite="Lax")
    return response


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the reader's language in a cookie and go back to the page."""
    code = request.POST.get("language", "")
    response = HttpResponseRedirect(_safe(request, request.POST.get("next", "")))
    if code in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=365 * 86400,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


@public
@require_GET
def show_about(request: HttpRequest) -> HttpResponse:
    """Say what this is, and what it is not."""
    return render(request, "home/about.html")


@signed_in
@require_GET
def show_oversight(request: ActingRequest) -> HttpResponse:
    """Show a data-protection auditor who opened what and what was refused, in codes."""
    if "auditor" not in request.actor.roles:
        raise Http404
    page = pages.oversight(request.actor.country, request.GET)
    return render(request, "home/oversight.html", {"page": page})


@signed_in
@require_GET
def show_service(request: ActingRequest) -> HttpResponse:
    """Show the technical administrator how the installation is; no case content."""
    if "administrator" not in request.actor.roles:
        raise Http404
    return render(request, "home/service.html", {"page": pages.service()})


@public
def show_csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page was open for too long and that what was typed can be sent again."""
    return render(request, "403_csrf.html", status=403)
