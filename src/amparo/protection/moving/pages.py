"""What moves and what stays, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.bpmn.diagram import TASKS, NodeKind
from amparo.foundation.access import permits
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Link, PageHeader
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.procedures import queries as procedures
from amparo.protection.moving import permissions, queries, rules
from amparo.protection.moving.models import Moving
from amparo.protection.moving.vocabulary import FATES, FEWEST, MOVING
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View

# Where a case may stand beside its steps: waiting for what the drawing names.
WAITS = frozenset({NodeKind.CATCH, NodeKind.EVENT_GATEWAY})


@dataclass(frozen=True, slots=True)
class Part:
    """A notice on the page of a case."""

    title: str
    text: str
    actions: tuple[Action, ...]


def notice_of(view: View) -> Part | None:
    """Tell who leads a case that other versions are in force by now; None when there is nothing to decide."""
    if view.pathway is None or not permits.may(view.by, permissions.MOVE_CASE, view.case, by_table=permissions.MAY):
        return None
    versions = queries.versions_now(view.case.country, view.now)
    if not view.case.is_open or not rules.is_behind(view.pathway.versions, versions):
        return None
    if queries.stays(view.pathway, rules.target_of(versions)):
        return None
    return Part(
        _("New versions of the procedures are in force"),
        _("This case goes on in those that it began with. You may move it, or decide that it stays."),
        (Action(_("See what would change"), reverse("moving:case", args=[view.case.code]), kind="small"),),
    )


@dataclass(frozen=True, slots=True)
class CasePage:
    """What moving would mean for one case. `reasons` say why it cannot; `stays`: it was decided that it stays."""

    header: PageHeader
    standing: Table
    reasons: tuple[str, ...]
    stays: bool


def case_page(view: View) -> CasePage | None:
    """Gather what moving would mean for a case; None when it runs in the versions in force."""
    pathway, run = view.pathway, view.run
    versions = queries.versions_now(view.case.country, view.now)
    if pathway is None or run is None or not rules.is_behind(pathway.versions, versions):
        return None
    outlook = queries.outlook_of(pathway, versions, {})
    state = run.net.from_json(pathway.state)
    titles = {path: words.step_title(run, path) for path in (*run.net.open_steps(state), *outlook.lost)}
    stays = queries.stays(pathway, rules.target_of(versions))
    reasons = rules.reasons_not_to_move(outlook, is_open=view.case.is_open, stays=stays, titles=titles)
    rows = [
        (Cell(titles[path]), Cell(_("It is gone") if path in outlook.lost else _("It stays as it is")))
        for path in run.net.open_steps(state)
    ]
    return CasePage(
        PageHeader(
            _("Move this case to the versions in force"),
            where=(Link(view.case.code, reverse("pathways:case", args=[view.case.code])),),
            lead=_("What was done stays done. Only what comes next follows the new version."),
        ),
        table(_("Where the case stands"), (_("Open step"), _("In the new version")), rows),
        tuple(reasons),
        stays,
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """A step that is gone, and where its cases may go in the new version (path, title)."""

    path: str
    title: str
    goes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """How many running cases stand where and what becomes of them. `state`: NONE, or as `Moving.state`."""

    header: PageHeader
    state: str
    said: str
    standing: Table | None
    choices: tuple[Choice, ...]
    empty: EmptyState | None
    moving: int


def plan_page(country: str, at: datetime) -> PlanPage:
    """Gather the latest plan of a country."""
    moving = queries.latest_for(country)
    header = PageHeader(
        _("Running cases and new versions"),
        where=(Link(_("Procedures"), reverse("procedures:list")),),
        lead=_("A case moves only where it can still complete with all rights. No case is named here."),
    )
    if moving is None:
        return PlanPage(header, "NONE", "", None, (), _nothing_asked(), 0)
    is_current = moving.target == rules.target_of(queries.versions_now(moving.country, at))
    empty = None
    if moving.state != "ASKED" and not moving.plan:
        empty = EmptyState(_("Every running case is in the versions in force"), _("There is nothing to move."))
    return PlanPage(
        header,
        moving.state if is_current or moving.state == "DONE" else "OLD",
        _said(moving, is_current=is_current),
        _standing(moving) if moving.plan else None,
        _choices(moving) if moving.state == "PLANNED" else (),
        empty,
        moving.pk,
    )


def _nothing_asked() -> EmptyState:
    return EmptyState(
        _("No plan has been prepared"),
        _("Prepare one to see how many cases stand where, which move by themselves and which need a decision."),
    )


def _said(moving: Moving, *, is_current: bool) -> str:
    if moving.state == "ASKED":
        return _("The plan is being prepared. Look again in a minute.")
    if moving.state == "ORDERED":
        return _("The cases are being moved. Look again in a minute.")
    if moving.state == "DONE":
        return _("Cases that were moved: %(count)s.") % {"count": _few(moving.moved) if moving.moved else "0"}
    if not is_current:
        return _("Other versions are in force by now: prepare the plan again.")
    count = sum(row["cases"] for row in moving.plan or () if row["fate"] in MOVING)
    if not count:
        return _("No case moves by itself.")
    return _("Open steps that move by themselves: %(count)s.") % {"count": _few(count)}


def _standing(moving: Moving) -> Table:
    rows = [
        (
            Cell(_title(row)),
            Cell(str(FATES[row["fate"]])),
            Cell(_few(row["cases"]), number=True),
        )
        for row in moving.plan or ()
    ]
    return table(_("Where the cases stand"), (_("Open step"), _("What becomes of it"), _("Cases")), rows)


def _few(count: int) -> str:
    """Say how many, and nothing exact of so few that they could be known."""
    return str(count) if count >= FEWEST else _("fewer than %(count)s") % {"count": FEWEST}


def _title(row: dict[str, Any]) -> str:
    """Return what the step was called in the versions that its cases run."""
    return in_language(row["title"]) if row["title"] else _("Waiting, with no step open")


def _choices(moving: Moving) -> tuple[Choice, ...]:
    lost = [row for row in moving.plan or () if row["fate"] == "lost" and row["title"]]
    gone = {row["path"]: (_title(row), bool(row.get("waits"))) for row in lost}
    if not gone:
        return ()
    run = procedures.running(moving.versions)
    steps, waits = (
        tuple((path, words.step_title(run, path)) for path in run.net.paths if run.net.node(path).kind in kinds)
        for kinds in (TASKS, WAITS)
    )
    return tuple(
        Choice(path, title, _near(path, waits if is_wait else steps))
        for path, (title, is_wait) in sorted(gone.items())
        if path not in run.net.paths
    )


def _near(path: str, steps: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the steps of the same called procedure first, then the others."""
    home = path.rpartition("/")[0]
    return tuple(sorted(steps, key=lambda each: (each[0].rpartition("/")[0] != home, each[1])))
