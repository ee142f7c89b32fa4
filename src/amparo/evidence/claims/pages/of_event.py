"""What the record of an event shows of the published figures that are about it, whatever each source says."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.evidence.claims import queries
from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.claims.rules.figures import full_words
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, table
from amparo.partnership.events.models import Event
from amparo.partnership.events.pages.board import Part, invented


def hear_event(*, by: Actor, event: Event, for_all: bool) -> Part | None:
    """Answer the record of an event: the figures that were published about it, side by side with their sources."""
    rows = queries.in_force(queries.figures_visible_to(by))
    rows = rows.filter(country=event.activity.kept_by, about=event.activity.code).exclude(about="").order_by("pk")
    found = [each for each in rows if not for_all or queries.licence_of(each) == words.MAY_PUBLISH]
    if not found:
        return None
    heads = (_("Figure"), _("What it says"), _("Of what"), _("Source"))
    made = table(_("Published figures about it"), heads, [_row(each) for each in found], caption_unseen=True)
    return Part(_("Published figures about it"), tables=(made,))


def _row(figure: PublishedFigure) -> tuple[Cell, ...]:
    return (
        Cell(full_words(queries.number_of(figure)), reverse("claims:figure", args=[figure.pk])),
        Cell(str(figure), note=invented(figure.is_invented)), Cell(str(words.UNITS[figure.unit])),
        Cell(queries.source_words(figure), note=figure.address),
    )  # fmt: skip
