"""Show the examples."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from amparo.foundation.design.examples import components, frames, panels, work
from amparo.foundation.design.frame import Frame

PATTERNS = {
    "work": work.my_work,
    "case": work.case_now,
    "course": work.case_course,
    "consents": panels.consents,
    "step": work.step,
    "vote": panels.vote,
    "referral": panels.referral,
    "procedure": panels.procedure,
    "results": panels.results,
    "sign_in": frames.sign_in,
    "report": frames.report,
    "receipt": frames.receipt,
}
PAGES = ("neutral", "404", "403", "500", "400", "403_csrf")


def show_examples(request: HttpRequest) -> HttpResponse:
    """Show every component once."""
    return render(request, "design/examples.html", {**components.everything(), "frame": _frame(request, "")})


def show_pattern(request: HttpRequest, name: str) -> HttpResponse:
    """Show one of the pages that carry the main job, or one of the plain pages."""
    if name in PAGES:
        template = f"design/{name}.html" if name == "neutral" else f"{name}.html"
        return render(request, template, {"frame": _frame(request, name)})
    if name not in PATTERNS:
        raise Http404
    context = {**PATTERNS[name](), "frame": _frame(request, name), "pattern": name}
    return render(request, f"design/patterns/{name}.html", context)


def _frame(request: HttpRequest, name: str) -> Frame:
    """Make the frame of an invented case manager."""
    return frames.frame(here=request.path, language=get_language() or "es", current=name)
