"""Nothing in which two entries differ is decided by itself, and undoing is exact."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.directory.rules.joining import (
    ABSORBED,
    KEPT,
    PERSON_FIELDS,
    Side,
    differing,
    joined,
    reasons_not_to_join,
    roots,
    undone,
)

VALUES = st.fixed_dictionaries({name: st.sampled_from(["", "a", "b", "c"]) for name in PERSON_FIELDS})
CHOICES = st.dictionaries(st.sampled_from(PERSON_FIELDS), st.sampled_from([KEPT, ABSORBED]))


def side(key: int, values: dict[str, str], counted_with: int | None = None, kept_by: int = 1) -> Side:
    return Side(key, counted_with, values, kept_by)


@given(VALUES, VALUES, CHOICES)
def test_two_different_e_mails_are_never_joined_without_a_choice(
    one: dict[str, str], other: dict[str, str], choices: dict[str, str]
) -> None:
    choices.pop("e_mail", None)
    refused = bool(reasons_not_to_join(side(1, one), side(2, other), choices))

    if one["e_mail"] and other["e_mail"] and one["e_mail"] != other["e_mail"]:
        assert refused


@given(VALUES, VALUES, CHOICES)
def test_joining_waits_for_a_choice_in_every_line_that_differs_and_for_nothing_else(
    one: dict[str, str], other: dict[str, str], choices: dict[str, str]
) -> None:
    waits = bool(reasons_not_to_join(side(1, one), side(2, other), choices))

    assert waits == bool(set(differing(one, other)) - set(choices))


@given(VALUES, VALUES, CHOICES)
def test_what_is_joined_says_what_one_of_the_two_said_and_loses_no_answer(
    one: dict[str, str], other: dict[str, str], choices: dict[str, str]
) -> None:
    told = joined(one, other, choices)

    assert all(told[name] in (one[name], other[name]) for name in PERSON_FIELDS)
    assert all(told[name] or not (one[name] or other[name]) for name in PERSON_FIELDS)


@given(VALUES, VALUES, CHOICES)
def test_undoing_gives_back_exactly_what_was(
    one: dict[str, str], other: dict[str, str], choices: dict[str, str]
) -> None:
    after = joined(one, other, choices)

    assert {**after, **undone(one, after, after)} == one


@given(VALUES, VALUES, CHOICES, VALUES)
def test_undoing_leaves_alone_what_somebody_changed_since(
    one: dict[str, str], other: dict[str, str], choices: dict[str, str], now: dict[str, str]
) -> None:
    after = joined(one, other, choices)
    back = {**now, **undone(one, after, now)}

    assert all(back[name] == now[name] for name in PERSON_FIELDS if now[name] != after[name])


@pytest.mark.parametrize(
    ("kept", "absorbed"),
    [
        (side(1, {}), side(1, {})),
        (side(1, {}, counted_with=3), side(2, {})),
        (side(1, {}), side(2, {}, counted_with=3)),
        (side(1, {}), side(2, {}, kept_by=2)),
    ],
)
def test_one_with_itself_or_with_another_coalitions_is_not_joined(kept: Side, absorbed: Side) -> None:
    assert len(reasons_not_to_join(kept, absorbed, {})) == 1


def forest(seed: int, size: int) -> list[tuple[int, int]]:
    """Join entries that stand by themselves, one after another."""
    drawn = random.Random(seed)
    standing, edges = list(range(1, size + 1)), []
    while len(standing) > 1 and drawn.random() < 0.9:
        absorbed, kept = drawn.sample(standing, 2)
        standing.remove(absorbed)
        edges.append((absorbed, kept))
    return edges


@given(st.integers(0, 10_000), st.integers(2, 12))
def test_whoever_is_joined_is_counted_with_one_who_stands_by_themselves(seed: int, size: int) -> None:
    edges = forest(seed, size)
    found = roots(edges)

    assert set(found) == {absorbed for absorbed, _kept in edges}
    assert not set(found.values()) & set(found)
    assert size - len(edges) == len({found.get(key, key) for key in range(1, size + 1)})


@given(st.integers(0, 10_000), st.integers(2, 12), st.integers(0, 100))
def test_undoing_a_joining_in_the_middle_is_as_if_it_had_never_been(seed: int, size: int, which: int) -> None:
    edges = forest(seed, size)
    if edges:
        left = [edge for edge in edges if edge != edges[which % len(edges)]]
        assert roots(left) == roots(list(reversed(left)))
        assert size - len(left) == len({roots(left).get(key, key) for key in range(1, size + 1)})
    assert roots([]) == {}
