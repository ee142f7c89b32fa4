"""The matrix as a CSV file, one line for each cell."""

from __future__ import annotations

import csv
import io

from django.utils.translation import gettext as _

from amparo.partnership.adoption.queries.coverage import Coverage
from amparo.partnership.adoption.vocabulary import CELLS

# A spreadsheet runs a cell that begins so.
RUNS = ("=", "+", "-", "@", "\t", "\r")


def coverage_csv(coverage: Coverage) -> bytes:
    """Return institution, procedure, version, state and days of every cell, for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    heads = (
        _("Institution"), _("Procedure"), _("Title"), _("Version"), _("State"), _("Act signed on"),
        _("In force from"), _("Agreed until"),
    )  # fmt: skip
    writer.writerow(heads)
    for institution in coverage.institutions:
        for version in coverage.versions:
            place = (institution.pk, version.procedure_id)
            cell, act = coverage.cells[place], coverage.cells[place].act
            row = (
                str(institution),
                version.procedure.number,
                version.title,
                str(version.number),
                str(CELLS[coverage.states[place]]),
                act.signed_on.isoformat() if act else "",
                act.in_force_on.isoformat() if act else "",
                cell.agreed_on.isoformat() if cell.agreed_on else "",
            )
            writer.writerow([_harmless(text) for text in row])
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RUNS) else text
