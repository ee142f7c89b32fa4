"""The answers that a called procedure shares with its surroundings, as sets of cases.

A *case* gives each shared answer that the procedure may read one value (or none). A set of cases is one number, a bit
per case, so that "under which answers" is a mask and sets are joined and cut by `|` and `&`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from amparo.bpmn.diagram import Variable

MOST_CASES: Final = 1 << 16


class TooManyCases(Exception):
    """The procedure reads too many answers of its surroundings to look at each combination."""


class Space:
    """The cases of some variables. A value of None is "nobody has answered", possible where nothing is initial."""

    def __init__(self, variables: Iterable[Variable]) -> None:
        self.values: dict[str, tuple[str | None, ...]] = {}
        self.size = 1
        for variable in variables:
            values = variable.values if variable.initial is not None else (None, *variable.values)
            self.values[variable.name] = values
            self.size *= len(values)
            if self.size > MOST_CASES:
                raise TooManyCases
        self.whole = (1 << self.size) - 1
        self._mask = dict(self._masks())

    def _masks(self) -> Iterator[tuple[tuple[str, str | None], int]]:
        step = 1
        for name, values in self.values.items():
            run, period = (1 << step) - 1, step * len(values)
            every = sum(1 << at for at in range(0, self.size, period))
            for number, value in enumerate(values):
                yield (name, value), run * every << number * step
            step = period

    def cases(self, name: str, value: str | None) -> int:
        """Return the cases in which a variable has a value."""
        return self._mask[name, value]

    def parts(self, pieces: Mapping[int, object]) -> Iterator[tuple[dict[str, str | None], int]]:
        """Split all cases until each part lies in one piece: what must be answered for it, and the piece.

        The pieces are sets of cases, apart from each other, that together are all cases.
        """
        waiting: list[tuple[dict[str, str | None], int]] = [({}, self.whole)]
        while waiting:
            given, region = waiting.pop()
            piece = next(each for each in pieces if each & region)
            if not region & ~piece:
                yield given, piece
                continue
            name = self._that_matters(given, region, pieces)
            waiting += [({**given, name: value}, region & self._mask[name, value]) for value in self.values[name]]

    def _that_matters(self, given: Mapping[str, str | None], region: int, pieces: Mapping[int, object]) -> str:
        """Return a variable that tells the pieces apart, best one whose values each lie in one piece."""
        best, least = "", -1
        for name, values in self.values.items():
            if name in given:
                continue
            spread = sum(sum(1 for piece in pieces if piece & region & self._mask[name, value]) for value in values)
            score = spread * 100 // len(values)
            if least < 0 or score < least:
                best, least = name, score
        return best
