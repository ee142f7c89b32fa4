"""Inviting people, what they answer, and files of participants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition.vocabulary import PROGRAMME
from amparo.partnership.directory.forms import FileForm
from amparo.partnership.directory.pages import imports as import_pages
from amparo.partnership.directory.views.asked import language
from amparo.partnership.directory.views.people import works_here
from amparo.partnership.directory.vocabulary import FOCAL_POINT, SECRETARIAT
from amparo.partnership.rolls import forms, permissions
from amparo.partnership.rolls.operations import enrolling as operations
from amparo.partnership.rolls.operations.enrolling import Answer
from amparo.partnership.rolls.pages import invited as pages
from amparo.partnership.rolls.permissions import Nomination
from amparo.partnership.rolls.queries import invited
from amparo.partnership.rolls.queries import presence as queries
from amparo.partnership.rolls.views.activities import found

if TYPE_CHECKING:
    from amparo.partnership.directory.models import Professional
    from amparo.partnership.rolls.models import Activity


@signed_in
@require_http_methods(["GET", "POST"])
def enrol(request: ActingRequest, key: int) -> HttpResponse:
    """Find people and invite them, after a last look; a focal point proposes those of the own institution."""
    works_here(request, SECRETARIAT, FOCAL_POINT, PROGRAMME)
    activity = found(request, key)
    form = forms.ModeForm(**({"data": request.POST} if request.method == "POST" else {"initial": _usual(activity)}))
    chosen, reasons = [], list[str]()
    if request.method == "POST":
        chosen = _chosen(request, activity)
        reasons = _reasons(chosen)
    if form.is_valid() and not reasons:
        if request.POST.get("confirm") != "yes":
            look = pages.last_look(activity, chosen, form.cleaned_data["mode"], _asked(request))
            return render(request, "rolls/last_look.html", {"page": look})
        reasons = _invited(request, activity, chosen, form.cleaned_data["mode"])
        if not reasons:
            return redirect(_next(request, activity))
    asked = request.POST if request.method == "POST" else request.GET
    page = pages.inviting_page(request.actor, activity, asked.dict(), language(), [each.pk for each in chosen])
    context = {"page": page, "form": form, "reasons": reasons}
    return render(request, "rolls/inviting.html", context, status=422 if form.is_bound else 200)


def _next(request: ActingRequest, activity: Activity) -> str:
    """Lead back to the same search while it finds others, to invite them in another way; else to the activity."""
    text, country = _asked(request)
    if text and invited.to_invite(request.actor, activity, text, country).exists():
        return f"{request.path}?{urlencode({'q': text, 'pais': country})}"
    return reverse("rolls:activity", args=[activity.pk])


def _asked(request: ActingRequest) -> tuple[str, str]:
    """Return what is sought: words of a name or an organisation, and a country."""
    return request.POST.get("q", "").replace("\x00", "")[: pages.LONGEST], request.POST.get("pais", "")[:2]


def _usual(activity: Activity) -> dict[str, str]:
    return {"mode": pages.usual_way(activity)}


def _chosen(request: ActingRequest, activity: Activity) -> list[Professional]:
    """Return whom the actor chose: those ticked, or all who are found; whoever may not be invited is left out."""
    if request.POST.get("who") == "found":
        rows = invited.to_invite(request.actor, activity, *_asked(request))
    else:
        told = ",".join(request.POST.getlist("people")).split(",")
        keys = {key for text in told[: pages.MOST + 1] if (key := row_key(text)) is not None}
        rows = invited.to_invite(request.actor, activity, "", "").filter(pk__in=keys)
    return list(rows.select_related("kept_by")[: pages.MOST + 1])


def _reasons(chosen: list[Professional]) -> list[str]:
    if not chosen:
        return [_("Tick somebody who is not invited yet.")]
    if len(chosen) > pages.MOST:
        return [_("At most %(count)s people are invited at once: narrow the search.") % {"count": pages.MOST}]
    return []


def _invited(request: ActingRequest, activity: Activity, chosen: list[Professional], mode: str) -> list[str]:
    """Invite people; return why not."""
    try:
        made = operations.enrol(by=request.actor, activity=activity, professionals=chosen, mode=mode, at=now())
    except NotAllowed:
        raise
    except Refused as refused:
        return refused.reasons
    told = ngettext("%(count)s person was invited.", "%(count)s people were invited.", len(made))
    messages.success(request, told % {"count": len(made)})
    return []


@signed_in
@require_http_methods(["GET", "POST"])
def record_answer(request: ActingRequest, key: int, enrolment: int) -> HttpResponse:
    """Record what an invited person answers."""
    activity = found(request, key)
    row = queries.enrolment_of(activity, enrolment)
    if row is None:
        raise Http404
    nomination = Nomination(activity, row.professional)
    if not permits.may(request.actor, permissions.ANSWER_INVITATION, nomination, by_table=permissions.MAY):
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
    activity = found(request, key, permissions.BRING_PARTICIPANTS)
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
    activity = found(request, key, permissions.BRING_PARTICIPANTS)
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
    activity = found(request, key, permissions.BRING_PARTICIPANTS)
    roll_import = queries.import_of(activity, taken_in)
    if roll_import is None:
        raise Http404
    were_there = request.POST.get("were_there") == "yes"
    count = operations.import_participants(by=request.actor, taken_in=roll_import, were_there=were_there, at=now())
    messages.success(request, _("Rows imported: %(count)s.") % {"count": count})
    return redirect("rolls:participants", key, taken_in)
