"""Proposals: put to consultation, commented on, validated, approved, published or returned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.adoption import forms, permissions
from amparo.partnership.adoption.operations import comments, proposals
from amparo.partnership.adoption.operations.proposals import Workshop
from amparo.partnership.adoption.pages import proposals as proposal_pages
from amparo.partnership.adoption.pages.checking import check_of
from amparo.partnership.adoption.queries import coverage
from amparo.partnership.adoption.queries import life as queries
from amparo.partnership.adoption.views.asked import may_or_404
from amparo.partnership.revision import queries as revision

if TYPE_CHECKING:
    from amparo.partnership.adoption.models import Proposal


def _found(request: ActingRequest, key: int, operation: str = "") -> Proposal:
    proposal = queries.proposal_visible_to(request.actor, key)
    if proposal is None:
        raise Http404
    if operation:
        may_or_404(request, operation, proposal)
    return proposal


def _page(proposal: Proposal, title: str, submit: str, lead: str = "", done: str = "") -> Asked:
    back = reverse("adoption:proposal", args=[proposal.pk])
    return Asked(f"{title}: {proposal.procedure.number} {proposal.title}", submit, back, done or _("Recorded."), lead)


def _said_of_proposing(proposal: Proposal) -> str:
    if proposal.is_waiting:
        return _("It is being checked; it is proposed when it holds.")
    return _("The consultation is open.")


def _lang() -> str:
    return (get_language() or "es")[:2]


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the proposals of the country."""
    if not request.actor.country or not request.actor.roles - {"administrator"}:
        raise Http404
    header, table, empty = proposal_pages.list_table(request.actor, localdate())
    return render(request, "adoption/proposals.html", {"header": header, "table": table, "empty": empty})


@signed_in
@require_GET
def show_proposal(request: ActingRequest, key: int) -> HttpResponse:
    """Show a proposal with its comments."""
    page = proposal_pages.proposal_page(request.actor, _found(request, key), localdate(), now(), _lang())
    return render(request, "adoption/proposal.html", {"page": page, "key": key})


@signed_in
@require_GET
def show_check(request: ActingRequest, key: int) -> HttpResponse:
    """Show how far the check has come, for the page that asks again; with the answer, that page is read anew."""
    check = check_of(_found(request, key), localdate(), now(), _lang())
    if check is None or check.kind != "waiting":
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "adoption/parts/check.html", {"check": check, "key": key})


