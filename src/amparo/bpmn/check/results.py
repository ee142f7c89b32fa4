"""What a check finds: for each right whether it holds, is broken (with its story) or does not arise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.bpmn.proof.sound import Fault, Story


@dataclass(frozen=True, slots=True)
class Holds:
    """The right holds. `states`: in how many states (for a rule on the drawing: elements) it arises."""

    states: int


@dataclass(frozen=True, slots=True)
class Broken:
    """The right is broken. `because`: promise, or the rule that was broken; `where`: the path or answer meant."""

    story: Story
    because: str = "promise"
    where: str = ""


@dataclass(frozen=True, slots=True)
class DoesNotArise:
    """No reachable state meets the premise. That is no success when the procedure promises the right."""

    promised: bool


@dataclass(frozen=True, slots=True)
class OfScreens:
    """The right is a property of the screens, whatever is drawn. `kept_by`: the test that proves it."""

    kept_by: str


Result = Holds | Broken | DoesNotArise | OfScreens


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    `states`: how many reachable states the rights and the way on can tell apart (answers that nobody can read any
    more are forgotten, moves that make no difference done at once); `edges`: all moves possible in these states.
    """

    main: str
    states: int
    edges: int
    faults: tuple[Fault, ...]
    results: Mapping[str, Result]

    @property
    def ok(self) -> bool:
        """Whether the procedure is sound, no right is broken and every promised right arises."""
        return not self.faults and all(
            isinstance(each, Holds | OfScreens) or (isinstance(each, DoesNotArise) and not each.promised)
            for each in self.results.values()
        )
