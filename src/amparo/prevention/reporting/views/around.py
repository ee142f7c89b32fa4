"""What holds for every page: its language, the way out, who may send a form, and what the browser may keep."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from amparo.foundation.design.frame import Frame
from amparo.prevention.reporting.rules import tokens

View = Callable[..., HttpResponse]
LANGUAGES: Final = (("es", "Español"), ("fr", "Français"), ("en", "English"))
COUNTRIES: Final = {"cr": "Costa Rica", "hn": "Honduras"}
log = logging.getLogger("amparo.reporting")


def headers_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let nothing be kept: no cookie, no copy, no address told to the next page. A fault is told by its kind alone."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.cookies.clear()
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return answer


class QuietFaults:
    """Say of a fault only what kind it is: neither address, nor agent, nor anything that was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the next layer does."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show a plain page; the log has the name of the fault's class."""
        if isinstance(exception, Http404):
            return None
        log.error("fault: %s", type(exception).__name__)
        with translation.override(language_in(request.path)):
            return say(request, _("This did not work now."), _("Wait a little and try again. Nothing was kept."), 500)


def language_in(path: str) -> str:
    """Return the language that an address is in; Spanish where it says none."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in dict(LANGUAGES) else "es"


def frame_context(request: HttpRequest) -> dict[str, Any]:
    """Give every page its way out and its languages; an address says nothing of what is done there."""
    language = language_in(request.path)
    frame = Frame(exit_url=f"/{language}/s/", home_url=f"/{language}/", is_demo=settings.IS_DEMO)
    others = [(code, name, "/" + code + request.path[3:], code == language) for code, name in LANGUAGES]
    return {"frame": frame, "languages": others, "form_language": language}


def spoken(view: View) -> View:
    """Show a page in the language of its address."""

    @wraps(view)
    def shown(request: HttpRequest, lang: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if lang not in dict(LANGUAGES):
            raise Http404
        with translation.override(lang):
            request.LANGUAGE_CODE = lang
            if request.method == "POST" and tokens.comes_from_elsewhere(request.headers.get("Sec-Fetch-Site", "")):
                return say(request, _("This page was sent from another place."), _("Begin here again."), 403)
            response = view(request, lang, *args, **kwargs)
        response.headers.setdefault("Content-Language", lang)
        return response

    shown.is_public = True  # type: ignore[attr-defined]
    return shown


def say(request: HttpRequest, title: str, text: str, status: int = 200) -> HttpResponse:
    """Show a page that only says something."""
    return render(request, "reporting/plain.html", {"heading": title, "text": text}, status=status)


def minute_now() -> int:
    """Return this minute, as forms carry it."""
    return int(time.time() // 60)


def nonce_of(request: HttpRequest) -> tuple[str, bool]:
    """Return the random number of the form that was sent and whether it is fresh; a new one for a stranger's."""
    token = request.POST.get("form", "")[:200]
    nonce = tokens.nonce_in(token, minute_now())
    if nonce is None:
        return tokens.new_nonce(), False
    return nonce, tokens.is_fresh(token, minute_now())


def token_for(nonce: str) -> str:
    """Return what the next form carries."""
    return tokens.token_of(nonce, minute_now())


def too_many(request: HttpRequest) -> HttpResponse:
    """Say that too many write at this moment; nobody is told that they may not."""
    text = _("Many people are writing at this moment. Go back one page and send it again in a minute.")
    return say(request, _("Please wait a little."), text, 503)


def nothing(request: HttpRequest, exception: object = None) -> HttpResponse:
    """Say that there is nothing at an address."""
    with translation.override(language_in(request.path)):
        return say(request, _("Services"), _("There is nothing here for now."), 404)


def start_of(lang: str) -> str:
    """Return the first page of a language."""
    return reverse("reporting:start", args=[lang])
