"""Changes of a state, as integers: what must be there, what must not, what goes and what comes."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Move:
    """Something that may happen next: a step done with its answers, a message that comes, a timer that rings."""

    kind: str  # step | message | timer
    path: str
    answers: tuple[tuple[str, str], ...] = ()

    def within(self, prefix: str) -> Move:
        """Return the move as it is called where the procedure is called."""
        return Move(self.kind, f"{prefix}{self.path}", self.answers)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to a state. `touch` remembers the arrows and places passed, `joins` the joins to look at next."""

    clear: int = 0
    put: int = 0
    touch: int = 0
    joins: tuple[int, ...] = ()
    answered: int = 0  # every bit of the answers that are set; part of `clear`

    def then(self, after: Change) -> Change:
        """Return both changes as one. An answer set later wins; a join is looked at once, whoever leads there."""
        return Change(
            self.clear | after.clear,
            (self.put & ~after.answered) | after.put,
            self.touch | after.touch,
            tuple(dict.fromkeys(self.joins + after.joins)),
            self.answered | after.answered,
        )

    def clearing(self, mask: int) -> Change:
        """Return the change, with more taken away."""
        return replace(self, clear=self.clear | mask)


@dataclass(frozen=True, slots=True)
class Transition:
    """A change and when it may happen.

    `absorb`: when any of these bits is set the message is heard and changes nothing (its handler is still open).
    `late`: when any of these bits is left, the end is reached while work that leads to it is open.
    """

    need: int
    forbid: int
    change: Change
    move: Move | None = None
    absorb: int = 0
    late: int = 0
