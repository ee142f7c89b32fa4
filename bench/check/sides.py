"""The four sides: our explorers, Spin and pm4py, each in processes of its own, timed whole."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from models import Model

from amparo.bpmn.net import Net
from tests.bpmn.promela import Counted, Promela, count_with_spin

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DEEPEST = 4_000_000


@dataclass
class Ours:
    """What one of our explorers found. `seconds`: of the whole process; `taken`: of each survey in it."""

    states: int
    edges: int
    ends: int
    dead_ends: int
    lost: int
    faults: list[str]
    taken: list[float]
    seconds: float = 0.0

    @property
    def counts(self) -> tuple[int, int, int]:
        """What Spin counts too."""
        return self.states, self.edges, self.dead_ends


@dataclass
class Clock:
    """Seconds of processor time of the processes that were waited for meanwhile."""

    seconds: float = field(default=0.0)


@contextmanager
def clock() -> Iterator[Clock]:
    """Measure the processor time of child processes, user and system."""
    measured, before = Clock(), _children()
    yield measured
    measured.seconds = _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def drawn(model: Model) -> Iterator[Path]:
    """Write the BPMN file of a model, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.bpmn"
        path.write_bytes(model.xml())
        yield path


def ours(drawing: Path, how: str, *, kept: Path, again: int = 1) -> Ours:
    """Survey a drawing with one of our explorers. `kept`: the folder where numba keeps what it compiled."""
    env = {**os.environ, "NUMBA_CACHE_DIR": str(kept), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(HERE / "ours.py"), str(drawing), how, str(again)]
    with clock() as measured:
        said = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return Ours(**json.loads(said.stdout), seconds=measured.seconds)


def ours_for_the_first_time(drawing: Path) -> Ours:
    """Survey a drawing where nothing was compiled before."""
    with tempfile.TemporaryDirectory() as empty:
        return ours(drawing, "fast", kept=Path(empty))


def spin(model: Model, found: Ours, level: str, *, asserting: bool = False) -> tuple[Counted, float]:
    """Let Spin count a model; return what it says, and the seconds of its three programs."""
    program = Promela(Net({"p_main": model.diagram()}, "p_main"), asserting=asserting).text()
    with tempfile.TemporaryDirectory() as folder, clock() as measured:
        deep = min(DEEPEST, found.states + 10)  # a way may pass through every state, so that Spin needs the room
        counted = count_with_spin(program, Path(folder), ends=found.ends, deep=deep, level=level)
    return counted, measured.seconds


def pm4py(drawing: Path, limit: float) -> tuple[str, float]:
    """Return what pm4py says of a drawing and its seconds; nothing when it did not answer in time, or failed."""
    with clock() as measured:
        try:
            said = subprocess.run(
                [sys.executable, str(HERE / "peer.py"), str(drawing)],
                capture_output=True, text=True, timeout=limit, check=True,
            ).stdout.split()  # fmt: skip
        except subprocess.TimeoutExpired:
            return "", limit
        except subprocess.CalledProcessError:
            return "failed", 0.0
    return said[-1] if said else "failed", measured.seconds
