"""When a need for training may be written down: a pure rule."""

from __future__ import annotations

from datetime import date, timedelta

from amparo.partnership.kits.rules.needs import reasons_not_to_record

TODAY = date(2026, 11, 22)


def count(**changed: object) -> int:
    asked = {"statement": "No saben.", "source": "Taller", "found_on": TODAY, "today": TODAY, "people": None, **changed}
    return len(reasons_not_to_record(**asked))  # type: ignore[arg-type]


def test_a_need_says_what_from_where_and_since_when() -> None:
    assert (count(), count(people=0), count(people=200)) == (0, 0, 0)
    assert (count(statement=" "), count(source=""), count(people=-1)) == (1, 1, 1)
    assert count(found_on=TODAY + timedelta(days=1)) == 1
