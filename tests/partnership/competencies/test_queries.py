"""What is asked of the steps in force, from which day, in which country."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.utils import translation

from amparo.partnership.coalition.models import Country
from amparo.partnership.competencies import queries
from amparo.partnership.competencies.models import Competency
from amparo.partnership.competencies.operations import ask_for_competency
from tests.conftest import As

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def ask(as_staff: As, code: str, since: date | None) -> None:
    with as_staff("cr.secretaria") as by:
        ask_for_competency(
            by=by, country=Country.objects.get(code="CR"), competency=Competency.objects.get(code=code), since=since,
            why="Ya hay personas certificadas.", today=TODAY, at=AT,
        )  # fmt: skip


def test_the_framework_is_in_its_order(database: str) -> None:
    codes = [row.code for row in queries.competencies()]

    assert (len(codes), codes[0], codes[-1]) == (13, "INDICATORS", "SELF_CARE")
    assert queries.competency("INDICATORS") == Competency.objects.get(code="INDICATORS")
    assert queries.competency("NONE_SUCH") is None


def test_the_steps_that_ask_are_told_with_their_words_and_their_lane(database: str) -> None:
    with translation.override("en"):
        steps = [step for step in queries.steps_that_ask("CR", TODAY) if step.needed.competency == "FORENSIC_INTERVIEW"]

    assert [(step.procedure, step.element, step.title, step.role, step.needed.strength) for step in steps] == [
        ("11", "forensic_interview", "Hold the single interview", "psychologist", "HARD"),
        ("11", "second_interview", "Hold the one that the court ordered", "psychologist", "HARD"),
    ]


def test_nineteen_steps_of_the_procedures_ask_three_of_them_strictly(database: str) -> None:
    steps = queries.steps_that_ask("HN", TODAY)

    assert len(steps) == 19
    assert {(step.procedure, step.element): step.needed.strength for step in steps if step.needed.is_hard} == {
        ("10", "listen_to_child"): "UNLESS_URGENT",
        ("11", "forensic_interview"): "HARD",
        ("11", "second_interview"): "HARD",
    }


def test_nothing_is_asked_for_before_the_coalition_says_from_when(database: str, as_staff: As) -> None:
    later = TODAY + timedelta(days=30)

    before = list(queries.asked_on("CR", later))
    ask(as_staff, "FORENSIC_INTERVIEW", later)

    assert before == []
    assert list(queries.asked_on("CR", TODAY)) == []
    assert [row.code for row in queries.asked_on("CR", later)] == ["FORENSIC_INTERVIEW"]
    assert list(queries.asked_on("HN", later)) == []


def test_the_last_decision_holds(database: str, as_staff: As) -> None:
    ask(as_staff, "REFERRAL", TODAY)
    assert queries.asked_since("CR") == {"REFERRAL": TODAY}

    ask(as_staff, "REFERRAL", None)

    assert (queries.asked_since("CR"), list(queries.asked_on("CR", TODAY))) == ({}, [])
