"""Links: the same each time, never kept, and nobody else's can be made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.evidence.surveys.models import Invitation
from amparo.evidence.surveys.operations import inviting
from amparo.evidence.surveys.queries.links import ANYONE, COLLECTING, INVITED, link_of, phone_form, token_of
from tests.conftest import As
from tests.evidence.surveys.asking import NOW, opened


def test_a_link_opens_its_survey(as_staff: As) -> None:
    survey = opened(as_staff)

    link = link_of(token_of(ANYONE, survey.pk))

    assert link is not None
    assert (link.survey, link.kind, link.key) == (survey, ANYONE, survey.pk)
    assert token_of(ANYONE, survey.pk) == token_of(ANYONE, survey.pk)
    assert phone_form(survey) is None


def test_the_open_link_of_a_survey_by_invitation_opens_nothing(as_staff: As) -> None:
    survey = opened(as_staff, anyone=False)
    with as_staff("hn.programa") as actor:
        inviting.invite(by=actor, survey=survey, text="a@ejemplo.invalid", language="es", at=NOW)
    invited = Invitation.objects.get()

    assert link_of(token_of(ANYONE, survey.pk)) is None
    found = link_of(token_of(INVITED, invited.pk))
    assert found is not None
    assert found.survey == survey


def test_a_link_of_one_kind_opens_no_other(as_staff: As) -> None:
    survey = opened(as_staff)

    assert link_of(token_of(ANYONE, survey.pk), kinds=COLLECTING) is None
    assert link_of(INVITED + token_of(ANYONE, survey.pk)[1:]) is None
    assert link_of(token_of(ANYONE, survey.pk + 1)) is None


@pytest.mark.parametrize("token", ["", "a", "a1", "a1-", "z1-x", "a1-" + "x" * 26, "a²-x", "a999999999999999999999-x"])
def test_what_is_made_up_opens_nothing(token: str) -> None:
    assert link_of(token) is None


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_two_links_are_never_the_same(one: int, other: int) -> None:
    assert (token_of(INVITED, one) == token_of(INVITED, other)) is (one == other)
    assert token_of(INVITED, one) != token_of(ANYONE, one)
