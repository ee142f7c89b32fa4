"""When a practice is published, how mature it is, and when it is looked at again."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.rules.fields import Key, Text
from amparo.partnership.practices.rules.publishing import (
    expires_on,
    is_expired,
    maturity_of,
    reasons_not_to_link,
    reasons_not_to_publish,
    reasons_not_to_say,
)

TEXTS: dict[Key, Text] = {
    **{(name, "es"): Text("Texto", 1) for name in words.NEEDED_TEXTS},
    **{
        (name, ""): Text(text, 1)
        for name, text in {
            "level": "LOCAL", "country": "HN", "tested": "YES", "implemented": "YES", "worked": "YES",
            "effect_rights": "POSITIVE", "effect_prevention": "POSITIVE", "consent": "YES",
        }.items()
    },
}  # fmt: skip
ASKED = {"state": words.RETAINED, "texts": TEXTS, "original": "es", "recommendations": 1, "asides": 0, "found": 0}


def without(name: str, language: str = "") -> dict[Key, Text]:
    return {key: text for key, text in TEXTS.items() if key != (name, language)}


@pytest.mark.parametrize(
    ("change", "is_well"),
    [
        ({}, True),
        ({"state": words.PUBLISHED}, True),
        ({"state": words.ADMITTED}, False),
        ({"recommendations": 0}, False),
        ({"asides": 1}, False),
        ({"found": 1}, False),
        ({"original": "fr"}, False),
        ({"texts": without("consent")}, False),
        ({"texts": without("country")}, False),
        ({"texts": without("effect_rights")}, False),
        ({"texts": without("risks", "es")}, False),
    ],
)
def test_what_a_publication_needs(change: dict[str, object], is_well: bool) -> None:
    assert (not reasons_not_to_publish(**{**ASKED, **change})) is is_well  # type: ignore[arg-type]


def test_it_is_looked_at_again_after_three_years_and_a_leap_day_loses_nothing() -> None:
    assert (expires_on(date(2023, 11, 22)), expires_on(date(2024, 2, 29))) == (date(2026, 11, 22), date(2027, 3, 1))
    assert [is_expired(date(2026, 11, 22), date(2026, 11, day)) for day in (21, 22)] == [False, True]


@pytest.mark.parametrize(
    ("adopted", "norm", "maturity"),
    [(0, "", words.TRIED), (1, "", words.REPLICATED), (0, "Decreto 1", words.ESTABLISHED), (2, " ", words.REPLICATED)],
)
def test_how_mature_it_is(adopted: int, norm: str, maturity: str) -> None:
    assert maturity_of(adopted_elsewhere=adopted, norm=norm) == maturity


def test_only_what_was_retained_is_linked() -> None:
    assert not reasons_not_to_link(state=words.PUBLISHED, is_known=True)
    assert len(reasons_not_to_link(state=words.IDEA, is_known=False)) == 2


def test_a_message_has_a_text_an_ask_a_reader_a_channel_and_a_practice() -> None:
    assert not reasons_not_to_say(text="a", ask="b", practices=1, audience="MEDIA", channel="PRESS")
    assert len(reasons_not_to_say(text="", ask=" ", practices=0, audience="X", channel="PRESS")) == 4
