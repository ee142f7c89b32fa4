"""A case: what may be done now, what happened, who is in it, who looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.decide import Relation
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.audit import queries as audit
from amparo.foundation.audit.words import action_label
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, Drawing, Table, table
from amparo.foundation.design.pieces import Action, Change, Happening, IdentityBar, Mark, Measure, More, Tab, Task
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.queries import Running
from amparo.protection.cases import queries as cases
from amparo.protection.cases.models import Case
from amparo.protection.pathways import permissions, vocabulary
from amparo.protection.pathways.models import OpenStep, Pathway, PathwayEvent
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.work import step_url
from amparo.protection.pathways.queries import runs
from amparo.protection.people import operations as people
from amparo.protection.people import queries as sealed

PAGE = 30


@dataclass(frozen=True)
class View:
    """A case as one actor may see it: the relations that tie them, and the pathway."""

    by: Actor
    case: Case
    relations: tuple[Relation, ...]
    pathway: Pathway | None
    now: datetime

    @property
    def is_notice_only(self) -> bool:
        """Whether the actor sees the notice level only: the case's key and their own steps."""
        return all(relation.purpose == need_to_know.NOTICE for relation in self.relations)

    @property
    def groups(self) -> frozenset[str]:
        """The field groups granted for anything but a notice."""
        granted: frozenset[str] = frozenset().union(*(relation.groups for relation in self.relations))
        return granted | {"C0"}

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
    return View(by, case, relations, runs.pathway_of(case), now)


def group_label(group: str) -> str:
    """Return what a field group is called."""
    return {
        "C0": _("Case key"),
        "C1": _("Identity and safe contact"),
        "C2": _("Safety and location"),
        "C3": _("Minimal facts"),
        "C4": _("Account"),
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
    }.get(purpose, purpose)


def tabs(view: View, current: str) -> tuple[Tab, ...]:
    """The parts of a case that this actor may see."""
    code = view.case.code
    found = [("case", _("Now")), ("course", _("Course"))]
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
        is_readable = field is not None and field.compartment in view.groups and not field.is_sealed
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
    alarms: tuple[Action, ...]
    drawing: Drawing | None
    measures: tuple[Measure, ...]
    may_add: bool


def now_page(view: View) -> Now:
    """Gather the first tab."""
    if view.pathway is None or view.run is None:
        return Now((), (), None, (), False)
    steps = list(runs.open_steps_of(view.case))
    for step in steps:
        step.case = view.case
    mine = [step for step in steps if permissions.holds_the_step(view.by, step)]
    others = [] if view.is_notice_only else [step for step in steps if step not in mine]
    tasks = [_task(view, step, mine=True) for step in mine] + [_task(view, step, mine=False) for step in others]
    measures = runs.measures_of(view.case)
    return Now(
        tasks=tuple(tasks),
        alarms=() if view.is_notice_only else _alarms(view),
        drawing=None if view.is_notice_only else _drawing(view, steps),
        measures=() if view.is_notice_only else _measures(measures),
        may_add=not view.is_notice_only and view.case.is_open,
    )


def _task(view: View, step: OpenStep, *, mine: bool) -> Task:
    assert view.run is not None
    title = words.step_title(view.run, step.path)
    due = words.due(step.due_at, view.now, view.zone)
    if mine:
        hint = _("For the person: write down what she decides.") if step.role == "person" else ""
        return Task(title, step_url(step), "ready", hint, due)
    who = f"{step.team.institution.short_name} · {words.role_label(step.role)}"
    return Task(title, "", "waiting", who, due)


def messages_to_raise(view: View) -> tuple[str, ...]:
    """Return the messages that the procedure listens to now and anyone may raise."""
    if view.run is None or view.pathway is None:
        return ()
    state = view.run.net.from_json(view.pathway.state)
    heard = (each.name for each in view.run.net.waiting(state) if each.kind == "message" and not each.absorbs)
    return tuple(name for name in dict.fromkeys(heard) if name not in vocabulary.TOLD_BY_OPERATIONS)


