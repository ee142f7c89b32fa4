"""A form for every step of every procedure; whatever is typed, it is a clear answer or a clear question."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

from amparo.bpmn.diagram import Node
from amparo.demo.answers import invented
from amparo.foundation.vocabularies import dictionary
from amparo.protection.pathways.forms import (
    ASK,
    AddStepForm,
    AlertForm,
    ConsentForm,
    OutcomeForm,
    StepForm,
    plain,
    question_of,
)
from tests.content.walking import FOLDERS, diagram, steps_of
from tests.nasty import NASTY

STEPS = [(folder, node) for folder in FOLDERS for node in steps_of(diagram(folder))]
EVERY = pytest.mark.parametrize("node", [node for _folder, node in STEPS], ids=[f"{f[:2]}-{n.id}" for f, n in STEPS])


def fields_of(node: Node) -> list[tuple[dictionary.Field, bool]]:
    known = dictionary.fields()
    return [(known[note.name], note.required) for note in node.fields if note.name in known]


def form_of(node: Node, typed: QueryDict | dict[str, Any] | None = None) -> StepForm:
    return StepForm(node, fields_of(node), {}, typed)


def typed_for(node: Node, **more: Any) -> QueryDict:
    typed = QueryDict(mutable=True)
    for name, value in invented(node, datetime(2026, 11, 22, 10, 0, tzinfo=UTC)).items():
        values = value if isinstance(value, list) else [value]
        typed.setlist(name, [str(each).replace("+00:00", "") for each in values])
    for ask in node.asks:
        typed[ASK + ask.variable] = ask.values[0]
    for name, value in more.items():
        typed.setlist(name, value if isinstance(value, list) else [value])
    return typed


@EVERY
def test_every_field_that_a_step_names_is_in_the_dictionary(node: Node) -> None:
    assert [note.name for note in node.fields if note.name not in dictionary.fields()] == []


@pytest.mark.parametrize("lang", ["es", "fr", "en"])
@EVERY
def test_every_question_has_its_words_in_each_language(node: Node, lang: str) -> None:
    with translation.override(lang):
        labels = {name: str(field.label) for name, field in form_of(node).fields.items() if not name.startswith(ASK)}

    assert [name for name, label in labels.items() if not label.strip() or label == name] == []


@EVERY
def test_invented_answers_are_taken_and_come_out_as_json_holds_them(node: Node) -> None:
    form = form_of(node, typed_for(node))

    assert (form.is_valid(), form.errors) == (True, {})
    assert form.outcome() == {ask.variable: ask.values[0] for ask in node.asks}


@EVERY
def test_nothing_typed_asks_for_what_is_needed_and_for_nothing_else(node: Node) -> None:
    form = form_of(node, QueryDict())

    needed = {name for name, field in form.fields.items() if field.required}
    assert set(form.errors) == needed


@EVERY
def test_nasty_values_are_refused_in_words_or_taken_as_text_and_what_was_typed_is_kept(node: Node) -> None:
    for value in NASTY:
        hold(node, value)


def hold(node: Node, value: str) -> None:
    typed = QueryDict(mutable=True)
    for name in form_of(node).fields:
        typed.setlist(name, [value])
    form = form_of(node, typed)

    valid = form.is_valid()

    kept = {name: form[name].value() for name in form.fields}
    wrong = [name for name, was in kept.items() if was not in (value, [value])]
    closed = [name for name, field in form.fields.items() if isinstance(field, forms.ChoiceField) and value.strip()]
    taken = [name for name in closed if name not in form.errors and value not in codes_of(form.fields[name])]
    assert (wrong, taken) == ([], [])
    assert [str(each) for errors in form.errors.values() for each in errors if not str(each).strip()] == []
    if valid:
        form.answers()


def codes_of(field: forms.Field) -> set[str]:
    assert isinstance(field, forms.ChoiceField)
    return {str(code) for code, _label in field.choices}  # type: ignore[misc, union-attr]


@pytest.mark.parametrize("name", sorted(dictionary.fields()))
def test_every_field_of_the_dictionary_has_a_limit_or_a_list(name: str) -> None:
    field = dictionary.fields()[name]
    question = question_of(field, required=True)

    for value in ("x" * 100_000, "9" * 50_000):
        with pytest.raises(forms.ValidationError):
            question.clean([value] if field.type == "choices" else value)


def test_a_closed_question_also_takes_not_asked_and_an_open_one_keeps_it_as_text() -> None:
    closed = [each for each in dictionary.fields().values() if each.type in {"choice", "yes_no"}]

    assert [question_of(each, required=True).clean("not_asked") for each in closed] == ["not_asked"] * len(closed)


@pytest.mark.parametrize("value", NASTY)
@pytest.mark.parametrize(
    "form", [AlertForm, lambda data: AddStepForm([("a", "A")], data), lambda data: ConsentForm([], data)]
)
def test_the_other_forms_refuse_nasty_values_in_words(form: Any, value: str) -> None:
    made = form({})
    filled = form(dict.fromkeys(made.fields, value))

    assert (filled.is_valid(), [each for errors in filled.errors.values() for each in errors if not each.strip()]) == (
        False,
        [],
    )


@EVERY
def test_leaving_a_step_out_asks_for_the_way_and_the_reason_only(node: Node) -> None:
    form = OutcomeForm(node, {})

    assert set(form.fields) == {"reason", "line", *(ASK + ask.variable for ask in node.asks)}


def test_plain_values_are_as_json_holds_them() -> None:
    assert [plain(each) for each in (date(2026, 1, 2), Decimal("1.50"), "a", ["b"])] == [
        "2026-01-02",
        "1.50",
        "a",
        ["b"],
    ]
