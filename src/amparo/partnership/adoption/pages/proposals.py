"""Proposals in words: the list, and one with its drawing, its comments and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Drawing, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader, Task
from amparo.partnership.adoption import permissions
from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.models import Comment, Proposal
from amparo.partnership.adoption.pages.cell import day
from amparo.partnership.adoption.pages.checking import Check, check_of
from amparo.partnership.adoption.queries import life as queries
from amparo.partnership.adoption.rules import life as rules
from amparo.partnership.coalition import queries as coalition

# How many stages of its life are over in each state.
STAGES_DONE: Final = {
    words.CONSULTATION: 1,
    words.VALIDATED: 3,
    words.APPROVED: 4,
    words.PUBLISHING: 4,
    words.PUBLISHED: 5,
}


def approvals_label(count: int) -> str:
    """Return how many have approved, in words."""
    return ngettext("%(count)s of 2 approval", "%(count)s of 2 approvals", count) % {"count": count}


def standing_label(proposal: Proposal, today: date) -> str:
    """Say where a proposal stands, and until when comments are taken."""
    if proposal.state == words.CONSULTATION:
        if queries.standing_of(proposal).takes_comments(today):
            return _("In consultation until %(day)s") % {"day": day(proposal.open_until)}
        return _("Consultation over, to be validated")
    return str(words.STATES[proposal.state])


def list_table(by: Actor, today: date) -> tuple[PageHeader, Table, EmptyState | None]:
    """Gather the proposals of the actor's country."""
    found = list(queries.proposals_visible_to(by))
    rows = [
        (
            Cell(f"{row.procedure.number} {row.title}", url=reverse("adoption:proposal", args=[row.pk])),
            Cell(standing_label(row, today)),
            Cell(day(row.opened_on)),
            Cell(str(row.said), number=True),
            Cell(str(row.approved), number=True),
        )
        for row in found
    ]
    header = PageHeader(
        _("Proposals"),
        where=(Link(_("Procedures"), reverse("procedures:list")),),
        lead=_("New versions on their way: consultation, validation, two approvals. None is in force yet."),
        actions=tuple(_list_actions(by)),
    )
    columns = (_("Procedure"), _("Stands"), _("Opened"), _("Comments"), _("Approvals"))
    empty = EmptyState(_("No proposal yet."), _("A draft that is put to consultation appears here."))
    return header, table(_("Proposals"), columns, rows, caption_unseen=True), None if found else empty


def _list_actions(by: Actor) -> Iterator[Action]:
    yield Action(_("Adoption of procedures"), reverse("adoption:matrix"), icon="work")
    if "secretariat" in by.roles:
        yield Action(_("Drafts of procedures"), reverse("revision:list"), icon="edit")
        yield Action(_("Between countries"), reverse("adoption:offers"), icon="globe")


