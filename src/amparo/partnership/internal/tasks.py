"""What the clock does: hold internal procedures against what is in force, one at each look."""

from __future__ import annotations

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from amparo.bpmn.problems import NotAccepted
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.internal import operations, queries, rules

log = logging.getLogger("amparo.clock")
LASTS_SECONDS = 900


def hear_the_clock(*, at: datetime) -> None:
    """Look at one version that waits, so that timers ring in between; the proof is sought outside a transaction."""
    token = service_token(LASTS_SECONDS)
    with acting(token):
        countries = list(coalition.countries_other_than(""))
    for country in countries:
        on = at.astimezone(ZoneInfo(country.time_zone)).date()
        with acting(token):
            agreed = queries.agreed_in(country.code, on)
            version = queries.first_waiting(country.code, agreed)
        if version is None:
            continue
        try:
            found = rules.found_of(queries.side_of(version, agreed), agreed.sides, agreed.checker)
        except NotAccepted as unfit:
            log.error("internal procedure %s cannot be held against what %s agreed", version.pk, country.code)
            found = [dict(problem.message) for problem in unfit.problems]
        with acting(token) as actor:
            operations.keep_look(by=actor, version=version, beside=agreed.digest, found=found, at=at)
        return
