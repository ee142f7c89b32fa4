"""A definition as it is chosen, button by button."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.evidence.results.queries.choices import COLUMNS
from amparo.evidence.results.rules.choosing import Chosen, Side, chosen_from, chosen_of, content_of, fitted, lacks_of
from amparo.evidence.results.rules.countables import SOURCES
from amparo.evidence.results.rules.definitions import definition_of, reasons_not_to_define
from amparo.evidence.results.rules.sources.shapes import Sums
from tests.evidence.results.rolling import ADOPTED, IN_PERSON, PEOPLE

SAID = {"survey": ["s"], "question": ["q"], "answer": ["agree"]}
SURVEYED = {
    "numerator": {"source": "ANSWERS", "way": "SAID", "where": SAID},
    "denominator": {"source": "ANSWERS", "way": "ASKED", "where": {"survey": ["s"], "question": ["q"]}},
    "span": "DURING",
}


@pytest.mark.parametrize("given", [PEOPLE, IN_PERSON, ADOPTED, SURVEYED])
def test_what_is_shown_is_read_back_unchanged(given: dict[str, Any]) -> None:
    assert definition_of(content_of(chosen_of(given))) == definition_of(given)


def test_what_was_chosen_is_kept_while_conditions_come_and_go() -> None:
    sent = {"source": ["ATTENDANCES"], "way": ["PEOPLE"], "span": ["DURING"], "by": ["sector", "kind"], "below": ["-"]}
    first = chosen_from({**sent, "above_add": ["kind"], "do": ["add:above"]})
    kept = {**sent, "above_where": ["kind"], "above_kind": ["COURSE", "WORKSHOP"]}
    second = chosen_from({**kept, "above_add": ["mode"], "do": ["add:above"]})
    third = chosen_from({**kept, "above_where": ["kind", "mode"], "do": ["drop:above:kind"]})

    assert first.above.where == (("kind", ()),)
    assert second.above.where == (("kind", ("COURSE", "WORKSHOP")), ("mode", ()))
    assert third.above.where == (("mode", ()),)
    assert (third.span, third.by, third.below) == ("DURING", ("kind", "sector"), None)


def test_a_source_that_is_changed_takes_away_what_it_does_not_have() -> None:
    sent = {"source": ["PUBLIC"], "way": ["PEOPLE"], "above_where": ["mode", "project"], "above_mode": ["ONLINE"]}
    sent |= {"above_project": ["HN-2019"], "span": ["AS_OF"], "by": ["gender"], "below": ["ATTENDANCES.PEOPLE"]}

    assert chosen_from(sent) == Chosen(above=Side("PUBLIC", "", (("project", ("HN-2019",)),)))


def test_a_figure_of_a_survey_has_its_base_by_itself_and_asks_for_what_it_needs() -> None:
    begun = chosen_from({"source": ["ANSWERS"], "way": ["SAID"], "span": ["DURING"]})
    told = chosen_from({"source": ["ANSWERS"], "way": ["SAID"], "span": ["DURING"], "above_where": list(SAID),
                        **{f"above_{axis}": values for axis, values in SAID.items()}})  # fmt: skip

    assert [axis for axis, _values in begun.above.where] == ["survey", "question", "answer"]
    assert set(lacks_of(begun)) == {"above_survey", "above_question", "above_answer"}
    assert definition_of(content_of(told)) == definition_of(SURVEYED)
    assert lacks_of(told) == {}
    assert reasons_not_to_define(content_of(told)) == []


def test_a_base_is_offered_only_in_the_same_unit_and_over_the_same_days() -> None:
    people = fitted(Chosen(above=Side("ATTENDANCES", "PEOPLE"), span="DURING"))
    standing = fitted(Chosen(above=Side("ACTS", "CELLS"), span="AS_OF"))

    assert people.bases == (("ATTENDANCES", "PEOPLE"), ("AWARDS", "PEOPLE"))
    assert standing.bases == (("ACTS", "CELLS"), ("CELLS", "CELLS"))


@pytest.mark.parametrize(
    ("chosen", "lacks"),
    [
        (Chosen(), {"source"}),
        (Chosen(above=Side("ATTENDANCES")), {"way", "span"}),
        (Chosen(above=Side("ATTENDANCES", "PEOPLE", (("mode", ()),)), span="DURING"), {"above_mode"}),
        (
            Chosen(Side("ATTENDANCES", "PEOPLE"), Side("ATTENDANCES", "PEOPLE", (("kind", ()),)), "DURING"),
            {"below_kind"},
        ),
    ],
)
def test_what_is_still_to_be_chosen_is_said_at_its_question(chosen: Chosen, lacks: set[str]) -> None:
    assert set(lacks_of(chosen)) == lacks


@pytest.mark.parametrize(("code", "way"), [(code, way) for code, source in SOURCES.items() for way in source.ways])
def test_whatever_may_be_chosen_step_by_step_can_be_counted(code: str, way: str) -> None:
    source = SOURCES[code]
    begun = fitted(Chosen(above=Side(code, way)))
    above = Side(code, way, tuple((axis, ("X",)) for axis, _values in begun.above.where))
    above = Side(code, way, tuple((axis, tuple(source.axes[axis].values)[:1] or ("X",)) for axis, _v in above.where))
    whole = fitted(Chosen(above, span=begun.spans[0]))
    shares = [fitted(Chosen(above, Side(*base), begun.spans[0])) for base in whole.bases]

    for chosen in (whole, *shares):
        assert lacks_of(chosen) == {}
        assert reasons_not_to_define(content_of(chosen)) == []
        for axis in chosen.groups:
            broken = Chosen(chosen.above, chosen.below, chosen.span, (axis,))
            assert reasons_not_to_define(content_of(broken)) == []


def test_every_open_column_has_names_to_choose_from() -> None:
    found = {axis for source in SOURCES.values() for axis, each in source.axes.items() if not each.values}

    assert found == set(COLUMNS)
    assert isinstance(SOURCES["CASES"], Sums)
