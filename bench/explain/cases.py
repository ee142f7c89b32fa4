"""Cases made by the kernel, a tenth of them disturbed: one event or two dropped, repeated or moved."""

from __future__ import annotations

from random import Random

from amparo.bpmn.net import Move, Net, State

Case = list[tuple[str, tuple[tuple[str, str], ...]]]  # path and answers of each event
SHARE = 0.1


class Walker:
    """Walks a procedure at random to its end, steps only; timers and messages come when nothing else can."""

    def __init__(self, net: Net, random: Random, *, longest: int = 60) -> None:
        self.net, self.random, self.longest = net, random, longest
        self._ways: dict[State, list[tuple[Move, State]]] = {}

    def case(self, *, shortest: int = 0) -> Case:
        """Return a case with at least so many events."""
        while True:
            case = self._walk()
            if case is not None and len(case) >= shortest:
                return case

    def _walk(self) -> Case | None:
        state, case = self.net.start(), []
        while not self.net.ended(state):
            if len(case) == self.longest:
                return None
            move, state = self.random.choice(self._from(state))
            case.append((move.path, move.answers))
        return case

    def _from(self, state: State) -> list[tuple[Move, State]]:
        found = self._ways.get(state)
        if found is None:
            moves = self.net.moves(state)
            steps = [move for move in moves if move.kind == "step"] or moves
            found = self._ways[state] = [(move, self.net.fire(state, move)) for move in steps]
        return found


def disturbed(case: Case, random: Random) -> Case:
    """Return the case with one or two events dropped, repeated elsewhere, or moved."""
    case = list(case)
    for _ in range(random.choice((1, 1, 2))):
        event = random.choice(case)
        what = random.choice(("drop", "repeat", "move"))
        if what != "repeat" and len(case) > 1:
            case.remove(event)
        if what != "drop":
            case.insert(random.randrange(len(case) + 1), event)
    return case


def many(walker: Walker, count: int, *, shortest: int = 0) -> list[Case]:
    """Return so many cases, a tenth of them disturbed."""
    cases = []
    for _ in range(count):
        case = walker.case(shortest=shortest)
        cases.append(disturbed(case, walker.random) if walker.random.random() < SHARE else case)
    return cases
