"""A workbook becomes a form, or is refused with row, column and what to write instead."""

from __future__ import annotations

import pytest

from amparo.evidence.surveys.rules.sheets import NotAForm, read_form

SURVEY = ["type", "name", "label::Español (es)", "label::English (en)", "relevant", "required", "constraint"]
CHOICES = [["list_name", "name", "label"], ["yn", "yes", "Sí"], ["yn", "no", "No"]]
SETTINGS = [["form_title", "default_language"], ["Encuesta", "Español (es)"]]
Q = ["select_one yn", "a", "¿Sí o no?", "Yes or no?", "", "yes", ""]


def problems(*rows: list[str], heads: list[str] = SURVEY, **others: list[list[str]]) -> list[str]:
    """Return what is wrong with a form of these lines."""
    sheets = {"survey": [heads, *rows], "choices": CHOICES, "settings": SETTINGS} | others
    with pytest.raises(NotAForm) as refused:
        read_form(sheets)
    return [str(each) for each in refused.value.problems]


def test_the_closed_set_is_read() -> None:
    rows = [
        ["begin group", "g", "Grupo", "Group", "", "", ""],
        Q,
        ["select_multiple yn", "b", "¿Cuáles?", "", "${a} = 'yes'", "", ""],
        ["end group", "", "", "", "", "", ""],
        ["note", "n", "Gracias", "", "", "", ""],
        ["integer", "i", "¿Cuántos?", "", "", "", ". >= 0 and . < 100"],
        ["decimal", "d", "¿Cuánto?", "", "", "", ""],
        ["date", "day", "¿Cuándo?", "", "", "", ""],
        ["text", "t", "¿Qué?", "", "selected(${b}, 'no')", "", ""],
    ]

    form = read_form({"survey": [SURVEY, *rows], "choices": CHOICES, "settings": SETTINGS})

    assert [(each.name, each.kind, each.page) for each in form.questions] == [
        ("a", "select_one", 0), ("b", "select_multiple", 0), ("n", "note", 1), ("i", "integer", 1),
        ("d", "decimal", 1), ("day", "date", 1), ("t", "text", 1),
    ]  # fmt: skip
    assert form.questions[0].labels == {"es": "¿Sí o no?", "en": "Yes or no?"}
    assert (form.questions[0].required, form.questions[1].conditions) == (True, ("${a} = 'yes'",))
    assert form.questions[1].path == ("g",)
    assert form.titles == {"es": "Encuesta"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["begin repeat", "r", "", "", "", "", ""], "row 2, column “type”: Repeated groups are not taken"),
        (["deviceid", "d", "", "", "", "", ""], "row 2, column “type”: Remove the row: it would tell who answers"),
        (["image", "d", "Foto", "", "", "", ""], "row 2, column “type”: Remove the row: pictures"),
        (["rank yn", "d", "Orden", "", "", "", ""], "row 2, column “type”: Write a select_one question for each place"),
        (["select_one yn or_other", "d", "X", "", "", "", ""], "Write “other” as an answer of the list"),
        (["select_one none", "d", "X", "", "", "", ""], "No list “none” stands in the sheet “choices”"),
        (["essay", "d", "X", "", "", "", ""], "“essay” is not taken. Write one of: select_one"),
        (["text", "1d", "X", "", "", "", ""], "row 2, column “name”: Write a name of letters"),
        (["text", "d", "", "", "", "", ""], "row 2, column “label”: Write the words of the question"),
        (
            ["text", "d", "X", "", "${later} = 1", "", ""],
            "column “relevant”: No question “later” stands above this row",
        ),
        (
            ["text", "d", "X", "", "pulldata('x')", "", ""],
            "column “relevant”: “pulldata” is not known. Use only: count",
        ),
        (["text", "d", "X", "", ". = 1", "", ""], "column “relevant”: “.” means the answer of its own row"),
        (["integer", "d", "X", "", "", "", ". >"], "column “constraint”: “the end” is not expected here"),
        (["text", "d", "X", "", "", "maybe", ""], "column “required”: Write yes or leave it empty"),
        (["end group", "", "", "", "", "", ""], "No group is open here"),
        (["begin group", "g", "", "", "", "", ""], "This group is not closed"),
        (["calculate", "c", "", "", "", "", ""], "column “calculation”: Write what is computed"),
    ],
)
def test_what_is_not_taken_names_its_row_and_column_and_says_what_to_write(row: list[str], told: str) -> None:
    assert any(told in each for each in problems(row, ["text", "last", "X", "", "", "", ""]))


def test_a_filter_of_answers_is_refused_with_what_to_write_instead() -> None:
    heads = [*SURVEY, "choice_filter"]

    (told,) = problems([*Q, "region = ${a}"], heads=heads)

    assert told == (
        "Sheet “survey”, row 2, column “choice_filter”: Filters of answers are not taken. "
        "Write one question for each list, each with its “relevant”."
    )


def test_every_problem_is_told_at_once() -> None:
    assert len(problems(["image", "p", "", "", "", "", ""], ["text", "9", "", "", "", "", ""])) == 3


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ([["list_name", "name", "label"], ["yn", "a b", "X"]], "Write a code of letters"),
        ([["list_name", "name", "label"], ["yn", "a", "X"], ["yn", "a", "Y"]], "The code stands twice"),
        ([["list_name", "name", "label"], ["yn", "a", ""]], "Write the words of the answer"),
        ([["list_name", "name", "label"], *(["yn", f"c{n}", "X"] for n in range(61))], "at most 60 answers"),
    ],
)
def test_a_list_of_answers_is_held_against_its_rules(choices: list[list[str]], told: str) -> None:
    assert any(told in each for each in problems(Q, choices=choices))


def test_a_form_needs_a_title_and_a_question() -> None:
    told = problems(["note", "n", "X", "", "", "", ""], settings=[["form_title"], [""]])

    assert any("Write the title" in each for each in told)
    assert any("No question stands in it" in each for each in told)


def test_a_form_that_is_too_long_is_refused() -> None:
    rows = [["text", f"q{number}", "X", "", "", "", ""] for number in range(151)]

    assert any("at most 150 questions" in each for each in problems(*rows))


def test_a_name_stands_once() -> None:
    assert any("Another row has this name" in each for each in problems(Q, Q))
