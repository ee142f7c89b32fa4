"""How fast procedures are checked: ours, Spin and pm4py side by side. `./run bench check [--long]` calls it.

Prints figures and limits and ends with one line; answers 1 when a limit is missed, a verdict differs, or a peer is not
there. With --long, pm4py gets a minute for every model, and our plain explorer counts up to a million states.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = {"pm4py": "pm4py", "numba": "numba", "numpy": "numpy", "amparo": "Amparo"}


def missing_peers() -> list[str]:
    """Name what is not there; Spin and its compiler are installed where that is possible."""
    from runner import spin  # noqa: PLC0415 - after the folder of the project can be imported from

    return [name for module, name in PEERS.items() if importlib.util.find_spec(module) is None] + spin.install()


def main(args: list[str]) -> int:
    """Measure everything and say whether every limit holds."""
    sys.path.insert(0, str(ROOT))
    missing = missing_peers()
    if missing:
        print(f"bench check: {' and '.join(missing)} not installed; on Debian, root installs all of it by this command")
        return 1
    import measuring  # noqa: PLC0415 - after its peers are there

    return measuring.measure_and_judge(long="--long" in args)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
