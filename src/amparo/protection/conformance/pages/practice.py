"""How a procedure goes in practice: where cases wait, and what is left out, in sums that tell of nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.bpmn.diagram import TASKS
from amparo.foundation.design.boards import Cell, Drawing, Table, table
from amparo.foundation.design.pieces import Action, Chip, EmptyState, Link, PageHeader
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.queries import Running
from amparo.protection.conformance import queries, rules, vocabulary
from amparo.protection.conformance.pages.waiting import count_label, wait_badge, wait_label
from amparo.protection.conformance.rules import Figures
from amparo.protection.pathways.pages import words


@dataclass(frozen=True, slots=True)
class Practice:
    """A procedure in practice, in one year."""

    header: PageHeader
    chips: tuple[Chip, ...]
    drawing: Drawing
    steps: Table | None
    institutions: Table | None
    left_out: str
    empty: EmptyState | None


def years(today: date) -> list[int]:
    """Return the years that can be chosen, this one first."""
    return [today.year - back for back in range(vocabulary.YEARS_BACK)]


def chosen_year(asked: str, today: date) -> int:
    """Return the year asked for, else this one."""
    return next((year for year in years(today) if str(year) == asked), today.year)


def practice_page(version: ProcedureVersion, country: str, today: date, asked: str) -> Practice:
    """Gather how a procedure goes in a country in a year."""
    number, process = version.procedure.number, version.procedure.process
    year = chosen_year(asked, today)
    run = procedures.running(procedures.current_set(country, today))
    here = list(within(process, run, queries.practice(year)))
    totals = [each for each in here if not each.institution]
    own = [each for each in totals if "/" not in each.path]
    steps = sum(node.kind in TASKS for node in run.diagrams[process].nodes.values()) if process in run.diagrams else 0
    waits = {each.path: each.half for each in own if each.half is not None}
    return Practice(
        header=_header(number, version),
        chips=_chips(reverse("conformance:practice", args=[number]), year, today),
        drawing=_drawing(version, totals, waits),
        steps=_steps(run, process, own),
        institutions=_institutions(run, process, here, country),
        left_out=_left_out(steps - len(own)),
        empty=None if own else _nothing(),
    )


def within(process: str, run: Running, figures: Iterable[Figures]) -> Iterator[Figures]:
    """Yield the figures of one procedure, their paths as seen from it: `vote`, or `call/vote` inside what it calls."""
    for each in figures:
        inside, at = run.net.main, 0
        parts = each.path.split("/")
        while inside != process and at < len(parts) - 1:
            called = _called(run, inside, parts[at])
            if called is None:
                break
            inside, at = called, at + 1
        if inside == process:
            yield replace(each, path="/".join(parts[at:]))


def _called(run: Running, process: str, call: str) -> str | None:
    diagram = run.diagrams.get(process)
    node = diagram.nodes.get(call) if diagram else None
    return node.called if node else None


def _header(number: str, version: ProcedureVersion) -> PageHeader:
    return PageHeader(
        _("%(procedure)s in practice") % {"procedure": f"{number} {version.title}"},
        where=(
            Link(_("In practice"), reverse("conformance:overview")),
            Link(version.title, reverse("procedures:procedure", args=[number])),
        ),
        lead=_(
            "How long steps wait before they are done, and what is done late, skipped or added: sums over all cases of "
            "the country, up to last midnight. A group of fewer than 10 cases is not counted: it shows as < 10, as "
            "none does."
        ),
        actions=(Action(_("Compare a log of your own"), reverse("conformance:compare"), icon="document"),),
    )


def _chips(here: str, year: int, today: date) -> tuple[Chip, ...]:
    return tuple(Chip(str(each), f"{here}?ano={each}", each == year) for each in years(today))


def _drawing(version: ProcedureVersion, totals: list[Figures], waits: dict[str, float]) -> Drawing:
    """The drawing, warmer where cases wait longer; a call is as warm as the warmest step inside it."""
    warmth = rules.heat_of(totals)
    heat: dict[str, float] = {}
    for path, degree in warmth.items():
        place = path.partition("/")[0]
        heat[place] = max(degree, heat.get(place, 0.0))
    badges = {path: wait_badge(seconds) for path, seconds in waits.items()}
    svg = procedures.drawing_of(version, words.lang(), heat=heat, badges=badges)
    address = reverse("procedures:list_form", args=[version.procedure.number])
    return Drawing(version.title, svg, list_url=address)


def _title(run: Running, process: str, element: str) -> str:
    texts = run.texts.get(process, {})
    found = texts.get(words.lang(), texts.get("es", {})).get("steps", {}).get(element, {})
    return str(found.get("title") or element)


def _lane(run: Running, process: str, element: str) -> str:
    diagram = run.diagrams.get(process)
    role = diagram.role_of(element) if diagram and element in diagram.nodes else None
    return words.role_label(role) if role else "—"


def _steps(run: Running, process: str, own: list[Figures]) -> Table | None:
    """Each step that can be told, longest wait first."""
    if not own:
        return None
    rows = [
        (
            Cell(_title(run, process, each.path), note=_lane(run, process, each.path)),
            Cell(count_label(each.done), number=True),
            Cell(wait_label(each.half), number=True),
            Cell(wait_label(each.most), number=True),
            Cell(count_label(each.late), number=True),
            Cell(count_label(each.skipped), number=True),
            Cell(count_label(each.extra), number=True),
            Cell(count_label(each.waiting), number=True),
        )
        for each in sorted(own, key=lambda each: -(each.half or 0.0))
    ]
    columns = (
        *(_("Step"), _("Cases done"), _("Half waited at most"), _("Nine in ten waited at most")),
        *(_("Done late"), _("Skipped"), _("Extra"), _("Waiting now")),
    )
    return table(_("Steps, the longest wait first"), columns, rows)


def _institutions(run: Running, process: str, here: list[Figures], country: str) -> Table | None:
    short = coalition.short_names_in(country)
    told = [each for each in here if each.institution and "/" not in each.path]
    if not told:
        return None
    rows = [
        (
            Cell(_title(run, process, each.path)),
            Cell(short.get(each.institution, each.institution)),
            Cell(count_label(each.done), number=True),
            Cell(count_label(each.late), number=True),
            Cell(count_label(each.skipped), number=True),
            Cell(count_label(each.extra), number=True),
            Cell(count_label(each.waiting), number=True),
        )
        for each in sorted(told, key=lambda each: (each.path, each.institution))
    ]
    columns = (
        *(_("Step"), _("Institution"), _("Cases done"), _("Done late"), _("Skipped"), _("Extra"), _("Waiting now")),
    )
    return table(_("The same by institution"), columns, rows)


def _left_out(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext(
        "%(count)s step has too few cases in this year to be shown.",
        "%(count)s steps have too few cases in this year to be shown.",
        count,
    ) % {"count": count}


def _nothing() -> EmptyState:
    return EmptyState(
        _("Nothing can be told yet."),
        _("In this year no step was done in 10 cases or more. Choose another year, or come back later."),
    )
