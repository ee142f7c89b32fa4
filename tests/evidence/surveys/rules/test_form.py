"""A form is kept as plain lists and comes back the same."""

import json

import pytest

from amparo.demo.surveying import form_named
from amparo.evidence.surveys.rules.form import from_json, in_words, to_json


@pytest.mark.parametrize("name", ["final-evaluation", "training-needs"])
def test_a_form_that_was_kept_comes_back_the_same(name: str) -> None:
    form = form_named(name)

    assert from_json(json.loads(json.dumps(to_json(form)))) == form


@pytest.mark.parametrize("name", ["final-evaluation", "training-needs"])
def test_the_forms_of_the_content_say_everything_in_three_languages(name: str) -> None:
    form = form_named(name)
    said = [
        form.titles,
        *(each.labels for each in form.questions),
        *filter(None, (each.hints for each in form.questions)),
    ]
    said += [choice.labels for listed in form.lists.values() for choice in listed]

    assert [labels for labels in said if set(labels) != {"es", "fr", "en"}] == []


def test_words_fall_back_to_spanish_and_then_to_what_there_is() -> None:
    assert in_words({"es": "a", "en": "b"}, "fr") == "a"
    assert in_words({"en": "b"}, "fr") == "b"
    assert in_words({}, "fr") == ""