@dataclass(frozen=True, slots=True)
class Said:
    """A comment with its answer; ``answer_url`` is where the secretariat answers it."""

    institution: str
    when: str
    text: str
    answer: str = ""
    outcome: str = ""
    answer_url: str = ""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A step with what was said of it, and where one says more."""

    id: str
    title: str
    comments: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """One proposal."""

    header: PageHeader
    facts: tuple[Fact, ...]
    tasks: tuple[Task, ...]
    drawing: Drawing
    pinned: tuple[Pinned, ...]
    takes_comments: bool
    check: Check | None


def proposal_page(by: Actor, proposal: Proposal, today: date, at: datetime, lang: str) -> ProposalPage:
    """Gather the page of a proposal on a day."""
    standing = queries.standing_of(proposal)
    speaks = may(by, permissions.COMMENT_ON_STEP, proposal, by_table=permissions.MAY)
    takes = standing.takes_comments(today) and speaks
    return ProposalPage(
        header=PageHeader(
            f"{proposal.procedure.number} {proposal.title}",
            where=(
                Link(_("Procedures"), reverse("procedures:list")),
                Link(_("Proposals"), reverse("adoption:proposals")),
            ),
            lead=standing_label(proposal, today),
            actions=tuple(_actions(by, proposal, standing, today)),
        ),
        facts=tuple(_facts(proposal)),
        tasks=tuple(_tasks(proposal, standing, today)),
        drawing=Drawing(proposal.title, queries.drawing_of(proposal, lang)),
        pinned=tuple(_pinned(by, proposal, lang)),
        takes_comments=takes,
        check=check_of(proposal, today, at, lang),
    )


def _actions(by: Actor, proposal: Proposal, standing: rules.Standing, today: date) -> Iterator[Action]:
    """Yield what this person may do now."""
    offered = []
    if standing.takes_comments(today):
        offered.append((permissions.COMMENT_ON_STEP, _("Comment"), "comment", "primary"))
        offered.append((permissions.CLOSE_CONSULTATION, _("Close the consultation"), "close", ""))
    elif proposal.state == words.CONSULTATION:
        offered.append((permissions.RECORD_VALIDATION, _("Record the validation"), "validate", "primary"))
    if not rules.reasons_not_to_approve(standing, by=by.account):
        offered.append((permissions.APPROVE_PROPOSAL, _("Approve"), "approve", "primary"))
    if proposal.state == words.APPROVED:
        offered.append((permissions.PUBLISH_PROPOSAL, _("Publish"), "publish", "primary"))
    if proposal.is_open:
        offered.append((permissions.RETURN_TO_DRAFT, _("Return to draft"), "return", ""))
    for operation, label, name, kind in offered:
        if may(by, operation, proposal, by_table=permissions.MAY):
            yield Action(label, reverse(f"adoption:{name}", args=[proposal.pk]), kind=kind)


def _facts(proposal: Proposal) -> Iterator[Fact]:
    yield Fact(_("What changes, and why"), proposal.reason)
    if proposal.base:
        yield Fact(_("It revises"), _("Version %(number)s") % {"number": proposal.base.number})
    yield Fact("SHA-256", proposal.digest[:12])
    if proposal.closed_on:
        yield Fact(_("Closed before its day"), day(proposal.closed_on), note=proposal.closed_why)
    if proposal.returned_why:
        yield Fact(_("Why it was returned"), proposal.returned_why)
    validation = getattr(proposal, "validation", None)
    if validation:
        names = coalition.short_names_in(proposal.country.code)
        present = ", ".join(names.get(code, code) for code in validation.institutions)
        text = f"{day(validation.held_on)}, {validation.place} · {words.RESULTS[validation.result]}"
        yield Fact(_("Validation workshop"), text, note=f"{present} · {validation.people} · {validation.note}")
    for approval in proposal.approvals.select_related("institution"):
        moment = date_format(localtime(approval.approved_at), "SHORT_DATETIME_FORMAT")
        yield Fact(_("Approved by a person of"), approval.institution.short_name, note=moment)


def _tasks(proposal: Proposal, standing: rules.Standing, today: date) -> Iterator[Task]:
    """Yield the stages of the life, with what is done and what is next."""
    unanswered = ngettext(
        "%(count)s comment has no answer yet.", "%(count)s comments have no answer yet.", standing.unanswered
    ) % {"count": standing.unanswered}
    stages = (
        (_("Check with all that calls it"), ""),
        (_("Consultation"), unanswered if standing.unanswered else ""),
        (_("Validation workshop"), ""),
        (_("Two approvals"), approvals_label(len(standing.approvers))),
        (_("Version in force"), day(proposal.version.in_force_on) if proposal.version else ""),
    )
    done = STAGES_DONE.get(proposal.state, 0)
    if proposal.state == words.CONSULTATION and not standing.takes_comments(today) and not standing.unanswered:
        done += 1
    for index, (title, hint) in enumerate(stages):
        is_next = index == done and proposal.is_open
        yield Task(title, state="done" if index < done else "waiting" if is_next else "locked", hint=hint)


def _pinned(by: Actor, proposal: Proposal, lang: str) -> Iterator[Pinned]:
    """Yield the whole and every step that something was said of, in reading order."""
    said: dict[str, list[Comment]] = {}
    for comment in queries.comments_of(proposal):
        said.setdefault(comment.element, []).append(comment)
    answers = proposal.state == words.CONSULTATION and may(
        by, permissions.ANSWER_COMMENT, proposal, by_table=permissions.MAY
    )
    for key, title in (("", _("The whole procedure")), *queries.steps_of(proposal, lang)):
        if key in said:
            yield Pinned(key, title, tuple(_said(comment, answers) for comment in said[key]))


def _said(comment: Comment, answers: bool) -> Said:
    answer = getattr(comment, "answer", None)
    return Said(
        institution=comment.institution.short_name,
        when=date_format(localtime(comment.written_at), "SHORT_DATETIME_FORMAT"),
        text=comment.text,
        answer=answer.text if answer else "",
        outcome=str(words.OUTCOMES[answer.outcome]) if answer else "",
        answer_url=reverse("adoption:answer", args=[comment.proposal_id, comment.pk])
        if answers and answer is None
        else "",
    )
