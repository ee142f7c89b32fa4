"""A net as arrays of 64-bit words, and the room that a survey fills."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from amparo.bpmn.explore_fast import loop
from amparo.bpmn.explore_fast.rows import Row, Rows
from amparo.bpmn.net import Net
from amparo.bpmn.net.changes import Transition

try:
    import numpy as np
except ImportError:
    np = None  # type: ignore[assignment]

Array = Any
BATCH: Final = 4_096


class Tables(NamedTuple):
    """A compiled net: the moves of a place are `moves[bit]` up to `moves[bit + 1]`, the rows of a move likewise."""

    rows: Array
    wrong: Array
    first: Array
    moves: Array
    homes: Array
    most: Array


class Room(NamedTuple):
    """What a survey found: states as words, how each was first reached, where its moves lead; and room to work in."""

    states: Array
    parent: Array
    by: Array
    offset: Array
    after: Array
    slots: Array
    then: Array
    mixed: Array
    before: Array
    way: Array
    peek: Array
    notes: Array
    seen_row: Array
    seen_bit: Array
    used: Array


def tables_of(net: Net) -> tuple[Tables, list[tuple[Transition, Row]]]:
    """Return a net as arrays, and its rows, each with its move. Raises `TooManyRows`."""
    width, rows_of = width_of(net), Rows(net)
    moves, first, found = [0], [0], []
    for bit in range(64 * width):
        for move in net.engine.from_bit.get(1 << bit, ()):
            found += [(move, row) for row in rows_of.of(1 << bit, move)]
            first.append(len(found))
        moves.append(len(first) - 1)
    resting = net.places.resting
    masks = (mask & resting for _, row in found for mask in (row.need, row.forbid, row.clear, row.put, row.meets))
    table = Tables(
        words(masks, width).reshape(-1, loop.MASKS, width),
        np.array([_known(row) for _, row in found], np.uint8),
        np.array(first, np.int64),
        np.array(moves, np.int64),
        words([net.engine.homes], width)[0],
        np.array([len(first)], np.int64),
    )
    return table, found


def _known(row: Row) -> int:
    return loop.BEYOND if row.beyond else loop.WRONG if row.wrong else loop.FINE


def width_of(net: Net) -> int:
    """Return how many words a state has."""
    return max(1, -(-net.places.resting.bit_length() // 64))


def words(masks: Iterable[int], width: int) -> Array:
    """Return masks as rows of words."""
    raw = b"".join(mask.to_bytes(8 * width, "little") for mask in masks)
    return np.frombuffer(raw, np.uint64).reshape(-1, width)


def state_of(row: Array) -> int:
    """Return the state that a row of words stands for."""
    return int.from_bytes(row.tobytes(), "little")


def room_for(net: Net, table: Tables, limit: int) -> Room:
    """Return room for so many states. The machine gives memory only to the part that is then written to."""
    width, rows, batch = width_of(net), len(table.wrong), BATCH + int(table.most[0])
    size = limit + batch
    return Room(
        states=np.zeros((size, width), np.uint64),
        parent=np.zeros(size, np.int32),
        by=np.zeros(size, np.int32),
        offset=np.zeros(size + 1, np.int64),
        after=np.zeros(8 * size, np.uint32),
        slots=np.zeros(1 << (4 * batch).bit_length(), np.uint64),
        then=np.zeros((batch, width), np.uint64),
        mixed=np.zeros(batch, np.uint64),
        before=np.zeros(batch, np.int32),
        way=np.zeros(batch, np.int32),
        peek=np.zeros(batch, np.uint64),
        notes=np.zeros((rows + 64 * width, 2), np.int64),
        seen_row=np.zeros(rows, np.uint8),
        seen_bit=np.zeros(64 * width, np.uint8),
        used=np.zeros(rows, np.uint8),
    )


def widened(room: Room, count: int, edges: int) -> Room:
    """Return the room with four times the hash table when it is half full, and twice the moves otherwise."""
    if 2 * (count + len(room.mixed)) > len(room.slots):
        slots = np.zeros(4 * len(room.slots), np.uint64)
        loop.refill(room.slots, slots)
        return room._replace(slots=slots)
    after = np.zeros(2 * len(room.after), np.uint32)
    after[:edges] = room.after[:edges]
    return room._replace(after=after)
