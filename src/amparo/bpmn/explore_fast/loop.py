"""The loop that a fast survey spends its time in: plain arrays of 64-bit words, compiled when numba is there.

A state is one row of words, one bit a place or an answer. States are taken in the order in which they were reached, and
moves in the order of the places, as the plain explorer does; so states get the same numbers and each is first reached
in the same way. A few thousand moves are made before their states are looked up: the processor then fetches many of
the places in memory where they may stand at once, and waits for none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, ParamSpec, TypeVar

try:
    import numba
    import numpy as np
except ImportError:  # the plain explorer answers then
    numba = None  # type: ignore[assignment]

NEED: Final = 0
FORBID: Final = 1
CLEAR: Final = 2
PUT: Final = 3
MEETS: Final = 4
MASKS: Final = 5

FINE: Final = 0  # what is known of a row before: nothing is wrong, something is, only the engine can tell
WRONG: Final = 1
BEYOND: Final = 2

AT: Final = 0  # the numbers that a loop goes on from: the next state, how many there are, their moves, what was noted
COUNT: Final = 1
EDGES: Final = 2
NOTES: Final = 3
MADE: Final = 4
HEADS: Final = 5

DONE: Final = 0
NO_ROOM: Final = 1
TOO_MANY: Final = 2
ONLY_PLAIN: Final = 3

Array = Any
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def is_compiled() -> bool:
    """Whether numpy and numba are there."""
    return numba is not None


def compiled(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Compile a function when it is first called; the machine keeps what was compiled, where it may."""
    if numba is None:
        return function
    inner = function.__name__.startswith("_")  # called by compiled functions only
    options: Any = {"no_cpython_wrapper": inner, "no_cfunc_wrapper": True}
    try:
        kept: Any = numba.njit(cache=not inner, **options)
    except RuntimeError:  # nowhere to keep it
        kept = numba.njit(**options)
    made: Callable[Given, Answer] = kept(function)
    return made


@compiled
def _place(bit: Array) -> int:
    """Return the number of the only bit of a word."""
    number = 0
    for width in (32, 16, 8, 4, 2, 1):
        if bit >> np.uint64(number + width):
            number += width
    return number


@compiled
def _fitting(rows: Array, first: int, last: int, states: Array, at: int) -> int:
    """Return the first row from `first` up to `last` that fits a state; -1 when none does."""
    for row in range(first, last):
        misses = np.uint64(0)
        for word in range(states.shape[1]):
            state = states[at, word]
            misses |= ~state & rows[row, NEED, word] | state & rows[row, FORBID, word]
        if not misses:
            return row
    return -1


@compiled
def _make(net: Array, room: Array, heads: Array, at: int, row: int) -> None:
    """Write down the state that follows by a row, to be looked up later."""
    made, met = heads[MADE], np.uint64(net.wrong[row])
    for word in range(room.states.shape[1]):
        state = room.states[at, word]
        room.then[made, word] = state & ~net.rows[row, CLEAR, word] | net.rows[row, PUT, word]
        met |= state & net.rows[row, MEETS, word]
    room.before[made], room.way[made] = at, row
    heads[MADE] = made + 1
    if met:
        _note(net, room, heads, at, row)


@compiled
def _note(net: Array, room: Array, heads: Array, at: int, row: int) -> None:
    """Note the first time that a row goes wrong, and the first second token at each place."""
    lowest = -1
    for word in range(room.states.shape[1]):
        met = room.states[at, word] & net.rows[row, MEETS, word]
        if met and lowest < 0:
            lowest = 64 * word + _place(met & (~met + np.uint64(1)))
    new = net.wrong[row] and not room.seen_row[row]
    if lowest >= 0 and not room.seen_bit[lowest]:
        room.seen_bit[lowest], new = 1, True
    if new:
        room.seen_row[row] |= net.wrong[row]
        note = heads[NOTES]
        room.notes[note, 0], room.notes[note, 1] = at, row
        heads[NOTES] = note + 1


@compiled
def _make_all(net: Array, room: Array, heads: Array, at: int) -> bool:
    """Make every move of a state. Answer whether one of them is beyond the rows."""
    for word in range(room.states.shape[1]):
        homes = room.states[at, word] & net.homes[word]
        while homes:
            low = homes & (~homes + np.uint64(1))
            homes ^= low
            bit = 64 * word + _place(low)
            for move in range(net.moves[bit], net.moves[bit + 1]):
                row = _fitting(net.rows, net.first[move], net.first[move + 1], room.states, at)
                if row >= 0:
                    if net.wrong[row] == BEYOND:
                        return True
                    room.used[row] = 1
                    _make(net, room, heads, at, row)
    return False


