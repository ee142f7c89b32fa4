"""What an indicator gave in a period: frozen where it is closed, counted now where it is open; and how it is said."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.evidence.claims.rules.figures import Number, base_words, completed, figure_words, full_words
from amparo.evidence.claims.rules.wording import number_words, percent_words, share_words
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Aim, Measurement, Period
from amparo.evidence.results.operations.measuring import number_of
from amparo.evidence.results.queries import counting, frames
from amparo.evidence.results.rules.definitions import Definition
from amparo.evidence.results.rules.wholes import Counted


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of an indicator in a period, and whether it is frozen, and what the rows say now."""

    definition: Definition
    counted: Counted
    measurement: Measurement | None = None
    now: Counted | None = None

    @property
    def number(self) -> Number:
        """The figure as a number of the register."""
        return completed(number_of(self.definition, self.counted))

    @property
    def differs(self) -> bool:
        """Whether the rows say something else than what was frozen."""
        return self.now is not None and self.now != self.counted


def given_in(definition: Definition, period: Period, measurement: Measurement | None, *, anew: bool = False) -> Given:
    """Return what an indicator gave in a period; `anew` counts a closed period once more beside it."""
    if measurement is None:
        return Given(definition, counting.count(definition, frames.window_of(period)))
    frozen = frames.read(measurement.definition)
    now = counting.count(frozen, frames.window_of(period)) if anew else None
    return Given(frozen, Counted(measurement.k, measurement.n), measurement, now)


def value_words(given: Given) -> str:
    """Write a figure alone; a share of nothing says that there is no base yet."""
    if given.counted.n == 0:
        return _("no base yet")
    return figure_words(given.number)


def behind_words(given: Given) -> str:
    """Write what stands behind a figure: its count and base; a whole count of cells needs no interval."""
    if given.counted.n is None or given.counted.n == 0:
        return ""
    if not given.definition.tells_of_people:
        return share_words(given.counted.k, given.counted.n)
    return base_words(given.number)


def state_words(given: Given, period: Period) -> str:
    """Write whether a figure is frozen, counted now, or was restated."""
    row = given.measurement
    if row is None:
        return _("open: counted now") if not frames.is_closed(period) else _("closed before it was defined")
    if row.restates is not None:
        return restated_words(row)
    return _("closed on %(day)s") % {"day": date_format(localtime(row.measured_at), "SHORT_DATE_FORMAT")}


def restated_words(row: Measurement) -> str:
    """Write from what to what a measurement was restated, when, and why."""
    before = row.restates
    definition = frames.read(row.definition)
    facts = {
        "was": full_words(completed(number_of(definition, Counted(before.k, before.n)))) if before else "",
        "now": full_words(completed(number_of(definition, Counted(row.k, row.n)))),
        "day": date_format(localtime(row.measured_at), "SHORT_DATE_FORMAT"),
        "why": row.why,
    }
    return _("Restated from %(was)s to %(now)s on %(day)s: %(why)s") % facts


def aim_words(aim: Aim | None) -> str:
    """Write a baseline or a target with its day; a dash where none was set."""
    if aim is None:
        return "—"
    if aim.percent is not None:
        number = percent_words(aim.percent.normalize() if aim.percent % 1 else aim.percent.quantize(1))
    elif aim.n is not None and aim.k is not None:
        number = share_words(aim.k, aim.n)
    else:
        number = number_words(aim.k or 0)
    day = date_format(aim.by_on, "SHORT_DATE_FORMAT")
    return _("%(number)s by %(day)s") % {"number": number, "day": day}


def aim_of(aims: list[Aim], kind: str) -> Aim | None:
    """Return the baseline, or the target that is furthest; the newest of a day."""
    found = [aim for aim in aims if aim.kind == kind]
    if not found:
        return None
    last = found[-1].by_on if kind == words.TARGET else found[0].by_on
    return next(aim for aim in found if aim.by_on == last)
