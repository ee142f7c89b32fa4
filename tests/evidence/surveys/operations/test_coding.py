"""Coding texts: two people, each without the other's eyes, and only over the codebook."""

from __future__ import annotations

import pytest

from amparo.evidence.surveys.models import Coding, OpenText, Survey, TextCode
from amparo.evidence.surveys.operations import coding
from amparo.foundation.access.permits import NotAllowed, Refused
from tests.conftest import As
from tests.evidence.surveys.asking import answered, counted, opened


def with_texts(as_staff: As) -> Survey:
    survey = opened(as_staff)
    answered(survey, [{"sector": "state", "words": f"texto {number}"} for number in range(12)])
    survey = counted(as_staff, survey)
    with as_staff("hn.programa") as actor:
        coding.add_text_code(
            by=actor, survey=survey, question="words", labels={"es": "Más formación", "en": "Training"}
        )
    return survey


def test_a_code_is_added_once_and_needs_its_words(as_staff: As) -> None:
    survey = with_texts(as_staff)

    for labels in ({"es": "Más formación"}, {"es": " ", "en": "x"}):
        with pytest.raises(Refused), as_staff("hn.programa") as actor:
            coding.add_text_code(by=actor, survey=survey, question="words", labels=labels)

    assert [each.code for each in TextCode.objects.all()] == ["mas-formacion"]


def test_two_people_code_and_a_third_is_refused(as_staff: As) -> None:
    survey, text = with_texts(as_staff), OpenText.objects.all()[0]
    for username in ("hn.programa", "hn.secretaria"):
        with as_staff(username) as actor:
            coding.code_text(by=actor, survey=survey, text=text, codes=["mas-formacion"])
    Coding.objects.filter(text=text).update(codes=[])
    with as_staff("hn.programa") as actor:
        coding.code_text(by=actor, survey=survey, text=text, codes=["mas-formacion"])

    assert sorted(len(each.codes) for each in Coding.objects.all()) == [0, 1]
    assert coding._reasons_not_to_code(survey, text, 0, []) != []


def test_a_code_that_is_not_of_the_codebook_is_refused(as_staff: As) -> None:
    survey, text = with_texts(as_staff), OpenText.objects.all()[0]

    with pytest.raises(Refused), as_staff("hn.programa") as actor:
        coding.code_text(by=actor, survey=survey, text=text, codes=["other"])

    assert Coding.objects.count() == 0


@pytest.mark.parametrize("username", ["hn.comite1", "hn.datos", "cr.programa"])
def test_others_code_nothing(as_staff: As, username: str) -> None:
    survey, text = with_texts(as_staff), OpenText.objects.all()[0]

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        coding.code_text(by=actor, survey=survey, text=text, codes=[])
