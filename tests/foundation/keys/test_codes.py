"""Codes on paper: only who has the key makes them, and they forgive how they are typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.keys.codes import code_for, is_code_for


def test_a_code_can_be_read_aloud() -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", code_for("letters", "OIJ-001-2026"))


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{joined}", "{spaced}"])
def test_how_it_is_typed_does_not_matter(typed: str) -> None:
    code = code_for("letters", "OIJ-001-2026")
    given_code = typed.format(
        code, lower=code.lower(), joined=code.replace("-", ""), spaced=code.replace("-", " ").lower()
    )

    assert is_code_for(given_code, "letters", "OIJ-001-2026")


@given(st.text(max_size=20))
def test_nothing_else_is_taken_for_it(typed: str) -> None:
    code = code_for("letters", "OIJ-001-2026")
    same = "".join(each for each in typed.upper() if each.isalnum()) == code.replace("-", "")

    assert same or not is_code_for(typed, "letters", "OIJ-001-2026")


def test_the_code_of_another_paper_or_for_another_purpose_is_another() -> None:
    codes = {code_for("letters", "1"), code_for("letters", "2"), code_for("certificates", "1")}

    assert len(codes) == 3
