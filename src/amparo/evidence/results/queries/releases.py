"""The case figures of each year: what was given out, who proposed its use, who released it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from amparo.evidence.results.models import CaseSum, CaseSumRelease
from amparo.evidence.results.vocabulary import SEES_CASE_SUMS
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country


@dataclass(frozen=True, slots=True)
class Of:
    """The country whose figures are asked for, as permissions want it."""

    country: Country


@dataclass(frozen=True, slots=True)
class Year:
    """A year that was given out: its numbers, and its proposals, the last one last."""

    starts_on: date
    sums: tuple[CaseSum, ...]
    proposals: tuple[CaseSumRelease, ...]

    @property
    def standing(self) -> CaseSumRelease | None:
        """The proposal that waits for a second person or was released."""
        last = self.proposals[-1] if self.proposals else None
        return last if last is not None and last.is_released is not False else None


def is_released(country: int, starts_on: date) -> bool:
    """Say whether two people released the case figures of a year."""
    return CaseSumRelease.objects.filter(country=country, year_starts_on=starts_on, is_released=True).exists()


def may_read(by: Actor) -> bool:
    """Say whether somebody proposes, releases or audits case figures."""
    return bool(by.country) and bool(by.roles & SEES_CASE_SUMS)


def years_visible_to(by: Actor) -> list[Year]:
    """Return the years of the actor's country, the last one first; nothing for who neither proposes nor releases."""
    if not may_read(by):
        return []
    country = coalition.country_by_code(by.country)
    rows = CaseSum.objects.filter(country=country).order_by("-year_starts_on", "mandate", "way", "age")
    proposals = list(CaseSumRelease.objects.filter(country=country))
    years: dict[date, list[CaseSum]] = {}
    for row in rows:
        years.setdefault(row.year_starts_on, []).append(row)
    return [
        Year(starts_on, tuple(found), tuple(each for each in proposals if each.year_starts_on == starts_on))
        for starts_on, found in years.items()
    ]


def year_visible_to(by: Actor, year: int) -> Year | None:
    """Return a year by the calendar year in which it begins."""
    return next((each for each in years_visible_to(by) if each.starts_on.year == year), None)


def who(account: int | None) -> str:
    """Return who acted, by name."""
    return accounts.labels_of({account}).get(account, "—") if account is not None else ""
