"""A step in memory: our net on the main pathway and on the loop, and SpiffWorkflow on the same loop."""

from __future__ import annotations

import random
import time
from pathlib import Path

import drawing
import peer
from django.conf import settings

from amparo.bpmn.net import Net, State
from amparo.bpmn.read import read

SEED = 20_260_101


def main_pathway() -> Net:
    """Compile the coalition's main pathway with everything that it calls."""
    paths = sorted((Path(settings.CONTENT) / "procedures").glob("*/procedure.bpmn"))
    diagrams = {diagram.process: diagram for diagram in (read(path.read_bytes(), name=path.name) for path in paths)}
    return Net(diagrams, "p00_main")


class Walker:
    """Walks a net at random, for ever: a case that ends is followed by another."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self.state = net.start()
        self.chance = random.Random(SEED)  # noqa: S311 - which way to walk, not a secret

    def step(self) -> float:
        """Fire one move and return the seconds that `fire` took."""
        moves = self.net.moves(self.state)
        if not moves:
            self.state = self.net.start()
            moves = self.net.moves(self.state)
        move = self.chance.choice(moves)
        began = time.perf_counter()
        after = self.net.fire(self.state, move)
        taken = time.perf_counter() - began
        self.state = after
        return taken


class Loop:
    """Goes round the bench's loop in our net."""

    def __init__(self) -> None:
        diagram = read(drawing.for_amparo().encode(), name="bench.bpmn")
        self.net = Net({diagram.process: diagram}, drawing.PROCESS)
        self.state: State = self.net.start()
        self.done = 0

    def step(self) -> float:
        """Name the move, fire it, and see what is open; return the seconds."""
        path = drawing.STEPS[self.done % 2]
        began = time.perf_counter()
        self.state = self.net.fire(self.state, self.net.do(path, **drawing.AGAIN))
        self.net.open_steps(self.state)
        taken = time.perf_counter() - began
        self.done += 1
        return taken


class PeerLoop:
    """Goes round the same loop in SpiffWorkflow; a workflow is started anew after a hundred steps."""

    def __init__(self) -> None:
        self.workflow = peer.new_workflow()
        self.done = 0

    def step(self) -> float:
        """Complete the open user task and return the seconds."""
        if self.done == 100:
            self.workflow, self.done = peer.new_workflow(), 0
        self.done += 1
        return peer.complete_bare(self.workflow)
