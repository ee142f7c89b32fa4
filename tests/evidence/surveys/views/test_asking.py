"""Answering by a link, page by page, without an account and without JavaScript."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from amparo.evidence.surveys.models import RespondentDraft, Response, Survey
from amparo.evidence.surveys.operations import making
from amparo.evidence.surveys.queries.links import ANYONE, token_of
from tests.conftest import As
from tests.evidence.surveys.asking import SMALL_FORM, form_named

NOW = datetime.now(UTC)


def open_now(as_staff: As, form: object = SMALL_FORM) -> tuple[Survey, str]:
    """Return a survey that takes answers as the clock goes, and its open link."""
    with as_staff("hn.programa") as actor:
        survey = making.make_survey(by=actor, form=form, at=NOW)  # type: ignore[arg-type]
        closes_at = NOW + timedelta(days=5)
        survey = making.open_survey(by=actor, survey=survey, closes_at=closes_at, takes_anyone=True, at=NOW)
    return survey, token_of(ANYONE, survey.pk)


def page(token: str, number: int) -> str:
    return reverse("surveys:page", args=[token, number])


def test_a_form_is_answered_page_by_page_and_nothing_of_it_stays(as_staff: As) -> None:
    survey, token = open_now(as_staff)
    client = Client()
    assert client.get(reverse("surveys:start", args=[token])).status_code == 200
    assert client.get(page(token, 0)).status_code == 200

    first = client.post(page(token, 0), {"shown": "sector", "q_sector": "civil_society"})
    second = client.post(page(token, 1), {"shown": "words", "q_words": "Gracias"})
    look = client.get(reverse("surveys:send", args=[token]))
    done = client.post(reverse("surveys:send", args=[token]))

    assert (first.headers["Location"], second.headers["Location"]) == (
        page(token, 1),
        reverse("surveys:send", args=[token]),
    )
    assert "Gracias" in look.content.decode()
    assert done.status_code == 200
    assert Response.objects.get(survey=survey).answers == {"sector": "civil_society", "words": "Gracias"}
    assert RespondentDraft.objects.count() == 0
    assert client.cookies[f"answers_{survey.pk}"].value == ""


def test_what_an_answer_opens_on_the_same_page_is_asked_before_going_on(as_staff: As) -> None:
    _survey, token = open_now(as_staff)
    client = Client()

    again = client.post(page(token, 0), {"shown": "sector", "q_sector": "state"})
    wrong = client.post(page(token, 0), {"shown": "sector years", "q_sector": "state", "q_years": "99"})
    well = client.post(page(token, 0), {"shown": "sector years", "q_sector": "state", "q_years": "9"})

    assert (again.status_code, 'name="q_years"' in again.content.decode()) == (200, True)
    assert (wrong.status_code, 'value="99"' in wrong.content.decode()) == (422, True)
    assert well.headers["Location"] == page(token, 1)


def test_with_scripts_the_questions_come_anew_without_being_kept(as_staff: As) -> None:
    _survey, token = open_now(as_staff)
    client = Client()

    sent = {"shown": "sector", "q_sector": "state"}
    shown = client.post(reverse("surveys:questions", args=[token, 0]), sent).content.decode()

    assert 'name="q_years"' in shown
    assert 'value="sector years"' in shown
    assert re.search(r'value="state"\s+checked', shown)
    assert "<html" not in shown
    assert RespondentDraft.objects.count() == 0


def test_an_answer_that_is_taken_back_takes_what_it_opened_with_it(as_staff: As) -> None:
    survey, token = open_now(as_staff)
    client = Client()
    client.post(page(token, 0), {"shown": "sector years", "q_sector": "state", "q_years": "9"})
    client.post(page(token, 0), {"shown": "sector years", "q_sector": "civil_society", "q_years": "9"})
    client.post(page(token, 1), {"shown": "words", "q_words": ""})

    client.post(reverse("surveys:send", args=[token]))

    assert Response.objects.get(survey=survey).answers == {"sector": "civil_society", "words": ""}


def test_a_draft_is_there_again_on_the_same_device_and_can_be_forgotten(as_staff: As) -> None:
    _survey, token = open_now(as_staff)
    client = Client()
    client.post(page(token, 1), {"shown": "words", "q_words": "A medias"})

    assert "A medias" in client.get(page(token, 1)).content.decode()
    assert "A medias" not in Client().get(page(token, 1)).content.decode()
    client.post(reverse("surveys:forget", args=[token]))
    assert "A medias" not in client.get(page(token, 1)).content.decode()


def test_what_must_be_answered_is_asked_for_before_sending(as_staff: As) -> None:
    _survey, token = open_now(as_staff)

    answer = Client().post(reverse("surveys:send", args=[token]))

    assert answer.headers["Location"] == page(token, 0)
    assert Response.objects.count() == 0


def test_a_closed_survey_says_so(as_staff: As) -> None:
    survey, token = open_now(as_staff)
    Survey.objects.filter(pk=survey.pk).update(closes_at=NOW - timedelta(seconds=1))

    for address in (reverse("surveys:start", args=[token]), page(token, 0), reverse("surveys:send", args=[token])):
        assert "cerrado" in Client().get(address).content.decode()
    assert Client().post(reverse("surveys:send", args=[token])).status_code == 200
    assert Response.objects.count() == 0


@pytest.mark.parametrize("language", ["es", "fr", "en"])
def test_a_form_speaks_three_languages(as_staff: As, language: str) -> None:
    _survey, token = open_now(as_staff, form_named("final-evaluation"))
    client = Client()
    client.cookies["language"] = language

    said = client.get(page(token, 0)).content.decode()

    words = {"es": "¿Dónde trabaja usted?", "fr": "Où travaillez-vous ?", "en": "Where do you work?"}
    assert [code for code, text in words.items() if text in said] == [language]


@pytest.mark.parametrize(
    "sent", [{}, {"shown": "x" * 5000}, {"shown": "sector", "q_sector": "\x00"}, {"q_sector": "state"}]
)
def test_what_is_sent_by_hand_breaks_nothing(as_staff: As, sent: dict[str, str]) -> None:
    _survey, token = open_now(as_staff)

    for address in (page(token, 0), page(token, 7), reverse("surveys:questions", args=[token, 0])):
        assert Client().post(address, sent).status_code < 500
    assert Client().get(page(token, 999)).status_code == 302
    assert Client().get(page("a1-made-up", 0)).status_code == 404
    assert Client().post(reverse("surveys:questions", args=[token, 99]), sent).status_code < 500


def test_no_page_of_it_names_what_the_coalition_works_for(as_staff: As) -> None:
    _survey, token = open_now(as_staff)
    said = Client().get(reverse("surveys:start", args=[token])).content.decode().lower()

    assert "<title>servicios</title>" in said
    assert re.findall(r"trata|cicesct|conatt", said) == []
