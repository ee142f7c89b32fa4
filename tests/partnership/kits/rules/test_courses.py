"""When an academy's course counts as permanent and compulsory: pure rules."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.rules.courses import counts_on, reasons_not_to_adopt, reasons_not_to_end

TODAY = date(2026, 11, 22)
DAYS = st.integers(min_value=-500, max_value=500).map(lambda days: TODAY + timedelta(days=days))


def count(**changed: object) -> int:
    asked = {
        "state": words.VALIDATED,
        "act": "A-1",
        "signed_on": TODAY,
        "taught_from": TODAY,
        "today": TODAY,
        **changed,
    }
    return len(reasons_not_to_adopt(**asked))  # type: ignore[arg-type]


def test_only_a_validated_kit_is_adopted_by_an_act_that_was_signed() -> None:
    assert (count(), count(state=words.PLANNED), count(act=" ")) == (0, 1, 1)
    assert count(signed_on=TODAY + timedelta(days=1), taught_from=TODAY + timedelta(days=1)) == 1
    assert count(taught_from=TODAY - timedelta(days=1)) == 1


@given(st.booleans(), st.booleans(), DAYS, st.none() | DAYS, DAYS)
def test_it_counts_only_while_it_is_both_and_is_taught(
    permanent: bool, compulsory: bool, taught_from: date, ended_on: date | None, on: date
) -> None:
    counts = counts_on(
        is_permanent=permanent, is_compulsory=compulsory, taught_from=taught_from, ended_on=ended_on, on=on
    )

    is_taught = taught_from <= on and not (ended_on is not None and ended_on <= on)
    assert counts is (permanent and compulsory and is_taught)


def test_a_course_ends_once_between_its_act_and_today() -> None:
    def end(**changed: object) -> int:
        asked = {
            "is_live": True,
            "signed_on": TODAY,
            "ended_on": TODAY,
            "today": TODAY,
            "why": "Cambió el plan.",
            **changed,
        }
        return len(reasons_not_to_end(**asked))  # type: ignore[arg-type]

    assert (end(), end(is_live=False), end(why="")) == (0, 1, 1)
    assert (end(ended_on=TODAY + timedelta(days=1)), end(ended_on=TODAY - timedelta(days=1))) == (1, 1)
