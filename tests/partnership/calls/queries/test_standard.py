"""What the content gives every call to begin with."""

from __future__ import annotations

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.queries.standard import standard_criteria, standard_questions


def test_every_question_and_criterion_is_written_in_three_languages() -> None:
    texts = [each["labels"] for each in standard_questions()] + [each["names"] for each in standard_criteria()]

    assert len(texts) > 20
    assert all(set(each) == set(words.LANGUAGES) and all(each.values()) for each in texts)


def test_the_weights_of_a_stage_add_up_to_a_hundred_with_innovation_among_them() -> None:
    for stage in words.STAGES:
        weights = {each["code"]: each["weight"] for each in standard_criteria() if each["stage"] == stage}
        assert sum(weights.values()) == 100
        assert weights[words.INNOVATION] >= 20


def test_a_question_of_who_may_apply_says_what_is_wanted_and_why() -> None:
    found = [each for each in standard_questions() if each["stage"] == words.ELIGIBILITY]

    assert found
    assert all(each["wants"] in {"yes", "no"} and set(each["helps"]) == set(words.LANGUAGES) for each in found)
