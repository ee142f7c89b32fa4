"""A channel is worth what its last test found, for a year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from amparo.prevention.outreach.rules.reporting import (
    Tried,
    good_until,
    reasons_not_to_open,
    reasons_not_to_test,
    standing_of,
)

TODAY = date(2026, 11, 22)


def ago(days: int, result: str = "WORKED") -> Tried:
    return Tried(TODAY - timedelta(days=days), result)


@pytest.mark.parametrize(
    ("tests", "standing"),
    [
        ([], "UNTESTED"),
        ([ago(0)], "WORKED"),
        ([ago(365)], "WORKED"),
        ([ago(366)], "STALE"),
        ([ago(366, "FAILED")], "STALE"),
        ([ago(300), ago(2, "FAILED")], "FAILED"),
        ([ago(2, "FAILED"), ago(300)], "FAILED"),
        ([ago(5), ago(5, "PARTLY")], "PARTLY"),
        ([ago(-1)], "UNTESTED"),
    ],
)
def test_a_channel_stands_as_its_last_test_found_and_untested_or_old_is_said_so(
    tests: list[Tried], standing: str
) -> None:
    assert standing_of(tests, TODAY) == standing


def test_a_test_is_good_for_a_year() -> None:
    assert good_until(date(2026, 1, 1)) == date(2027, 1, 1)


def test_a_channel_and_a_test_say_what_they_need() -> None:
    assert reasons_not_to_open(kind="PHONE", reached_at="100", leads_to="ERI") == []
    assert len(reasons_not_to_open(kind="X", reached_at=" ", leads_to="")) == 3
    said = {"result": "WORKED", "tested_by": "CSO", "tested_on": TODAY, "is_closed": False, "today": TODAY}
    assert reasons_not_to_test(**said) == []  # type: ignore[arg-type]
    wrong = {**said, "result": "X", "tested_by": " ", "tested_on": TODAY + timedelta(days=1), "is_closed": True}
    assert len(reasons_not_to_test(**wrong)) == 4  # type: ignore[arg-type]
