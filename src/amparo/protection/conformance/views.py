"""The procedures in practice, a log compared, and what was kept of it; for the secretariat."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import BinaryIO, cast
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.pieces import Confirm
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.procedures import queries as procedures
from amparo.protection.conformance import forms, operations, permissions, queries
from amparo.protection.conformance.pages import comparing, overview, practice


def _only_the_secretariat(request: ActingRequest, operation: str = permissions.SEE_PRACTICE) -> None:
    """For everyone else these pages do not exist."""
    if not permits.may(request.actor, operation, None, by_table=permissions.MAY):
        raise Http404


@signed_in
@require_GET
def show_overview(request: ActingRequest) -> HttpResponse:
    """Show all procedures in practice, and what was kept."""
    _only_the_secretariat(request)
    before = row_key(request.GET.get("antes", ""))
    page = overview.overview_page(request.actor, _today(request), request.GET.get("ano", ""), before)
    return render(request, "conformance/overview.html", {"page": page})


@signed_in
@require_GET
def show_practice(request: ActingRequest, number: str) -> HttpResponse:
    """Show where cases wait on the drawing of one procedure."""
    _only_the_secretariat(request)
    today = _today(request)
    version = procedures.version_in_force(number, request.actor.country, today)
    if version is None:
        raise Http404
    page = practice.practice_page(version, request.actor.country, today, request.GET.get("ano", ""))
    return render(request, "conformance/practice.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def compare_log(request: ActingRequest) -> HttpResponse:
    """Compare a log with a procedure and show what it says; nothing is kept."""
    _only_the_secretariat(request, permissions.COMPARE_LOG)
    in_force = list(procedures.in_force(request.actor.country, _today(request)))
    choices = [(each.procedure.number, f"{each.procedure.number} {each.title}") for each in in_force]
    form = forms.LogForm(choices, request.POST or None, request.FILES or None)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        version = next(each for each in in_force if each.procedure.number == given["procedure"])
        country = coalition.country_by_code(request.actor.country)
        stream, may_be_open = cast(BinaryIO, given["log"].file), given["cases"] == "open"
        try:
            found = comparing.compare(version, country, stream, may_be_open=may_be_open, at=datetime.now(UTC))
        except Refused as refused:
            reasons = refused.reasons
        else:
            page = comparing.compared_page(version, found, sealed=comparing.seal(version, found))
            return render(request, "conformance/compared.html", {"page": page})
    context = {"form": form, "reasons": reasons}
    return render(request, "conformance/compare.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def give_findings(request: ActingRequest) -> HttpResponse:
    """Give what was found as a file, from the page itself."""
    _only_the_secretariat(request, permissions.COMPARE_LOG)
    opened = comparing.unseal(request.POST.get("sealed", ""))
    if opened is None:
        messages.warning(request, _("Compare the log again: what was found is no longer here."))
        return redirect("conformance:compare")
    text = json.dumps(opened[1], ensure_ascii=False, indent=1)
    headers = {"Content-Disposition": 'attachment; filename="comparison.json"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


@signed_in
@require_POST
def keep(request: ActingRequest) -> HttpResponse:
    """Keep the sums of what was found, under a name."""
    _only_the_secretariat(request, permissions.KEEP_COMPARISON)
    form = forms.KeepForm(request.POST)
    opened = comparing.unseal(request.POST.get("sealed", "")) if form.is_valid() else None
    if opened is None:
        messages.warning(request, _("Compare the log again: what was found is no longer here."))
        return redirect("conformance:compare")
    version, found = procedures.version_by_id(opened[0]), opened[1]
    try:
        kept = operations.keep_comparison(
            by=request.actor, version=version, label=form.cleaned_data["label"], found=found, at=datetime.now(UTC)
        )
    except Refused as refused:
        page = comparing.compared_page(version, found, sealed=request.POST["sealed"])
        context = {"page": page, "form": form, "reasons": refused.reasons, "label": form.cleaned_data["label"]}
        return render(request, "conformance/compared.html", context, status=422)
    messages.success(request, _("The sums are kept. The cases of the log are not."))
    return redirect("conformance:kept", kept.pk)


@signed_in
@require_GET
def show_kept(request: ActingRequest, key: int) -> HttpResponse:
    """Show what was kept of a comparison."""
    _only_the_secretariat(request)
    kept = queries.kept_comparison(request.actor, key)
    if kept is None:
        raise Http404
    sums = {"cases": kept.cases, "events": kept.events, "fitting": kept.fitting, "late": kept.late, **kept.found}
    page = comparing.compared_page(kept.version, sums, label=kept.label)
    return render(request, "conformance/compared.html", {"page": page, "kept": kept})


@signed_in
@require_http_methods(["GET", "POST"])
def forget(request: ActingRequest, key: int) -> HttpResponse:
    """Ask once, then remove what was kept."""
    _only_the_secretariat(request)
    kept = queries.kept_comparison(request.actor, key)
    if kept is None:
        raise Http404
    if request.method == "POST":
        operations.forget_comparison(by=request.actor, kept=kept)
        messages.success(request, _("Removed."))
        return redirect("conformance:overview")
    confirm = Confirm(
        title=_("Remove “%(name)s”") % {"name": kept.label},
        label=_("Yes, remove it"),
        back_url=reverse("conformance:kept", args=[kept.pk]),
        text=_("The sums are gone then. The log itself was never kept."),
        danger=True,
    )
    return render(request, "conformance/forget.html", {"confirm": confirm})


def _today(request: ActingRequest) -> date:
    return datetime.now(ZoneInfo(request.actor.time_zone)).date()
