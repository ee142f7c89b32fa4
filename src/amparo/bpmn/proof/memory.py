"""Which answers can still be read from where, so that a proof forgets the others and has fewer states to look at."""

from __future__ import annotations

from collections.abc import Iterable

from amparo.bpmn.net import Net


def contracts(net: Net) -> list[tuple[int, int, tuple[str, str]]]:
    """Return, for each call and each variable with `given` values: the bit of the call, and the answers it accepts."""
    found: list[tuple[int, int, tuple[str, str]]] = []
    for copy in () if net.trusting else net.called:
        path = copy.prefix.rstrip("/")
        for variable in copy.diagram.variables.values():
            if variable.may_misfit:
                mask = sum(net.places.answer[variable.name, value] for value in variable.given)
                found.append((net.places.bit[path], mask, (path, variable.name)))
    return found


class Memory:
    """Knows which answers can still be read from where, so that the others can be forgotten."""

    def __init__(self, net: Net, atoms: Iterable[tuple[str, tuple[str, ...]]] = ()) -> None:
        self.places, self.engine = net.places, net.engine
        self.every = {
            name: sum(self.places.answer[name, value] for value in variable.values)
            for name, variable in self.places.variables.items()
        }
        self.all_answers = sum(self.every.values())
        self.marks = ~self.all_answers & (1 << (sum(self.places.bit.values()) | self.all_answers).bit_length()) - 1
        self.kept, self.alike = self._what_atoms_tell_apart(list(atoms))
        self.entry_reads = self._entry_reads(net)
        self.live = self._work_out()
        self.read = 0
        for mask in self.live.values():
            self.read |= mask
        self._masks: dict[int, tuple[int, list[tuple[int, int]], int]] = {}

    def without_forgotten(self, state: int) -> int:
        """Return the state without the answers that nobody can read any more."""
        mask, several, _ = self.forgetting(state & self.marks)
        state &= mask
        for alike, one in several:
            if state & alike:
                state = state & ~alike | one
        return state

    def forgetting(self, marking: int) -> tuple[int, list[tuple[int, int]], int]:
        """Return how states with these marks forget.

        The bits to keep; groups of answers that are then alike, each with the one to keep; and all of these answers.
        """
        known = self._masks.get(marking)
        if known is None:
            live, rest = 0, marking
            while rest:
                low = rest & -rest
                live |= self.live.get(low, 0)
                rest ^= low
            mask = self.kept | self.marks | live
            several = [each for each in self.alike if not each[0] & live]
            known = self._masks[marking] = mask, several, sum(alike for alike, _ in several)
        return known

    def _what_atoms_tell_apart(self, atoms: list[tuple[str, tuple[str, ...]]]) -> tuple[int, list[tuple[int, int]]]:
        """Return the answers that atoms look at, and the groups that they cannot tell apart, each with the one to keep.

        An answer for which every atom is false is like no answer: the one to keep is then none (0).
        """
        kept, alike = 0, []
        for name in {variable for variable, _ in atoms if variable in self.every}:
            kept |= self.every[name]
            groups: dict[tuple[bool, ...], int] = {}
            for value in self.places.variables[name].values:
                told = tuple(value in values for variable, values in atoms if variable == name)
                groups[told] = groups.get(told, 0) | self.places.answer[name, value]
            for told, mask in groups.items():
                one = mask & -mask if any(told) else 0
                if mask != one:
                    alike.append((mask, one))
        return kept, alike

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
                homes = bits_of(way.need & ~self.all_answers)
                rules.append((homes, reads, bits_of(way.change.put & ~self.all_answers), way.change.answered))
        rules.reverse()
        return rules

    def _whole(self, looked_at: int) -> int:
        return sum(every for every in self.every.values() if every & looked_at)


def bits_of(mask: int) -> list[int]:
    """Return the bits of a mask, lowest first."""
    bits = []
    while mask:
        low = mask & -mask
        bits.append(low)
        mask ^= low
    return bits
