"""A step: the question, why it is asked, who will see the answer, what is already known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.bpmn.diagram import Node
from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import drafts
from amparo.foundation.design import fields as questions
from amparo.foundation.design.pieces import EyeLine, Link, PageHeader
from amparo.foundation.notices.announcements import announce
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.procedures.queries import Running
from amparo.partnership.training.rules.gate import Permission
from amparo.protection.cases import queries as cases
from amparo.protection.pathways import vocabulary
from amparo.protection.pathways.forms import StepForm, ask_why
from amparo.protection.pathways.models import OpenStep
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View
from amparo.protection.pathways.pages.gate import Gate, gate_of
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.queries.gate import permission_now

ASKED_AGAIN = "preguntar"


@dataclass(frozen=True)
class Sheet:
    """What a step's form is made of."""

    step: OpenStep
    run: Running
    node: Node
    asked: tuple[tuple[dictionary.Field, bool], ...]
    known: tuple[questions.Field, ...]
    sayings: Mapping[str, Mapping[str, str]]
    permission: Permission


def sheet_of(view: View, step: OpenStep, again: frozenset[str]) -> Sheet:
    """Sort the fields of a step into those to ask and those that are already known."""
    run = runs.running(step.pathway)
    node = run.net.node(step.path)
    given = runs.known_answers(view.case)
    asked, known = [], []
    for note in node.fields:
        field = dictionary.fields().get(note.name)
        if field is None:
            continue
        readable = field.name in given and not field.is_sealed and field.compartment in view.readable
        if readable and field.name not in again and given[field.name][0] != vocabulary.NOT_ASKED:
            known.append(_known(field, *given[field.name]))
        else:
            asked.append((field, note.required))
    sayings = {ask.variable: run.answers(step.path, ask.variable, words.lang()) for ask in node.asks}
    return Sheet(step, run, node, tuple(asked), tuple(known), sayings, permission_now(view.by, step, view.now))


def _known(field: dictionary.Field, value: Any, event: Any) -> questions.Field:
    who = event.team.institution.short_name if event.team else ""
    return questions.Field(
        name=field.name,
        label=field.label,
        kind="known",
        value=words.value_label(field.name, value),
        known_from=f"{who}, {words.day(event.at)}" if who else words.day(event.at),
    )


def form_of(sheet: Sheet, *args: Any, **kw: Any) -> StepForm:
    """Make the form of a sheet; who holds no certificate of what the step asks for is asked why."""
    form = StepForm(sheet.node, sheet.asked, sheet.sayings, *args, **kw)
    ask_why(form, sheet.permission)
    return form


def initial_of(by: Actor, sheet: Sheet, place: str) -> tuple[dict[str, Any], datetime | None]:
    """Return what the actor had typed on this page, and when it was kept."""
    draft = drafts.draft_of(by, place)
    if draft is None:
        return {}, None
    values, at = draft
    many = {field.name for field, _required in sheet.asked if field.type == "choices"}
    return {name: texts if name in many else (texts[-1] if texts else "") for name, texts in values.items()}, at


@dataclass(frozen=True, slots=True)
class StepPage:
    """A step as its page shows it."""

    header: PageHeader
    why: str
    help: str
    eye: EyeLine
    gate: Gate | None
    fields: tuple[questions.Field, ...]
    mistakes: tuple[questions.Mistake, ...]
    known: tuple[questions.Field, ...]
    saved_at: str
    skip_url: str
    draft_url: str
    again_url: str
    is_telling: bool
    for_the_person: bool
    practices: tuple[Link, ...]


def step_page(view: View, sheet: Sheet, form: StepForm, saved_at: datetime | None, reasons: list[str]) -> StepPage:
    """Gather the page of a step."""
    step, code = sheet.step, view.case.code
    said = sheet.run.words(step.path, "steps", words.lang())
    shown = questions.from_form(form)
    others = [str(error) for error in form.non_field_errors()] if form.is_bound else []
    again = "&".join(f"{ASKED_AGAIN}={field.name}" for field in sheet.known)
    here = reverse("pathways:step", args=[code, step.path])
    return StepPage(
        header=PageHeader(
            words.step_title(sheet.run, step.path),
            where=(Link(_("My work"), reverse("pathways:work")), Link(code, reverse("pathways:case", args=[code]))),
            due=words.due(step.due_at, view.now, view.zone),
            badge=_badge(view, sheet),
        ),
        why=str(said.get("why", "")),
        help=str(said.get("help", "")),
        eye=eye_line(sheet),
        gate=gate_of(sheet.permission),
        fields=shown,
        mistakes=questions.mistakes_of(shown, [*others, *reasons]),
        known=sheet.known,
        saved_at=words.hour(saved_at, view.zone) if saved_at else "",
        skip_url=reverse("pathways:skip", args=[code, step.path]),
        draft_url=reverse("pathways:draft", args=[code, step.path]),
        again_url=f"{here}?{again}" if again else "",
        is_telling=bool(sheet.node.step and sheet.node.step.telling),
        for_the_person=step.role == "person",
        practices=_practices(sheet),
    )


def _practices(sheet: Sheet) -> tuple[Link, ...]:
    """Return the good practices that bear on the step, as whoever keeps them says."""
    process, element = sheet.run.place(sheet.step.path)
    procedure = sheet.run.diagrams[process].number
    return tuple(link for found in announce("STEP_SHOWN", procedure=procedure, element=element) for link in found)


def _badge(view: View, sheet: Sheet) -> Any:
    note = sheet.node.step
    if note is None or not note.deadline:
        return None
    given = sheet.run.deadline(sheet.step.path, note.deadline, view.case.country.code)
    return words.deadline_badge(given)


def eye_line(sheet: Sheet) -> EyeLine:
    """Say who will see what is written here: the roles in the case that work with its field groups."""
    groups = {field.compartment for field, _required in sheet.asked} | {"C0"}
    note = sheet.node.step
    groups |= set(note.writes) if note else set()
    involved = {row.role for row in cases.involvements_of(sheet.step.case) if row.until is None}
    sensitive = groups - {"C0"}
    seeing = [role for role in sorted(involved) if sensitive & need_to_know.READS.get(role, frozenset())]
    blind = [role for role in ("police", "prosecutor", "secretariat") if role not in seeing]
    who = ", ".join(words.role_label(role) for role in seeing) or words.role_label(sheet.step.role)
    return EyeLine(who, ", ".join(words.role_label(role) for role in blind))


def step_place(code: str, path: str) -> str:
    """Return the page under which a step's draft is kept."""
    return reverse("pathways:step", args=[code, path])
