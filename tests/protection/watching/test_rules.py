"""When an answer to an alert is well."""

from amparo.protection.watching.rules import reasons_not_to_answer

WORDS = "A handover of the whole guard"


def test_an_answer_needs_a_finding_and_words_and_comes_once() -> None:
    assert reasons_not_to_answer(found="WORK", words=WORDS, is_answered=False) == []
    assert len(reasons_not_to_answer(found="WORK", words=WORDS, is_answered=True)) == 1
    assert len(reasons_not_to_answer(found="", words="seen", is_answered=False)) == 2
    assert len(reasons_not_to_answer(found="WORK", words="a" * 2001, is_answered=False)) == 1
