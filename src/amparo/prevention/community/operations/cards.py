"""Making cards for places, and ending those that are used no more."""

from __future__ import annotations

import os
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country
from amparo.prevention.community import permissions
from amparo.prevention.community import vocabulary as words
from amparo.prevention.community.models import Card
from amparo.prevention.community.queries import inbox
from amparo.prevention.community.rules.sealing import LETTERS
from amparo.prevention.outreach.models import Channel


@transaction.atomic
def make_card(
    *, by: Actor, kept_by: Country, kind: str, place: str, today: date, channel: Channel | None = None
) -> Card:
    """Make a card for a kind of place in a municipality: many may be printed, none is given to a person."""
    permits.require(by, permissions.MAKE_CARD, inbox.Kept(kept_by), by_table=permissions.MAY)
    if kind not in words.PLACES or not place.strip():
        raise Refused([_("Say for which kind of place it is, and in which municipality.")])
    letters = "".join(LETTERS[each % len(LETTERS)] for each in os.urandom(6))
    made = Card.objects.create(
        kept_by=kept_by, code=f"{kept_by.code}-{letters}", kind=kind, place=place.strip()[: words.LONGEST_LINE],
        channel=channel, made_on=today, made_by=by.account,
    )  # fmt: skip
    entries.record(Note("REPORT_CARD_MADE", subject=f"card:{made.code}", facts={"kind": kind}), by=by)
    return made


@transaction.atomic
def end_card(*, by: Actor, card: Card, today: date) -> None:
    """End a card: reports that still come by it arrive, and are not told apart any more."""
    permits.require(by, permissions.MAKE_CARD, inbox.Kept(card.kept_by), by_table=permissions.MAY)
    if card.ended_on is not None:
        raise Refused([_("This card was ended.")])
    card.ended_on = today
    card.save(update_fields=["ended_on"])
    entries.record(Note("REPORT_CARD_ENDED", subject=f"card:{card.code}"), by=by)
