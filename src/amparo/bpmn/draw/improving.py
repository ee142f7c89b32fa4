"""Improve a placement as a whole: move or swap steps, rows and straight runs of steps while the drawing gets better.

The measure is that of the reader: arrows short and straight, few crossings, few rows and columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .board import Board, Extent, Sketch, sketch

Arrow = tuple[str, str, float]
Move = list[tuple[str, Extent]]
CROSSING = 30.0
ROW = 34.0
COLUMN = 26.0
EFFORT = 14_000


@dataclass(slots=True)
class Measure:
    """How good a placement is, kept up to date while items move; less is better."""

    board: Board
    arrows: Sequence[Arrow]
    hurry: float
    sketches: list[Sketch] = field(default_factory=list)
    crossed: int = 0

    def begin(self) -> float:
        """Measure everything once."""
        placed = self.board.placed
        self.sketches = [sketch(self.board, placed[source], placed[target]) for source, target, _ in self.arrows]
        self.crossed = self._crossings(set(range(len(self.arrows))), self.sketches)
        return self._total(self.sketches, self.crossed)

    def _crossings(self, which: set[int], sketches: Sequence[Sketch]) -> int:
        """Count the crossings of some arrows with one another and with all others.

        Arrows of one source or one target may touch.
        """
        arrows, count = self.arrows, 0
        levels = [(*part, *arrows[at][:2]) for at, drawn in enumerate(sketches) for part in drawn.level]
        rest = [
            (*part, *arrows[at][:2]) for at, drawn in enumerate(sketches) if at not in which for part in drawn.upright
        ]
        for one in which:
            source, target = arrows[one][:2]
            for x, low, high in sketches[one].upright:
                for y, left, right, begins, ends in levels:
                    if low < y < high and left < x < right and begins != source and ends != target:
                        count += 1
            for y, left, right in sketches[one].level:
                for x, low, high, begins, ends in rest:
                    if low < y < high and left < x < right and begins != source and ends != target:
                        count += 1
        return count

    def _touched(self, moved: Sequence[str], cells: Sequence[Extent]) -> set[int]:
        """Give the arrows that a move may change: those of the moved items, and those that pass there."""
        placed, names = self.board.placed, set(moved)
        found = set()
        for number, (source, target, _) in enumerate(self.arrows):
            if source in names or target in names:
                found.add(number)
                continue
            one, other = placed[source], placed[target]
            left, right = min(one.first, other.first), max(one.last, other.last)
            top, bottom = min(one.top, other.top), max(one.bottom, other.bottom)
            if any(
                left <= each.last and each.first <= right and top <= each.bottom and each.top <= bottom
                for each in cells
            ):
                found.add(number)
        return found

    def _total(self, sketches: Sequence[Sketch], crossed: int) -> float:
        placed = self.board.placed.values()
        total = sum(drawn.cost * arrow[2] for drawn, arrow in zip(sketches, self.arrows, strict=True))
        rows = {(each.top[0], row) for each in placed for row in range(each.top[1], each.bottom[1] + 1)}
        columns = max(each.last for each in placed) + 1
        return total + CROSSING * crossed + ROW * len(rows) + COLUMN * self.hurry * columns

    def after(self, moved: Sequence[str], cells: Sequence[Extent]) -> tuple[float, list[Sketch], int]:
        """Measure again after a move: the figure, the arrows and the crossings."""
        placed = self.board.placed
        touched = self._touched(moved, cells)
        fresh = list(self.sketches)
        for number in touched:
            source, target, _ = self.arrows[number]
            fresh[number] = sketch(self.board, placed[source], placed[target])
        crossed = self.crossed - self._crossings(touched, self.sketches) + self._crossings(touched, fresh)
        return self._total(fresh, crossed), fresh, crossed


def _try(board: Board, move: Move) -> Move | None:
    """Make a move when every item fits; give the move back that undoes it."""
    old = [(id_, board.take(id_)) for id_, _ in move]
    for number, (id_, extent) in enumerate(move):
        if board.fits(extent):
            board.put(id_, extent)
            continue
        for done, _ in move[:number]:
            board.take(done)
        for back, extent_back in old:
            board.put(back, extent_back)
        return None
    return old


def _runs(board: Board, arrows: Sequence[Arrow]) -> list[list[str]]:
    """Give steps that follow one another in one row: they had better move together."""
    after: dict[str, str] = {}
    entered: set[str] = set()
    for source, target, _ in arrows:
        one, other = board.placed[source], board.placed[target]
        if one.entry == other.entry and other.first > one.last and source not in after and target not in entered:
            after[source] = target
            entered.add(target)
    runs = []
    for id_ in board.placed:
        if id_ in entered:
            continue
        run = [id_]
        while run[-1] in after:
            run.append(after[run[-1]])
        runs.append(run)
    return runs


def _row_moves(board: Board, run: Sequence[str]) -> Iterator[Move]:
    """Give a run, or the rest of it from any step on, moved to the other rows of its lane."""
    for start in range(len(run)):
        part = run[start:]
        extents = [board.placed[id_] for id_ in part]
        if any(each.rows_in(each.top[0]) is None for each in extents):
            continue
        low, high = board.rows_of(extents[0].top[0])
        for shift in range(low - 1 - extents[0].top[1], high + 2 - extents[0].top[1]):
            if shift:
                yield [(id_, each.moved(0, shift)) for id_, each in zip(part, extents, strict=True)]


def _swaps(board: Board) -> Iterator[Move]:
    """Two rows of a lane changed for one another."""
    lanes = {each.top[0] for each in board.placed.values()}
    for lane in sorted(lanes):
        low, high = board.rows_of(lane)
        for row in range(low, high):
            for other in range(row + 1, high + 1):
                move: Move = []
                for id_, each in board.placed.items():
                    if each.rows_in(lane) == (row, row):
                        move.append((id_, each.moved(0, other - row)))
                    elif each.rows_in(lane) == (other, other):
                        move.append((id_, each.moved(0, row - other)))
                if move:
                    yield move


def improve(board: Board, arrows: Sequence[Arrow], hurry: float) -> None:
    """Make moves as long as they help, within a fixed effort."""
    if len(board.placed) < 3 or not arrows:
        return
    measure = Measure(board, arrows, hurry)
    best = measure.begin()
    left = EFFORT // len(arrows)
    better = True
    while better and left > 0:
        better = False
        moves = [move for run in _runs(board, arrows) for move in _row_moves(board, run)] + list(_swaps(board))
        for move in moves[:left]:
            if any(board.placed[id_].columns != extent.columns for id_, extent in move):
                continue
            undo = _try(board, move)
            if undo is None:
                continue
            left -= 1
            now, sketches, crossed = measure.after([id_ for id_, _ in move], [each for _, each in (*move, *undo)])
            if now < best - 0.5:
                best, better = now, True
                measure.sketches, measure.crossed = sketches, crossed
                continue
            _put_back(board, undo)


def _put_back(board: Board, undo: Move) -> None:
    """Undo a move."""
    for id_, _ in undo:
        board.take(id_)
    for id_, extent in undo:
        board.put(id_, extent)
