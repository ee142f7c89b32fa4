"""From which place a request comes, when our own proxies stand between."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def place_behind(forwarded: str, nearest: str, proxies: int) -> str:
    """Return the place that the outermost of our own proxies saw.

    Each proxy adds whom it saw at the end of `forwarded` (X-Forwarded-For); what stands before was written by the
    sender, and is never believed. Without proxies, or when one of them added nothing, it is who stands nearest.
    """
    places = [place.strip() for place in forwarded.split(",") if place.strip()]
    return places[-proxies] if 0 < proxies <= len(places) else nearest


def proxies_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let what counts tries by place count each place by itself, and not all of them as the proxy."""

    def answer(request: HttpRequest) -> HttpResponse:
        given = request.META.get("HTTP_X_FORWARDED_FOR", "")
        request.META["REMOTE_ADDR"] = place_behind(given, request.META.get("REMOTE_ADDR", ""), settings.PROXIES)
        return get_response(request)

    return answer
