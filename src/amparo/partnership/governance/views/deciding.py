"""A point of the agenda: its documents, interests, votes and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.governance import forms, permissions
from amparo.partnership.governance.operations import deciding as operations
from amparo.partnership.governance.operations import meetings as meeting_operations
from amparo.partnership.governance.operations.deciding import Deciding
from amparo.partnership.governance.pages import meetings as pages
from amparo.partnership.governance.queries import meetings as queries
from amparo.partnership.governance.queries import plans
from amparo.partnership.governance.views.finding import (
    chosen,
    item_of,
    meeting_of,
    named,
    seats_to_speak_for,
    there,
)
from amparo.partnership.governance.vocabulary import SECRETARIAT

if TYPE_CHECKING:
    from amparo.partnership.governance.models import AgendaItem, Seat


def _back(key: int) -> str:
    return reverse("governance:item", args=[key])


@signed_in
@require_GET
def show_item(request: ActingRequest, key: int) -> HttpResponse:
    """Show a point of the agenda."""
    page = pages.item_page(request.actor, item_of(request, key))
    return render(request, "governance/board.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def add_paper(request: ActingRequest, key: int) -> HttpResponse:
    """Add a document to a point."""
    item = item_of(request, key, permissions.ADD_ITEM)
    asked = Asked(_("Add a document"), _("Add"), _back(key), _("Added."), item.title)

    def act(said: dict[str, Any]) -> None:
        content = said["file"].read()
        meeting_operations.add_paper(by=request.actor, item=item, title=said["title"], content=content, at=now())

    return answer(request, forms.PaperForm(**given(request)), asked, act)


@signed_in
@require_GET
def open_paper(request: ActingRequest, key: int) -> HttpResponse:
    """Give a document to whoever may read the meeting."""
    paper = there(queries.paper_visible_to(request.actor, key))
    meeting_of(request, paper.item.meeting_id)
    response = HttpResponse(bytes(paper.body), content_type=paper.kind)
    response.headers["Content-Disposition"] = f'attachment; filename="documento-{paper.pk}"'
    return response


def _members_spoken_for(request: ActingRequest, item: AgendaItem) -> list[Seat]:
    """Return the members for whom the actor may speak; whoever speaks for none finds nothing here."""
    found = [seat for seat in seats_to_speak_for(request, item.meeting) if seat.is_member]
    if not found:
        raise Http404
    return found


def _lead_of_votes(request: ActingRequest) -> str:
    """Tell the secretariat whose vote it writes down."""
    if SECRETARIAT not in request.actor.roles:
        return ""
    return _("You write down what the member said in the room. It can be changed until the decision is recorded.")


@signed_in
@require_http_methods(["GET", "POST"])
def declare_conflict(request: ActingRequest, key: int) -> HttpResponse:
    """Declare that a seat has an interest of its own."""
    item = item_of(request, key)
    seats = _members_spoken_for(request, item)
    lead = _("Its vote is then not open on this point.")
    asked = Asked(_("Declare an interest"), _("Declare"), _back(key), _("Declared."), lead)

    def act(said: dict[str, Any]) -> None:
        seat = chosen(seats, said["seat"])
        meeting_operations.declare_conflict(by=request.actor, item=item, seat=seat, why=said["why"], at=now())

    form = forms.ConflictForm(offered={"seat": named(seats)}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def vote(request: ActingRequest, key: int) -> HttpResponse:
    """Vote for a seat; the secretariat writes down what members say in the room."""
    item = item_of(request, key)
    seats = _members_spoken_for(request, item)
    asked = Asked(
        _("Vote: %(item)s") % {"item": item.title}, _("Vote"), _back(key), _("Voted."), _lead_of_votes(request)
    )

    def act(said: dict[str, Any]) -> None:
        seat = chosen(seats, said["seat"])
        operations.cast_vote(by=request.actor, item=item, seat=seat, choice=said["choice"], at=now())

    form = forms.VoteForm(offered={"seat": named(seats)}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def decide(request: ActingRequest, key: int) -> HttpResponse:
    """Record the decision on a point, and do what it does."""
    item = item_of(request, key, permissions.RECORD_DECISION)
    body = item.meeting.body
    versions = list(plans.open_versions(body))
    asked = Asked(_("Record the decision"), _("Record"), _back(key), _("Recorded."), item.title)

    def act(said: dict[str, Any]) -> str:
        version = chosen(versions, said["version"]) if said.get("version") else None
        said.pop("version", None)
        made = operations.decide(by=request.actor, item=item, deciding=Deciding(**said, version=version), at=now())
        extension = plans.extension_by(made)
        return reverse("governance:extension", args=[extension.pk]) if extension else _back(key)

    numbered = _("Version %(number)s")
    told = [(each.pk, f"{each.plan.title} · {numbered % {'number': each.number}}") for each in versions]
    projects = [(each.code, each.name) for each in plans.projects_of(body.kept_by.code)]
    form = forms.DecisionForm(offered={"version": told, "project": projects}, **given(request))
    for name in [name for name, rows in (("version", told), ("project", projects)) if not rows]:
        del form.fields[name]
    return answer(request, form, asked, act)
