"""Grants, for whoever works with calls."""

from __future__ import annotations

from datetime import timedelta

from amparo.partnership.calls.queries import grants as asked
from tests.conftest import As
from tests.partnership.calls.calling import funded
from tests.partnership.calls.operations.test_reporting import report


def test_grants_are_seen_by_whoever_runs_or_steers_in_that_country(as_staff: As) -> None:
    funded(as_staff)
    seen = {}
    for username in ("hn.programa", "hn.secretaria", "hn.comite1", "hn.ninez", "cr.secretaria"):
        with as_staff(username) as actor:
            seen[username] = asked.grants_visible_to(actor).count()

    assert seen == {"hn.programa": 1, "hn.secretaria": 1, "hn.comite1": 1, "hn.ninez": 0, "cr.secretaria": 0}


def test_a_report_that_was_sent_is_not_reminded_of(as_staff: As) -> None:
    chosen = funded(as_staff)
    due = asked.due_report(chosen.grants[0], 1)
    assert due is not None
    day = due.due_on - timedelta(days=5)

    assert [row.pk for row in asked.reports_to_remind("HN", day)] == [due.pk]
    sent = report(chosen)
    assert asked.reports_to_remind("HN", day) == []
    assert asked.unanswered_report(chosen.grants[0], 1) == sent
    assert asked.latest_report(due) == sent
