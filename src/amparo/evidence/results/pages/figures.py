"""What an indicator gave in a period: frozen where it is closed, counted now where it is open; and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.evidence.claims.rules.figures import Number, base_words, completed, figure_words, full_words
from amparo.evidence.claims.rules.wording import number_words, percent_words, share_words
from amparo.evidence.results import permissions
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Aim, DefinitionVersion, Indicator, Measurement, Period
from amparo.evidence.results.operations.measuring import number_of
from amparo.evidence.results.queries import frames, tallies
from amparo.evidence.results.rules.definitions import Definition
from amparo.evidence.results.rules.wholes import Counted
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of an indicator in a period, and whether it is frozen, and what the rows say now.

    `counted` is None while it is being counted for the first time; `counted_at` says when, unless it was just now.
    """

    version: DefinitionVersion
    counted: Counted | None
    measurement: Measurement | None = None
    now: Counted | None = None
    counted_at: datetime | None = None

    @property
    def definition(self) -> Definition:
        """How it was counted."""
        return frames.read(self.version)

    @property
    def differs(self) -> bool:
        """Whether the rows say something else than what was frozen."""
        return self.now is not None and self.now != self.counted


def given_in(
    version: DefinitionVersion, period: Period, measurement: Measurement | None, *, anew: bool = False
) -> Given:  # fmt: skip
    """Return what an indicator gave in a period; `anew` looks at the rows of a closed period once more beside it."""
    if measurement is None:
        found = tallies.figure_now(version, period)
        return Given(version, found.counted, counted_at=found.counted_at)
    kept = Counted(measurement.k, measurement.n, measurement.withheld)
    if not anew:
        return Given(measurement.definition, kept, measurement)
    found = tallies.figure_now(measurement.definition, period)
    return Given(measurement.definition, kept, measurement, found.counted, found.counted_at)


def said(definition: Definition, counted: Counted) -> Number:
    """Return a figure as a number of the register."""
    return completed(number_of(definition, counted))


def value_words(given: Given) -> str:
    """Write a figure alone; a share of nothing says that there is no base yet."""
    if given.counted is None:
        return _("being counted")
    if given.counted.withheld:
        return _("not shown")
    if given.counted.n == 0:
        return _("no base yet")
    return figure_words(said(given.definition, given.counted))


def behind_words(given: Given) -> str:
    """Write what stands behind a figure: its count and base; a whole count of cells needs no interval."""
    found = given.counted
    if found is not None and found.withheld:
        return str(words.WITHHELD[found.withheld])
    if found is None or not found.n:
        return ""
    if not given.definition.tells_of_people:
        return share_words(found.k, found.n)
    return base_words(said(given.definition, found))


def state_words(given: Given, period: Period) -> str:
    """Write whether a figure is frozen, when it was counted, or that it was restated."""
    row = given.measurement
    if row is None:
        return _open_words(given) if not frames.is_closed(period) else _("closed before it was defined")
    if row.restates is not None:
        return restated_words(row)
    return _("closed on %(day)s") % {"day": date_format(localtime(row.measured_at), "SHORT_DATE_FORMAT")}


def _open_words(given: Given) -> str:
    """Write of an open figure when it was counted: now, or with all that is large, the last time."""
    if given.counted is None:
        return _("open: it is being counted; look again in a few minutes")
    if given.counted_at is None:
        return _("open: counted now")
    return _("open: counted on %(moment)s") % {"moment": moment_words(given.counted_at)}


def moment_words(at: datetime) -> str:
    """Write a day and an hour."""
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT")


def restated_words(row: Measurement) -> str:
    """Write from what to what a measurement was restated, when, by whom, and why."""
    before = row.restates
    definition = frames.read(row.definition)
    facts = {
        "was": full_words(said(definition, Counted(before.k, before.n))) if before else "",
        "now": full_words(said(definition, Counted(row.k, row.n))),
        "day": date_format(localtime(row.measured_at), "SHORT_DATE_FORMAT"),
        "who": frames.who_measured(row),
        "why": row.why,
    }
    return _("Restated from %(was)s to %(now)s on %(day)s by %(who)s: %(why)s") % facts


def rows_address(by: Actor, indicator: Indicator, period: Period) -> str:
    """Return the way to the rows behind a figure, for who may open them; nothing for others."""
    project = indicator.outcome.project
    if not permits.may(by, permissions.READ_ROWS, project, by_table=permissions.MAY):
        return ""
    return f"{reverse('results:rows', args=[indicator.pk])}?periodo={period.pk}"


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
