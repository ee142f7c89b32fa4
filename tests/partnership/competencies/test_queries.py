"""What is asked of the steps in force, from which day, in which country."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.utils import translation

from amparo.partnership.coalition.models import Country
from amparo.partnership.competencies import queries
from amparo.partnership.competencies.models import Competency, Requirement
from amparo.partnership.competencies.operations import ask_for_competency
from amparo.partnership.competencies.rules import Needed
from amparo.partnership.procedures import queries as procedures
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


def test_every_line_of_the_content_is_a_step_of_a_procedure(database: str) -> None:
    found = {(step.procedure, step.element) for step in queries.steps_that_ask("HN", TODAY)}

    assert found == {(row.procedure, row.element) for row in Requirement.objects.all()}


def test_nothing_is_asked_for_before_the_coalition_says_from_when(database: str, as_staff: As) -> None:
    version = procedures.version_in_force("11", "CR", TODAY)
    assert version is not None
    diagram = procedures.diagram_of(version)
    needed = Needed("FORENSIC_INTERVIEW", "HARD")

    before = queries.needed_on("CR", diagram, "forensic_interview", TODAY)
    ask(as_staff, "FORENSIC_INTERVIEW", TODAY + timedelta(days=30))

    assert before is None
    assert queries.needed_on("CR", diagram, "forensic_interview", TODAY) is None
    assert queries.needed_on("CR", diagram, "forensic_interview", TODAY + timedelta(days=30)) == needed
    assert queries.needed_on("HN", diagram, "forensic_interview", TODAY + timedelta(days=30)) is None
    assert queries.needed_on("CR", diagram, "prepare_person", TODAY + timedelta(days=30)) is None
    assert queries.told_of("11", "prepare_person") is None


def test_the_last_decision_holds(database: str, as_staff: As) -> None:
    ask(as_staff, "REFERRAL", TODAY)
    assert queries.asked_since("CR") == {"REFERRAL": TODAY}

    ask(as_staff, "REFERRAL", None)

    assert queries.asked_since("CR") == {}
