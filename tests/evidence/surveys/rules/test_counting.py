"""Counting: shares of those who answered, and breakdowns in which nobody can be found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.demo.surveying import evaluation_answers, form_named
from amparo.evidence.statistics.rules.suppression import ranges
from amparo.evidence.surveys.rules.answering import settle
from amparo.evidence.surveys.rules.counting import OTHERS, breakdown_of, outcome_of
from amparo.evidence.surveys.rules.form import Question
from tests.evidence.surveys.asking import NOW

FORM = form_named("final-evaluation")
ROWS = [settle(FORM, row, today=NOW.date()).kept(FORM) for row in evaluation_answers()]
SECTOR = FORM.groups()[0]


def question(name: str) -> Question:
    found = FORM.question(name)
    assert found is not None
    return found


def test_a_breakdown_whose_cells_are_all_large_is_shown() -> None:
    found = breakdown_of(FORM, question("vulnerability"), SECTOR, ROWS)

    assert found is not None
    assert (found.is_shown, found.hides, dict(found.groups)) == (True, False, {"state": 58, "civil_society": 51})
    cells = {whole.code: [(cell.k, cell.n) for cell in cells if cell] for whole, cells in found.rows}
    assert cells == {"agree": [(44, 58), (39, 51)], "not_agree": [(14, 58), (12, 51)]}


@pytest.mark.parametrize("name", ["victims", "lasting"])
def test_a_breakdown_with_small_cells_hides_those_and_what_would_tell_them(name: str) -> None:
    found = breakdown_of(FORM, question(name), SECTOR, ROWS)

    assert found is not None
    assert [cell for _whole, cells in found.rows for cell in cells if cell is not None] == []
    assert found.is_shown is False


def test_what_only_one_group_was_asked_has_no_breakdown() -> None:
    assert breakdown_of(FORM, question("practice"), SECTOR, ROWS) is None


def test_fewer_than_ten_answers_tell_nothing() -> None:
    outcome = outcome_of(FORM, question("victims"), ROWS[:9])

    assert (outcome.is_shown, outcome.shares, outcome.counted) == (False, (), ())
    assert breakdown_of(FORM, question("victims"), SECTOR, ROWS[55:64]) is None


def test_who_passed_a_question_over_is_not_of_its_base() -> None:
    rows = [{**row, "victims": ""} for row in ROWS[:20]] + ROWS[20:]

    outcome = outcome_of(FORM, question("victims"), rows)

    assert (outcome.asked, outcome.answered, outcome.skipped) == (109, 89, 20)


def test_several_answers_each_have_the_whole_base() -> None:
    outcome = outcome_of(FORM, question("part"), ROWS)

    assert {share.n for share in outcome.shares} == {109}
    assert sum(share.k for share in outcome.shares) > 109


NEEDS = form_named("training-needs")
WORK = NEEDS.groups()[0]
LEVEL = NEEDS.question("identify")
CODES = [choice.code for choice in NEEDS.choices(WORK)]


def test_small_groups_are_put_together_before_anything_is_hidden() -> None:
    sizes = {"police": 40, "justice": 35, "care": 4, "migration": 3, "civil_society": 12}
    rows = [{"work": code, "identify": ("alone", "not_yet")[at % 2]} for code, n in sizes.items() for at in range(n)]
    assert LEVEL is not None

    found = breakdown_of(NEEDS, LEVEL, WORK, rows)

    assert found is not None
    assert dict(found.groups) == {"police": 40, "justice": 35, OTHERS: 19}


@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(["alone", "with_help", "not_yet"])), max_size=90))
@settings(max_examples=150, deadline=None)
def test_no_hidden_cell_of_a_breakdown_can_be_computed_from_what_is_shown(said: list[tuple[str, str]]) -> None:
    assert LEVEL is not None
    rows = [{"work": work, "identify": level} for work, level in said]

    found = breakdown_of(NEEDS, LEVEL, WORK, rows)

    if found is None or not found.is_shown:
        return
    shown = [cell for _whole, cells in found.rows for cell in cells if cell is not None]
    assert all(cell.k >= 10 for cell in shown)
    totals = [whole.k for whole, _cells in found.rows]
    counts = _true_counts(found, rows)
    assert [sum(line) for line in counts] == totals
    hidden = [(r, c) for r, (_w, cells) in enumerate(found.rows) for c, cell in enumerate(cells) if cell is None]
    for low, high in ranges(counts, hidden).values():
        assert high - low >= 10
        assert high >= 10


def _true_counts(found: object, rows: list[dict[str, str]]) -> list[list[int]]:
    """Count the whole table again, by hand."""
    groups = [code for code, _size in found.groups]  # type: ignore[attr-defined]
    need = {"with_help": "need", "not_yet": "need", "alone": "no_need", "not_mine": "no_need"}
    return [
        [
            sum(
                need[row["identify"]] == whole.code
                and (row["work"] == group or (group == OTHERS and row["work"] not in groups))
                for row in rows
            )
            for group in groups
        ]
        for whole, _cells in found.rows  # type: ignore[attr-defined]
    ]
