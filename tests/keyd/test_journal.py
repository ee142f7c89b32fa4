"""The log of the key process is only added to, and shows where it was altered."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from amparo.keyd.house import House, furnished
from amparo.keyd.journal import Journal, first_altered, read


@pytest.fixture
def log(house: House) -> Path:
    for number in range(5):
        house.tell("OPENED", session=f"s{number}", account=1, subject=str(number + 1), group="C1", purpose="CARE")
    return house.journal.file


def test_lines_follow_one_another_also_after_a_start(house: House, log: Path) -> None:
    Journal(log, house.ring).write("STARTED", 1.0)

    assert [line["n"] for line in read(log)] == [1, 2, 3, 4, 5, 6]
    assert first_altered(log, house.ring) is None
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


ATTACKS = {
    "a word changed": (lambda lines: [*lines[:2], lines[2].replace('"subject":"3"', '"subject":"9"'), *lines[3:]], 3),
    "a line removed": (lambda lines: lines[:1] + lines[2:], 2),
    "the first removed": (lambda lines: lines[1:], 1),
    "two exchanged": (lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], 2),
    "one twice": (lambda lines: [*lines[:2], lines[1], *lines[2:]], 3),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_altered_log_names_the_first_line_that_does_not_hold(house: House, log: Path, attack: str) -> None:
    done, first = ATTACKS[attack]
    log.write_text("".join(done(log.read_text().splitlines(keepends=True))))

    assert first_altered(log, house.ring) == first


def test_a_line_that_a_power_cut_left_half_written_is_passed_over(house: House, log: Path) -> None:
    with log.open("a") as file:
        file.write('{"n":6,"wha')

    assert [line["n"] for line in read(log)] == [1, 2, 3, 4, 5]


def test_what_was_opened_in_the_last_hour_counts_after_a_start_too(house: House, log: Path) -> None:
    again = furnished(house.config)

    assert again.budgets.everybody.used(again.now()) == {"": 5}
    assert again.budgets.accounts.used(again.now()) == {"1": 5}
    again.shelf.close()
