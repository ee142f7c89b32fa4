"""A problem is told with its place."""

from amparo.evidence.surveys.rules.problems import COLUMNS, INSTEAD, Problem


def test_a_problem_names_sheet_row_and_column() -> None:
    assert str(Problem("survey", 7, "relevant", "No.")) == "Sheet “survey”, row 7, column “relevant”: No."
    assert str(Problem("survey", 0, "", "No.")) == "Sheet “survey”: No."


def test_every_refused_kind_and_column_says_what_to_do() -> None:
    assert all(str(text).endswith(".") for text in [*INSTEAD.values(), *COLUMNS.values()])