@compiled
def _fetch(room: Array, made: int) -> Array:
    """Mix the bits of the states made, and touch the places in memory where they may stand: none waits for another."""
    last, sum_ = np.uint64(room.slots.shape[0] - 1), np.uint64(0)
    for each in range(made):
        mixed = np.uint64(0x9E3779B97F4A7C15)
        for word in range(room.states.shape[1]):
            mixed = (mixed ^ room.then[each, word]) * np.uint64(0xBF58476D1CE4E5B9)
            mixed ^= mixed >> np.uint64(32)
        room.mixed[each] = mixed
        room.peek[each] = room.slots[(mixed >> np.uint64(32)) & last] & np.uint64(0xFFFFFFFF)
    for each in range(made):
        sum_ ^= room.states[room.peek[each], 0]
    return sum_


@compiled
def _look_up(room: Array, heads: Array, each: int) -> Array:
    """Return the number of a state that was made, a new one when it was not known. Numbers begin with 1 in `slots`."""
    tag, last = room.mixed[each] >> np.uint64(32), np.uint64(room.slots.shape[0] - 1)
    slot = tag & last
    while room.slots[slot]:
        if room.slots[slot] >> np.uint64(32) == tag:
            index = (room.slots[slot] & np.uint64(0xFFFFFFFF)) - np.uint64(1)
            differs = np.uint64(0)
            for word in range(room.states.shape[1]):
                differs |= room.states[index, word] ^ room.then[each, word]
            if not differs:
                return index
        slot = (slot + np.uint64(1)) & last
    index = np.uint64(heads[COUNT])
    room.slots[slot] = (tag << np.uint64(32)) | (index + np.uint64(1))
    for word in range(room.states.shape[1]):
        room.states[index, word] = room.then[each, word]
    room.parent[index], room.by[index] = room.before[each], room.way[each]
    heads[COUNT] += 1
    return index


@compiled
def _settle(room: Array, heads: Array) -> Array:
    """Look up all states that were made, and keep where each move leads."""
    made = heads[MADE]
    kept = _fetch(room, made)
    for each in range(made):
        room.after[heads[EDGES] + each] = _look_up(room, heads, each)
    heads[EDGES] += made
    heads[MADE] = 0
    return kept


@compiled
def explore(net: Array, room: Array, heads: Array, limit: int) -> int:
    """Go on from each state in turn, until there is none left, too many, or no room. At first, the starts were made."""
    most = net.most[0]
    if not heads[COUNT]:
        _settle(room, heads)
        heads[EDGES] = 0  # no move leads to a start
    while heads[AT] < heads[COUNT]:
        if heads[COUNT] > limit:
            return TOO_MANY
        batch = room.mixed.shape[0]
        if 2 * (heads[COUNT] + batch) > room.slots.shape[0] or heads[EDGES] + batch > room.after.shape[0]:
            return NO_ROOM
        while heads[AT] < heads[COUNT] and heads[MADE] + most <= batch:
            if _make_all(net, room, heads, heads[AT]):
                return ONLY_PLAIN
            heads[AT] += 1
            room.offset[heads[AT]] = heads[EDGES] + heads[MADE]
        _settle(room, heads)
    return TOO_MANY if heads[COUNT] > limit else DONE


@compiled
def refill(old: Array, new: Array) -> None:
    """Put what one hash table holds into a wider one."""
    last = np.uint64(new.shape[0] - 1)
    for each in old:
        if each:
            slot = (each >> np.uint64(32)) & last
            while new[slot]:
                slot = (slot + np.uint64(1)) & last
            new[slot] = each


@compiled
def spread_back(offset: Array, after: Array, true: Array) -> None:
    """Spread truth backwards along the moves: most lead to a later state, so that few rounds are enough."""
    changed = True
    while changed:
        changed = False
        for at in range(true.shape[0] - 1, -1, -1):
            if not true[at]:
                for edge in range(offset[at], offset[at + 1]):
                    if true[after[edge]]:
                        true[at] = 1
                        changed = True
                        break
