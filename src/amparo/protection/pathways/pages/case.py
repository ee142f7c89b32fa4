"""A case as one actor may see it: its bar, its parts, and what may be done now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.decide import READ, Facts, Relation, decide
from amparo.foundation.design.boards import Drawing
from amparo.foundation.design.pieces import Action, IdentityBar, Mark, Measure, Tab, Task
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.queries import Running
from amparo.protection.cases import queries as cases
from amparo.protection.cases.models import Case
from amparo.protection.consents import queries as consents
from amparo.protection.pathways import permissions, vocabulary
from amparo.protection.pathways.models import OpenStep, Pathway
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.gate import mark_of
from amparo.protection.pathways.pages.kept import Kept, kept
from amparo.protection.pathways.pages.work import step_url
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.queries.gate import permissions_now


@dataclass(frozen=True)
class View:
    """A case as one actor may see it: the relations that tie them, and the pathway."""

    by: Actor
    case: Case
    relations: tuple[Relation, ...]
    pathway: Pathway | None
    now: datetime
    consents: frozenset[str] = frozenset()

    @property
    def is_notice_only(self) -> bool:
        """Whether the actor sees the notice level only: the case's key and their own steps."""
        return all(relation.purpose == need_to_know.NOTICE for relation in self.relations)

    @property
    def groups(self) -> frozenset[str]:
        """The field groups granted for anything but a notice."""
        granted: frozenset[str] = frozenset().union(*(relation.groups for relation in self.relations))
        return granted | {"C0"}

    @cached_property
    def readable(self) -> frozenset[str]:
        """The field groups whose codes are shown: those that the actor may read now for the purpose of a grant."""
        return frozenset({"C0"}) | {
            group
            for relation in self.relations
            for group in relation.groups
            if decide(self._facts(group, relation.purpose)).allowed
        }

    def _facts(self, group: str, purpose: str) -> Facts:
        is_sealed, is_named = self.sealing
        return Facts(
            self.by.posts, READ, group, purpose, self.relations, self.consents, self.case.is_open,
            is_sealed=is_sealed, is_named=is_named,
        )  # fmt: skip

    @cached_property
    def sealing(self) -> tuple[bool, bool]:
        """Whether the case is sealed, and whether the actor is named for it."""
        return cases.sealing(self.case)

    @property
    def zone(self) -> str:
        """The country's time zone."""
        return str(self.case.country.time_zone)

    @property
    def run(self) -> Running | None:
        """What the pathway runs."""
        return runs.running(self.pathway) if self.pathway else None


def view_of(by: Actor, code: str, now: datetime) -> View | None:
    """Return the case as the actor may see it; None when it is not theirs or does not exist."""
    case = cases.case_by_code(code)
    if case is None:
        return None
    relations = cases.relations(case)
    return View(by, case, relations, runs.pathway_of(case), now, consents.live_purposes(case))


def group_label(group: str) -> str:
    """Return what a field group is called."""
    return {
        "C0": _("Case key"),
        "C1": _("Identity and safe contact"),
        "C2": _("Safety and location"),
        "C3": _("Minimal facts"),
        "C4": _("Telling"),
        "C5": _("Health"),
        "C6": _("Justice"),
        "C7": _("Migration and asylum"),
        "C8": _("Care"),
        "C9": _("Money"),
        "CA": _("Accreditation file"),
        "RP": _("Referral packet"),
    }.get(group, group)


def purpose_label(purpose: str) -> str:
    """Return what a purpose is called."""
    return {
        need_to_know.CARE: _("Care and protection"),
        need_to_know.ACCREDITATION: _("Accreditation"),
        need_to_know.JUSTICE: _("Criminal proceedings"),
        need_to_know.REPARATION: _("Rights and reparation"),
        need_to_know.NOTICE: _("Notice level"),
        need_to_know.EMERGENCY: _("Emergency"),
    }.get(purpose, purpose)


def tabs(view: View, current: str) -> tuple[Tab, ...]:
    """The parts of a case that this actor may see."""
    code = view.case.code
    found = [("case", _("Now")), ("course", _("Course so far"))]
    if not view.is_notice_only:
        found += [("people", _("Person and institutions")), ("consents", _("Consents")), ("plan", _("Services"))]
        found += [("documents", _("Documents")), ("accesses", _("Who looked"))]
    return tuple(Tab(label, reverse(f"pathways:{name}", args=[code]), name == current) for name, label in found)


