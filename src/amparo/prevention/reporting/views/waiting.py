"""Waiting one's turn: the answer itself when it comes soon, else a page that asks again by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.prevention.reporting.rules import tokens
from amparo.prevention.reporting.rules.files import Unfit
from amparo.prevention.reporting.tasks import DESK, Turn
from amparo.prevention.reporting.views.around import language_in, minute_now, say, spoken

# A page is held so long before the reader is told to wait.
HELD_SECONDS: Final = 12.0
Show = Callable[[HttpRequest, Any], HttpResponse]


def answer(request: HttpRequest, turn: Turn, show: Show, *, held: float = HELD_SECONDS) -> HttpResponse:
    """Show what came of a turn, or a page that waits for it. Raises what the job raised."""
    if turn.done.wait(held):
        return show(request, turn.result())
    turn.show = show
    return _waits(request, turn)


def _waits(request: HttpRequest, turn: Turn) -> HttpResponse:
    context = {"ticket": DESK.ticket_for(turn), "ahead": DESK.ahead_of(turn), "is_done": turn.done.is_set()}
    context["csrf_token"] = tokens.token_of(tokens.new_nonce(), minute_now())
    response = render(request, "reporting/wait.html", context)
    if not context["is_done"]:
        # What a browser without scripts understands, too: ask again in five seconds.
        address = reverse("reporting:wait", args=[language_in(request.path)])
        response.headers["Refresh"] = f"5;url={address}?t={context['ticket']}"
    return response


@spoken
@require_http_methods(["GET", "HEAD", "POST"])
def wait(request: HttpRequest, lang: str) -> HttpResponse:
    """Say how many are before, until it is one's turn; what came of it is shown to who presses the button."""
    ticket = request.POST.get("t") or request.GET.get("t", "")
    turn = DESK.turn_of(ticket[:80])
    show = turn.show if turn else None
    if turn is None or show is None:
        text = _("If you were sending something and did not see a code, go back and send it again: nothing is doubled.")
        return say(request, _("Nothing waits here."), text, 404)
    if request.method != "POST" or not turn.done.is_set():
        return _waits(request, turn)
    try:
        return show(request, turn.result())
    except Unfit as unfit:
        return say(request, str(unfit), _("Go back and send it again, with another file or without."), 422)
