"""The trail of a story on the drawing: which boxes and arrows each of its lines passes, in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amparo.bpmn.net import Move, Net, NotPossible, Passage
from amparo.bpmn.proof.sound import Line, Story


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line of a story (None: how it opens), the arrows passed after it and the ends reached, by path."""

    line: Line | None
    flows: tuple[str, ...]
    ends: tuple[str, ...] = ()


def trail(net: Net, story: Story) -> tuple[Stretch, ...]:
    """Return the way that a story takes. Where the net refuses a line, the way ends before it."""
    opening = _opening(net, story)
    stretches = [Stretch(None, opening.flows, opening.ends)]
    state = opening.state
    for line in story.lines:
        try:
            passed = net.passage(state, Move(line.kind, line.path, line.answers))
        except NotPossible:
            stretches.append(Stretch(line, ()))
            break
        stretches.append(Stretch(line, passed.flows, passed.ends))
        state = passed.state
    return tuple(stretches)


def _opening(net: Net, story: Story) -> Passage:
    openings = net.openings()
    given = set(story.given)
    return next((each for each in openings if given <= set(net.answers(each.state).items())), openings[0])


def drawn_in(paths: Iterable[str], prefix: str = "") -> tuple[str, ...]:
    """Return the ids of what is drawn in one procedure, of paths that may lead into what it calls: the call itself."""
    inside = (path.removeprefix(prefix) for path in paths if path.startswith(prefix))
    return tuple(dict.fromkeys(path.partition("/")[0] for path in inside))
