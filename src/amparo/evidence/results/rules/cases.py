"""What may be given out of the cases of a fiscal year: totals that are large, and ages that give nothing away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from amparo.evidence.results.rules.periods import fiscal_year
from amparo.evidence.results.vocabulary import FISCAL_MONTH
from amparo.evidence.statistics.rules import suppression

ALL_AGES: Final = ""
OPENED: Final = "OPENED"


@dataclass(frozen=True, slots=True)
class Cohort:
    """The cases of a mandate that were opened in a year: by age, and how many of all came to something."""

    mandate: str
    ages: Mapping[str, int]
    came_to: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Given:
    """A number that is given out, or None in its place."""

    mandate: str
    way: str
    age: str
    cases: int | None


def year_of(starts_on: date, ends_on: date) -> date | None:
    """Return the first day of the fiscal year that these days are; None for any other days.

    Years do not overlap, so that no difference of two of them tells of a few weeks.
    """
    whole = fiscal_year(starts_on, FISCAL_MONTH)
    return starts_on if (whole.starts_on, whole.ends_on) == (starts_on, ends_on) else None


def last_whole_year(today: date) -> tuple[date, date]:
    """Return the fiscal year that ended last."""
    begun = fiscal_year(today, FISCAL_MONTH)
    before = fiscal_year(begun.starts_on - timedelta(days=1), FISCAL_MONTH)
    return before.starts_on, before.ends_on


def given_out(cohorts: Iterable[Cohort]) -> list[Given]:
    """Return what may be told of a year, mandate by mandate and never of several together.

    A total under the threshold is not given, nor anything with it. Of those that came to something neither they nor
    the rest may be fewer. Ages are hidden with as many others as it takes.
    """
    found = []
    for cohort in cohorts:
        total = sum(cohort.ages.values())
        is_told = total >= suppression.BREAKDOWN
        found.append(Given(cohort.mandate, OPENED, ALL_AGES, total if is_told else None))
        found += [Given(cohort.mandate, OPENED, age, k) for age, k in _ages(cohort, is_told=is_told).items()]
        for way, k in cohort.came_to.items():
            is_safe = is_told and min(k, total - k) >= suppression.BREAKDOWN
            found.append(Given(cohort.mandate, way, ALL_AGES, k if is_safe else None))
    return found


def _ages(cohort: Cohort, *, is_told: bool) -> dict[str, int | None]:
    ages = sorted(cohort.ages)
    hiding = suppression.hide_in_list([cohort.ages[age] for age in ages])
    if not is_told or hiding.exposed:
        return dict.fromkeys(ages)
    hidden = {row for row, _column in hiding.cells}
    return {age: None if at in hidden else cohort.ages[age] for at, age in enumerate(ages)}
