"""Random procedures made of blocks, from a seed: sound, or with one fault put in on purpose.

A block has one way in and one way out. Every choice is asked just before it is made, so that each branch is taken in
some case and a procedure without a fault put in is sound by construction.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from amparo.bpmn.diagram import Diagram
from tests.bpmn.sketch import draw, sketch

FAULTS = {
    "two tokens": "two_tokens",  # a parallel split closed by an exclusive merge
    "dead end": "dead_end",  # an exclusive choice closed by a parallel join
    "endless round": "stuck",  # a loop that no answer leaves
    "step in vain": "dead_step",  # a branch that no answer takes
}
VARIABLES = "variable v a b c\nvariable w yes no\nvariable u a* b\n"


@dataclass(frozen=True)
class Model:
    """A random procedure. `wide`: how readily it does things in parallel, from 0 to 1."""

    nodes: int
    seed: int
    wide: float = 0.3
    fault: str = ""

    @property
    def name(self) -> str:
        """Its size and seed, and the fault put in."""
        return f"{self.nodes}/{self.seed}" + (f" {self.fault}" if self.fault else "")

    @property
    def text(self) -> str:
        """Its drawing in the words of `tests.bpmn.sketch`."""
        return _Maker(self).whole()

    def diagram(self) -> Diagram:
        """Its drawing as read."""
        return sketch(self.text)

    def xml(self) -> bytes:
        """Its BPMN file."""
        return draw(self.text)


@dataclass
class _Maker:
    model: Model
    lines: list[str] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(f"{self.model.nodes}/{self.model.seed}")  # noqa: S311 - a drawing, not a secret

    def whole(self) -> str:
        """Write from the end to the start: each block knows what comes after it."""
        then, left, fault = "e", self.model.nodes - 2, self.model.fault
        while left > 0:
            if fault and left < self.model.nodes / 2:
                then, fault = getattr(self, fault.replace(" ", "_"))(self.task(then)), ""
                left -= 7
            size = min(left, self.chance.randint(5, max(6, self.model.nodes // 2)))
            then, left = self.block(size, then), left - size
        return f"{VARIABLES}start s -> {then}\n" + "\n".join(self.lines) + "\nend e\n"

    def new(self, word: str) -> str:
        self.count += 1
        return f"{word}{self.count}"

    def write(self, line: str) -> None:
        self.lines.append(line)

    def task(self, then: str, asks: str = "") -> str:
        id_ = self.new("task")
        self.write(f"task {id_} care {asks} -> {then}")
        return id_

    def block(self, size: int, then: str) -> str:
        """Write about so many nodes that lead on to `then`; return the way in."""
        if size < 4:
            for _ in range(max(1, size)):
                then = self.task(then)
            return then
        if self.chance.random() < self.model.wide:
            return self.parallel(size - 2, then)
        return self.chance.choice([self.row, self.row, self.choice, self.loop, self.waiting, self.scope])(size, then)

    def parts(self, size: int, most: int = 3) -> list[int]:
        """Divide so many nodes among two branches or more."""
        several = self.chance.randint(2, most)
        return [max(1, size // several) for _ in range(several)]

    def row(self, size: int, then: str) -> str:
        for part in self.parts(size):
            then = self.block(part, then)
        return then

    def parallel(self, size: int, then: str) -> str:
        split, join = self.new("split"), self.new("join")
        ways = [self.block(part, join) for part in self.parts(size)]
        self.write(f"and {split} -> {'; '.join(ways)}")
        self.write(f"and {join} -> {then}")
        return split

    def choice(self, size: int, then: str) -> str:
        split, merge = self.new("choice"), self.new("merge")
        ways = [self.block(part, merge) for part in self.parts(size - 3)]
        guarded = [f"{way} if v = {value}" for way, value in zip(ways[1:], "ab", strict=False)]
        self.write(f"xor {split} -> {'; '.join([*guarded, ways[0]])}")
        self.write(f"xor {merge} -> {then}")
        return self.task(split, "ask v=" + "/".join("abc"[: len(ways)] if len(ways) == 3 else "ac"))

    def loop(self, size: int, then: str) -> str:
        back, more = self.new("back"), self.new("more")
        ask = self.task(more, "ask w=yes/no")
        self.write(f"xor {back} -> {self.block(size - 3, ask)}")
        self.write(f"xor {more} -> {back} if w = yes; {then}")
        return back

    def waiting(self, size: int, then: str) -> str:
        gate, merge, events = self.new("gate"), self.new("merge"), []
        for number, part in enumerate(self.parts(size - 4, most=2)):
            events.append(self.new("event"))
            what = "timer PT1H" if number else f"msg m{self.count}"
            self.write(f"catch {events[-1]} {what} -> {self.block(part, merge)}")
        self.write(f"gate {gate} -> {'; '.join(events)}")
        self.write(f"xor {merge} -> {then}")
        return gate

    def scope(self, size: int, then: str) -> str:
        sub, border, merge = self.new("sub"), self.new("border"), self.new("merge")
        start, end = self.new("s"), self.new("e")
        outside, self.lines = self.lines, []
        first = self.block(max(1, size - 6), end)
        inside, self.lines = self.lines, outside
        self.lines += [f"sub {sub} -> {merge} {{", f"start {start} -> {first}", *inside, f"end {end}", "}"]
        self.write(f"border {border} on {sub} msg stop{self.count} -> {self.task(merge)}")
        self.write(f"xor {merge} -> {then}")
        return sub

    # --- the faults

    def two_tokens(self, then: str) -> str:
        split, merge = self.new("split"), self.new("merge")
        ways = [self.task(merge), self.task(merge)]
        self.write(f"and {split} -> {'; '.join(ways)}")
        self.write(f"xor {merge} -> {then}")
        return split

    def dead_end(self, then: str) -> str:
        split, join = self.new("choice"), self.new("join")
        ways = [self.task(join), self.task(join)]
        self.write(f"xor {split} -> {ways[0]} if v = a; {ways[1]}")
        self.write(f"and {join} -> {then}")
        return self.task(split, "ask v=a/b")

    def endless_round(self, then: str) -> str:
        back, more = self.new("back"), self.new("more")
        self.write(f"xor {more} -> {back} if w = yes; {then}")
        self.write(f"xor {back} -> {self.task(more, 'ask w=yes')}")
        return back

    def step_in_vain(self, then: str) -> str:
        split, merge = self.new("choice"), self.new("merge")
        self.write(f"xor {split} -> {self.task(merge)} if u = b; {self.task(merge)}")
        self.write(f"xor {merge} -> {then}")
        return self.task(split)
