"""A seat of a body: who held it, the meetings it was in and what became of its proposals."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, EmptyState, Link, PageHeader, Tile
from amparo.partnership.governance import permissions
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import Seat
from amparo.partnership.governance.pages.board import Board, Part, day_words, span_words, speaks_for
from amparo.partnership.governance.pages.meetings import decision_of
from amparo.partnership.governance.queries import meetings


def seat_page(by: Actor, seat: Seat) -> Board:
    """Gather a seat."""
    did = meetings.participation_in(seat.body)[seat.pk]
    keeps = may(by, permissions.KEEP_BODY, seat.body, by_table=permissions.MAY)
    actions = (
        Action(_("Give the seat"), reverse("governance:give_mandate", args=[seat.pk]), kind="primary"),
        Action(_("End the seat"), reverse("governance:end_seat", args=[seat.pk])),
    )
    parts = (str(words.STANDINGS[seat.standing]), speaks_for(seat))
    of = _("%(part)s of %(whole)s")
    return Board(
        header=PageHeader(
            seat.name,
            where=(
                Link(_("Governance"), reverse("governance:bodies")),
                Link(seat.body.name, reverse("governance:body", args=[seat.body_id])),
            ),
            lead=" · ".join(part for part in (*parts, span_words(seat.from_on, seat.to_on)) if part),
            actions=actions if keeps and seat.to_on is None else (),
        ),
        tiles=(
            Tile(_("Meetings attended"), of % {"part": did.attended, "whole": did.held}, _("held while it exists")),
            Tile(_("Proposals adopted"), of % {"part": did.adopted, "whole": did.proposed}, _("that it made")),
        ),
        parts=(_holders(seat), _proposals(seat)),
    )


def _holders(seat: Seat) -> Part:
    rows = tuple(
        (
            Cell(each.professional.name, note=_("Alternate") if each.is_alternate else ""),
            Cell(span_words(each.from_on, each.to_on)),
        )
        for each in seat.mandates.all()
    )
    if not rows:
        return Part(_("Mandates"), empty=EmptyState(_("Nobody held this seat yet."), ""))
    return Part(_("Mandates"), table=table(_("Mandates"), (_("Who"), _("From – to")), rows, caption_unseen=True))


def _proposals(seat: Seat) -> Part:
    rows = []
    for item in meetings.proposals_of(seat):
        made = decision_of(item)
        told = str(words.OUTCOMES[made.outcome]) if made else _("Not decided yet")
        url = reverse("governance:item", args=[item.pk])
        rows.append((Cell(item.title, url), Cell(day_words(meetings.day_of(item.meeting))), Cell(told)))
    if not rows:
        return Part(_("Proposals"), empty=EmptyState(_("This seat proposed nothing yet."), ""))
    columns = (_("Proposal"), _("Day"), _("Outcome"))
    return Part(_("Proposals"), table=table(_("Proposals"), columns, tuple(rows), caption_unseen=True))
