"""Giving out what may be told of the cases of a fiscal year that is over: once, without small groups, never again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from amparo.evidence.results import permissions
from amparo.evidence.results.models import CaseSum
from amparo.evidence.results.rules.cases import Cohort, given_out, last_whole_year
from amparo.evidence.results.rules.sources.cases import AGES, MANDATES
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.protection.conformance import queries as conformance


@transaction.atomic
def give_out_case_sums(*, by: Actor, country: Country, today: date) -> int:
    """Write what may be told of the fiscal year that ended last, unless it was given out; return how many numbers.

    The counts behind it are held while this runs and are written nowhere. A later correction is not given out:
    the difference of two answers could tell of one person.
    """
    permits.require(by, permissions.GIVE_OUT_CASE_SUMS, None, by_table=permissions.MAY)
    starts_on, _ends_on = last_whole_year(today)
    if CaseSum.objects.filter(country=country, year_starts_on=starts_on).exists():
        return 0
    rows = given_out(_cohorts(conformance.cohorts_of(country.pk, starts_on.year)))
    CaseSum.objects.bulk_create(
        CaseSum(
            country=country, year_starts_on=starts_on, mandate=row.mandate, way=row.way, age=row.age, cases=row.cases,
            given_on=today,
        )
        for row in rows
    )  # fmt: skip
    facts = {"country": country.code, "year": starts_on.year}
    entries.record(Note("CASE_SUMS_GIVEN", subject=f"country:{country.code}", facts=facts), by=by)
    return sum(row.cases is not None for row in rows)


def _cohorts(rows: Iterable[conformance.Cohort]) -> list[Cohort]:
    """Gather the counts by mandate; one without a case stands beside the others, so that its absence tells nothing."""
    found = list(rows)
    return [
        Cohort(
            mandate,
            {age: sum(row.opened for row in found if (row.mandate, row.age) == (mandate, age)) for age in AGES},
            {
                "IDENTIFIED": sum(row.identified for row in found if row.mandate == mandate),
                "SERVED": sum(row.served for row in found if row.mandate == mandate),
            },
        )
        for mandate in MANDATES
    ]
