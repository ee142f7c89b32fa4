"""One number over the ends of many chains."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.checkpoints.rules import End, is_due, root_of, said_of
from amparo.foundation.checkpoints.vocabulary import EVERY

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
ENDS = st.dictionaries(
    st.text(min_size=1, max_size=8), st.tuples(st.integers(0, 2**40), st.binary(min_size=0, max_size=32)), max_size=9
).map(lambda found: [End(chain, seq, mac) for chain, (seq, mac) in found.items()])


@given(ENDS, ENDS)
def test_two_different_sets_of_ends_have_two_roots_whatever_their_order(one: list[End], other: list[End]) -> None:
    assert (root_of(one) == root_of(other)) == (set(one) == set(other))
    assert root_of(one) == root_of(list(reversed(one)))


def test_a_chain_more_or_less_or_moved_changes_the_root() -> None:
    ends = [End(f"case:{number}", number + 1, bytes([number])) for number in range(5)]
    roots = {root_of(ends[:size]) for size in range(6)} | {root_of([*ends, ends[-1]])}

    assert len(roots) == 7
    assert root_of([End("a", 1, b"bc")]) != root_of([End("ab", 1, b"c")])


def test_a_checkpoint_is_due_a_quarter_of_an_hour_after_the_last() -> None:
    assert is_due(last=None, at=NOW, every=EVERY)
    assert is_due(last=NOW - timedelta(minutes=15), at=NOW, every=EVERY)
    assert not is_due(last=NOW - timedelta(minutes=14, seconds=59), at=NOW, every=EVERY)


def test_what_is_said_is_tied_to_the_checkpoint_before() -> None:
    ends = {"system": End("system", 4, b"m"), "case:1": End("case:1", 9, b"n")}
    first, other = (said_of(number=2, at=NOW, ends=ends, before=token) for token in ("a", "b"))

    assert (first.chains, first.entries) == (2, 13)
    assert (first.root, first.before == other.before) == (other.root, False)
