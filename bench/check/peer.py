"""pm4py in a process of its own: `python peer.py DRAWING`. Prints whether it finds the Petri net of a drawing sound."""

from __future__ import annotations

import sys

import pm4py


def main(drawing: str) -> None:
    """Read a drawing, make a Petri net of it and check that. Boundary events and answers are not in the net."""
    net, first, last = pm4py.convert_to_petri_net(pm4py.read_bpmn(drawing))
    sound, _ = pm4py.check_soundness(net, first, last)
    print("sound" if sound else "unsound")


if __name__ == "__main__":
    main(*sys.argv[1:])
