"""Calls as everybody reads them, beginning to apply, and coming back with a code. Nobody signs in."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.cookies import kept_as
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import public
from amparo.foundation.design.asked import now
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.forms import applicants as forms
from amparo.partnership.calls.operations import applying
from amparo.partnership.calls.pages import public as pages
from amparo.partnership.calls.queries import calls as asked
from amparo.partnership.calls.queries.applications import Applicant, applicant_with


def applicant_of(request: HttpRequest) -> Applicant | None:
    """Return whose application this browser has open, or None."""
    return applicant_with(request.COOKIES.get(kept_as(words.COOKIE), ""))


def remembering(response: HttpResponse, code: str) -> HttpResponse:
    """Let this browser keep the code until it is closed."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(
        kept_as(words.COOKIE), code, path=words.COOKIE_PATH, httponly=True, samesite="Lax", secure=secure
    )
    return response


@public
@require_GET
def show_calls(request: HttpRequest) -> HttpResponse:
    """Show the calls that are open, and those that were."""
    return render(request, "calls/open.html", {"page": pages.calls_page(asked.published_calls(), now())})


@public
@require_GET
def show_call(request: HttpRequest, code: str) -> HttpResponse:
    """Show a call in plain language."""
    call = asked.published_call(code)
    if call is None:
        raise Http404
    return render(request, "calls/call.html", {"page": pages.call_page(call, now())})


@public
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Ask whether one may apply; who may gets a code at once."""
    call = asked.published_call(code)
    if call is None:
        raise Http404
    reasons: list[str] = []
    if request.method == "POST":
        said = {name: request.POST.get(name, "")[:10] for name in request.POST}
        try:
            begun = applying.begin(by=None, call=call, said=said, language=get_language() or "es", at=now())
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            return remembering(redirect("calls:code"), begun.code)
    page = pages.begin_page(call, request.POST, reasons, now())
    return render(request, "calls/begin.html", {"page": page}, status=422 if reasons else 200)


@public
@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest, code: str) -> HttpResponse:
    """Open an application with its code; wrong ones are counted."""
    call = asked.published_call(code)
    if call is None:
        raise Http404
    form, reasons = forms.BackForm(request.POST or None), list[str]()
    if request.method == "POST" and form.is_valid():
        try:
            place = request.META.get("REMOTE_ADDR", "")
            found = applying.come_back(by=None, code=form.cleaned_data["code"], place=place, at=now())
        except Refused as refused:
            found, reasons = None, [str(reason) for reason in refused.reasons]
        if found is not None:
            return remembering(redirect("calls:mine"), form.cleaned_data["code"])
        reasons = reasons or [_("No application has this code. Look at each letter; there is no O, I, L or U in it.")]
        request.keep_writes = True  # type: ignore[attr-defined]
    page = pages.back_page(call)
    context = {"page": page, "form": form, "reasons": reasons}
    return render(request, "calls/back.html", context, status=422 if form.is_bound else 200)


def mine_or_back(request: HttpRequest) -> HttpResponse:
    """Lead who has no application open to where one types the code; whoever sends something is told."""
    if request.method != "POST":
        return redirect("calls:open")
    messages.error(request, _("Your application is not open in this browser any more. Type your code again."))
    return render(request, "calls/open.html", {"page": pages.calls_page(asked.published_calls(), now())}, status=404)
