"""Drafts in words: the list, and one draft with its states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, More, PageHeader
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.revision import permissions, queries
from amparo.partnership.revision.models import Draft
from amparo.partnership.revision.vocabulary import PROPOSED, STATES

PAGE: Final = 30


def moment(at: object) -> str:
    """Return a moment in words, in the reader's zone."""
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT")  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class ListPage:
    """The drafts that an actor may read."""

    header: PageHeader
    table: Table
    empty: EmptyState | None
    more: More | None


def list_page(by: Actor, after: int) -> ListPage:
    """Gather the drafts, newest change first; `after` is the number of drafts already shown."""
    found = list(queries.drafts_visible_to(by)[after : after + PAGE + 1])
    shown = found[:PAGE]
    names = coalition.short_names_in(by.country)
    rows = [
        (
            Cell(f"{draft.number} {draft.title}", url=reverse("revision:draft", args=[draft.pk])),
            Cell(names.get(draft.institution, draft.institution)),
            Cell(str(STATES[draft.state])),
            Cell(moment(draft.edited_at), note=draft.edited_by),
        )
        for draft in shown
    ]
    columns = (_("Procedure"), _("Who draws it"), _("State"), _("Last change"))
    begin = Action(_("Begin a draft"), reverse("revision:begin"), kind="primary", icon="add")
    may = permissions.draws_procedures(by, None)
    return ListPage(
        header=PageHeader(
            _("Drafts of procedures"),
            where=(Link(_("Procedures"), reverse("procedures:list")),),
            lead=_("What is being drawn or revised. Nothing here is in force until it is proposed and approved."),
            actions=(begin,) if may and shown else (),
        ),
        table=table(_("Drafts"), columns, rows, caption_unseen=True),
        empty=None if shown else _nothing_yet(may, begin),
        more=More("", f"?desde={after + PAGE}") if len(found) > PAGE else None,
    )


def _nothing_yet(may: bool, begin: Action) -> EmptyState:
    if not may:
        return EmptyState(_("Procedures are drawn by the secretariat and by whoever drafts for an institution."))
    text = _("Begin from a procedure in force, from nothing, or from a BPMN file.")
    return EmptyState(_("Nothing is being drawn."), text, (begin,))


@dataclass(frozen=True, slots=True)
class State:
    """A saved state in words; `may_return` when it can be taken back."""

    key: int
    revision: int
    saved: str
    by: str
    beside: bool
    may_return: bool


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One draft: what it is, and the states in which it was saved."""

    header: PageHeader
    facts: tuple[Fact, ...]
    states: tuple[State, ...]


def draft_page(by: Actor, draft: Draft) -> DraftPage:
    """Gather a draft's page."""
    names = coalition.short_names_in(draft.country)
    compare = Action(_("See what changed"), reverse("revision:compare", args=[draft.pk]), icon="scale")
    actions = [
        compare,
        Action(_("The procedure that it revises"), reverse("revision:source", args=[draft.pk]), icon="document"),
        Action(_("Download the drawing (BPMN)"), reverse("revision:file", args=[draft.pk]), icon="arrow"),
    ]
    if draft.refines or permissions.draws_procedures(by, None):
        actions.append(Action(_("Copy it"), reverse("revision:copy", args=[draft.pk]), icon="copy"))
    if draft.is_open:
        actions.insert(0, Action(_("Draw"), reverse("revision:draw", args=[draft.pk]), kind="primary", icon="edit"))
        if draft.refines:
            actions.insert(1, Action(_("Hand it in"), reverse("internal:hand_in", args=[draft.pk]), icon="send"))
        elif permissions.is_of_the_secretariat(by, draft):
            actions.append(Action(_("Put to consultation"), reverse("adoption:consult", args=[draft.pk]), icon="send"))
        actions.append(Action(_("Discard the draft"), reverse("revision:discard", args=[draft.pk]), kind="quiet"))
    return DraftPage(
        header=PageHeader(
            f"{draft.number} {draft.title}",
            where=(
                Link(_("Procedures"), reverse("procedures:list")),
                Link(_("Drafts"), reverse("revision:list")),
            ),
            actions=tuple(actions),
        ),
        facts=(
            Fact(_("State"), str(STATES[draft.state])),
            Fact(_("Begun from"), _base(draft)),
            Fact(_("Who draws it"), names.get(draft.institution, draft.institution)),
            Fact(_("Last change"), moment(draft.edited_at), note=draft.edited_by),
        ),
        states=_states(draft),
    )


def _base(draft: Draft) -> str:
    if draft.refines:
        return _("how your institution does its part inside")
    return _("version %(number)s") % {"number": draft.base.number} if draft.base else _("a procedure that is new")


def _states(draft: Draft) -> tuple[State, ...]:
    may = draft.state != PROPOSED
    return tuple(
        State(state.pk, state.revision, moment(state.saved_at), state.saved_by, state.beside,
              may and (state.digest != draft.digest or not draft.is_open))
        for state in queries.states_of(draft)[:PAGE]
    )  # fmt: skip
