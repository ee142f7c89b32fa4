"""What a report and a session of a grantee must hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from amparo.partnership.calls.rules import reporting as rules

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
WELL = {
    "title": "Teatro", "place": "Choluteca", "span": (AT - timedelta(hours=5), AT - timedelta(hours=3)),
    "counts": {"18_29": (3, 2, 0)}, "days": (date(2026, 11, 1), date(2027, 4, 30)), "zone": "America/Tegucigalpa",
    "at": AT,
}  # fmt: skip


def test_a_session_is_told_by_counts_once_it_was_held() -> None:
    assert rules.reasons_not_to_declare(**WELL) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"span": (AT, AT + timedelta(hours=1))},
        {"span": (AT - timedelta(hours=1), AT - timedelta(hours=2))},
        {"days": (date(2026, 12, 1), date(2027, 4, 30))},
        {"counts": {}},
        {"counts": {"18_29": (0, 0, 0)}},
        {"counts": {"18_29": (-1, 5, 0)}},
        {"counts": {"x": (1, 0, 0)}},
        {"counts": {"18_29": (10**9, 0, 0)}},
    ],
)
def test_what_is_wanting_in_a_session_is_said(wrong: dict[str, object]) -> None:
    assert len(rules.reasons_not_to_declare(**{**WELL, **wrong})) == 1  # type: ignore[arg-type]


def test_a_report_tells_what_was_done_and_what_was_spent_on_each_line() -> None:
    lines = {1: Decimal(60), 2: Decimal(40)}
    well = {"texts": ("a", "b", "", ""), "spent": {1: Decimal(50), 2: Decimal(0)}, "lines": lines, "before": {}}

    assert rules.reasons_not_to_report(**well) == []  # type: ignore[arg-type]
    for wrong in (
        {"texts": ("a", " ", "", "")},
        {"texts": ("a", "b", "x" * 4001, "")},
        {"spent": {1: Decimal(50)}},
        {"spent": {1: Decimal(50), 2: Decimal(-1)}},
        {"before": {1: Decimal("50.01")}},
    ):
        assert len(rules.reasons_not_to_report(**{**well, **wrong})) == 1  # type: ignore[arg-type]


def test_a_zone_is_found_by_its_name() -> None:
    assert rules.zone_of("America/Tegucigalpa").key == "America/Tegucigalpa"
