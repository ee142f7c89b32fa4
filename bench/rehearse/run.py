"""How fast a procedure is rehearsed, against SimPy on the same kernel. `./run bench rehearse` calls it.

Prints figures and limits and ends with one line; answers 1 when a limit is missed or a peer is not there.
"""

from __future__ import annotations

import importlib.util
import sys

PEERS = {"simpy": "SimPy", "amparo": "Amparo"}


def missing_peer() -> str | None:
    """Name what this environment lacks, if anything."""
    return next((name for module, name in PEERS.items() if importlib.util.find_spec(module) is None), None)


def main() -> int:
    """Measure everything and say whether every limit holds."""
    missing = missing_peer()
    if missing:
        print(f"bench rehearse: {missing} is not installed; ./run bench rehearse installs what bench/rehearse locks")
        return 1
    import measuring  # noqa: PLC0415 - it imports the peer

    return measuring.measure_and_judge()


if __name__ == "__main__":
    sys.exit(main())
