"""What happens by itself: figures over more rows than anybody should wait for are counted beforehand."""

from __future__ import annotations

import logging
import time
from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from amparo.evidence.results.operations.asking import finish_count, give_count_up
from amparo.evidence.results.operations.giving import give_out_case_sums
from amparo.evidence.results.operations.tallying import tally_indicator
from amparo.evidence.results.queries import asked, tallies
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import queries as coalition

if TYPE_CHECKING:
    from amparo.evidence.results.models import CountAsked

LASTS_SECONDS: Final = 600
AT_ONCE: Final = 5.0  # seconds: then whatever else the clock does comes first
LOG = logging.getLogger(__name__)
_looked: set[datetime] = set()


def hear_the_clock(*, at: datetime) -> None:
    """Count what is due, once in each minute; this process remembers the last one only."""
    finish_what_was_asked(at, AT_ONCE)
    minute = at.replace(second=0, microsecond=0)
    if minute in _looked:
        return
    _looked.clear()
    _looked.add(minute)
    if not at.minute:
        give_out_everywhere(at)
    tally_what_is_due(at, AT_ONCE)


def finish_what_was_asked(at: datetime, seconds: float) -> int:
    """Count what closings and restatements wait for, for so many seconds, and do those for which all is counted.

    Each count is a transaction of its own, so that whoever waits sees how far it is.
    """
    waiting = asked.waiting()
    token, until, done = service_token(LASTS_SECONDS) if waiting else "", time.monotonic() + seconds, 0
    for each in waiting:
        if not _counted(token, each, at, until):
            break
        with acting(token) as actor:
            today = at.astimezone(ZoneInfo(each.period.project.country.time_zone)).date()
            done += finish_count(by=actor, key=each.pk, today=today, at=at).answered_at is not None
    return done


def _counted(token: str, each: CountAsked, at: datetime, until: float) -> bool:
    """Count what is left of one, and give it up where a count takes too long; False when there is no more time."""
    for version in asked.left_of(each):
        if time.monotonic() > until:
            return False
        with acting(token) as actor:
            row = tally_indicator(by=actor, version=version, period=each.period, at=at)
            if row.counted_at != at:
                give_count_up(by=actor, key=each.pk, at=at)
                return True
    return True


def give_out_everywhere(at: datetime) -> int:
    """Give out, in every country on its own day, what may be told of the cases of the year that ended last."""
    token, given = service_token(LASTS_SECONDS), 0
    for country in coalition.countries_other_than(""):
        with acting(token) as actor:
            today = at.astimezone(ZoneInfo(country.time_zone)).date()
            given += give_out_case_sums(by=actor, country=country, today=today)
    return given


def tally_what_is_due(at: datetime, seconds: float) -> int:
    """Count until so many seconds have passed, each figure in a transaction of its own; return how many."""
    token, until, done = service_token(LASTS_SECONDS), time.monotonic() + seconds, 0
    with acting(token) as actor:
        if not tallies.anything_is_heavy():
            return 0
        due = [each for project in tallies.projects_in_all_countries() for each in tallies.tallies_due(project, at)]
    for version, period in due:
        if time.monotonic() > until:
            break
        with acting(token, actor):
            row = tally_indicator(by=actor, version=version, period=period, at=at)
        if row.counted_at != at:
            LOG.warning("indicator %s could not be counted in time", version.indicator_id)
        done += 1
    return done
