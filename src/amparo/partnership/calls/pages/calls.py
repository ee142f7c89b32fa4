"""Calls as whoever runs or steers the programme sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.queries import labels_of
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Call
from amparo.partnership.calls.pages.public import moment, money, title_of
from amparo.partnership.calls.queries import applications, reviewing
from amparo.partnership.calls.queries import calls as asked

LANGUAGE_TITLES = {
    "es": _lazy("The call in Spanish"),
    "fr": _lazy("The call in French"),
    "en": _lazy("The call in English"),
}


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list under its header, or what stands where it is empty."""

    header: PageHeader
    table: Table | None
    empty: EmptyState


@dataclass(frozen=True, slots=True)
class Removable:
    """A line of what is asked or judged by, with the way to take it out while the call is prepared."""

    text: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class StageCard:
    """A stage: what it asks, by what it judges, who judges, and what to do."""

    title: str
    facts: tuple[Fact, ...]
    questions: tuple[Removable, ...]
    criteria: tuple[Removable, ...]
    sums: str
    reviewers: tuple[str, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class CallPage:
    """A call for whoever runs it."""

    header: PageHeader
    facts: tuple[Fact, ...]
    texts: tuple[Link, ...]
    applications: Table | None
    stages: tuple[StageCard, ...]
    is_invented: bool


def where(call: Call | None = None) -> tuple[Link, ...]:
    """Return the way to a page of calls."""
    first = Link(_("Calls and grants"), reverse("calls:list"))
    return (first, Link(title_of(call), reverse("calls:prepare", args=[call.code]))) if call else (first,)


def list_page(by: Actor, calls: Iterable[Call], at: datetime) -> ListPage:
    """Make the list of calls."""
    actions = [Action(_("Grants"), reverse("calls:grants"), icon="results")]
    if by.roles & words.RUNS_CALLS:
        actions.insert(0, Action(_("Prepare a call"), reverse("calls:make"), "primary", "add"))
    rows = [
        (
            Cell(title_of(row), url=reverse("calls:prepare", args=[row.code])),
            Cell(_standing(row, at)),
            Cell(moment(row.concepts_close_at, row)),
            Cell(str(getattr(row, "begun", 0)), number=True),
            Cell(str(getattr(row, "sent", 0)), number=True),
        )
        for row in calls
    ]
    columns = (_("Call for proposals"), _("State"), _("Last moment for the concept note"), _("Begun"), _("Were sent"))
    return ListPage(
        PageHeader(_("Calls and grants"), actions=tuple(actions)),
        table(_("Calls, latest first"), columns, rows, caption_unseen=True) if rows else None,
        EmptyState(_("There is no call yet."), _("A call is prepared here and read by everybody once published.")),
    )


def _standing(call: Call, at: datetime) -> str:
    if call.state == words.DRAFT:
        return str(words.CALL_STATES[words.DRAFT])
    if call.plans_told_at:
        return _("Decided")
    if call.concepts_told_at:
        return _("Action plans are judged") if asked.has_closed(call, words.PLAN, at) else _("Action plans are written")
    return _("Concept notes are judged") if asked.has_closed(call, words.CONCEPT, at) else _("Open")


def call_page(by: Actor, call: Call, at: datetime) -> CallPage:
    """Make the page of a call."""
    runs = bool(by.roles & words.RUNS_CALLS)
    rows = list(applications.applications_of(by, call))
    drafting = call.state == words.DRAFT
    told = {row.language for row in call.texts.all()}
    texts = tuple(
        Link(str(LANGUAGE_TITLES[language]), reverse("calls:text", args=[call.code, language]))
        for language in words.LANGUAGES
        if runs and (drafting or language not in told)
    )
    return CallPage(
        header=PageHeader(
            title_of(call), where=where(), lead=_standing(call, at), actions=tuple(_actions(call, runs))
        ),
        facts=(
            Fact(_("How much"), money(call.most_each, call.currency)),
            Fact(_("How many projects"), str(call.grants_planned)),
            Fact(_("For how many months"), str(call.months)),
            Fact(_("Project that it counts in"), call.project or "—"),
            *((Fact(_("Where it is told of"), in_language(call.origin)),) if call.origin else ()),
        ),
        texts=texts,
        applications=_applications(call, rows) if rows else None,
        stages=tuple(_stage(call, stage, at, runs) for stage in words.STAGES),
        is_invented=call.is_invented,
    )  # fmt: skip


def _actions(call: Call, runs: bool) -> Iterator[Action]:
    if call.state == words.DRAFT:
        if runs:
            yield Action(_("Publish the call"), reverse("calls:publish", args=[call.code]), "primary", "globe")
        return
    yield Action(_("The call as everybody reads it"), reverse("calls:call", args=[call.code]), icon="globe")


def _applications(call: Call, rows: Iterable[Application]) -> Table:
    screened = {stage: applications.screenings_in(call, stage) for stage in words.STAGES}
    cells = []
    for row in rows:
        stage = row.stage
        sent = getattr(row, "sent_plan" if stage == words.PLAN else "sent_concept", False)
        read = screened[stage].get(row.pk)
        told = _("Sent") if sent else _("Not sent")
        if read is not None:
            told = _("Read: inside the call") if read.is_admissible else _("Read: outside the call")
        state = str(words.APPLICATION_STATES[row.state])
        cells.append(
            (
                Cell(str(row.number), url=reverse("calls:application", args=[call.code, row.number])),
                Cell(row.name or "—", note=str(words.LEGAL[row.legal])),
                Cell(state),
                Cell(str(words.STAGES[stage]), note=told),
            )
        )
    columns = (_("Number"), _("Who applies"), _("State"), _("Stage"))
    return table(_("Applications, in the order in which they were begun"), columns, cells)


def _stage(call: Call, stage: str, at: datetime, runs: bool) -> StageCard:
    drafting = call.state == words.DRAFT and runs
    weights = asked.weights_of(call, stage)
    named = [row for row in reviewing.reviewers_of(call) if row.stage == stage]
    labels = labels_of({row.account for row in named})
    return StageCard(
        title=str(words.STAGES[stage]),
        facts=(Fact(_("Last moment"), moment(call.closes_at(stage), call)),),
        questions=tuple(
            Removable(
                str(row),
                _("Up to %(most)s letters.") % {"most": row.most_letters},
                reverse("calls:remove_question", args=[call.code, row.pk]) if drafting else "",
            )
            for row in asked.questions_of(call, stage)
        ),
        criteria=tuple(
            Removable(
                str(row),
                _("%(weight)s of 100") % {"weight": row.weight},
                reverse("calls:remove_criterion", args=[call.code, row.pk]) if drafting else "",
            )
            for row in asked.criteria_of(call, stage)
        ),
        sums=_("The weights add up to %(sum)s.") % {"sum": sum(weights.values())},
        reviewers=tuple(
            f"{labels.get(row.account, '—')} · {row.institution.short_name if row.institution else '—'}"
            for row in named
        ),
        actions=tuple(_stage_actions(call, stage, at, runs)),
    )


def _stage_actions(call: Call, stage: str, at: datetime, runs: bool) -> Iterator[Action]:
    args = [call.code, stage.lower()]
    if call.state == words.DRAFT:
        if runs:
            yield Action(_("Ask another question"), reverse("calls:add_question", args=args), icon="add")
            yield Action(_("Judge by one more thing"), reverse("calls:add_criterion", args=args), icon="scale")
        return
    if asked.has_closed(call, stage, at) or call.told_at(stage):
        yield Action(_("Selection table"), reverse("calls:selection", args=args), "primary", "scale")
    if runs and call.told_at(stage) is None:
        yield Action(_("Name a reviewer"), reverse("calls:name_reviewer", args=args), icon="people")
        closes_at = call.closes_at(stage)
        if closes_at is not None and closes_at >= at:
            yield Action(_("Move the deadline"), reverse("calls:deadline", args=args), icon="calendar")


def may_judge(call: Call, stage: str) -> list[tuple[str, str]]:
    """Return who may be named as a reviewer and was not yet, by institution."""
    known = {row.account for row in reviewing.reviewers_of(call) if row.stage == stage}
    found = reviewing.may_judge(call.country.code)
    labels = labels_of({account for account, _name, _key in found})
    return [(str(key), f"{labels.get(key, '—')} · {name}") for key, name, _key in found if key not in known]
