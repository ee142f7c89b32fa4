"""Changes are looked at 12 and 24 months after they came into force."""

from __future__ import annotations

from datetime import date

from amparo.evidence.results.rules.lasting import Changed, checks_due, reasons_not_to_check

CHANGE = Changed("ACT:HN_POLICE:02:1", date(2024, 5, 10))


def due(today: date, *done: int, ended_on: date | None = None) -> list[int]:
    change = Changed(CHANGE.code, CHANGE.since, ended_on)
    known = frozenset((change.code, months) for months in done)
    return [each.months for each in checks_due([change], known, today)]


def test_a_check_is_due_on_its_day_and_until_it_is_done() -> None:
    assert due(date(2025, 5, 9)) == []
    assert due(date(2025, 5, 10)) == [12]
    assert due(date(2026, 5, 10)) == [12, 24]
    assert due(date(2026, 5, 10), 12) == [24]


def test_what_has_ended_is_looked_at_no_more() -> None:
    assert due(date(2026, 5, 10), ended_on=date(2025, 6, 1)) == [12]


def test_a_check_needs_its_time_its_finding_and_what_shows_it() -> None:
    fine = {"months": 12, "state": "LASTS", "note": "seen", "since": CHANGE.since, "today": date(2025, 5, 10)}

    assert reasons_not_to_check(**fine) == []  # type: ignore[arg-type]
    for wrong in ({"today": date(2025, 5, 9)}, {"months": 6}, {"state": "GOOD"}, {"note": " "}):
        assert len(reasons_not_to_check(**{**fine, **wrong})) == 1  # type: ignore[arg-type]
