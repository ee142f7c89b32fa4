"""How far two coders agree, beyond chance."""

import pytest

from amparo.evidence.surveys.rules.coding import accord_on, agreed, both_coded

A, B, NOTHING = frozenset({"a"}), frozenset({"b"}), frozenset[str]()


def test_kappa_is_what_the_textbook_says() -> None:
    # Both yes 20, both no 15, only the first 5, only the second 10 (Cohen's own kind of example).
    pairs = [(A, A)] * 20 + [(NOTHING, NOTHING)] * 15 + [(A, NOTHING)] * 5 + [(NOTHING, A)] * 10

    accord = accord_on("a", pairs)

    assert accord is not None
    assert (accord.texts, accord.same, accord.share) == (50, 35, 0.7)
    assert accord.kappa == pytest.approx(0.4)


def test_there_is_no_kappa_where_chance_explains_everything() -> None:
    accord = accord_on("a", [(A, A)] * 4)

    assert accord is not None
    assert accord.kappa is None
    assert accord_on("a", []) is None


def test_only_what_both_saw_counts() -> None:
    pairs = both_coded({"1": A, "2": A | B, "3": B}, {"1": A, "2": B, "4": A})

    assert len(pairs) == 2
    assert (agreed(pairs, "a"), agreed(pairs, "b")) == (1, 1)
