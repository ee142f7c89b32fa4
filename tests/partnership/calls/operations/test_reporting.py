"""Reports and sessions of grantees: told under the code, answered once, counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from amparo.evidence.results.queries import counting
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Counting, Definition
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import GrantActivity, GranteeSession, GrantReport, ReportDraft
from amparo.partnership.calls.operations import granting, reporting
from amparo.partnership.calls.operations.reporting import Held, Reported
from amparo.partnership.calls.queries import grants as asked
from amparo.partnership.rolls.models import Activity, HeadCount
from tests.conftest import As
from tests.partnership.calls.calling import LATER, Chosen, funded

STARTED = LATER - timedelta(days=3)
HELD = Held("Teatro", "Choluteca", STARTED, STARTED + timedelta(hours=2), {"18_29": (12, 5, 0), "30_59": (3, 1, 1)})


def report(chosen: Chosen) -> GrantReport:
    """Send the first report of the first grant."""
    due = asked.due_report(chosen.grants[0], 1)
    assert due is not None
    spent = {row.pk: Decimal(100) for row in chosen.grants[0].lines.all()}
    said = Reported("Se hizo", "Se logró", "", "", spent)
    return reporting.send_report(by=chosen.applicants[0], due=due, reported=said, at=LATER)


def reached(**where: tuple[str, ...]) -> int:
    window = Window(("HN",), date(2026, 1, 1), date(2027, 12, 31), date(2026, 1, 1))
    return counting.count(Definition(Counting("PUBLIC", "REACHED", tuple(where.items())), "DURING"), window).k


def test_gra_08_a_session_of_a_grantee_counts_once_in_the_programme_marked_by_its_source(as_staff: As) -> None:
    chosen = funded(as_staff)
    told = reporting.declare_session(by=chosen.applicants[0], held=HELD, at=LATER)
    assert reached() == 0
    with pytest.raises(Refused):
        reporting.declare_session(by=chosen.applicants[0], held=HELD, at=LATER)
    with as_staff("hn.secretaria") as actor:
        reporting.take_session(by=actor, session=told, at=LATER)
        with pytest.raises(Refused):
            reporting.take_session(by=actor, session=told, at=LATER)

    assert (reached(), reached(by=("GRANTEE",)), reached(by=("PROGRAMME",))) == (22, 22, 0)
    assert reached(project=("HN-DEMO",)) == 22
    activity = Activity.objects.get(kind="AWARENESS")
    assert activity.organiser_id == chosen.grants[0].organisation_id
    assert activity.origin == chosen.grants[0].number
    assert HeadCount.objects.count() == 2
    assert asked.counted_of(chosen.grants[0]) == (1, 22)


def test_gra_08_an_activity_hangs_on_one_grant_only(as_staff: As) -> None:
    chosen = funded(as_staff, grants=2)
    told = reporting.declare_session(by=chosen.applicants[0], held=HELD, at=LATER)

    with as_staff("hn.secretaria") as actor:
        reporting.take_session(by=actor, session=told, at=LATER)
        activity = Activity.objects.get(kind="AWARENESS")
        with pytest.raises(IntegrityError), transaction.atomic():
            granting.hang(by=actor, agreement=chosen.grants[1], activity=activity, role=words.SESSION, at=LATER)

    assert GrantActivity.objects.count() == 1


def test_a_session_that_is_returned_is_not_counted_and_may_be_told_again(as_staff: As) -> None:
    chosen = funded(as_staff)
    told = reporting.declare_session(by=chosen.applicants[0], held=HELD, at=LATER)
    with as_staff("hn.programa") as actor, pytest.raises(NotAllowed):
        reporting.return_session(by=actor, session=told, why="Falta", at=LATER)
    with as_staff("hn.secretaria") as actor:
        with pytest.raises(Refused):
            reporting.return_session(by=actor, session=told, why=" ", at=LATER)
        reporting.return_session(by=actor, session=told, why="La fecha no es esa", at=LATER)

    reporting.declare_session(by=chosen.applicants[0], held=replace(HELD, title="Otra vez"), at=LATER)

    assert list(GranteeSession.objects.values_list("state", flat=True)) == [words.RETURNED, words.DECLARED]
    assert reached() == 0


def test_whoever_has_no_grant_tells_of_nothing(as_staff: As) -> None:
    chosen = funded(as_staff)

    with pytest.raises(Refused):
        reporting.declare_session(by=chosen.applicants[1], held=HELD, at=LATER)
    due = asked.due_report(chosen.grants[0], 1)
    assert due is not None
    with pytest.raises(Refused):
        reporting.keep_report(by=chosen.applicants[1], due=due, said={}, at=LATER)


def test_a_report_is_kept_sent_returned_sent_again_and_accepted(as_staff: As) -> None:
    chosen = funded(as_staff)
    due = asked.due_report(chosen.grants[0], 1)
    assert due is not None
    reporting.keep_report(by=chosen.applicants[0], due=due, said={"was_done": "A medias"}, at=LATER)
    assert ReportDraft.objects.get().said == {"was_done": "A medias"}

    first = report(chosen)
    assert not ReportDraft.objects.exists()
    with pytest.raises(Refused):
        report(chosen)
    with as_staff("hn.secretaria") as actor:
        with pytest.raises(Refused):
            reporting.answer_report(by=actor, report=first, is_accepted=False, why="No", at=LATER)
        why = "Falta decir cuántas personas terminaron el taller."
        reporting.answer_report(by=actor, report=first, is_accepted=False, why=why, at=LATER)
        with pytest.raises(Refused):
            reporting.answer_report(by=actor, report=first, is_accepted=True, why="", at=LATER)
    assert asked.accepted_reports(chosen.grants[0]) == set()
    second = report(chosen)
    with as_staff("hn.secretaria") as actor:
        reporting.answer_report(by=actor, report=second, is_accepted=True, why="", at=LATER)

    assert (second.version, asked.accepted_reports(chosen.grants[0])) == (2, {1})
    assert sum(asked.spent_by_line(chosen.grants[0]).values()) == Decimal(200)
