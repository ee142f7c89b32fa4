"""Who sees which survey, and how it goes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.evidence.surveys.models import Invitation
from amparo.evidence.surveys.operations import answering, inviting
from amparo.evidence.surveys.queries import surveys
from amparo.evidence.surveys.queries.links import INVITED, Link
from tests.conftest import As
from tests.evidence.surveys.asking import AFTER, NOW, SMALL_FORM, answered, counted, opened


@pytest.mark.parametrize(
    ("username", "open_one", "counted_one"),
    [
        ("hn.programa", True, True), ("hn.secretaria", True, True), ("hn.comite1", False, True),
        ("hn.datos", False, True), ("hn.fiscalia", False, False), ("cr.programa", False, False),
        ("cr.tecnica", False, False),
    ],
)  # fmt: skip
def test_who_runs_a_survey_sees_it_and_others_read_what_was_counted(
    as_staff: As, username: str, open_one: bool, counted_one: bool
) -> None:
    first, second = opened(as_staff), counted(as_staff, opened(as_staff))

    with as_staff(username) as actor:
        assert (surveys.survey_visible_to(actor, first.code) is not None) is open_one
        assert (surveys.survey_visible_to(actor, second.code) is not None) is counted_one


def test_how_a_survey_goes_is_told_without_telling_who(as_staff: As) -> None:
    survey = opened(as_staff)
    text = "a@ejemplo.invalid b@ejemplo.invalid c@ejemplo.invalid"
    with as_staff("hn.programa") as actor:
        inviting.invite(by=actor, survey=survey, text=text, language="es", at=NOW)
    first = Invitation.objects.order_by("address")[0]
    answering.submit(by=Link(survey, INVITED, first.pk, ""), form=SMALL_FORM, answers={"sector": "state"}, at=NOW)
    answered(survey, [{"sector": "state"}] * 2)

    progress = surveys.progress_of(survey)

    assert (progress.invited, progress.answered, progress.waiting, progress.answers) == (3, 1, 2, 3)
    assert [(row.address[0], done) for row, done, _last in surveys.invitations_of(survey)] == [
        ("a", True), ("b", False), ("c", False),
    ]  # fmt: skip
    assert [row.address[0] for row, *_more in surveys.invitations_of(survey, after="a@ejemplo.invalid", limit=1)] == [
        "b"
    ]
    assert surveys.has_answered(first.pk, survey)
    assert [(each.day, each.answers) for each in surveys.tallies_of(survey)] == [(NOW.date(), 3)]
    assert len(surveys.mails_of(survey)) == len(surveys.mails_waiting()) == 3


def test_what_has_closed_waits_to_be_counted(as_staff: As) -> None:
    survey = opened(as_staff)

    assert surveys.surveys_to_count("HN", NOW) == []
    assert surveys.surveys_to_count("HN", AFTER + timedelta(days=1)) == [survey]
    assert surveys.surveys_to_count("CR", AFTER) == []
    assert surveys.collectors_of(survey) == []
    assert surveys.collector_of(survey, 1) is None
    assert surveys.kept_for_review(survey) == []
