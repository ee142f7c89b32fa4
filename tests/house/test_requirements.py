"""`docs/reference/asvs.md` stays true: all 345 requirements once, each named test exists, and only those count."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from amparo.site.home.exports import requirements
from amparo.site.home.exports.requirements import APPLIES, LEVELS, Requirement
from tests.house.source import ROOT, nothing
from tests.house.test_sources import exists

CHAPTERS, FOUND = requirements.requirements()
# How many requirements ASVS 5.0.0 has of each level, and how many its sections hold, chapter by chapter.
OF_LEVEL = {1: 70, 2: 183, 3: 92}
OF_CHAPTER = [30, 13, 31, 16, 13, 47, 19, 13, 7, 36, 24, 12, 21, 13, 21, 17, 12]


def place(id_: str) -> list[int]:
    return [int(number) for number in id_.removeprefix("V").split(".")]


def test_every_requirement_of_the_standard_is_there_once_in_its_order() -> None:
    ids = [each.id for each in FOUND]

    assert len(ids) == len(set(ids)) == 345
    assert ids == sorted(ids, key=place)
    assert list(CHAPTERS) == [f"V{number}" for number in range(1, 18)]
    assert [sum(each.chapter == chapter for each in FOUND) for chapter in CHAPTERS] == OF_CHAPTER
    assert Counter(each.level for each in FOUND) == OF_LEVEL


def test_no_number_is_left_out_within_a_section() -> None:
    sections: dict[str, list[int]] = {}
    for each in FOUND:
        section, _, number = each.id.rpartition(".")
        sections.setdefault(section, []).append(int(number))

    nothing({section: numbers for section, numbers in sections.items() if numbers != [*range(1, len(numbers) + 1)]})


def test_each_is_told_in_words_of_our_own() -> None:
    nothing([each.id for each in FOUND if not 15 < len(each.asks) < 140 or "verify" in each.asks.lower()])
    assert len({each.asks for each in FOUND}) == 345


def test_what_is_not_asked_of_us_says_why_and_counts_nothing() -> None:
    others = [each for each in FOUND if each.applies != "yes"]

    assert {each.applies for each in FOUND} == set(APPLIES)
    nothing([each.id for each in others if not each.because or each.tests or each.is_verified])
    nothing([each.id for each in FOUND if each.applies == "yes" and each.because])


def test_every_named_test_exists() -> None:
    nothing({f"{each.id}: {test}" for each in FOUND for test in each.tests if not exists(test)})


def test_no_test_is_said_to_verify_half_of_the_standard() -> None:
    named = Counter(test for each in FOUND for test in set(each.tests))

    nothing({test: count for test, count in named.items() if count > 8})


def test_the_page_is_what_the_data_say() -> None:
    page = (ROOT / "docs" / "reference" / "asvs.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| Level (\d) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    rows = re.findall(r"^\| (V[\d.]+) \| (\d) \| .* \| (.*) \|$", page, re.MULTILINE)

    assert page == requirements.requirements_page()
    assert [(id_, int(level)) for id_, level, _said in rows] == [(each.id, each.level) for each in FOUND]
    verified = {id_ for id_, _level, said in rows if said.startswith("`tests/")}
    assert verified == {each.id for each in FOUND if each.is_verified}
    for level, in_all, ours, proved, left, when, others in [[int(cell) for cell in row] for row in told]:
        assert in_all == OF_LEVEL[level] == ours + when + others
        assert (proved, left) == (
            len([1 for each in FOUND if each.level == level and each.id in verified]),
            ours - proved,
        )
    assert len(told) == len(LEVELS)


@pytest.mark.parametrize(
    ("applies", "tests", "counts"), [("yes", ("x",), 1), ("yes", (), 0), ("no", ("x",), 0), ("when", ("x",), 0)]
)
def test_only_what_applies_and_has_a_test_counts(applies: str, tests: tuple[str, ...], counts: int) -> None:
    asked = Requirement("V1.1.1", 1, "Something is so", applies, tests=tests)

    assert requirements.counts([asked])[2].split(" | ")[3] == str(counts)
