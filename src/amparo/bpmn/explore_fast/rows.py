"""What each move does, worked out before any state is looked at: rows of masks, the first that fits is what happens.

A move is run once without a state. Whatever it asks of the state (a guard, a join, whether a scope is empty) divides
the row in two: first the row of the states where it is so, with what was asked among its `need` and `forbid`; after it
the row of the others. So the first row that fits a state is the run that this state makes, and no gateway needs to
run while states are counted. A scope that nothing has emptied and nobody has opened is not asked again: in a state at
rest every scope that could close is closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from amparo.bpmn.net import Net
from amparo.bpmn.net.changes import Change, Transition
from amparo.bpmn.proof.memory import bits_of, contracts

MOST_STEPS: Final = 2_000
MOST_ROWS: Final = 20_000


class TooManyRows(Exception):
    """A move can go in too many ways to be written down."""


@dataclass(frozen=True, slots=True)
class Row:
    """One way that a move can go: `state & ~clear | put` in the states that have all of `need` and nothing of `forbid`.

    `meets`: the places where a second token arrives when they are set, and `wrong`: something is wrong in any case.
    `beyond`: it goes on for too long, or leaves a token on its way, which only the engine can tell.
    """

    need: int
    forbid: int
    clear: int = 0
    put: int = 0
    touched: int = 0
    meets: int = 0
    wrong: bool = False
    beyond: bool = False

    def after(self, change: Change) -> Row:
        """Return the row with one more change."""
        put = self.put & ~change.clear
        clear = self.clear | change.clear
        again = change.put & (put | self.need & ~clear)
        unknown = change.put & ~put & ~clear & ~self.need & ~self.forbid
        return replace(
            self,
            clear=clear,
            put=put | change.put,
            touched=self.touched | change.touch,
            meets=self.meets | unknown,
            wrong=self.wrong or bool(again),
        )

    def asks(self, need: int, forbid: int) -> tuple[int, int] | None:
        """Return what a state must have, and not have, for this to be so after the row; nothing when it cannot be."""
        missing, standing = need & ~self.put, forbid & ~self.clear
        if missing & (self.clear | self.forbid) or forbid & self.put or standing & self.need:
            return None
        return missing & ~self.need, standing & ~self.forbid


@dataclass(frozen=True, slots=True)
class _Run:
    """A run so far: the changes and joins that wait, and what is tried next."""

    row: Row
    changes: tuple[Change, ...] = ()
    joins: tuple[int, ...] = ()
    tries: tuple[Transition, ...] | None = None
    steps: int = 0


class Rows:
    """Works out the rows of the moves of a net."""

    def __init__(self, net: Net) -> None:
        self.engine, self.places = net.engine, net.places
        self.passing = net.places.passing
        self.calls = [(bit, accepted) for bit, accepted, _ in contracts(net)]
        self.others: dict[int, int] = {}
        for (name, _), bit in net.places.answer.items():
            every = sum(each for (other, _), each in net.places.answer.items() if other == name)
            self.others[bit] = every & ~bit

    def of(self, home: int, move: Transition) -> list[Row]:
        """Return the rows of a move. Raises `TooManyRows`."""
        rows: list[Row] = []
        waiting = [_Run(Row(home, self.passing | move.absorb), (move.change,))]
        while waiting:
            run = self._step(waiting.pop(), waiting)
            if run is not None:
                rows += self._checked(run)
            if len(rows) > MOST_ROWS:
                raise TooManyRows(move.move)
        return rows

    def _step(self, run: _Run, waiting: list[_Run]) -> Row | None:
        """Go on with a run, divided in two where it asks something; return its row once it is over."""
        if run.steps > MOST_STEPS:
            return replace(run.row, beyond=True)
        run = replace(run, steps=run.steps + 1)
        if run.joins:
            join, rest = self.engine.joins[run.joins[0]], replace(run, joins=run.joins[1:])
            self._ask(join, replace(rest, changes=(*run.changes, join.change)), rest, waiting)
        elif run.changes:
            *left, change = run.changes
            waiting.append(replace(run, row=run.row.after(change), changes=tuple(left), joins=change.joins))
        elif run.tries is None:
            waiting.append(replace(run, tries=self._tries(run.row)))
        elif run.tries:
            way = run.tries[0]
            then = replace(run, changes=(way.change,), tries=None)
            self._ask(way, then, replace(run, tries=run.tries[1:]), waiting)
        else:
            return replace(run.row, beyond=bool(run.row.put & self.passing))
        return None

    def _tries(self, row: Row) -> tuple[Transition, ...]:
        """Return the ways on of the first token that is passing; then what a scope does that may be empty now."""
        moving = row.put & self.passing
        closings = (way for way in self.engine.closings if row.clear & way.forbid or row.put & way.need)
        return (*self.engine.instants.get(moving & -moving, ()), *closings)

    def _ask(self, way: Transition, then: _Run, otherwise: _Run, waiting: list[_Run]) -> None:
        """Put both runs on, that of the states where the way is open first."""
        asked = then.row.asks(way.need, way.forbid)
        if asked is None:
            waiting.append(otherwise)
            return
        need, forbid = asked
        if need or forbid:
            waiting.append(replace(otherwise, row=self._without(otherwise.row, need, forbid)))
        for bit in bits_of(need):
            forbid |= self.others.get(bit, 0)
        so = replace(then.row, need=then.row.need | need, forbid=then.row.forbid | forbid)
        waiting += [replace(then, row=row) for row in reversed(list(self._ending(so, way)))]

    def _without(self, row: Row, need: int, forbid: int) -> Row:
        """Return the row of the other states; when only one bit was asked, that is known of them."""
        if (need | forbid).bit_count() > 1:
            return row
        return replace(row, need=row.need | forbid, forbid=row.forbid | need)

    def _ending(self, row: Row, way: Transition) -> Iterator[Row]:
        """Divide a row where an end is reached: first the states in which no other work leads to it."""
        late = way.late & ~way.need
        asked = row.asks(0, late)
        if asked is not None:
            yield replace(row, forbid=row.forbid | asked[1])
        if asked is None or asked[1]:
            yield replace(row, wrong=True)

    def _checked(self, row: Row) -> Iterator[Row]:
        """Divide a row that opens a call: first the states that hand over no answer that it accepts."""
        for bit, accepted in self.calls:
            if row.touched & bit and not row.put & accepted:
                asked = row.asks(0, accepted)
                if asked is not None and asked[1]:
                    yield replace(row, forbid=row.forbid | asked[1], wrong=True)
                elif asked is not None:
                    row = replace(row, wrong=True)
        yield row
