"""The first pages: where one is, what one can do here, and the way out."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from amparo.prevention.community.queries import questions
from amparo.prevention.reporting.views.around import COUNTRIES, spoken

CARD = re.compile(r"(CR|HN)-[0-9A-Z]{6}")


@require_safe
def lead(request: HttpRequest) -> HttpResponse:
    """Lead to the first page, in Spanish: which languages a browser asks for is not looked at."""
    return HttpResponseRedirect("/es/")


@require_safe
def lead_by_card(request: HttpRequest, card: str) -> HttpResponse:
    """Lead from a printed card to the pages of its country."""
    code = card.upper()
    if not CARD.fullmatch(code):
        raise Http404
    return HttpResponseRedirect(f"/es/{code[:2].lower()}/?c={code}")


lead.is_public = lead_by_card.is_public = True  # type: ignore[attr-defined]


@spoken
@require_safe
def start(request: HttpRequest, lang: str) -> HttpResponse:
    """Ask for the country."""
    return render(request, "reporting/start.html", {"countries": COUNTRIES.items(), "lang": lang})


@spoken
@require_safe
def enter(request: HttpRequest, lang: str, country: str) -> HttpResponse:
    """Say what one can do here, whom one can call, and what is kept."""
    if country not in COUNTRIES:
        raise Http404
    card = request.GET.get("c", "")
    context = {
        "lang": lang, "country": country, "lines": questions.lines_of(country.upper()),
        "card": card if CARD.fullmatch(card) else "",
    }  # fmt: skip
    return render(request, "reporting/enter.html", context)


@spoken
@require_safe
def explain(request: HttpRequest, lang: str) -> HttpResponse:
    """Say how to write without leaving a trace, and what the way out cannot do."""
    return render(request, "reporting/explain.html", {"lang": lang})


@spoken
@require_safe
def leave(request: HttpRequest, lang: str) -> HttpResponse:
    """Show a page that says nothing, and have the browser forget."""
    response = render(request, "design/neutral.html")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@spoken
@require_safe
def play(request: HttpRequest, lang: str, name: str) -> HttpResponse:
    """Play the recording of a question."""
    sound = questions.sound(name)
    if sound is None:
        raise Http404
    return HttpResponse(sound.path.read_bytes(), content_type=sound.kind)
