"""Opens a log, whichever of the accepted kinds it is, and compares it with a procedure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from amparo.bpmn.net import Net
from amparo.bpmn.replay.deadlines import Limit
from amparo.bpmn.replay.explaining import Explainer
from amparo.bpmn.replay.gathering import Log
from amparo.bpmn.replay.graph import TooMany
from amparo.bpmn.replay.logs import Comparison, compare
from amparo.bpmn.replay.names import Names
from amparo.bpmn.replay.searching import NoEnd, TooFar
from amparo.bpmn.replay.sentences import NotReadable, problem
from amparo.bpmn.replay.table import read_table
from amparo.bpmn.replay.unpacking import MOST_BYTES, unpacked
from amparo.bpmn.replay.xes import read_xes

TOLD_OR_NOT = ("message", "timer")


def open_log(
    stream: BinaryIO, names: Names, *, columns: Mapping[str, str] | None = None, most_bytes: int = MOST_BYTES
) -> Log:
    """Read a log: XES when the file begins as XML, else a table; either may be gzip. Raises `NotReadable`."""
    head = unpacked(stream, most_bytes).read(200).removeprefix(b"\xef\xbb\xbf").lstrip()
    stream.seek(0)
    if head.startswith(b"<"):
        return read_xes(stream, names, most_bytes=most_bytes)
    return read_table(stream, names, columns=columns, most_bytes=most_bytes)


def kinds_not_told(log: Log, net: Net) -> frozenset[str]:
    """Return the kinds of moves (message, timer) of a procedure that a log never tells.

    They are taken to happen when needed.
    """
    told = {_kind(net, path) for event in log.says for path in event.paths}
    there = {_kind(net, path) for path in net.paths}
    return frozenset(kind for kind in TOLD_OR_NOT if kind in there and kind not in told)


def _kind(net: Net, path: str) -> str:
    node = net.node(path)
    return "timer" if node.timer else "message" if node.message else "step"


def compare_log(
    log: Log,
    net: Net,
    *,
    may_be_open: bool = False,
    limits: Mapping[str, Limit] | None = None,
    most_work: int | None = None,
) -> Comparison:
    """Compare a log with a procedure.

    Raises `NotReadable` when it leaves too much open, nothing can end, or it takes more work than `most_work`.
    """
    silent = kinds_not_told(log, net)
    explainer = Explainer(net, silent=silent, may_be_open=may_be_open, most_work=most_work)
    try:
        return compare(log, explainer, limits)
    except TooMany:
        raise NotReadable(problem("too_open")) from None
    except TooFar:
        raise NotReadable(problem("too_far")) from None
    except NoEnd:
        raise NotReadable(problem("no_end")) from None