@signed_in
@require_http_methods(["GET", "POST"])
def consult(request: ActingRequest, key: int) -> HttpResponse:
    """Put a draft to consultation."""
    draft = revision.draft_visible_to(request.actor, key)
    if draft is None:
        raise Http404
    lead = _(
        "What it says now is frozen and checked with all that calls it. When it holds, every institution comments."
    )
    asked = Asked(
        _("Put to consultation: %(title)s") % {"title": f"{draft.number} {draft.title}"},
        _("Check and open the consultation"),
        reverse("revision:draft", args=[key]),
        lead=lead,
        said=_said_of_proposing,
        leads=lambda proposal: reverse("adoption:proposal", args=[proposal.pk]),
    )

    def act(said: dict[str, Any]) -> object:
        return proposals.put_to_consultation(by=request.actor, draft=draft, today=localdate(), at=now(), **said)

    return answer(request, forms.ConsultForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def comment(request: ActingRequest, key: int) -> HttpResponse:
    """Comment on a step."""
    proposal = _found(request, key, permissions.COMMENT_ON_STEP)
    lead = _("The comment is shown under the name of your institution. Write nothing about any person.")
    asked = _page(proposal, _("Comment"), _("Send the comment"), lead, _("The comment was sent."))
    form = forms.CommentForm(
        steps=queries.steps_of(proposal, _lang()), initial={"element": request.GET.get("paso", "")}, **given(request)
    )

    def act(said: dict[str, Any]) -> object:
        return comments.comment_on_step(by=request.actor, proposal=proposal, today=localdate(), at=now(), **said)

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def answer_comment(request: ActingRequest, key: int, comment: int) -> HttpResponse:
    """Answer a comment."""
    proposal = _found(request, key, permissions.ANSWER_COMMENT)
    said_of = queries.comment_of(proposal, comment)
    if said_of is None:
        raise Http404
    lead = f"{said_of.institution.short_name}: {said_of.text}"
    asked = _page(proposal, _("Answer"), _("Answer the comment"), lead)

    def act(said: dict[str, Any]) -> object:
        return comments.answer_comment(by=request.actor, comment=said_of, at=now(), **said)

    return answer(request, forms.AnswerForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: ActingRequest, key: int) -> HttpResponse:
    """Close a consultation before its day."""
    proposal = _found(request, key, permissions.CLOSE_CONSULTATION)
    asked = _page(proposal, _("Close the consultation"), _("Close it"), _("Nobody comments afterwards."))

    def act(said: dict[str, Any]) -> object:
        return proposals.close_consultation(by=request.actor, proposal=proposal, today=localdate(), **said)

    return answer(request, forms.WhyForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def validate(request: ActingRequest, key: int) -> HttpResponse:
    """Record the validation workshop."""
    proposal = _found(request, key, permissions.RECORD_VALIDATION)
    lead = _("A proposal validated as it is goes on to its approvals; any other result returns it to draft.")
    asked = _page(proposal, _("Validation workshop"), _("Record the workshop"), lead)
    places = coverage.institutions_that_adopt(proposal.country.code)
    form = forms.ValidationForm(institutions=[(row.code, row.short_name) for row in places], **given(request))

    def act(said: dict[str, Any]) -> object:
        workshop = Workshop(**{**said, "institutions": tuple(said["institutions"]), "people": said["people"] or 0})
        return proposals.record_validation(
            by=request.actor, proposal=proposal, workshop=workshop, today=localdate(), at=now()
        )

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def approve(request: ActingRequest, key: int) -> HttpResponse:
    """Approve exactly what a proposal says."""
    proposal = _found(request, key, permissions.APPROVE_PROPOSAL)
    lead = _("You approve exactly what it says now, digest %(digest)s. It cannot be taken back.")
    asked = _page(proposal, _("Approve"), _("Approve it"), lead % {"digest": proposal.digest[:12]}, _("Approved."))

    def act(said: dict[str, Any]) -> object:
        return proposals.approve_proposal(by=request.actor, proposal=proposal, at=now())

    return answer(request, django_forms.Form(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def publish(request: ActingRequest, key: int) -> HttpResponse:
    """Publish an approved proposal."""
    proposal = _found(request, key, permissions.PUBLISH_PROPOSAL)
    lead = _("It is checked again first, from that day on. Cases that are running keep their version.")
    asked = replace(
        _page(proposal, _("Publish"), _("Check and publish"), lead),
        said=lambda version: (
            _("Published.") if version else _("It is being checked again; it is published when it holds.")
        ),
    )
    form = forms.PublishForm(initial={"in_force_on": localdate()}, **given(request))

    def act(said: dict[str, Any]) -> object:
        return proposals.publish_approved(by=request.actor, proposal=proposal, today=localdate(), at=now(), **said)

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def return_to_draft(request: ActingRequest, key: int) -> HttpResponse:
    """Return a proposal to draft."""
    proposal = _found(request, key, permissions.RETURN_TO_DRAFT)
    lead = _("The proposal ends, its approvals too; a draft that says the same begins, to go on with.")
    asked = _page(proposal, _("Return to draft"), _("Return it"), lead)

    def act(said: dict[str, Any]) -> object:
        return proposals.return_to_draft(by=request.actor, proposal=proposal, at=now(), **said)

    return answer(request, forms.WhyForm(**given(request)), asked, act)
