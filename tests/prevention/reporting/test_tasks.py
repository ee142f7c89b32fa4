"""The desk: four hands, in the order of arrival; what waits holds nothing; what failed says so to the one who asked."""

from __future__ import annotations

import threading
import time
from functools import partial

import pytest

from amparo.prevention.reporting.tasks import Desk


def test_at_most_four_work_at_once_and_the_rest_come_in_their_order() -> None:
    desk, lock, now, most, order = Desk(), threading.Lock(), [0], [0], []

    def job(number: int) -> int:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
            order.append(number)
        time.sleep(0.01)
        with lock:
            now[0] -= 1
        return number

    turns = [desk.take(partial(job, number)) for number in range(40)]

    assert [turn.result() for turn in turns if turn and turn.done.wait(5)] == list(range(40))
    assert most[0] == 4
    assert max(abs(place - number) for place, number in enumerate(order)) < 4


def test_who_comes_when_too_many_wait_is_told_so_and_who_waits_has_a_number_of_ours() -> None:
    desk, gate = Desk(hands=1, most=3), threading.Event()
    first = desk.take(gate.wait)
    time.sleep(0.05)
    rest = [desk.take(lambda: "done") for _ in range(4)]
    last = rest[2]
    assert first is not None
    assert last is not None

    assert [turn is None for turn in rest] == [False, False, False, True]
    assert desk.ahead_of(last) == 2
    assert desk.turn_of(desk.ticket_for(last)) is last
    assert [desk.turn_of(forged) for forged in ("", "3", f"3.{'0' * 40}", "é.é", desk.ticket_for(last)[:-1])] == [
        None
    ] * 5
    gate.set()
    assert last.done.wait(5)
    assert last.result() == "done"


def test_what_has_to_wait_lets_others_by_and_a_fault_is_told_to_who_asked() -> None:
    desk, order = Desk(hands=1), []
    slow = desk.take(lambda: order.append("slowed"), wait=0.2)
    quick = desk.take(lambda: order.append("right"))
    wrong = desk.take(lambda: 1 // 0)
    assert slow is not None
    assert quick is not None
    assert wrong is not None

    assert slow.done.wait(5)
    assert order == ["right", "slowed"]
    with pytest.raises(ZeroDivisionError):
        wrong.result()


def test_too_many_bytes_wait_outside() -> None:
    desk = Desk(hands=0)

    assert desk.take(lambda: None, weight=90 * 1024 * 1024) is not None
    assert desk.take(lambda: None, weight=9 * 1024 * 1024) is None