def _alarms(view: View) -> tuple[Action, ...]:
    if view.run is None:
        return ()
    code = view.case.code
    return tuple(
        Action(words.message_title(view.run, name), reverse("pathways:message", args=[code, name]), icon="alert")
        for name in messages_to_raise(view)
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


@dataclass(frozen=True, slots=True)
class Course:
    """The second tab: what happened, latest first."""

    happenings: tuple[Happening, ...]
    more: More | None


def course_page(view: View, before: str) -> Course:
    """Gather what happened, as far as the actor may see it."""
    key = row_key(before)
    events = runs.events_of(view.case, limit=PAGE + 1, before=key)
    more = None
    if len(events) > PAGE:
        address = reverse("pathways:course", args=[view.case.code])
        more = More(_("%(count)s shown") % {"count": PAGE}, f"{address}?antes={events[PAGE - 1].pk}")
    shown = [event for event in events[:PAGE] if not view.is_notice_only or event.team_id in view.by.teams]
    labels = accounts.labels_of({event.account_id for event in shown if event.account_id is not None})
    return Course(tuple(_happening(view, event, labels) for event in shown), more)


def _happening(view: View, event: PathwayEvent, labels: dict[int, str]) -> Happening:
    """One event in words, with the coded answers of the groups that the actor was granted."""
    run = runs.running(event.pathway)
    title = words.step_title(run, event.path) if event.path else _started(event)
    if event.kind == vocabulary.MESSAGE:
        title = words.message_title(run, event.reason)
    who = [event.team.institution.short_name] if event.team else []
    if event.account_id in labels:
        who.append(labels[event.account_id])
    known = dictionary.fields()
    changes = [
        Change(words.field_label(name), words.value_label(name, value))
        for name, value in event.answers.items()
        if name in known and known[name].compartment in view.groups
    ]
    changes += [Change(*_outcome(run, event.path, name, value)) for name, value in event.outcome.items()]
    return Happening(
        title=title,
        by=" · ".join(who) or _("Amparo"),
        when=words.moment(event.at, view.zone),
        when_iso=event.at.isoformat(),
        text=_text(event),
        kind="deviation" if event.kind in {vocabulary.SKIPPED, vocabulary.ADDED} else "step",
        changes=tuple(changes),
    )


def _started(event: PathwayEvent) -> str:
    return _("The pathway started") if event.kind == vocabulary.STARTED else _("The pathway ended")


def _outcome(run: Running, path: str, variable: str, value: str) -> tuple[str, str]:
    said = run.answers(path, variable, words.lang())
    return said.get("question", variable), said.get(value, value)


def _text(event: PathwayEvent) -> str:
    texts = []
    if event.kind == vocabulary.SKIPPED:
        texts.append(_("Skipped: %(why)s.") % {"why": vocabulary.REASONS.get(event.reason, event.reason)})
    if event.kind == vocabulary.ADDED:
        texts.append(_("Added: %(why)s.") % {"why": vocabulary.REASONS.get(event.reason, event.reason)})
    if event.kind == vocabulary.TIMER:
        texts.append(_("The time set for it passed."))
    if event.kind == vocabulary.ESCALATED:
        texts.append(_("Late: shown to %(who)s.") % {"who": words.role_label(event.role)})
    elif event.late:
        texts.append(_("Done late."))
    return " ".join(texts)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A field group of the case: whether the actor may open it, and with which purpose."""

    group: str
    label: str
    filled: bool
    purposes: tuple[tuple[str, str], ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class People:
    """The person and the institutions."""

    groups: tuple[GroupRow, ...]
    teams: Table


def people_page(view: View) -> People:
    """Gather which groups may be opened, and who is in the case."""
    filled = sealed.sealed_fields(view.case)
    rows = []
    for group in need_to_know.GROUPS:
        if group not in need_to_know.SEALED_GROUPS or group == "RP":
            continue
        purposes = [relation.purpose for relation in view.relations if group in relation.groups]
        allowed = [
            why for why in dict.fromkeys(purposes) if not people.may_open(view.by, view.case, group=group, purpose=why)
        ]
        refused = "" if allowed else _why_not(view, group, purposes)
        pairs = tuple((why, purpose_label(why)) for why in allowed)
        rows.append(GroupRow(group, group_label(group), group in filled, pairs, refused))
    return People(tuple(rows), _teams(view))


def _why_not(view: View, group: str, purposes: list[str]) -> str:
    if not purposes:
        return _("Not part of your work on this case.")
    reason = people.may_open(view.by, view.case, group=group, purpose=purposes[0])
    if reason == "CONSENT":
        return _("Opens once the person agrees.")
    return _("Not part of your work on this case.")


def _teams(view: View) -> Table:
    grants = {(row.team, row.until is None) for row in cases.grants_of(view.case)}
    cells = []
    for row in cases.involvements_of(view.case):
        is_live = row.until is None and (row.team_id, True) in grants
        cells.append(
            (
                Cell(row.team.institution.short_name, note=str(row.team) if row.team.code != "team" else ""),
                Cell(words.role_label(row.role)),
                Cell(words.moment(row.since, view.zone)),
                Cell(_("In the case") if is_live else _("Ended")),
            )
        )
    return table(_("Who is in this case"), (_("Institution"), _("Role"), _("Since"), _("Now")), cells)


def accesses_page(view: View, before: str) -> tuple[Table, More | None]:
    """Gather who opened what and who changed what, latest first, by institution and role."""
    key = row_key(before)
    rows = audit.entries_of_case(view.case.pk, limit=PAGE + 1, before=key)
    more = None
    if len(rows) > PAGE:
        address = reverse("pathways:accesses", args=[view.case.code])
        more = More(_("%(count)s shown") % {"count": PAGE}, f"{address}?antes={rows[PAGE - 1].pk}")
    short = coalition.short_names(view.case.country_id)
    cells = [
        (
            Cell(words.moment(row.at, view.zone)),
            Cell(short.get(row.institution, row.institution) or _("Amparo")),
            Cell(", ".join(words.role_label(role) for role in row.role.split())),
            Cell(action_label(row.action), note=group_label(row.group) if row.group else ""),
            Cell(purpose_label(row.purpose) if row.purpose in need_to_know.PURPOSES else "—"),
        )
        for row in rows[:PAGE]
    ]
    columns = (_("When"), _("Institution"), _("Role"), _("What"), _("For"))
    return table(_("Who looked and who changed something"), columns, cells), more
