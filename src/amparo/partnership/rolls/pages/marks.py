"""How each was marked in a session: in which way, by what proof, and what was struck out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import EmptyState, More, PageHeader
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Attendance, Session
from amparo.partnership.rolls.pages.rolls import header_of
from amparo.partnership.rolls.queries import presence

PAGE: Final = 40


@dataclass(frozen=True, slots=True)
class MarksPage:
    """The attendances of a session, those struck out too, some at a time."""

    header: PageHeader
    table: Table | None
    more: More | None
    empty: EmptyState


def marks_page(session: Session, asked: Mapping[str, str]) -> MarksPage:
    """Gather the attendances of a session by name, after one of them."""
    here = reverse("rolls:marks", args=[session.pk])
    shown = list(presence.after_attendance(session, row_key(asked.get("tras", "")))[: PAGE + 1])
    rows = tuple(
        (
            Cell(each.professional.name),
            Cell(str(words.MODES[each.mode])),
            Cell(str(words.PROOFS[each.proof]), note=_moment(each)),
            Cell(_struck(each)),
            Cell(_("Strike out"), reverse("rolls:strike", args=[each.pk])) if each.struck_at is None else Cell("—"),
        )
        for each in shown[:PAGE]
    )
    columns = (_("Name"), _("How they took part"), _("What shows it"), _("State"), _("Change"))
    goes_on = len(shown) > PAGE
    return MarksPage(
        header=header_of(session, _("How each was marked")),
        table=table(_("How each was marked"), columns, rows, caption_unseen=True) if rows else None,
        more=More(_("%(count)s shown") % {"count": PAGE}, f"{here}?tras={shown[PAGE - 1].pk}") if goes_on else None,
        empty=EmptyState(_("Nobody is marked yet.")),
    )


def _moment(each: Attendance) -> str:
    return date_format(localtime(each.recorded_at), "SHORT_DATETIME_FORMAT")


def _struck(each: Attendance) -> str:
    if each.struck_at is None:
        return _("Counts")
    day = date_format(localtime(each.struck_at), "SHORT_DATE_FORMAT")
    return _("Struck out on %(day)s: %(why)s") % {"day": day, "why": each.struck_why}