def identity(view: View) -> IdentityBar:
    """The bar on top: the code and the coded facts that help to act well; never the name."""
    known = runs.known_answers(view.case)
    facts = []
    for name in ("amp_age_band", "prs_Gender", "prs_PrimaryLanguage", "amp_language"):
        field = dictionary.fields().get(name)
        value = known[name][0] if name in known else vocabulary.NOT_ASKED
        is_readable = field is not None and field.compartment in view.readable and not field.is_sealed
        if is_readable and value != vocabulary.NOT_ASKED:
            facts.append(words.value_label(name, value))
    state = view.run.net.answers(view.run.net.from_json(view.pathway.state)) if view.run and view.pathway else {}
    marks = []
    if str(known.get("amp_no_phone", ("",))[0]) == "yes":
        marks.append(Mark(_("Do not call"), "ban", warn=True))
    if state.get("danger") == "yes":
        marks.append(Mark(_("Danger"), "alert", warn=True))
    if not view.case.is_open:
        marks.append(Mark(_("Closed")))
    if view.is_notice_only:
        marks.append(Mark(_("Notice level"), "eye"))
    return IdentityBar(view.case.code, tuple(facts), tuple(marks))


@dataclass(frozen=True, slots=True)
class Now:
    """The first tab: what may be done, the alarms, the drawing, the figures."""

    tasks: tuple[Task, ...]
    waiting: tuple[Task, ...]
    kept: Kept | None
    alarms: tuple[Action, ...]
    drawing: Drawing | None
    measures: tuple[Measure, ...]
    may_add: bool


def now_page(view: View) -> Now:
    """Gather the first tab."""
    if view.pathway is None or view.run is None:
        return Now((), (), None, (), None, (), False)
    steps = list(runs.open_steps_of(view.case))
    for step in steps:
        step.case = view.case
    mine = [step for step in steps if permissions.holds_the_step(view.by, step)]
    others = [] if view.is_notice_only else [step for step in steps if step not in mine]
    measures = runs.measures_of(view.case)
    marks = {key: mark_of(each) for key, each in permissions_now(view.by, mine, view.now).items()}
    return Now(
        tasks=tuple(_task(view, step, mark=marks.get(step.pk, "")) for step in mine),
        waiting=tuple(_waiting(view, step) for step in others),
        kept=None if view.is_notice_only else kept(view),
        alarms=() if view.is_notice_only else _alarms(view),
        drawing=None if view.is_notice_only else _drawing(view, steps),
        measures=() if view.is_notice_only else _measures(measures),
        may_add=not view.is_notice_only and view.case.is_open,
    )


def _task(view: View, step: OpenStep, *, mark: str) -> Task:
    """A step that is the actor's to do; `mark` tells what it asks of them."""
    hints = (_("For the person: write down what she decides.") if step.role == "person" else "", mark)
    return _as_task(view, step, step_url(step), "ready", " · ".join(filter(None, hints)))


def _waiting(view: View, step: OpenStep) -> Task:
    """A step that waits for others."""
    return _as_task(view, step, "", "waiting", f"{step.team.institution.short_name} · {words.role_label(step.role)}")


def _as_task(view: View, step: OpenStep, url: str, state: Literal["ready", "waiting"], hint: str) -> Task:
    assert view.run is not None
    title, part = words.step_title(view.run, step.path), words.part_title(view.run, step.path)
    return Task(title, url, state, hint, words.due(step.due_at, view.now, view.zone), part)


def _alarms(view: View) -> tuple[Action, ...]:
    """What anyone may warn of; what brings a closed case back stands apart."""
    if view.run is None or view.pathway is None:
        return ()
    code, apart = view.case.code, runs.messages_that_bring_back(view.pathway)
    return tuple(
        Action(words.message_title(view.run, name), reverse("pathways:message", args=[code, name]), icon="alert")
        for name in runs.messages_heard(view.pathway)
        if name not in apart
    )


def _drawing(view: View, steps: Iterable[OpenStep]) -> Drawing | None:
    """The drawing of the main procedure with what is open lit; a call is lit when something in it is."""
    assert view.pathway is not None
    live = {step.path for step in steps}
    live |= {path.partition("/")[0] for path in live}
    version = procedures.version_by_id(view.pathway.versions[view.pathway.main])
    return Drawing(
        title=version.title,
        svg=procedures.drawing_of(version, words.lang(), frozenset(live)),
        list_url=reverse("procedures:list_form", args=[version.procedure.number]),
        small=True,
    )


def _measures(found: dict[str, int]) -> tuple[Measure, ...]:
    return (
        Measure(
            _("Times she told her story"), str(found["tellings"]), _("Aim: at most two"), bad=found["tellings"] > 2
        ),
        Measure(_("People who heard it"), str(found["interviewers"])),
        Measure(_("Steps done late"), str(found["late"]), bad=found["late"] > 0),
        Measure(_("Steps outside the procedure"), str(found["deviations"])),
    )
