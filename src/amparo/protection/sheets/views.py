"""Taking a sheet away, bringing it sealed, opening it, sending what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.prevention.community.forms import CallForm
from amparo.prevention.community.operations.following import Call
from amparo.prevention.community.rules import receipts
from amparo.protection.sheets import exports, forms, operations, pages, permissions, queries
from amparo.protection.sheets import vocabulary as words

if TYPE_CHECKING:
    from amparo.protection.sheets.models import SealedSheet


def _member_or_404(request: ActingRequest) -> None:
    if not permits.may(request.actor, permissions.BRING_SHEET, None, by_table=permissions.MAY):
        raise Http404


def _sheet_or_404(request: ActingRequest, key: int, operation: str) -> SealedSheet:
    found = queries.sheet_visible_to(request.actor, key)
    if found is None or not permits.may(request.actor, operation, found, by_table=permissions.MAY):
        raise Http404
    return found


@signed_in
@require_GET
def show_sheets(request: ActingRequest) -> HttpResponse:
    """Show what waits, what one brought, and the fingerprint of the key."""
    _member_or_404(request)
    try:
        key = keys.intake_key(request.actor.country.lower())
    except keys.Unavailable:
        key = None
    return render(request, "sheets/list.html", {"page": pages.sheets_page(request.actor, key)})


@signed_in
@require_GET
def take_away(request: ActingRequest) -> HttpResponse:
    """Give the sheet as one file, to be kept on a device."""
    _member_or_404(request)
    country = request.actor.country
    language = (translation.get_language() or "es")[:2]
    asking = exports.Asking(
        country, keys.intake_key(country.lower()), queries.alert_fields(country, localdate()), language
    )
    response = HttpResponse(exports.sheet_file(asking), content_type="text/html; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="hoja.html"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store"
    return response


@signed_in
@require_http_methods(["GET", "POST"])
def bring(request: ActingRequest) -> HttpResponse:
    """Bring a sealed sheet, as a file or as text."""
    _member_or_404(request)
    form = forms.BringForm(**given(request))
    lead = _("It stays sealed here too, until intake opens it. You do not learn what it says.")
    asked = Asked(_("Bring a sealed sheet"), _("Bring it"), reverse("sheets:list"), _("It arrived, sealed."), lead)

    def act(_said: object) -> str:
        sheet = operations.bring_sheet(by=request.actor, text=form.brought(), at=now())
        is_intake = words.INTAKE in request.actor.roles
        return reverse("sheets:sheet", args=[sheet.pk]) if is_intake else asked.back

    return answer(request, form, asked, act)


@signed_in
@require_GET
def show_sheet(request: ActingRequest, key: int) -> HttpResponse:
    """Show that there is a sheet; what it says is behind a button."""
    sheet = _sheet_or_404(request, key, permissions.OPEN_SHEET)
    return render(request, "sheets/sheet.html", {"page": pages.sheet_page(request.actor, sheet)})


@signed_in
@require_POST
def open_sheet(request: ActingRequest, key: int) -> HttpResponse:
    """Open a sheet and show what it says in the form by which it is sent."""
    sheet = _sheet_or_404(request, key, permissions.OPEN_SHEET)
    try:
        written = operations.open_sheet(by=request.actor, sheet=sheet)
    except NotAllowed:
        raise
    except Refused as refused:
        messages.error(request, " ".join(map(str, refused.reasons)))
        return redirect("sheets:sheet", key)
    form = _form(request, written.kind)
    forms.filled_in(form, written.answers)
    page = pages.review_page(sheet, written.kind, written, forms.said_beside(form, written))
    return render(request, "sheets/review.html", {"page": page, "form": form, "reasons": []})


def _form(request: ActingRequest, kind: str, data: object = None) -> django_forms.Form:
    if kind == words.REPORT:
        return CallForm(data)
    return forms.SheetAlertForm(queries.alert_fields(request.actor.country, localdate()), data)


@signed_in
@require_POST
def send(request: ActingRequest, key: int) -> HttpResponse:
    """Open the case or take down the report; what cannot be sent comes back with everything that was typed."""
    sheet = _sheet_or_404(request, key, permissions.SETTLE_SHEET)
    kind = request.POST.get("kind", "")
    if kind not in words.KINDS:
        return redirect("sheets:sheet", key)
    form = _form(request, kind, request.POST)
    reasons: list[str] = []
    if form.is_valid():
        try:
            return _sent(request, sheet, form)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = [str(each) for each in refused.reasons]
    page = pages.review_page(sheet, kind, None, ())
    return render(request, "sheets/review.html", {"page": page, "form": form, "reasons": reasons}, status=422)


def _sent(request: ActingRequest, sheet: SealedSheet, form: django_forms.Form) -> HttpResponse:
    if isinstance(form, forms.SheetAlertForm):
        alert = operations.Alert(form.cleaned_data["mandate"], form.answers())
        pathway = operations.send_alert(by=request.actor, sheet=sheet, alert=alert, at=now())
        messages.success(request, _("The case is open. Delete the sealed file from the device."))
        return redirect("pathways:case", pathway.case.code)
    language = (translation.get_language() or "es")[:2]
    call = Call(language, dict(form.cleaned_data))
    receipt = operations.send_report(by=request.actor, sheet=sheet, call=call, today=localdate(), at=now())
    return render(request, "community/taken_down.html", {"code": receipts.told(receipt)})


@signed_in
@require_http_methods(["GET", "POST"])
def put_aside(request: ActingRequest, key: int) -> HttpResponse:
    """Destroy what a sheet says without sending it."""
    sheet = _sheet_or_404(request, key, permissions.SETTLE_SHEET)
    lead = _("What it says is destroyed here and opens no more. Do so when it came by mistake, or was told already.")
    back = reverse("sheets:list")
    asked = Asked(_("Put aside %(name)s?") % {"name": sheet.name}, _("Put aside"), back, _("Put aside."), lead)
    return answer(
        request, django_forms.Form(**given(request)), asked,
        lambda _said: operations.put_aside(by=request.actor, sheet=sheet, at=now()),
    )  # fmt: skip
