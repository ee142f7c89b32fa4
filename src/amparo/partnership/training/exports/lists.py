"""The coverage map and one's own people as CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from amparo.partnership.training.queries.awards import Standing
from amparo.partnership.training.queries.coverage import Coverage
from amparo.partnership.training.vocabulary import STANDINGS

# A spreadsheet runs a cell that begins so.
RUNS = ("=", "+", "-", "@", "\t", "\r")


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([f"'{text}" if text.startswith(RUNS) else text for text in row])
    return out.getvalue().encode("utf-8-sig")


def coverage_csv(coverage: Coverage) -> bytes:
    """Return how many people may hold each competency's tasks in each region, one line a cell."""
    rows = [
        (
            coverage.titles.get(code, code),
            region or _("Place not known"),
            str(coverage.counts.get((code, place), 0)),
            _("Yes") if is_hard else _("No"),
        )
        for code, is_hard in coverage.needed.items()
        for place, region in coverage.places.items()
    ]
    heads = (_("Competency"), _("Region"), _("People with a valid certificate"), _("A task is not done without it"))
    return _csv([heads, *rows])


def people_csv(standings: Iterable[Standing], titles: Mapping[str, str]) -> bytes:
    """Return the awards of one's own people, one line an award."""
    rows = [
        (
            each.award.holder,
            "; ".join(titles.get(code, code) for code in each.competencies),
            each.award.awarded_on.isoformat(),
            each.award.valid_until.isoformat(),
            str(STANDINGS[each.standing]),
        )
        for each in standings
    ]
    heads = (_("Name"), _("Competencies"), _("Awarded on"), _("Valid until"), _("State"))
    return _csv([heads, *rows])
