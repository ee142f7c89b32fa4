"""Definitions are chosen from lists, never typed."""

from __future__ import annotations

from typing import Any

import pytest

from amparo.evidence.results.rules.definitions import (
    definition_of,
    digest_of,
    plain,
    reasons_not_to_define,
    told,
)
from tests.evidence.results.rolling import ADOPTED, IN_PERSON, PEOPLE


@pytest.mark.parametrize("given", [PEOPLE, IN_PERSON, ADOPTED])
def test_a_definition_is_read_and_kept_unchanged(given: dict[str, Any]) -> None:
    definition = definition_of(given)

    assert reasons_not_to_define(given) == []
    assert definition_of(plain(definition)) == definition
    assert digest_of(definition_of(plain(definition))) == digest_of(definition)


def test_a_share_and_a_count_are_told_apart() -> None:
    assert (definition_of(IN_PERSON).kind, definition_of(PEOPLE).kind) == ("SHARE", "COUNT")
    assert definition_of(PEOPLE).unit == "UNIQUE_PERSON"
    assert len(told(definition_of(IN_PERSON))) == 4


def side(source: str = "ATTENDANCES", way: str = "PEOPLE", **where: Any) -> dict[str, Any]:
    return {"source": source, "way": way, "where": where}


@pytest.mark.parametrize(
    "wrong",
    [
        {"numerator": 140, "span": "DURING"},
        {"numerator": side("select 1"), "span": "DURING"},
        {"numerator": side(way="HEADS"), "span": "DURING"},
        {"numerator": side(kind=["PARTY"]), "span": "DURING"},
        {"numerator": side(kind=[]), "span": "DURING"},
        {"numerator": side(kind="COURSE"), "span": "DURING"},
        {"numerator": side(colour=["RED"]), "span": "DURING"},
        {"numerator": {"source": "ATTENDANCES", "way": "PEOPLE", "where": 3}, "span": "DURING"},
        {"numerator": side(), "span": "SOMETIME"},
        {"numerator": side(), "span": "AS_OF"},
        {"numerator": side(), "denominator": side("ACTIVITIES", "ACTIVITIES"), "span": "DURING"},
        {"numerator": side(), "span": "DURING", "by": ["project"]},
        {"numerator": side(), "span": "DURING", "by": ["kind", "mode", "gender", "sector"]},
    ],
)
def test_what_cannot_be_counted_is_refused_with_one_reason(wrong: dict[str, Any]) -> None:
    assert len(reasons_not_to_define(wrong)) == 1
