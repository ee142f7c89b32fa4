"""Minutes of an event: opened, written by several at once, approved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused, may
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.events import permissions
from amparo.partnership.events.forms import record as forms
from amparo.partnership.events.operations import sheets as operations
from amparo.partnership.events.operations.sheets import Typed, Written
from amparo.partnership.events.pages import sheets as pages
from amparo.partnership.events.pages.board import record_link
from amparo.partnership.events.queries import sheets as queries
from amparo.partnership.events.views.finding import event_or_404, may_or_refuse, sheet_or_404
from amparo.partnership.events.vocabulary import PARTS_OF_SHEET

SHEET = "events/sheet.html"
WHOLE = "todo"


@signed_in
@require_GET
def show_mine(request: ActingRequest) -> HttpResponse:
    """Show the minutes that one writes."""
    return render(request, "events/record.html", {"page": pages.mine_page(request.actor)})


@signed_in
@require_http_methods(["GET", "POST"])
def open_sheet(request: ActingRequest, key: int) -> HttpResponse:
    """Open the minutes of an item, of a working group or of the whole event."""
    event = event_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, event.activity)
    items, tracks = queries.without_sheet(event)
    known: dict[str, dict[str, Any]] = {
        **{f"grupo-{each.pk}": {"track": each} for each in tracks},
        **{f"punto-{each.pk}": {"item": each} for each in items},
        WHOLE: {},
    }  # fmt: skip
    offered = [
        *((f"grupo-{each.pk}", _("Working group %(track)s") % {"track": each}) for each in tracks),
        *((f"punto-{each.pk}", each.title) for each in items),
        (WHOLE, _("The whole event")),
    ]

    def act(said: dict[str, Any]) -> object:
        of = known[said["of"]]
        made = operations.open_sheet(by=request.actor, event=event, language=said["language"], at=now(), **of)
        return reverse("events:sheet", args=[made.pk])

    asked = Asked(_("Keep minutes"), _("Open them"), record_link(event).url, _("Opened."), event.activity.title)
    return answer(request, forms.OpenSheetForm(offered={"of": offered}, **given(request)), asked, act)


@signed_in
@require_GET
def show_sheet(request: ActingRequest, key: int) -> HttpResponse:
    """Show minutes: what is written now, and what was approved."""
    return render(request, SHEET, {"page": pages.sheet_page(request.actor, sheet_or_404(request, key))})


def _is_script(request: ActingRequest) -> bool:
    return request.headers.get("X-Requested-With") == "autosave"


@signed_in
@require_POST
def write_part(request: ActingRequest, key: int) -> HttpResponse:
    """Write a part: to the script with JSON, without it by leading back; with both texts when somebody was first."""
    sheet, form = sheet_or_404(request, key), forms.PartForm(request.POST)
    if not form.is_valid():
        said = [str(each) for errors in form.errors.values() for each in errors]
        return _refused(request, key, said)
    told = form.cleaned_data
    typed = Typed(told["field"], told["text"], told["base"], told["settles"])
    try:
        written = operations.write_part(by=request.actor, sheet=sheet, typed=typed, at=now())
    except NotAllowed:
        raise
    except Refused as refused:
        return _refused(request, key, [str(reason) for reason in refused.reasons])
    if _is_script(request):
        return JsonResponse(_told(key, request, typed, written))
    if written.is_kept_aside:
        clash = pages.clash_of(sheet, typed.part, typed.text, written.number, written.text, written.aside)
        return render(request, SHEET, {"page": pages.sheet_page(request.actor, sheet, clash)}, status=409)
    messages.success(request, _("Kept."))
    return redirect(f"{reverse('events:sheet', args=[key])}#f_{typed.part}")


def _refused(request: ActingRequest, key: int, reasons: list[str]) -> HttpResponse:
    """Say why, with what was typed in its place."""
    if _is_script(request):
        return JsonResponse({"reasons": reasons}, status=422)
    sheet, part = sheet_or_404(request, key), request.POST.get("field", "")
    may_or_refuse(request, permissions.WRITE_SHEET, sheet)
    clash = None
    if part in PARTS_OF_SHEET:
        clash = pages.typed_in(pages.box_of(sheet, part), request.POST.get("text", ""))
    context = {"page": pages.sheet_page(request.actor, sheet, clash), "reasons": reasons}
    return render(request, SHEET, context, status=422)


def _told(key: int, request: ActingRequest, typed: Typed, written: Written) -> dict[str, Any]:
    told: dict[str, Any] = {"number": written.number, "text": written.text}
    if written.is_kept_aside:
        stands = queries.parts_of(sheet_or_404(request, key))[typed.part]
        who = accounts.labels_of({stands.account}).get(stands.account, "—")
        told |= {"aside": written.aside, "who": who}
    return told


@signed_in
@require_GET
def show_live(request: ActingRequest, key: int) -> HttpResponse:
    """Tell the script what stands in each part now; once it is no longer theirs to write, only that."""
    sheet = sheet_or_404(request, key)
    if not may(request.actor, permissions.WRITE_SHEET, sheet, by_table=permissions.MAY):
        return JsonResponse({"fields": {}, "is_open": False})
    parts = queries.parts_of(sheet)
    told = {f"{part}.": {"number": row.number, "text": row.text} for part, row in parts.items()}
    return JsonResponse({"fields": told, "is_open": True})


@signed_in
@require_http_methods(["GET", "POST"])
def name_writer(request: ActingRequest, key: int) -> HttpResponse:
    """Name a rapporteur."""
    sheet = sheet_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, sheet)

    def act(said: dict[str, Any]) -> object:
        account = accounts.account_named(said["username"].strip())
        return operations.name_writer(by=request.actor, sheet=sheet, account=account, at=now())

    back = reverse("events:sheet", args=[key])
    asked = Asked(_("Name a rapporteur"), _("Name them"), back, _("They write here from now on."), str(sheet))
    return answer(request, forms.WriterForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def approve(request: ActingRequest, key: int) -> HttpResponse:
    """Approve minutes as they stand."""
    sheet = sheet_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, sheet)

    def act(said: dict[str, Any]) -> object:
        return operations.approve_sheet(by=request.actor, sheet=sheet, why=said["why"], at=now())

    lead = _("What stands now becomes a version that never changes. Writing goes on, and asks for a further approval.")
    back = reverse("events:sheet", args=[key])
    asked = Asked(_("Approve the minutes"), _("Approve them"), back, _("Approved."), lead)
    return answer(request, forms.MaybeWhyForm(**given(request)), asked, act)
