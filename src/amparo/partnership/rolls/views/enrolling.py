"""Inviting people, what they answer, and files of participants."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.directory.forms import FileForm
from amparo.partnership.directory.pages import imports as import_pages
from amparo.partnership.directory.queries import people
from amparo.partnership.directory.views.people import works_here
from amparo.partnership.directory.vocabulary import FOCAL_POINT, SECRETARIAT
from amparo.partnership.rolls import forms, permissions
from amparo.partnership.rolls.operations import enrolling as operations
from amparo.partnership.rolls.operations.enrolling import Answer
from amparo.partnership.rolls.permissions import Nomination
from amparo.partnership.rolls.queries import presence as queries
from amparo.partnership.rolls.views.activities import found

OFFERED = 300


@signed_in
@require_http_methods(["GET", "POST"])
def enrol(request: ActingRequest, key: int) -> HttpResponse:
    """Invite people of the directory; a focal point proposes those of the own institution."""
    works_here(request, SECRETARIAT, FOCAL_POINT)
    activity = found(request, key)
    sees_all = SECRETARIAT in request.actor.roles
    rows = people.professionals_visible_to(request.actor) if sees_all else people.own_people(request.actor)
    rows = people.searched(rows, request.GET.get("q", "").replace("\x00", "")).order_by("key")
    offered = [(each.pk, each.name) for each in rows[:OFFERED]]
    back = reverse("rolls:activity", args=[key])
    asked = Asked(_("Invite people"), _("Invite"), back, _("Invited."), activity.title)

    def act(said: dict[str, Any]) -> None:
        chosen = rows.filter(pk__in=[int(pk) for pk in said["people"]]).select_related("kept_by")
        operations.enrol(by=request.actor, activity=activity, professionals=chosen, mode=said["mode"], at=now())

    return answer(request, forms.EnrolForm(people=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def record_answer(request: ActingRequest, key: int, enrolment: int) -> HttpResponse:
    """Record what an invited person answers."""
    activity = found(request, key)
    row = queries.enrolment_of(activity, enrolment)
    if row is None:
        raise Http404
    nomination = Nomination(activity, row.professional)
    if not permits.may(request.actor, permissions.NOMINATE, nomination, by_table=permissions.MAY):
        raise Http404
    back = reverse("rolls:activity", args=[key])
    asked = Asked(row.professional.name, _("Record"), back, _("Recorded."), activity.title)

    def act(said: dict[str, Any]) -> None:
        operations.record_answer(by=request.actor, enrolment=row, answer=Answer(**said), at=now())

    names = ("state", "mode", "diet", "telephone", "needs")
    initial = {name: getattr(row, name) for name in names}
    return answer(request, forms.AnswerForm(initial=initial, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def read_participants(request: ActingRequest, key: int) -> HttpResponse:
    """Read a file of participants."""
    activity = found(request, key, permissions.PLAN_ACTIVITY)
    lead = _("A column “Way of taking part” says on site or online. You see every row before anybody is entered.")
    back = reverse("rolls:activity", args=[key])
    asked = Asked(_("Import participants"), _("Read the file"), back, _("The file was read."), lead)

    def act(said: dict[str, Any]) -> str:
        content = said["file"].read()
        taken_in = operations.read_participants(by=request.actor, activity=activity, content=content, at=now())
        return reverse("rolls:participants", args=[key, taken_in.pk])

    return answer(request, FileForm(**given(request)), asked, act)


@signed_in
@require_GET
def show_participants(request: ActingRequest, key: int, taken_in: int) -> HttpResponse:
    """Show a file of participants row by row before, while and after it is imported."""
    activity = found(request, key, permissions.PLAN_ACTIVITY)
    roll_import = queries.import_of(activity, taken_in)
    if roll_import is None:
        raise Http404
    url = reverse("rolls:import_participants", args=[key, taken_in])
    after = row_key(request.GET.get("tras", "")) or 0
    page = import_pages.import_page(
        roll_import.file, request.GET.get("estado", ""), after, here=request.path, import_url=url
    )
    return render(request, "rolls/participants.html", {"page": page, "activity": activity})


@signed_in
@require_POST
def import_participants(request: ActingRequest, key: int, taken_in: int) -> HttpResponse:
    """Import the next rows of a file of participants."""
    activity = found(request, key, permissions.PLAN_ACTIVITY)
    roll_import = queries.import_of(activity, taken_in)
    if roll_import is None:
        raise Http404
    were_there = request.POST.get("were_there") == "yes"
    count = operations.import_participants(by=request.actor, taken_in=roll_import, were_there=were_there, at=now())
    messages.success(request, _("Rows imported: %(count)s.") % {"count": count})
    return redirect("rolls:participants", key, taken_in)
