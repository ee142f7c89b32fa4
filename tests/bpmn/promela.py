"""Writes a compiled net as a Promela program, so that Spin counts its states and moves without any code of ours.

One bit a place, an answer or an arrow; one `d_step` a move: what it clears and puts, then the tokens that are passing,
the first arrow first. Arrows that tokens only pass are `hidden`: they are no part of a state. A state where the
whole procedure is over has a move to itself, so that Spin calls invalid only the ends that are none; these moves are
taken off the count. That the net runs as it is drawn is held against `slow.py`; here only the exploring is.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from amparo.bpmn.net import Net
from amparo.bpmn.net.changes import Change, Transition
from amparo.bpmn.proof.memory import bits_of

EXACT = ("-DSAFETY", "-DNOREDUCE", "-DMEMLIM=12000")  # nothing reduced: every state and every move


class Promela:
    """The program of a net. With `asserting`, a second token at a place is an error and not only a bit that is set."""

    def __init__(self, net: Net, *, asserting: bool = False) -> None:
        self.net, self.engine, self.asserting = net, net.engine, asserting
        self.passing = net.places.passing
        (self.start,) = net.starts()

    def text(self) -> str:
        """Return the program."""
        rest, hidden = bits_of(self.net.places.resting), bits_of(self.passing)
        lines = [
            *(f"bit {_name(bit)} = {int(bool(bit & self.start.bits))};" for bit in rest),
            *(f"hidden byte {_name(bit)};" for bit in hidden),
            "init { do",
            *(line for home, ways in self.engine.from_bit.items() for way in ways for line in self.move(home, way)),
            f":: d_step {{ !{_name(self.engine.alive)} -> skip }}",
            "od }",
        ]
        return "\n".join(lines) + "\n"

    def move(self, home: int, way: Transition) -> Iterator[str]:
        """Yield the lines of a move: when it may happen, what it does, and where the tokens then come to rest."""
        arrows, closings = self.follow(way.change)
        yield f":: d_step {{ {_all(home, way.absorb)} ->"
        yield from self.change(way.change)
        if arrows or closings:
            yield "do"
            for arrow in bits_of(arrows):
                yield f":: {_name(arrow)} -> if"
                for each in self.engine.instants[arrow]:
                    yield f":: {_all(each.need & ~arrow, each.forbid)} ->"
                    yield from self.change(each.change)
                yield "fi"
            for each in closings:
                yield f":: {_all(each.need, each.forbid)} ->"
                yield from self.change(each.change)
            yield ":: else -> break"
            yield "od"
        yield "skip }"

    def change(self, change: Change) -> Iterator[str]:
        """Yield what a change does, and the joins that it completes."""
        yield from (f"{_name(bit)} = 0;" for bit in bits_of(change.clear))
        for bit in bits_of(change.put):
            if self.asserting:
                yield f"assert(!{_name(bit)});"
            yield f"{_name(bit)} = 1;"
        for join in dict.fromkeys(reversed(change.joins)):
            each = self.engine.joins[join]
            yield f"if :: {_all(each.need)} ->"
            yield from self.change(each.change)
            yield ":: else fi;"

    def follow(self, change: Change) -> tuple[int, list[Transition]]:
        """Return the arrows that tokens may pass after a change, and the scopes that may then be empty."""
        seen: list[Change] = []
        arrows, closings, waiting = 0, list[Transition](), [change]
        while waiting:
            each = waiting.pop()
            seen.append(each)
            waiting += [self.engine.joins[join].change for join in each.joins]
            new = each.put & self.passing & ~arrows
            arrows |= new
            waiting += [way.change for arrow in bits_of(new) for way in self.engine.instants[arrow]]
            if not waiting:
                emptied = [way for way in self.engine.closings if way not in closings and _may_empty(seen, way)]
                closings += emptied
                waiting += [way.change for way in emptied]
        return arrows, [way for way in self.engine.closings if way in closings]


def _may_empty(changes: Iterable[Change], way: Transition) -> bool:
    """Say whether one of these changes may take the last token away from what a closing forbids."""
    return any(each.clear & way.forbid and not each.put & way.forbid and not each.clear & way.need for each in changes)


def _name(bit: int) -> str:
    return f"b{bit.bit_length() - 1}"


def _all(need: int, forbid: int = 0) -> str:
    terms = [_name(bit) for bit in bits_of(need)] + [f"!{_name(bit)}" for bit in bits_of(forbid)]
    return " && ".join(terms) or "true"


@dataclass(frozen=True)
class Counted:
    """What Spin found. `wrong`: how many ends that are none, and second tokens where they are asserted."""

    states: int
    edges: int
    wrong: int
    seconds: tuple[float, ...]  # to write the C, to compile it, to run it

    @property
    def whole(self) -> float:
        """The seconds from the Promela to the counts."""
        return sum(self.seconds)


def count_with_spin(program: str, folder: Path, *, ends: int, deep: int = 100_000, level: str = "-O0") -> Counted:
    """Let Spin write its verifier, compile it and run it.

    `ends`: how many states are those of an ended procedure, each with a move to itself; `deep`: at most so many moves
    in a row; `level`: how hard the compiler tries.
    """
    (folder / "net.pml").write_text(program)
    moments = [time.perf_counter()]
    said = ""
    for command in (
        ["spin", "-o2", "-a", "net.pml"],  # as it is, Spin forgets what is written and never read
        ["gcc", level, *EXACT, "-w", "-o", "pan", "pan.c"],
        ["./pan", "-c0", f"-m{deep}"],
    ):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        moments.append(time.perf_counter())
        said = done.stdout
        if done.returncode or "search depth too small" in said or "out of memory" in said:
            raise RuntimeError(f"{command[0]}: {(done.stderr or said)[:500]}")
    states, edges, wrong = (_number(said, each) for each in ("states, stored", "transitions", "errors"))
    taken = tuple(after - before for before, after in pairwise(moments))
    return Counted(states, edges - ends - 1, wrong, taken)  # to enter the first state is a transition for Spin


def _number(said: str, what: str) -> int:
    found = re.search(rf"(\d+) {what}|{what}: (\d+)", said)
    if found is None:
        raise RuntimeError(f"Spin did not tell its {what}")
    return int(found[1] or found[2])
