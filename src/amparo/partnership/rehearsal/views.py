"""The rehearsal of a procedure; for the secretariat, which only looks: nothing is stored."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.partnership.rehearsal import exports, forms, permissions, vocabulary
from amparo.partnership.rehearsal.pages import rehearsing


def _only_the_secretariat(request: ActingRequest) -> None:
    """For everyone else these pages do not exist."""
    if not permits.may(request.actor, permissions.REHEARSE, None, by_table=permissions.MAY):
        raise Http404


@signed_in
@require_GET
def show_rehearsal(request: ActingRequest) -> HttpResponse:
    """Show what a rehearsal saw; one more or one less leads to the address that says so."""
    _only_the_secretariat(request)
    moved = forms.moved(request.GET)
    if moved is not None:
        given, role = moved
        return redirect(_address(given) + (f"#papel-{role}" if role in ROLE_LABELS else ""))
    page = rehearsing.rehearsal_page(request.actor, _today(request), request.GET)
    return render(request, "rehearsal/rehearsal.html", {"page": page}, status=422 if page.mistakes else 200)


@signed_in
@require_GET
def download(request: ActingRequest) -> HttpResponse:
    """Give what a rehearsal saw as a table; a question with a mistake leads back to the page that says it."""
    _only_the_secretariat(request)
    seen = rehearsing.rehearsed(request.actor, _today(request), request.GET)
    if seen.now is None:
        return redirect(_address(request.GET))
    headers = {"Content-Disposition": f'attachment; filename="rehearsal-{seen.version.procedure.number}.csv"'}
    return HttpResponse(exports.forecast_csv(seen), content_type="text/csv; charset=utf-8", headers=headers)


def _address(given: QueryDict) -> str:
    """Return the address of the page that asks for this; without it where it is too long to be an address."""
    asked = given.urlencode()
    here = reverse("rehearsal:show")
    return f"{here}?{asked}" if len(asked) <= vocabulary.LONGEST_ADDRESS else here


def _today(request: ActingRequest) -> date:
    return datetime.now(ZoneInfo(request.actor.time_zone)).date()
