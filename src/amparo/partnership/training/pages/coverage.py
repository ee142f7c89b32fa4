"""The coverage map: competencies by regions, how many people may hold the tasks, and where nobody does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Chip, PageHeader
from amparo.foundation.lists import actions as lists
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.competencies.vocabulary import STRENGTHS
from amparo.partnership.kits.permissions import FINDERS
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.pages.home import training_link
from amparo.partnership.training.queries.coverage import Coverage, coverage_of
from amparo.partnership.training.rules.coverage import state_of


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of the map: how many people, what that means in words, and for whom it stands."""

    state: str
    count: str
    words: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A competency with its cells, and the steps that need it."""

    title: str
    url: str
    note: str
    is_hard: bool
    total: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """The map as a table for a desk and as lists for a phone, and its gaps as needs for training."""

    header: PageHeader
    chips: tuple[Chip, ...]
    legend: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[Line, ...]
    gaps: Table | None


def coverage_page(by: Actor, on: date, asked: Mapping[str, str]) -> CoveragePage:
    """Gather the map of the actor's country on a day, narrowed to hard tasks when that was asked."""
    coverage = coverage_of(coalition.country_by_code(by.country), on)
    only_hard = asked.get("ver") == "estrictas"
    rows = [_line(coverage, code, is_hard) for code, is_hard in coverage.needed.items() if is_hard or not only_hard]
    here, counts = reverse("training:coverage"), Counter(coverage.needed.values())
    hard = f"{here}?{urlencode({'ver': 'estrictas'})}"
    return CoveragePage(
        header=PageHeader(
            _("Coverage map"),
            where=(training_link(),),
            lead=_("How many people hold a valid certificate of what the steps of the procedures need, by region."),
            actions=(lists.take_away("cobertura"),),
        ),
        chips=(
            Chip(_("All"), here, not only_hard, str(len(coverage.needed))),
            Chip(_("Only tasks that are not done without it"), hard, only_hard, str(counts[True])),
        ),
        legend=tuple((state.lower(), str(label)) for state, label in words.CELLS.items()),
        columns=tuple(name or _("Place not known") for name in coverage.places.values()),
        rows=tuple(rows),
        gaps=_gaps(by, coverage) if coverage.gaps else None,
    )


def _line(coverage: Coverage, code: str, is_hard: bool) -> Line:
    title, steps = coverage.titles.get(code, code), coverage.steps_of(code)
    note = ngettext("%(count)s step", "%(count)s steps", len(steps)) % {"count": len(steps)}
    squares = tuple(
        _square(coverage.counts.get((code, place), 0), region, title) for place, region in coverage.places.items()
    )
    total = str(sum(coverage.counts.get((code, place), 0) for place in coverage.places))
    return Line(title, reverse("competencies:competency", args=[code]), note, is_hard, total, squares)


def _square(count: int, region: str, title: str) -> Square:
    if not region:
        return Square("unknown", str(count) if count else "—", _("Place not known"), title)
    state = state_of(count)
    return Square(state.lower(), str(count), str(words.CELLS[state]), f"{title}, {region}")


def _gaps(by: Actor, coverage: Coverage) -> Table:
    rows, found = [], dict[str, list[str]]()
    for gap in coverage.gaps:
        found.setdefault(gap.competency, []).append(coverage.places[gap.place])
    for code, places in found.items():
        strength = "HARD" if coverage.needed[code] else "WARNING"
        query = urlencode({"competencia": code})
        offered = (
            Cell(_("Write down the need"), url=f"{reverse('kits:need')}?{query}") if by.roles & FINDERS else Cell("—")
        )
        rows.append(
            (
                Cell(coverage.titles[code]),
                Cell(", ".join(places)),
                Cell("; ".join(f"{step.procedure} {step.title}" for step in coverage.steps_of(code))),
                Cell(str(STRENGTHS[strength])),
                offered,
            )
        )
    columns = (
        _("Competency"),
        _("Where nobody holds it"),
        _("Tasks that nobody there may hold"),
        _("Without it"),
        _("Training need"),
    )
    return table(_("Gaps"), columns, rows)
