"""The plain page that says that something is not theirs to do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show_refusal(request: HttpRequest, refusal: Any) -> HttpResponse:
    """Say so in words; the refusal itself is audited by the caller."""
    return render(request, "403.html", {"reasons": getattr(refusal, "reasons", [])}, status=403)
