"""Which competencies the tasks of a country need, and how many people may hold them in each place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from amparo.partnership.coalition.models import Country
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.competencies.queries import Step
from amparo.partnership.directory.queries.people import one_person
from amparo.partnership.training.models import Workplace
from amparo.partnership.training.queries.awards import holding_on
from amparo.partnership.training.rules.coverage import Gap, counts_of, gaps_of

ELSEWHERE = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """A country on a day: its places, the steps that ask, and how many people hold each competency in each place."""

    places: dict[str, str]
    steps: tuple[Step, ...]
    titles: dict[str, str]
    counts: dict[tuple[str, str], int]

    @property
    def needed(self) -> dict[str, bool]:
        """The competencies that steps ask for, and whether one of the steps is not done without it."""
        found: dict[str, bool] = {}
        for step in self.steps:
            code = step.needed.competency
            found[code] = found.get(code, False) or step.needed.is_hard
        return found

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Where nobody may hold what is needed, hard tasks first."""
        return gaps_of(self.counts, self.needed, [code for code in self.places if code])

    def steps_of(self, competency: str) -> tuple[Step, ...]:
        """The steps that ask for a competency."""
        return tuple(step for step in self.steps if step.needed.competency == competency)


def regions_of(country: Country) -> dict[str, str]:
    """Return the regions of a country that its content names, by code, and last those whose place is not known."""
    found: dict[str, str] = {}
    for place in country.facts.get("places", []):
        found.setdefault(place.get("region_iso") or place["region"], place["region"])
    return {**dict(sorted(found.items(), key=lambda pair: pair[1])), ELSEWHERE: ""}


def region_of_place(country: Country) -> dict[str, str]:
    """Return the region of each place of a country, by the codes of both."""
    return {place["code"]: place.get("region_iso") or place["region"] for place in country.facts.get("places", [])}


def coverage_of(country: Country, on: date) -> Coverage:
    """Count who may hold which tasks, region by region, on a day; each person once in each."""
    rows: Any = holding_on(on).filter(country=country, is_trainer=False)
    latest = Workplace.objects.annotate(one=one_person("professional")).filter(one=OuterRef("person"), since__lte=on)
    told = rows.annotate(place=Subquery(latest.order_by("-since", "-pk").values("place")[:1])).values_list(
        "competencies__competency__code", "place", "person"
    )
    regions = region_of_place(country)
    holders = [(code, regions.get(place or "", ELSEWHERE), person) for code, place, person in told if code]
    return Coverage(
        places=regions_of(country),
        steps=competencies.steps_that_ask(country.code, on),
        titles={row.code: str(row) for row in competencies.competencies()},
        counts=counts_of(holders),
    )
