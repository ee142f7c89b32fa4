"""The shape of what can be counted."""

from __future__ import annotations

from amparo.evidence.results.rules.sources.shapes import HAPPENS, Axis, Rows, Way

LETTERS = Rows(
    label="Letters", tables="letter l", where="true", day="l.sent_on", country="l.country", row="l.id",
    ways={"LETTERS": Way("Letters", "ACT", key="l.id")}, axes={"to": Axis("To", "l.sent_to")},
    columns=("To", "Sent on"), shown=("l.sent_to", "l.sent_on"),
)  # fmt: skip


def test_a_source_happens_over_days_unless_it_says_that_it_stands() -> None:
    assert LETTERS.spans == HAPPENS == {"DURING", "SINCE_START"}


def test_its_columns_are_the_headings_of_its_rows() -> None:
    assert LETTERS.headings == ("To", "Sent on")


def test_what_is_not_said_to_grow_is_counted_while_one_waits() -> None:
    assert LETTERS.grows == ""
