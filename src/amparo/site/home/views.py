"""Coming in, going out, choosing a language, oversight, and pages for what went wrong."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest, Actor
from amparo.foundation.access.cookies import kept_as
from amparo.foundation.accounts import entering, rules, tries
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.accounts.doors import public, signed_in
from amparo.foundation.accounts.forms import SignInForm
from amparo.foundation.accounts.signing import NoPlace, sign_out
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.calls import vocabulary as calls
from amparo.partnership.events import vocabulary as events
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
    status = 200
    if request.method == "POST":
        if settings.IS_DEMO and "account" in request.POST:
            chosen = accounts.demo_account(request.POST["account"])
            answered = _let_in(request, chosen.pk, rules.CHOSEN) if chosen else None
        else:
            form = SignInForm(request.POST)
            answered = _by_password(request, form)
            status = 422
        if answered is not None:
            return answered
        entries.record_refusal(by=None, action="SIGN_IN")
    context = {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "resume": request.POST.get("resume", ""),
    }
    return render(request, "accounts/sign_in.html", context, status=status)


def _by_password(request: HttpRequest, form: SignInForm) -> HttpResponse | None:
    """Let in whose name and password go together, or ask for what they must still prove; None when they may not."""
    name = request.POST.get("username", "")
    if tries.are_too_many(request, name):
        messages.error(request, _("Too many tries. Wait a quarter of an hour, or come in with a passkey."))
        return None
    if not form.is_valid():
        tries.note_wrong(request, name)
        return None
    account = form.account.pk
    left = entering.still_to_prove(account)
    if left == rules.TIME_CODE:
        return entering.wait_for_second(request, account)
    if left == rules.PASSKEY:
        messages.error(request, _("This account comes in with its passkey: a password alone opens nothing."))
        return None
    if left == rules.CODE:
        messages.error(request, _("This account needs a passkey first. Ask your institution for a code to add one."))
        return None
    return _let_in(request, account, rules.PASSWORD)


def _let_in(request: HttpRequest, account: int, how: str) -> HttpResponse | None:
    try:
        going, resume = request.POST.get("next", ""), request.POST.get("resume", "")
        return entering.come_in(request, account, how=how, going=going, resume=resume)
    except NoPlace:
        messages.error(request, _("This account has no place in an institution yet. Ask your institution."))
        return None


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
    response.headers["Clear-Site-Data"] = entering.CLEARED
    for words in (calls, events):
        response.delete_cookie(kept_as(words.COOKIE), path=words.COOKIE_PATH, samesite="Lax")
    return response


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the reader's language in a cookie and go back to the page."""
    code = request.POST.get("language", "")
    response = HttpResponseRedirect(entering.safe(request, request.POST.get("next", "")))
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
