"""Walks to every state that a case can reach, without the proofs of the kernel, and says what is wrong there."""

from collections.abc import Callable, Iterator

from amparo.bpmn.net import Net, State
from tests.content.spoiling import Spoiled


class Here:
    """One state that a case can reach: what is answered, what is open, what can be heard."""

    def __init__(self, net: Net, state: State) -> None:
        self.net, self.state = net, state
        self.answers = net.answers(state)
        self.open = set(net.open_steps(state))
        self.heard = {armed.name for armed in net.waiting(state) if armed.kind == "message"}

    def is_(self, variable: str, *values: str) -> bool:
        return self.answers.get(variable) in values

    def leads_to(self, goal: Callable[["Here"], bool]) -> bool:
        return any(goal(each) for each in reached(self.net, [self.state]))


Wrong = Callable[[Here], bool]
Spoil = Callable[[Spoiled], None]


def reached(net: Net, starts: list[State]) -> Iterator[Here]:
    """Walk to every state that can be reached."""
    seen, waiting = set(starts), list(starts)
    while waiting:
        state = waiting.pop()
        yield Here(net, state)
        for move in net.moves(state):
            after = net.fire(state, move)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
