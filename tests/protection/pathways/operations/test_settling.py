"""What follows from a move: who gets the step, when it is due, when a timer rings."""

from __future__ import annotations

import pytest
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from amparo.demo.carrying import Carrier
from amparo.demo.cases import scenarios
from amparo.protection.cases import queries as cases
from amparo.protection.pathways.models import OpenStep, PathwayEvent
from amparo.protection.pathways.operations import settling
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import team_of


@pytest.mark.parametrize(
    ("text", "read"),
    [("PT5M", (5, "minutes")), ("PT24H", (24, "hours")), ("P7D", (7, "days")), ("P6M", (6, "months"))],
)
def test_the_durations_that_drawings_use_are_read(text: str, read: tuple[int, str]) -> None:
    assert settling.iso_duration(text) == read


@given(st.text(max_size=12))
def test_any_other_text_is_refused_or_read_and_never_anything_else(text: str) -> None:
    try:
        amount, unit = settling.iso_duration(text)
    except ValueError:
        return

    assert (isinstance(amount, int), unit in {"minutes", "hours", "days", "months"}) == (True, True)


@carried_to("joins_with_one_interview", before="call_accreditation/vote")
def test_each_step_goes_to_the_team_that_the_country_names_for_its_role(carrier: Carrier) -> None:
    step = OpenStep.objects.using("owner").get(path="call_accreditation/vote")

    assert (step.role, step.team_id, step.screen) == ("panel", team_of("CR_ERI", "panel"), "panel")


@carried_to("declines_and_is_repaired")
def test_nothing_stays_open_when_a_case_has_ended(carrier: Carrier) -> None:
    assert OpenStep.objects.using("owner").count() == 0


@carried_to("declines_and_is_repaired")
def test_a_closed_case_stays_with_those_who_answer_for_it_only(carrier: Carrier, as_staff: As) -> None:
    seen = {}
    for username in (
        "cr.gestora",
        "cr.supervision",
        "cr.abogada",
        "cr.guardia",
        "cr.panel1",
        "cr.salud",
        "cr.albergue",
    ):
        with as_staff(username):
            seen[username] = cases.case_by_code(carrier.code) is not None

    assert [username for username, sees in seen.items() if sees] == ["cr.gestora", "cr.supervision", "cr.abogada"]


@pytest.mark.parametrize("scenario", ["adult_declines_help", "no_grounds_today"])
def test_a_case_that_ends_before_anybody_answers_for_it_stays_with_the_team_that_ended_it(
    carrier: Carrier, scenario: str
) -> None:
    carrier.open()

    carrier.play(scenarios()[scenario])

    last = PathwayEvent.objects.using("owner").filter(kind="STEP").latest("seq")
    with connections["owner"].cursor() as cursor:
        cursor.execute("select distinct principal_id from sec.grant_ where valid_until > now()")
        assert cursor.fetchall() == [(last.team_id,)]
