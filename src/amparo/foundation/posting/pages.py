"""The messages that could not be carried, in words."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import EmptyState, Fact, Link, PageHeader
from amparo.foundation.posting import queries
from amparo.foundation.posting.carriers import MAIL, SMS, carriers

TEXTS = {
    "waits": _lazy("Something waits"),
    "urgent": _lazy("Something urgent waits"),
    "trial": _lazy("A trial"),
}
CARRIERS = {MAIL: _lazy("Mail"), SMS: _lazy("SMS")}


@dataclass(frozen=True, slots=True)
class DeadPage:
    """What could not be carried: neither who nor where, only which text, how often and why."""

    header: PageHeader
    facts: tuple[Fact, ...]
    table: Table | None
    empty: EmptyState


def dead_page(by: Actor) -> DeadPage:
    """Gather the latest that could not be carried."""
    lead = _("What a carrier refused, or did not take in a day. To whom it went is not shown here.")
    header = PageHeader(
        _("Messages that did not leave"), lead=lead, where=(Link(_("Service"), reverse("home:service")),)
    )
    rows = [
        (
            Cell(str(TEXTS.get(each.text, each.text)), reverse("posting:again", args=[each.pk])),
            Cell(str(each.tries), number=True),
            Cell(each.why),
            Cell(_moment(each.dead_at, by)),
        )
        for each in queries.dead(by)
    ]
    columns = (_("Message"), _("Tries"), _("What the carrier said"), _("Given up on"))
    shown = table(_("Messages that did not leave"), columns, tuple(rows), caption_unseen=True) if rows else None
    there = ", ".join(str(CARRIERS[name]) for name in carriers())
    empty = EmptyState(_("Every message left."), _("What cannot be carried stands here."))
    return DeadPage(header, (Fact(_("Carriers"), there),), shown, empty)


def _moment(at: object, by: Actor) -> str:
    return date_format(at.astimezone(ZoneInfo(by.time_zone)), "SHORT_DATETIME_FORMAT")  # type: ignore[attr-defined]
