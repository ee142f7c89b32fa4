"""Internal procedures on the screen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused, may
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.pieces import Confirm
from amparo.partnership.internal import forms, operations, pages, permissions, queries
from amparo.partnership.internal.queries import Agreed, Standing
from amparo.partnership.revision import queries as drafts


def _today(request: ActingRequest) -> date:
    return datetime.now(UTC).astimezone(ZoneInfo(request.actor.time_zone)).date()


def _agreed(request: ActingRequest) -> Agreed:
    return queries.agreed_in(request.actor.country, _today(request))


def _one_or_404(request: ActingRequest, key: int) -> tuple[Standing, Agreed]:
    agreed = _agreed(request)
    found = queries.one_visible_to(request.actor, key, agreed)
    if found is None:
        raise Http404
    return found, agreed


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the internal procedures that the actor may read."""
    return render(request, "internal/list.html", {"page": pages.list_page(request.actor, _agreed(request))})


@signed_in
@require_GET
def show_one(request: ActingRequest, key: int) -> HttpResponse:
    """Show one: its drawing, the same as a list, and what was found of it."""
    found, agreed = _one_or_404(request, key)
    return render(request, "internal/one.html", {"page": pages.one_page(request.actor, found, agreed)})


@signed_in
@require_GET
def download(request: ActingRequest, key: int) -> HttpResponse:
    """Give the drawing as a BPMN file that any editor opens."""
    found, _agreed_now = _one_or_404(request, key)
    name = f"{found.procedure.process}-{found.version.number}.bpmn"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(queries.file_of(found.version), content_type="application/xml; charset=utf-8", headers=headers)


@signed_in
@require_http_methods(["GET", "POST"])
def give(request: ActingRequest) -> HttpResponse:
    """Bring a drawing of how one's institution carries out a lane."""
    institution = queries.institution_of(request.actor)
    if institution is None or not may(request.actor, permissions.GIVE_INTERNAL, institution, by_table=permissions.MAY):
        raise NotAllowed(permissions.GIVE_INTERNAL)
    posted = request.method == "POST"
    form = forms.InternalForm(request.POST, request.FILES) if posted else forms.InternalForm()
    reasons: list[str] = []
    if form.is_valid():
        given = {"title": form.cleaned_data["title"], "xml": form.cleaned_data["drawing"]}
        try:
            version = operations.bring_drawing(by=request.actor, institution=institution, at=datetime.now(UTC), **given)
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(
                request, _("The drawing was taken. It is being checked against what the coalition agreed.")
            )
            return redirect("internal:one", version.procedure_id)
    context = {"form": form, "reasons": reasons, "page": pages.give_page(request.actor, institution, _agreed(request))}
    return render(request, "internal/give.html", context, status=422 if posted else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def draw(request: ActingRequest) -> HttpResponse:
    """Begin to draw how one's institution carries out a lane, in the drawing tool."""
    institution = queries.institution_of(request.actor)
    if institution is None or not may(request.actor, permissions.GIVE_INTERNAL, institution, by_table=permissions.MAY):
        raise NotAllowed(permissions.GIVE_INTERNAL)
    choices = pages.lane_choices(institution, _agreed(request))
    posted = request.method == "POST"
    given = {"data": request.POST} if posted else {"initial": {"lane": request.GET.get("carril", "")}}
    form = forms.LaneForm(choices=choices, **given)
    reasons: list[str] = []
    if form.is_valid():
        process, _slash, lane = form.cleaned_data["lane"].partition("/")
        chosen = {"process": process, "lane": lane, "title": form.cleaned_data["title"]}
        try:
            draft = operations.draw_lane(by=request.actor, institution=institution, at=datetime.now(UTC), **chosen)
        except Refused as refused:
            reasons = refused.reasons
        else:
            return redirect("revision:draw", draft.pk)
    context = {"form": form, "reasons": reasons, "has_lanes": bool(choices)}
    return render(request, "internal/draw.html", context, status=422 if posted else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def hand_in(request: ActingRequest, key: int) -> HttpResponse:
    """Hand in what was drawn, after a last look; it is then held against what the coalition agreed."""
    draft = drafts.draft_visible_to(request.actor, key)
    if draft is None or not draft.refines:
        raise Http404
    reasons: list[str] = []
    if request.method == "POST":
        try:
            version = operations.hand_in(by=request.actor, draft=draft, at=datetime.now(UTC))
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(
                request, _("The drawing was taken. It is being checked against what the coalition agreed.")
            )
            return redirect("internal:one", version.procedure_id)
    effects = (
        _("It becomes a version of your institution, and is checked against what the coalition agreed."),
        _("The draft is closed; a new one can be begun from it."),
    )
    back = reverse("revision:draft", args=[key])
    confirm = Confirm(_("Hand the drawing in?"), _("Hand it in"), back, text=draft.title, effects=effects)
    context = {"confirm": confirm, "reasons": reasons}
    return render(request, "internal/withdraw.html", context, status=422 if reasons else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: ActingRequest, key: int) -> HttpResponse:
    """Put one out of use, after a last look."""
    found, _agreed_now = _one_or_404(request, key)
    procedure = found.procedure
    if not may(request.actor, permissions.WITHDRAW_INTERNAL, procedure.institution, by_table=permissions.MAY):
        raise NotAllowed(permissions.WITHDRAW_INTERNAL)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            operations.withdraw_internal(by=request.actor, procedure=procedure, at=datetime.now(UTC))
        except Refused as refused:
            reasons = refused.reasons
        else:
            return redirect("internal:one", key)
    confirm = Confirm(
        _("Put it out of use?"),
        _("Put it out of use"),
        reverse("internal:one", args=[key]),
        text=found.version.title,
        effects=(_("It stays in the list, marked."), _("A new drawing of the same process brings it back.")),
        danger=True,
    )
    return render(
        request, "internal/withdraw.html", {"confirm": confirm, "reasons": reasons}, status=422 if reasons else 200
    )
