"""What may stand in a field, when two people clash, and which translations are old."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.rules.fields import (
    Text,
    clean,
    in_one,
    is_clash,
    of_field,
    outdated,
    reasons_not_to_write,
    told,
)


@given(st.text())
def test_a_text_is_kept_without_what_cannot_be_shown_and_cleaning_twice_is_once(text: str) -> None:
    kept = clean(text)

    assert clean(kept) == kept
    assert "\x00" not in kept


@pytest.mark.parametrize(
    ("field", "language", "text", "is_well"),
    [
        ("title", "es", "Guardia", True),
        ("title", "", "Guardia", False),
        ("title", "de", "Wache", False),
        ("level", "", "LOCAL", True),
        ("level", "es", "LOCAL", False),
        ("level", "", "GALAXY", False),
        ("level", "", "", True),
        ("since", "", "2019-02-01", True),
        ("since", "", "2019-02-31", False),
        ("institution", "", "HN_ERI", True),
        ("institution", "", "XX", False),
        ("territory", "", "x" * (words.LONGEST_LINE + 1), False),
        ("title", "es", "x" * words.LONGEST_TEXT, True),
        ("title", "es", "x" * (words.LONGEST_TEXT + 1), False),
        ("nothing", "", "x", False),
    ],
)
def test_what_may_stand_in_a_field(field: str, language: str, text: str, is_well: bool) -> None:
    assert (not reasons_not_to_write(field, language, text, institutions={"HN_ERI"})) is is_well


@given(st.integers(0, 5), st.integers(0, 5), st.text(), st.text())
def test_a_text_over_an_older_version_clashes_unless_it_says_the_same(
    base: int, standing: int, text: str, stands: str
) -> None:
    assert is_clash(base=base, standing=standing, text=text, stands=stands) == (base != standing and text != stands)


def test_a_translation_is_old_when_the_original_was_changed_after_it() -> None:
    texts = {
        ("title", "es"): Text("Guardia", 3), ("title", "fr"): Text("Garde", 1, of=2),
        ("title", "en"): Text("On call", 1, of=3), ("summary", "es"): Text("Corto", 1), ("level", ""): Text("LOCAL", 1),
        ("risks", "es"): Text("", 2),
    }  # fmt: skip

    assert outdated(texts, "es", "fr") == ("title", "summary")
    assert outdated(texts, "es", "en") == ("summary",)
    assert outdated(texts, "es", "es") == ()
    assert (told(texts), in_one(texts, "fr"), of_field(texts, "title")["en"]) == (
        {"level": "LOCAL"}, {"title": "Garde"}, "On call",
    )  # fmt: skip
