"""Counts told and corrected; attendances looked at and struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.rolls import forms, permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.operations import counts as operations
from amparo.partnership.rolls.operations import presence
from amparo.partnership.rolls.operations.counts import Count
from amparo.partnership.rolls.pages import counts as pages
from amparo.partnership.rolls.pages.marks import marks_page
from amparo.partnership.rolls.pages.rolls import header_of
from amparo.partnership.rolls.queries import activities
from amparo.partnership.rolls.queries import presence as queries
from amparo.partnership.rolls.views.rolls import session_or_404

if TYPE_CHECKING:
    from amparo.partnership.rolls.models import Session


@signed_in
@require_http_methods(["GET", "POST"])
def counts(request: ActingRequest, key: int) -> HttpResponse:
    """Tell a session with the public by counts; a correction is looked at once more and says why."""
    session = session_or_404(request, key)
    typed = {name: str(value) for name, value in request.POST.items() if "." in name}
    reasons: list[str] = []
    if request.method == "POST":
        try:
            told = _counts(typed)
        except Refused as refused:
            reasons = refused.reasons
        else:
            return _recorded(request, session, typed, told)
    header = header_of(session, _("How many came"))
    lines, corrections = pages.count_lines(session, typed), pages.corrections_table(session)
    context = {"header": header, "lines": lines, "reasons": reasons, "corrections": corrections}
    return render(request, "rolls/counts.html", context, status=422 if reasons else 200)


def _recorded(request: ActingRequest, session: Session, typed: dict[str, str], told: list[Count]) -> HttpResponse:
    """Record counts; a correction is shown once more and asks why, until it is told."""
    changed, why = operations.changes(session, told), request.POST.get("why")
    reasons: list[str] = []
    if why is not None or not (changed and operations.counted(session)):
        try:
            operations.record_counts(by=request.actor, session=session, counts=told, at=now(), why=why or "")
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("Counted."))
            return redirect("rolls:activity", session.activity_id)
    context = {
        "header": header_of(session, _("Correct the counts")),
        "changes": pages.changes_table(changed) if changed else None,
        "form": forms.CorrectionForm(initial={"why": why or ""}),
        "typed": typed,
        "reasons": reasons,
    }
    return render(request, "rolls/counts_corrected.html", context, status=422 if reasons else 200)


def _counts(typed: dict[str, str]) -> list[Count]:
    """Read the numbers that were typed; an empty field is none. Raises `Refused`."""
    told = []
    for band in words.AGE_BANDS:
        numbers = [typed.get(f"{band}.{name}", "").strip() or "0" for name in ("women", "men", "others")]
        if any(row_key(number) is None or len(number) > 6 for number in numbers):
            raise Refused([_("A count is a whole number from 0 on.")])
        told.append(Count(band, *map(int, numbers)))
    return told


@signed_in
@require_GET
def show_marks(request: ActingRequest, key: int) -> HttpResponse:
    """Show how each was marked in a session, and what was struck out."""
    page = marks_page(session_or_404(request, key), request.GET.dict())
    return render(request, "rolls/marks.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def strike(request: ActingRequest, key: int) -> HttpResponse:
    """Strike out an attendance, saying why; it stays to be seen."""
    attendance = queries.attendance_with(key)
    if attendance is None or activities.session_visible_to(request.actor, attendance.session_id) is None:
        raise Http404
    activity = attendance.session.activity
    permits.require(request.actor, permissions.FILL_ROLL, activity, by_table=permissions.MAY)
    facts = {"name": attendance.professional.name, "mode": words.MODES[attendance.mode]}
    lead = _("%(name)s, %(mode)s. It stays to be seen with your reason, and counts no more anywhere.") % facts
    back = reverse("rolls:marks", args=[attendance.session_id])
    asked = Asked(_("Strike out the attendance"), _("Strike it out"), back, _("Struck out."), lead)

    def act(said: dict[str, Any]) -> None:
        presence.strike_attendance(by=request.actor, attendance=attendance, why=said["why"], at=now())

    return answer(request, forms.WhyForm(**given(request)), asked, act)
