"""Action points as a workbook."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from amparo.foundation.documents.sheets import write_sheet
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import ActionPoint


def points_sheet(rows: QuerySet[ActionPoint], language: str) -> bytes:
    """Return action points of all modules as a workbook, the longest due first."""
    with translation.override(language):
        headings = (
            _("What is to be done"), _("Who"), _("By when"), _("State"), _("Closed on"), _("Proof"), _("Agreed in"),
            _("Source"), _("Address"),
        )  # fmt: skip
        return write_sheet(_("Action points"), headings, [_cells(each) for each in rows])


def _cells(each: ActionPoint) -> list[str | int | None]:
    return [
        each.title,
        each.responsible.name,
        each.due_on.isoformat(),
        str(words.POINTS[each.state]),
        each.closed_on.isoformat() if each.closed_on else None,
        each.proof,
        each.source_label,
        str(words.SOURCES[each.source]),
        each.opens,
    ]
