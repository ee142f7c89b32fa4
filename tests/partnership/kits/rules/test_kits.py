"""Where a version stands and what lacks before it can be validated: pure rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.rules import kits as rules

TODAY = date(2026, 11, 22)
FULL = {(variant, kind, "es") for variant in words.VARIANTS for kind in words.NEEDED}
ALL_PARTS = [*sorted(FULL), words.INITIAL, words.IN_SERVICE]


def held(**changed: object) -> rules.Held:
    return rules.Held(**{"languages": ["es"], "materials": FULL, "graded": set(words.VARIANTS), **changed})  # type: ignore[arg-type]


def test_both_variants_with_packs_and_grid_lack_nothing() -> None:
    assert rules.lacks_of(held()) == ()


@pytest.mark.parametrize("part", ALL_PARTS)
def test_whatever_one_part_is_missing_it_is_named(part: object) -> None:
    without = held(materials=FULL - {part}, graded=set(words.VARIANTS) - {part})

    (lack,) = rules.lacks_of(without)

    expected = rules.Lack(*part) if isinstance(part, tuple) else rules.Lack(str(part), words.GRID)
    assert lack == expected
    assert str(words.VARIANTS[lack.variant]) in rules.said(lack)


def test_a_version_in_two_languages_needs_its_packs_in_both() -> None:
    lacks = rules.lacks_of(held(languages=["es", "fr"]))

    assert {(lack.variant, lack.what) for lack in lacks} == {
        (variant, kind) for variant in words.VARIANTS for kind in words.NEEDED
    }
    assert {lack.language for lack in lacks} == {"fr"}


@given(st.sets(st.sampled_from(ALL_PARTS)))
def test_a_kit_is_validated_exactly_when_nothing_lacks(parts: set[object]) -> None:
    some = held(materials=FULL & parts, graded=set(words.VARIANTS) & parts)

    reasons = rules.reasons_not_to_validate(state=words.PLANNED, lacks=rules.lacks_of(some), held_on=TODAY, today=TODAY)

    assert len(reasons) == len(ALL_PARTS) - len(parts)


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([], words.DRAFT),
        ([words.WORKSHOP, words.PILOT], words.DRAFT),
        ([words.GRID], words.PLANNED),
        ([words.GRID, words.PILOT, words.VALIDATION], words.VALIDATED),
    ],
)
def test_where_a_version_stands_is_told_by_what_is_behind_it(kinds: list[str], state: str) -> None:
    assert rules.state_of(kinds) == state


def test_the_grid_is_validated_once_with_a_module_and_not_before_its_day() -> None:
    asked = {"state": words.DRAFT, "modules": 1, "held_on": TODAY, "today": TODAY}

    def count(**changed: object) -> int:
        return len(rules.reasons_not_to_validate_grid(**{**asked, **changed}))  # type: ignore[arg-type]

    assert (count(), count(state=words.PLANNED), count(modules=0)) == (0, 1, 1)
    assert count(held_on=TODAY + timedelta(days=1)) == 1


def test_the_grid_comes_before_the_kit() -> None:
    asked = {"lacks": (), "held_on": TODAY, "today": TODAY}

    assert len(rules.reasons_not_to_validate(state=words.DRAFT, **asked)) == 1  # type: ignore[arg-type]
    assert len(rules.reasons_not_to_validate(state=words.VALIDATED, **asked)) == 1  # type: ignore[arg-type]


def test_what_a_validated_version_teaches_is_not_changed() -> None:
    assert [len(rules.reasons_not_to_change(state)) for state in words.STATES] == [0, 0, 1]


@pytest.mark.parametrize(
    ("answers", "right", "is_well"),
    [
        (["sí", "no"], 1, True),
        (["sí", "no"], 3, False),
        (["sí", "no"], 0, False),
        (["sí"], 1, False),
        (["sí", " sí "], 1, False),
        (["sí", " "], 1, False),
        ([str(n) for n in range(7)], 1, False),
    ],
)
def test_a_question_has_two_to_six_answers_and_one_is_right(answers: list[str], right: int, is_well: bool) -> None:
    assert (rules.reasons_not_to_add_item(answers, right) == []) is is_well


@pytest.mark.parametrize(
    ("address", "has_document", "language", "count"),
    [
        ("", True, "es", 0),
        ("https://example.org/video", False, "es", 0),
        ("", False, "es", 1),
        ("https://example.org/video", True, "es", 1),
        ("javascript:alert(1)", False, "es", 1),
        ("http://example.org", False, "es", 1),
        ("", True, "fr", 1),
    ],
)
def test_material_is_a_document_or_a_safe_address(address: str, has_document: bool, language: str, count: int) -> None:
    reasons = rules.reasons_not_to_add_material(
        address=address, has_document=has_document, language=language, languages=["es"]
    )

    assert len(reasons) == count


def test_a_version_begins_with_a_language_once_the_last_is_validated() -> None:
    assert rules.reasons_not_to_begin(languages=["es"], last_state=None) == []
    assert rules.reasons_not_to_begin(languages=["es", "fr"], last_state=words.VALIDATED) == []
    assert len(rules.reasons_not_to_begin(languages=[], last_state=None)) == 1
    assert len(rules.reasons_not_to_begin(languages=["xx"], last_state=None)) == 1
    assert len(rules.reasons_not_to_begin(languages=["es"], last_state=words.PLANNED)) == 1


def test_a_workshop_is_somewhere_and_is_over() -> None:
    def count(**changed: object) -> int:
        asked = {"held_on": TODAY, "today": TODAY, "place": "en línea", "people": 18, **changed}
        return len(rules.reasons_not_to_record(**asked))  # type: ignore[arg-type]

    assert (count(), count(people=None), count(people=-1), count(place="")) == (0, 0, 1, 1)
    assert (count(held_on=TODAY + timedelta(days=1)), count(place="x" * 201)) == (1, 1)
