"""Entering channels by which a community reports, and recording that somebody tested them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.prevention.outreach import permissions
from amparo.prevention.outreach.models import Channel, ChannelTest, Initiative
from amparo.prevention.outreach.operations.initiatives import hold
from amparo.prevention.outreach.queries import initiatives as asked
from amparo.prevention.outreach.rules import reporting as rules
from amparo.prevention.outreach.rules.saying import named_in, reasons_not_to_keep


@dataclass(frozen=True, slots=True)
class Opening:
    """What a channel is, where it is reached, to whom it leads, and whether everybody may know it."""

    kind: str
    reached_at: str
    leads_to: str
    is_public: bool = False


@transaction.atomic
def open_channel(*, by: Actor, initiative: Initiative, opening: Opening, at: datetime) -> Channel:
    """Enter a channel; it counts for nothing until somebody tested it. Raises `Refused`."""
    initiative = hold(initiative, by=by)
    reasons = rules.reasons_not_to_open(kind=opening.kind, reached_at=opening.reached_at, leads_to=opening.leads_to)
    if opening.is_public and named_in(
        f"{opening.reached_at} {opening.leads_to}", asked.informal_names(initiative.kept_by)
    ):
        reasons.append(_("It names an informal partner: write it without."))
    if reasons:
        raise Refused(reasons)
    made = Channel.objects.create(
        initiative=initiative, kind=opening.kind, reached_at=opening.reached_at.strip(),
        leads_to=opening.leads_to.strip(), is_public=opening.is_public, entered_at=at, entered_by=by.account,
    )  # fmt: skip
    entries.record(Note("CHANNEL_OPENED", subject=f"channel:{made.pk}", facts={"kind": made.kind}), by=by)
    return made


@transaction.atomic
def close_channel(*, by: Actor, channel: Channel, on: date) -> Channel:
    """Close a channel that is not used any more; its tests stay. Raises `Refused`."""
    hold(channel.initiative, by=by)
    channel = Channel.objects.select_for_update().get(pk=channel.pk)
    if channel.closed_on is not None:
        raise Refused([_("This channel was closed.")])
    channel.closed_on = on
    channel.save(update_fields=["closed_on"])
    entries.record(Note("CHANNEL_CLOSED", subject=f"channel:{channel.pk}"), by=by)
    return channel


@dataclass(frozen=True, slots=True)
class Trying:
    """On which day a channel was tried, by which office, what came of it and what was seen."""

    tested_on: date
    tested_by: str
    result: str
    found: str = ""


@transaction.atomic
def record_test(
    *, by: Actor, channel: Channel, trying: Trying, today: date, at: datetime, is_sure: bool = False
) -> ChannelTest:
    """Record that a channel was tried; a test is never changed, another one is made. Raises `Refused`."""
    permits.require(by, permissions.TEST_CHANNEL, asked.kept(channel.initiative), by_table=permissions.MAY)
    reasons = rules.reasons_not_to_test(
        result=trying.result, tested_by=trying.tested_by, tested_on=trying.tested_on,
        is_closed=channel.closed_on is not None, today=today,
    )  # fmt: skip
    texts = {str(_("Who tested it")): trying.tested_by, str(_("What was seen")): trying.found}
    reasons += reasons_not_to_keep(texts, is_sure=is_sure)
    if reasons:
        raise Refused(reasons)
    made = ChannelTest.objects.create(
        channel=channel, tested_on=trying.tested_on, tested_by=trying.tested_by.strip(), result=trying.result,
        found=trying.found.strip(), recorded_at=at, recorded_by=by.account,
    )  # fmt: skip
    facts = {"result": made.result, "sure": is_sure}
    entries.record(Note("CHANNEL_TESTED", subject=f"channel:{channel.pk}", facts=facts), by=by)
    return made
