"""Which answers can still be read from where, so that a proof forgets the others and has fewer states to look at."""

from __future__ import annotations

from amparo.bpmn.net import Net


def contracts(net: Net) -> list[tuple[int, int, tuple[str, str]]]:
    """Return, for each call and each variable with `given` values: the bit of the call, and the answers it accepts."""
    found = []
    for copy in net.copies[1:]:
        path = copy.prefix.rstrip("/")
        for variable in copy.diagram.variables.values():
            if variable.given:
                mask = sum(net.places.answer[variable.name, value] for value in variable.given)
                found.append((net.places.bit[path], mask, (path, variable.name)))
    return found


class Memory:
    """Knows which answers can still be read from where, so that the others can be forgotten."""

    def __init__(self, net: Net, keep: frozenset[str]) -> None:
        self.places, self.engine = net.places, net.engine
        self.every = {
            name: sum(self.places.answer[name, value] for value in variable.values)
            for name, variable in self.places.variables.items()
        }
        self.all_answers = sum(self.every.values())
        self.kept = sum(self.every[name] for name in keep if name in self.every)
        self.entry_reads = self._entry_reads(net)
        self.live = self._work_out()
        self._masks: dict[int, int] = {}

    def without_forgotten(self, state: int) -> int:
        """Return the state without the answers that nobody can read any more."""
        marking = state & ~self.all_answers
        mask = self._masks.get(marking)
        if mask is None:
            mask, rest = self.kept | ~self.all_answers, marking
            while rest:
                low = rest & -rest
                mask |= self.live.get(low, 0)
                rest ^= low
            self._masks[marking] = mask
        return state & mask

    def _entry_reads(self, net: Net) -> list[tuple[int, int]]:
        return [(bit, self.every[variable]) for bit, _, (_, variable) in contracts(net)]

    def _work_out(self) -> dict[int, int]:
        rules = self._rules()
        live: dict[int, int] = {}
        changed = True
        while changed:
            changed = False
            for homes, reads, arrivals, written in rules:
                mask = reads
                for bit in arrivals:
                    mask |= live.get(bit, 0) & ~written
                for home in homes:
                    if mask & ~live.get(home, 0):
                        live[home] = live.get(home, 0) | mask
                        changed = True
        return live

    def _rules(self) -> list[tuple[list[int], int, list[int], int]]:
        """Return per change: the places it starts from, the answers it reads, the places it reaches, what it sets."""
        engine, rules = self.engine, []
        groups = [*engine.instants.values(), *([each] for each in (*engine.joins, *engine.closings))]
        groups += [[each] for several in engine.from_bit.values() for each in several]
        for group in groups:
            looked_at = 0
            for way in group:
                looked_at |= (way.need | way.forbid) & self.all_answers
                reads = self._whole(looked_at)
                for bit, every in self.entry_reads:
                    reads |= every & ~way.change.answered if way.change.touch & bit else 0
                homes = _bits(way.need & ~self.all_answers)
                rules.append((homes, reads, _bits(way.change.put & ~self.all_answers), way.change.answered))
        rules.reverse()
        return rules

    def _whole(self, looked_at: int) -> int:
        return sum(every for every in self.every.values() if every & looked_at)


def _bits(mask: int) -> list[int]:
    bits = []
    while mask:
        low = mask & -mask
        bits.append(low)
        mask ^= low
    return bits
