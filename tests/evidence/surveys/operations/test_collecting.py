"""Collectors: a form sent twice counts once; other answers under its number wait for somebody to decide."""

from __future__ import annotations

import pytest

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Collector, KeptForReview, PhoneForm, Receipt, Response, Survey
from amparo.evidence.surveys.operations import collecting
from amparo.evidence.surveys.operations.answering import NotComplete
from amparo.evidence.surveys.operations.collecting import Taken
from amparo.evidence.surveys.queries.links import COLLECTING, Link, link_of, token_of
from amparo.evidence.surveys.rules.instances import NotAnAnswer
from amparo.evidence.surveys.tasks import make_a_phone_form
from amparo.foundation.access.permits import NotAllowed, Refused
from tests.conftest import As
from tests.evidence.surveys.asking import AFTER, NOW, answered, counted, evaluation_answers, form_named, opened


def collector_of(as_staff: As, survey: Survey) -> Link:
    with as_staff("hn.programa") as actor:
        collector = collecting.make_collector(by=actor, survey=survey, label="Teléfono 1", at=NOW)
    link = link_of(token_of(COLLECTING, collector.pk), kinds=COLLECTING)
    assert link is not None
    return link


def sent(survey: Survey, *, key: str = "uuid:1", sector: str = "state", years: str = "7", words_: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?><data id="{survey.code}" version="1"><one><sector>{sector}</sector>'
        f"<years>{years}</years></one><words>{words_}</words><meta><instanceID>{key}</instanceID></meta></data>"
    ).encode()


def test_me_11_the_same_form_twice_counts_once_and_other_answers_under_its_number_are_kept(as_staff: As) -> None:
    survey = opened(as_staff)
    link = collector_of(as_staff, survey)

    assert collecting.receive(by=link, content=sent(survey), at=NOW) == Taken.NEW
    assert collecting.receive(by=link, content=sent(survey), at=NOW) == Taken.AGAIN
    assert collecting.receive(by=link, content=sent(survey, years="8"), at=NOW) == Taken.KEPT
    assert collecting.receive(by=link, content=sent(survey, years="8"), at=NOW) == Taken.KEPT

    assert list(Response.objects.values_list("answers__years", flat=True)) == ["7"]
    assert KeptForReview.objects.filter(outcome=words.WAITING).count() == 1


def test_me_11_109_answers_stay_109(as_staff: As) -> None:
    survey = opened(as_staff, form_named("final-evaluation"))
    rows = list(evaluation_answers())
    answered(survey, rows[1:])
    link, first = collector_of(as_staff, survey), rows[0]
    content = (
        f'<data id="{survey.code}" version="1"><about><sector>{first["sector"]}</sector></about><opinions>'
        + "".join(f"<{name}>{first[name]}</{name}>" for name in ("vulnerability", "victims", "lasting"))
        + "</opinions><meta><instanceID>uuid:9</instanceID></meta></data>"
    )

    for content_sent in (content, content, content.replace("strongly_agree", "neither", 1)):
        collecting.receive(by=link, content=content_sent.encode(), at=NOW)

    assert Response.objects.filter(survey=survey).count() == 109


def test_what_was_kept_counts_when_somebody_says_so_and_its_answers_go(as_staff: As) -> None:
    survey = opened(as_staff)
    link = collector_of(as_staff, survey)
    for years in ("7", "8", "9"):
        collecting.receive(by=link, content=sent(survey, years=years), at=NOW)
    one, other = KeptForReview.objects.all()

    with as_staff("hn.secretaria") as actor:
        collecting.review_kept(by=actor, kept=one, outcome=words.ADDED, at=NOW)
        collecting.review_kept(by=actor, kept=other, outcome=words.DROPPED, at=NOW)

    assert Response.objects.count() == 2
    assert [each.answers for each in KeptForReview.objects.all()] == [None, None]
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        collecting.review_kept(by=actor, kept=one, outcome=words.ADDED, at=NOW)


def test_a_form_that_is_not_well_is_refused_and_nothing_is_kept(as_staff: As) -> None:
    survey = opened(as_staff)
    link = collector_of(as_staff, survey)

    with pytest.raises(NotComplete):
        collecting.receive(by=link, content=sent(survey, years="99"), at=NOW)
    with pytest.raises(NotAnAnswer):
        collecting.receive(by=link, content=b"<data/>", at=NOW)

    assert (Response.objects.count(), Receipt.objects.count()) == (0, 0)


def test_after_the_closing_what_was_taken_is_acknowledged_and_nothing_new_is_taken(as_staff: As) -> None:
    survey = opened(as_staff)
    link = collector_of(as_staff, survey)
    collecting.receive(by=link, content=sent(survey), at=NOW)
    link = Link(counted(as_staff, survey), COLLECTING, link.key, link.token)

    assert collecting.receive(by=link, content=sent(survey), at=AFTER) == Taken.AGAIN
    with pytest.raises(Refused):
        collecting.receive(by=link, content=sent(survey, key="uuid:2"), at=AFTER)


def test_the_number_of_a_phone_is_not_kept_and_leads_to_no_answer(as_staff: As) -> None:
    survey = opened(as_staff)
    collecting.receive(by=collector_of(as_staff, survey), content=sent(survey, key="uuid:secret"), at=NOW)

    receipt = Receipt.objects.get()
    assert {field.name for field in Receipt._meta.concrete_fields} == {"id", "survey", "mark", "digest"}
    assert b"secret" not in bytes(receipt.mark)
    assert "secret" not in str(Response.objects.get().answers)
    assert {field.name for field in Collector._meta.concrete_fields} & {"token", "key"} == set()


def test_a_collector_that_was_ended_opens_nothing(as_staff: As) -> None:
    survey = opened(as_staff)
    link = collector_of(as_staff, survey)
    collector = Collector.objects.select_related("survey__country").get()

    with as_staff("hn.programa") as actor:
        collecting.end_collector(by=actor, collector=collector, at=NOW)

    assert link_of(link.token, kinds=COLLECTING) is None
    with pytest.raises(Refused), as_staff("hn.programa") as actor:
        collecting.end_collector(by=actor, collector=collector, at=NOW)


def test_the_form_of_phones_is_made_once_by_the_clock_when_a_survey_opens(as_staff: As) -> None:
    survey = opened(as_staff)
    with as_staff("hn.programa") as by, pytest.raises(NotAllowed):
        collecting.make_phone_form(by=by, survey=survey)

    assert (make_a_phone_form(), make_a_phone_form()) == (survey.code, "")
    collector_of(as_staff, survey)
    collector_of(as_staff, survey)

    assert PhoneForm.objects.count() == 1
    assert f'id="{survey.code}"' in PhoneForm.objects.get().xform


@pytest.mark.parametrize("username", ["hn.comite1", "hn.tecnica", "cr.programa"])
def test_others_make_no_collector(as_staff: As, username: str) -> None:
    survey = opened(as_staff)
    known = username if username != "hn.tecnica" else "cr.tecnica"

    with pytest.raises(NotAllowed), as_staff(known) as actor:
        collecting.make_collector(by=actor, survey=survey, label="x", at=NOW)
