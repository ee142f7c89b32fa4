"""The inbox, a report in codes, and what it says once it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import now
from amparo.foundation.notices.announcements import announce
from amparo.prevention.community import pages, permissions
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.operations import opening
from amparo.prevention.community.queries import inbox

if TYPE_CHECKING:
    from amparo.prevention.community.models import CommunityReport


def _only(request: ActingRequest, roles: frozenset[str] | set[str]) -> None:
    if not request.actor.country or not request.actor.roles & roles:
        raise Http404


def report_of(request: ActingRequest, key: int, operation: str = "") -> CommunityReport:
    """Return a report that the actor sees, or answer 404; whoever may not do what is asked is told so."""
    found = inbox.report_visible_to(request.actor, key)
    if found is None:
        raise Http404
    if operation:
        permits.require(request.actor, operation, found, by_table=permissions.MAY)
    return found


@signed_in
@require_GET
def lead(request: ActingRequest) -> HttpResponse:
    """Lead to the first of the pages of reports that the actor's roles use."""
    shown = pages.tabs(request.actor, "")
    if not shown or not request.actor.country:
        raise Http404
    return redirect(shown[0].url)


@signed_in
@require_GET
def show_inbox(request: ActingRequest) -> HttpResponse:
    """Show what is not closed, urgent first."""
    _only(request, {words.INTAKE, words.SUPERVISOR})
    page = pages.inbox_page(request.actor, now(), localdate())
    return render(request, "community/board.html", {"page": page})


@signed_in
@require_GET
def show_closed(request: ActingRequest) -> HttpResponse:
    """Show those that are closed."""
    _only(request, {words.INTAKE, words.SUPERVISOR})
    before = row_key(request.GET.get("antes", ""))
    page = pages.closed_page(request.actor, now(), localdate(), before)
    return render(request, "community/board.html", {"page": page})


@signed_in
@require_GET
def show_report(request: ActingRequest, key: int) -> HttpResponse:
    """Show a report in codes: what it says is behind a button."""
    report = report_of(request, key)
    alert = "".join(announce("REPORT_SHOWN", by=request.actor, key=report.pk))
    page = pages.report_page(request.actor, report, now(), localdate(), alert)
    return render(request, "community/report.html", {"page": page})


@signed_in
@require_POST
def open_report(request: ActingRequest, key: int) -> HttpResponse:
    """Open what a report says. It is shown in the answer to the button, and has no address of its own."""
    return show_opened(request, report_of(request, key, permissions.OPEN_REPORT))


def show_opened(
    request: ActingRequest, report: CommunityReport, *, reasons: tuple[str, ...] = (), typed: str = ""
) -> HttpResponse:
    """Show what a report says, with what was typed and could not be sent."""
    try:
        opened = opening.open_report(by=request.actor, report=report, at=now())
    except NotAllowed:
        raise
    except Refused as refused:
        raise Http404 from refused
    context = {"page": pages.opened_page(opened), "reasons": reasons, "typed": typed}
    return render(request, "community/opened.html", context, status=422 if reasons else 200)


@signed_in
@require_POST
def answer(request: ActingRequest, key: int) -> HttpResponse:
    """Write to whoever reported, and show the report again."""
    report = report_of(request, key, permissions.FOLLOW_REPORT)
    text = request.POST.get("text", "")[: words.LONGEST_MESSAGE].replace("\x00", "")
    try:
        opening.answer_reporter(by=request.actor, report=report, text=text, today=localdate())
    except NotAllowed:
        raise
    except Refused as refused:
        return show_opened(request, report, reasons=tuple(refused.reasons), typed=text)
    return show_opened(request, report)


@signed_in
@require_POST
def show_file(request: ActingRequest, key: int) -> HttpResponse:
    """Give a file of a report, to be kept, never shown in the page."""
    report = report_of(request, key, permissions.OPEN_REPORT)
    found = opening.open_file(by=request.actor, report=report, place=request.POST.get("place", "")[:40])
    if found is None:
        raise Http404
    name, kind, content = found
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{report.ref}-{name}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox"
    return response
