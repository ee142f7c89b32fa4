"""Our explorer in a process of its own: `python ours.py DRAWING fast|plain [AGAIN]`. Prints what it found as JSON.

With AGAIN it surveys so many times, as a server would whose process has checked something before.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from amparo.bpmn import explore_fast
from amparo.bpmn.net import Net
from amparo.bpmn.read import read


def main(drawing: str, how: str, again: str = "1") -> None:
    """Read a drawing, survey it and say what was found, and how many seconds of processor time each survey took."""
    diagram = read(Path(drawing).read_bytes(), name="model.bpmn")
    taken = []
    for _ in range(int(again)):
        began = time.process_time()
        found = explore_fast.survey(Net({diagram.process: diagram}, diagram.process), fast=how == "fast")
        taken.append(time.process_time() - began)
    if how == "fast" and not explore_fast.is_compiled():
        sys.exit("numpy and numba are not installed")
    counts = {name: getattr(found, name) for name in ("states", "edges", "ends", "dead_ends", "lost")}
    print(json.dumps({**counts, "faults": sorted({fault.code for fault in found.faults}), "taken": taken}))


if __name__ == "__main__":
    main(*sys.argv[1:])
