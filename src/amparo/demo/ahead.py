"""The proofs of the content's procedures, found by a second process while tables are made and people are entered."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from amparo.bpmn.check import Report
from amparo.bpmn.contract import Checker
from amparo.bpmn.contract.checker import Marks
from amparo.bpmn.read import NotAccepted, read


@dataclass(frozen=True, slots=True)
class Found:
    """The report of a procedure, and what it depends on."""

    marks: Marks
    report: Report
    milliseconds: int


Ahead = Callable[[], Sequence[Found]]


@contextmanager
def proved_ahead(folders: Sequence[Path]) -> Iterator[Ahead]:
    """Prove the procedures of some folders in a process of its own; what is given waits for what it found.

    It finds nothing where a drawing cannot be read or the process ends: who publishes finds that out again, in words.
    """
    context = get_context("spawn")
    mine, its = context.Pipe(duplex=False)
    prover = context.Process(target=_prove, args=(folders, its), daemon=True)
    prover.start()
    its.close()

    def found() -> Sequence[Found]:
        try:
            return tuple(mine.recv())
        except EOFError:
            return ()

    try:
        yield found
    finally:
        prover.terminate()
        prover.join()
        mine.close()


def _prove(folders: Sequence[Path], into: Connection) -> None:
    try:
        drawn = [read((folder / "procedure.bpmn").read_bytes(), name="procedure.bpmn") for folder in folders]
        checker = Checker({diagram.process: diagram for diagram in drawn})
        into.send([_found(checker, diagram.process) for diagram in drawn])
    except NotAccepted:
        into.close()


def _found(checker: Checker, process: str) -> Found:
    marks, began = checker.marks(process), time.perf_counter()
    report = checker.check(process)
    return Found(marks, report, round((time.perf_counter() - began) * 1000))
