"""Results by question and by group; nothing before they are counted."""

from __future__ import annotations

from amparo.evidence.surveys.models import OpenText
from amparo.evidence.surveys.operations import coding
from amparo.evidence.surveys.queries import results
from tests.conftest import As
from tests.evidence.surveys.asking import SMALL_FORM, answered, counted, opened


def test_nothing_is_told_before_it_is_counted(as_staff: As) -> None:
    survey = opened(as_staff)
    answered(survey, [{"sector": "state"}] * 15)

    assert results.results_of(survey) is None


def test_numbers_are_told_as_their_middle_and_texts_as_how_many(as_staff: As) -> None:
    survey = opened(as_staff)
    answered(survey, [{"sector": "state", "years": str(years), "words": "x"} for years in range(1, 12)])

    found = results.results_of(counted(as_staff, survey))

    assert found is not None
    years, texts = found.of("years"), found.of("words")
    assert years is not None
    assert texts is not None
    assert years.outcome.average == (6.0, 6.0)
    assert (texts.outcome.asked, texts.outcome.answered, texts.outcome.shares) == (11, 11, ())
    assert found.of("nothing") is None


def test_how_two_coders_agree_is_told_beside_what_both_saw(as_staff: As) -> None:
    survey = opened(as_staff)
    answered(survey, [{"sector": "state", "words": f"texto {number}"} for number in range(12)])
    survey = counted(as_staff, survey)
    question = SMALL_FORM.question("words")
    assert question is not None
    for username, least in (("hn.programa", 4), ("hn.secretaria", 6)):
        with as_staff(username) as actor:
            if not results.codebook_of(survey, "words"):
                coding.add_text_code(by=actor, survey=survey, question="words", labels={"es": "Código"})
            while text := results.next_text_for(survey, "words", actor.account or 0):
                number = int(text.text.split()[1])
                coding.code_text(by=actor, survey=survey, text=text, codes=["codigo"] if number >= least else [])
            assert results.coded_by(survey, "words", actor.account or 0) == 12

    coded = results.coded_texts_of(survey, question)

    ((_line, both, accord),) = coded.lines
    assert (coded.texts, coded.both, len(coded.coders), both) == (12, 12, 2, 6)
    assert accord is not None
    assert accord.same == 10
    assert results.text_of(survey, str(OpenText.objects.all()[0].pk)) is not None
