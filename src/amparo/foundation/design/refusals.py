"""The plain page that says that something is not theirs to do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show_refusal(request: HttpRequest, refusal: Any) -> HttpResponse:
    """Say so in words; the refusal itself is audited by the caller."""
    return render(request, "403.html", {"reasons": getattr(refusal, "reasons", [])}, status=403)


def show_unavailable(request: HttpRequest, unavailable: Any) -> HttpResponse:
    """Say in words why something protected cannot be opened or written now; nothing was changed."""
    return render(request, "503.html", {"reasons": unavailable.reasons}, status=503)
