"""The coalition's own procedures: each checked with all rights, and again after a step was drawn into it.

The main pathway calls all the others. It is measured like them, and held to no limit of theirs.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from lxml import etree
from sides import ROOT

from amparo.bpmn.contract import Checker
from amparo.bpmn.library import Library, open_library
from amparo.bpmn.read import read

TIMES = 3
MAIN = "00"
NAMESPACE = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


@dataclass(frozen=True)
class Checked:
    """One procedure: seconds of processor time to read and check it, and to check it again once redrawn."""

    name: str
    states: int
    ok: bool
    seconds: float
    again: float
    is_main: bool


def check_all() -> list[Checked]:
    """Check each procedure of `content/procedures` in a process that has checked nothing; then each once redrawn."""
    library = open_library([ROOT / "content" / "procedures"])
    again = [_in_a_fresh_process(_check_again, library.asked) for _ in range(TIMES)]
    return [_checked(library, process, [each[process] for each in again]) for process in library.asked]


def _checked(library: Library, process: str, again: list[float]) -> Checked:
    fresh = [_in_a_fresh_process(_check, process) for _ in range(TIMES)]
    states, ok = fresh[0][1:]
    name = library.procedures[process].name
    is_main = library.diagrams[process].number == MAIN
    return Checked(name, states, ok, median(each[0] for each in fresh), median(again), is_main)


def _in_a_fresh_process(do: Callable[[Any], Any], what: object) -> Any:
    """Do something in a copy of this process, as it was before."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(do, (what,))


def _check(process: str) -> tuple[float, int, bool]:
    began = time.process_time()
    library = open_library([ROOT / "content" / "procedures"])
    report = Checker(library.diagrams).check(process)
    return time.process_time() - began, report.states, report.ok


def _check_again(processes: list[str]) -> dict[str, float]:
    """Check everything; then draw one more step into each in turn, and check that one, as the modeler does."""
    library = open_library([ROOT / "content" / "procedures"])
    checker, taken = Checker(library.diagrams), {}
    for process in processes:
        checker.check(process)
    for process in processes:
        drawn = _with_one_more_step(library.procedures[process].xml)
        began = time.process_time()
        after = checker.redrawn(read(drawn, name=f"{process}.bpmn"))
        after.check(process)
        after.callers_affected(process)
        taken[process] = time.process_time() - began
    return taken


def _with_one_more_step(xml: bytes) -> bytes:
    """Put a step of the kind of the first one behind it."""
    tree = etree.fromstring(xml)
    task = tree.find(f".//{NAMESPACE}userTask")
    assert task is not None, "a procedure without a step"
    flow = next(each for each in tree.iter(f"{NAMESPACE}sequenceFlow") if each.get("sourceRef") == task.get("id"))
    step = etree.SubElement(task.getparent(), f"{NAMESPACE}userTask", id="one_more_step", name="One more step")
    notes = task.find(f"{NAMESPACE}extensionElements")
    kind = next(each for each in notes if etree.QName(each).localname == "step")
    etree.SubElement(step, notes.tag).append(etree.fromstring(etree.tostring(kind)))
    onward = etree.SubElement(flow.getparent(), flow.tag, id="one_more_flow", sourceRef="one_more_step")
    onward.set("targetRef", flow.get("targetRef"))
    flow.set("targetRef", "one_more_step")
    lane = next(each for each in tree.iter(f"{NAMESPACE}flowNodeRef") if (each.text or "").strip() == task.get("id"))
    etree.SubElement(lane.getparent(), lane.tag).text = "one_more_step"
    for either in tree.iter(f"{NAMESPACE}incoming", f"{NAMESPACE}outgoing"):
        either.getparent().remove(either)  # the arrows say it too
    return etree.tostring(tree)
