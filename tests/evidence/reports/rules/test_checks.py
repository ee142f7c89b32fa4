"""What a check of a report finds."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.evidence.claims import vocabulary as claims
from amparo.evidence.claims.rules.figures import Number, completed
from amparo.evidence.reports import vocabulary as words
from amparo.evidence.reports.rules.checks import Known, check, reasons_not_to_publish
from amparo.evidence.reports.rules.texts import read
from tests.evidence.claims.figures import CONGRESS, SURVEY


def known(code: str = "a", number: Number = SURVEY, **more: Any) -> Known:
    return Known(code, completed(number), **more)


def found(text: str, **figures: Known) -> list[tuple[str, int]]:
    return [(each.code, each.line) for each in check(read(text), figures)]


def test_a_text_of_good_figures_has_nothing_wrong() -> None:
    assert found("# Uno\nDice [[a]].\n:: table a", a=known()) == []


@pytest.mark.parametrize(
    ("state", "more"),
    [
        (words.WITHDRAWN, {"is_withdrawn": True}), (words.NOT_LICENSED, {"is_licensed": False}),
        (words.OPEN_PERIOD, {"is_open": True}), (words.NOT_VERIFIED, {"is_verified": False}),
        (words.INVENTED, {"is_invented": True}), (words.RESTATED, {"restated": "de 20 a 22"}),
        (words.SMALL_CELL, {"number": Number(claims.SHARE, claims.RESPONDENT, k=3, n=9)}),
    ],
)  # fmt: skip
def test_each_thing_wrong_with_a_figure_is_told_with_its_line(state: str, more: dict[str, Any]) -> None:
    assert found("\n\nDice [[a]].", a=known(**more)) == [(state, 3)]


def test_an_unknown_figure_a_typed_number_and_a_line_without_sense_are_told() -> None:
    assert found("[[b]]\n96 % dicen\n:: x") == [
        (words.NO_SUCH_FIGURE, 1), (words.TYPED_NUMBER, 2), (words.WRITTEN_WRONG, 3),
    ]  # fmt: skip


def test_me_05_a_share_and_a_count_are_not_drawn_together() -> None:
    assert found(":: chart a b", a=known(), b=known("b", CONGRESS)) == [(words.NOT_DRAWN, 1)]


def test_what_stops_cannot_be_published_and_what_warns_needs_a_reason() -> None:
    stops, warns = check(read("[[b]]"), {}), check(read("96 % dicen"), {})

    assert len(reasons_not_to_publish(stops, is_approved=True, why="x")) == 1
    assert len(reasons_not_to_publish(warns, is_approved=True, why=" ")) == 1
    assert reasons_not_to_publish(warns, is_approved=True, why="Lo dice la portada.") == []
    assert len(reasons_not_to_publish((), is_approved=False, why="")) == 1


def test_findings_of_an_analysis_that_is_not_there_are_told() -> None:
    text = read(":: findings 3")

    assert [(each.code, each.what) for each in check(text, {}, ())] == [(words.NO_SUCH_FIGURE, "findings 3")]
    assert check(text, {}, {"3"}) == ()
