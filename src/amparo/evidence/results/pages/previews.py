"""What a definition would give, before it is kept: its figures of the last periods and the first rows behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from amparo.evidence.results.models import DefinitionVersion, Indicator, Period
from amparo.evidence.results.pages.figures import Given, behind_words, value_words
from amparo.evidence.results.pages.rows import row_cells
from amparo.evidence.results.queries import choices, counting, frames, tallies
from amparo.evidence.results.queries.counting import WHILE_ONE_WAITS, TooLong
from amparo.evidence.results.rules.definitions import Definition, digest_of, plain, told
from amparo.evidence.results.rules.wholes import Counted
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Fact

PERIODS: Final = 3
FIRST: Final = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """A definition in words, its figures, and the first rows of the last figure; `digest` tells it from another."""

    digest: str
    facts: tuple[Fact, ...]
    figures: Table | None
    rows: Table | None
    note: str


def preview_of(indicator: Indicator, definition: Definition, today: date) -> Preview:
    """Count a definition that is not kept, where nobody waits long for it."""
    project = indicator.outcome.project
    periods = [period for period in frames.periods_of(project) if period.starts_on <= today][-PERIODS:]
    counted = [(period, _counted(definition, period)) for period in reversed(periods)]
    rows, note = _rows(definition, counted)
    facts = tuple(Fact(label, value) for label, value in told(definition, choices.named_in(project.country.code)))
    return Preview(digest_of(definition), facts, _figures(definition, counted), rows, note)


def _counted(definition: Definition, period: Period) -> Counted | None:
    if tallies.is_heavy(definition):
        return None
    try:
        return counting.count(definition, frames.window_of(period), longest=WHILE_ONE_WAITS)
    except TooLong:
        return None


def _figures(definition: Definition, counted: list[tuple[Period, Counted | None]]) -> Table | None:
    if not counted:
        return None
    version = DefinitionVersion(content=plain(definition))
    rows = tuple(_figure(period, Given(version, found)) for period, found in counted)
    columns = (_("Period"), _("Figure"), _("Stands on"))
    return table(_("What it gives"), columns, rows)


def _figure(period: Period, given: Given) -> tuple[Cell, ...]:
    if given.counted is None:
        return (
            Cell(period.label),
            Cell("—", number=True),
            Cell(_("there is much to count: the clock does it once kept")),
        )
    return Cell(period.label), Cell(value_words(given), number=True), Cell(behind_words(given) or "—")


def _rows(definition: Definition, counted: list[tuple[Period, Counted | None]]) -> tuple[Table | None, str]:
    """Return the first rows of the newest figure that has some, or say why none are shown."""
    filled = next(((period, found) for period, found in counted if found and found.k and not found.withheld), None)
    if filled is None:
        return None, _("No row stands behind it in these periods.")
    period, _found = filled
    side = definition.numerator
    try:
        first = counting.rows_behind(side, definition.span, frames.window_of(period), most=FIRST)[:FIRST]
    except TooLong:
        return None, _("Looking for these rows takes too long now.")
    caption = _("The first rows behind %(period)s") % {"period": period.label}
    return table(caption, side.counted.headings, tuple(row_cells(side, row) for row in first)), ""
