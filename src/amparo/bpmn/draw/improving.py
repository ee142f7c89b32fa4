"""Improve a placement as a whole: move or swap steps, rows and straight runs of steps while the drawing gets better.

The measure is that of the reader: arrows short and straight, few crossings, few rows and columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .board import Board, Extent, Sketch, sketch

Arrow = tuple[str, str, float]
Move = list[tuple[str, Extent]]
CROSSING = 30.0
ROW = 34.0
COLUMN = 26.0
EFFORT = 26_000


def _crossings(arrows: Sequence[Arrow], sketches: Sequence[Sketch]) -> int:
    """Count where the arrows would cross; those of one source or one target may touch."""
    level = [(part, arrow) for arrow, drawn in zip(arrows, sketches, strict=True) for part in drawn.level]
    count = 0
    for arrow, drawn in zip(arrows, sketches, strict=True):
        for x, low, high in drawn.upright:
            for (y, left, right), other in level:
                if low < y < high and left < x < right and arrow[0] != other[0] and arrow[1] != other[1]:
                    count += 1
    return count


def score(board: Board, arrows: Sequence[Arrow], hurry: float) -> float:
    """How good a whole placement is; less is better."""
    placed = board.placed
    sketches = [sketch(board, placed[source], placed[target]) for source, target, _ in arrows]
    total = sum(drawn.cost * arrow[2] for drawn, arrow in zip(sketches, arrows, strict=True))
    rows = {(each.top[0], row) for each in placed.values() for row in range(each.top[1], each.bottom[1] + 1)}
    columns = max(each.last for each in placed.values()) + 1
    total += 0.15 * sum(each.first for each in placed.values())
    return total + CROSSING * _crossings(arrows, sketches) + ROW * len(rows) + COLUMN * hurry * columns


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
    """Steps that follow one another in one row: they had better move together."""
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
    """A run, or the rest of it from any step on, moved to the other rows of its lane."""
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
    best = score(board, arrows, hurry)
    left = EFFORT // len(arrows)
    better = True
    while better and left > 0:
        better = False
        moves = [move for run in _runs(board, arrows) for move in _row_moves(board, run)] + list(_swaps(board))
        for move in moves:
            if any(board.placed[id_].columns != extent.columns for id_, extent in move):
                continue
            undo = _try(board, move)
            if undo is None:
                continue
            left -= 1
            now = score(board, arrows, hurry)
            if now < best - 0.5:
                best, better = now, True
                continue
            for id_, _ in undo:
                board.take(id_)
            for id_, extent in undo:
                board.put(id_, extent)
            if left <= 0:
                break
