"""Walks the scenarios of the procedures, each through the kernel, as a case would go."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from amparo.bpmn.diagram import Diagram, Node
from amparo.bpmn.net import Armed, Move, Net, State
from amparo.bpmn.read import read as read_drawing
from tests.content.reading import CONTENT, Table, read

PROCEDURES = CONTENT / "procedures"
FOLDERS = sorted(path.parent.name for path in PROCEDURES.glob("*/procedure.bpmn"))
INTERNAL = sorted(f"internal/{path.parent.name}" for path in PROCEDURES.glob("internal/*/procedure.bpmn"))
COUNTRIES = ("cr", "hn")


def drawing(folder: str) -> bytes:
    """Return the file of a drawing."""
    return (PROCEDURES / folder / "procedure.bpmn").read_bytes()


@cache
def diagram(folder: str) -> Diagram:
    """Return a drawing as the kernel reads it."""
    return read_drawing(drawing(folder), name=folder)


def steps_of(drawn: Diagram) -> list[Node]:
    """Return what people do in a drawing."""
    return [node for node in drawn.nodes.values() if node.is_task]


def all_diagrams() -> dict[str, Diagram]:
    """Return every drawing by its process."""
    return {diagram(folder).process: diagram(folder) for folder in FOLDERS}


@cache
def net_of(folder: str) -> Net:
    """Return a procedure compiled with what it calls."""
    drawn = diagram(folder)
    return Net(all_diagrams() | {drawn.process: drawn}, drawn.process)


def texts(folder: str, language: str) -> Table:
    """Return the words of a procedure in one language."""
    return read(PROCEDURES / folder / f"texts.{language}.toml")


def parameters(folder: str, country: str) -> Table:
    """Return what a country fills in: institutions by role, and deadlines."""
    return read(PROCEDURES / folder / f"parameters.{country}.toml")


def scenarios(folder: str) -> list[Table]:
    """Return the ways through a procedure."""
    found: list[Table] = read(PROCEDURES / folder / "scenarios.toml")["scenario"]
    return found


def every_scenario() -> list[tuple[str, Table]]:
    """Return (folder, scenario), for parametrized tests."""
    return [(folder, scenario) for folder in FOLDERS for scenario in scenarios(folder)]


@dataclass
class Walk:
    """What one scenario went through."""

    state: State
    done: set[str] = field(default_factory=set)
    flows: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    last_ends: tuple[str, ...] = ()


def beginning(net: Net, given: dict[str, str]) -> tuple[State, set[str]]:
    """Return the start of a case and the arrows passed, with the answers that a calling procedure handed over."""
    for run in net.start_runs():
        state = State(run.state)
        if given.items() <= net.answers(state).items():
            return state, {flow for flow in net.diagram.flows if net.places.bit[flow] & run.touched}
    raise LookupError(f"nobody hands over {given}")


def walk(net: Net, scenario: Table) -> Walk:
    """Go through a scenario. Raises `NotPossible` or `LookupError` when a step of it cannot be done."""
    state, flows = beginning(net, scenario.get("given", {}))
    walked = Walk(state, flows=flows)
    for step in scenario["steps"]:
        move = move_of(net, walked.state, step)
        passage = net.passage(walked.state, move)
        walked.state, walked.last_ends = passage.state, passage.ends
        walked.done.add(move.path)
        walked.flows.update(passage.flows)
        walked.ends.update(passage.ends)
    return walked


def move_of(net: Net, state: State, step: Table) -> Move:
    """Return the move that a line of a scenario means: a step, or a message or timer by its name or element."""
    if "do" in step:
        return net.do(step["do"], **step.get("answers", {}))
    kind = "message" if "message" in step else "timer"
    heard = sorted((each for each in net.waiting(state) if _is_meant(each, kind, step[kind])), key=_absorbs)
    if not heard:
        raise LookupError(f"{kind} {step[kind]} is not waited for; open: {net.open_steps(state)}")
    return net.do(heard[0].path)


def _is_meant(armed: Armed, kind: str, name: str) -> bool:
    return armed.kind == kind and name in {armed.name, armed.path, armed.path.rsplit("/")[-1]}


def _absorbs(armed: Armed) -> bool:
    return armed.absorbs


def path_of(folder: str) -> Path:
    """Return the folder of a procedure."""
    return PROCEDURES / folder
