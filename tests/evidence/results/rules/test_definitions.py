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


ASKED = {"survey": ["one"], "question": ["two"]}
AMONG = {**ASKED, "among": ["state"]}
OF_CASES = {"mandate": ["TRAFFICKING"]}


def share(
    source: str, way: str, base: str, where: dict[str, Any], below: dict[str, Any], **more: Any
) -> dict[str, Any]:
    return {
        "numerator": side(source, way, **where), "denominator": side(source, base, **below), "span": "DURING", **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        share("ANSWERS", "SAID", "ASKED", {**ASKED, "answer": ["agree"]}, ASKED),
        share(
            "ANSWERS",
            "SAID",
            "ASKED",
            {**ASKED, "answer": ["agree"], "among": ["state"]},
            {**ASKED, "among": ["state"]},
        ),
        {"numerator": side("ANSWERS", "ASKED", **ASKED), "span": "SINCE_START"},
        {"numerator": side("CASES", "OPENED", **OF_CASES), "span": "DURING", "by": ["age"]},
        share("CASES", "IDENTIFIED", "OPENED", OF_CASES, OF_CASES),
    ],
)
def test_sums_are_told_with_their_base_and_of_one_thing_each(given: dict[str, Any]) -> None:
    assert reasons_not_to_define(given) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"numerator": side("ANSWERS", "SAID", **ASKED, answer=["agree"]), "span": "DURING"},
        share("ANSWERS", "SAID", "ASKED", {**ASKED, "answer": ["agree"]}, {**ASKED, "among": ["state"]}),
        share("ANSWERS", "SAID", "SAID", {**ASKED, "answer": ["agree"]}, {**ASKED, "answer": ["agree"]}),
        share("ANSWERS", "SAID", "ASKED", {**ASKED, "survey": ["one", "two"], "answer": ["agree"]}, ASKED),
        {"numerator": side("ANSWERS", "ASKED", survey=["one"]), "span": "DURING"},
        {"numerator": side("CASES", "OPENED"), "span": "DURING"},
        {"numerator": side("CASES", "OPENED", mandate=["TRAFFICKING", "SMUGGLING"]), "span": "DURING"},
        {"numerator": side("CASES", "OPENED", **OF_CASES), "span": "SINCE_START"},
        {"numerator": side("CASES", "OPENED", **OF_CASES), "span": "DURING", "by": ["mandate"]},
        {"numerator": side("CASES", "SERVED", **OF_CASES), "span": "DURING"},
        share("CASES", "SERVED", "OPENED", OF_CASES, {"mandate": ["SMUGGLING"]}),
        share("CASES", "OPENED", "OPENED", OF_CASES, OF_CASES),
        share("CASES", "SERVED", "OPENED", OF_CASES, OF_CASES, by=["age"]),
    ],
)
def test_nothing_is_mixed_and_no_share_told_without_its_base(wrong: dict[str, Any]) -> None:
    assert reasons_not_to_define(wrong)
