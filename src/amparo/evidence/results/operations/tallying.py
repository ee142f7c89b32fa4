"""Counting what is large, as the clock does it: the last count is written over, and a figure that moved is noted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amparo.evidence.results import permissions
from amparo.evidence.results.models import DefinitionVersion, Period, Tally
from amparo.evidence.results.queries import counting, frames
from amparo.evidence.results.queries.counting import LONGEST, TooLong
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note


@transaction.atomic
def tally_indicator(
    *, by: Actor, version: DefinitionVersion, period: Period, at: datetime, longest: int = LONGEST
) -> Tally:
    """Count an indicator in a period and keep what it gives; what takes too long keeps its last count."""
    project = period.project
    permits.require(by, permissions.TALLY_INDICATOR, project, by_table=permissions.MAY)
    row, _is_new = Tally.objects.get_or_create(definition=version, period=period, defaults={"tried_at": at})
    before = (row.k, row.n)
    row.tried_at = at
    try:
        found = counting.count_whole(frames.read(version), frames.window_of(period), longest=longest)
    except TooLong:
        row.milliseconds = longest
        row.save(update_fields=["tried_at", "milliseconds"])
        return row
    row.k, row.n, row.parts = found.counted.k, found.counted.n, counting.plain_parts(found.parts)
    row.counted_at, row.milliseconds = at, found.milliseconds
    row.save(update_fields=["k", "n", "parts", "counted_at", "tried_at", "milliseconds"])
    if before != (row.k, row.n):
        facts = {"indicator": version.indicator.code, "period": period.label}
        entries.record(Note("FIGURE_MOVED", subject=f"project:{project.code}", facts=facts), by=by)
    return row
