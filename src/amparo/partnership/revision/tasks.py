"""What the clock does: forget the proofs of what is neither in force nor being drawn any more."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from amparo.bpmn.problems import NotAccepted
from amparo.bpmn.read import read
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.procedures import operations
from amparo.partnership.procedures import queries as published
from amparo.partnership.procedures.rules import processes_to_prove
from amparo.partnership.revision import queries

log = logging.getLogger("amparo.clock")
LASTS_SECONDS: Final = 900
# A proof is kept at least so long: who takes an earlier state of a draft back need not wait for it again.
KEPT: Final = timedelta(days=30)
_forgot: dict[str, date] = {}


def hear_the_clock(*, at: datetime) -> None:
    """Forget once a day what nobody refers to. The day is remembered by this process only; twice does no harm."""
    if _forgot.get("day") == at.date():
        return
    _forgot["day"] = at.date()
    forgotten = forget_what_nobody_refers_to(at)
    if forgotten:
        log.info("proofs forgotten, of drawings that nobody keeps: %s", forgotten)


def forget_what_nobody_refers_to(at: datetime) -> int:
    """Forget the proofs of no version in force or to come, and of no draft; return how many."""
    before = at - KEPT
    token = service_token(LASTS_SECONDS)
    with acting(token):
        if not published.has_proofs(before):
            return 0
        wanted = frozenset(_wanted(at))
    with acting(token) as actor:
        return operations.forget_proofs(by=actor, wanted=wanted, before=before)


def _wanted(at: datetime) -> Iterator[str]:
    """Yield the marks of what is in force or comes into force in some country, and of what is drawn there."""
    yield from _of_versions("", at.date())
    for country in coalition.countries_other_than(""):
        today = at.astimezone(ZoneInfo(country.time_zone)).date()
        yield from _of_versions(country.code, today)
        checker = published.around(country.code, today).checker
        for draft in queries.drafts_kept_in(country.code):
            try:
                diagram = read(draft.xml.encode(), name=str(draft.pk))
                after = checker.redrawn(diagram)
                yield from published.marks_among(after, processes_to_prove(after, [diagram.process]))
            except NotAccepted:
                continue  # nothing was ever proved of it


def _of_versions(country: str, today: date) -> Iterator[str]:
    for day in published.days_of_versions(country, today):
        around = published.around(country, day)
        yield from published.marks_among(around.checker, around.diagrams)
