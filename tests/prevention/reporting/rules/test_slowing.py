"""Wrong receipts slow down; a school that shares one address is not shut out; nothing of who came stays."""

from __future__ import annotations

from amparo.prevention.reporting.rules.slowing import FREE_WRONG_TOGETHER, LONGEST_SECONDS, Slowing


def wrong(slow: Slowing, place: str, times: int, at: float = 1000.0) -> None:
    for _ in range(times):
        slow.note_wrong(place, at)


def test_the_first_wrong_ones_do_not_wait_and_the_next_wait_longer_and_longer() -> None:
    slow, waits = Slowing(), []
    for _ in range(18):
        waits.append(slow.wait_for("school", 1000.0))
        wrong(slow, "school", 1)

    assert waits == [0.0] * 10 + [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, LONGEST_SECONDS, LONGEST_SECONDS]


def test_another_place_does_not_wait_and_right_ones_are_not_counted() -> None:
    slow = Slowing()
    wrong(slow, "guesser", 50)

    assert slow.wait_for("school", 1000.0) == 0.0
    assert [slow.wait_for("school", 1000.0) for _ in range(500)] == [0.0] * 500


def test_many_places_together_are_looked_at_one_a_second() -> None:
    slow = Slowing()
    for number in range(FREE_WRONG_TOGETHER):
        wrong(slow, f"place {number}", 1)

    assert [slow.wait_for(f"new {number}", 1000.0) for number in range(4)] == [0.0, 1.0, 2.0, 3.0]


def test_after_ten_minutes_and_at_the_end_of_the_day_nothing_is_left() -> None:
    slow = Slowing()
    wrong(slow, "198.51.100.77", 20)
    salt = slow.salt

    assert slow.wait_for("198.51.100.77", 1601.0) == 0.0
    assert slow.wrong == {}
    wrong(slow, "198.51.100.77", 20, at=86399.0)
    assert slow.wait_for("198.51.100.77", 86401.0) == 0.0
    assert slow.salt != salt


def test_the_place_itself_is_not_kept() -> None:
    slow = Slowing()
    wrong(slow, "198.51.100.77", 3)

    assert "198.51.100" not in repr(slow)
