"""`python -m amparo.keyd`: be the key process."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from amparo.keyd.config import from_environment
from amparo.keyd.house import furnished
from amparo.keyd.providers import WrongKeyFile
from amparo.keyd.server import Server, listening


def main() -> int:
    """Serve until stopped; what is wrong is one line."""
    parser = argparse.ArgumentParser(prog="amparo-keyd", description="Keep the keys.")
    parser.add_argument("--clock", type=Path, help="a file with seconds to add to the clock, for measurements")
    given = parser.parse_args()
    os.umask(0o077)
    try:
        config = replace(from_environment(os.environ), clock=given.clock)
        link = listening(config)
        house = furnished(config)
    except (ValueError, OSError, ImportError, WrongKeyFile) as wrong:
        print(f"amparo-keyd: {wrong}", file=sys.stderr)
        return 1
    Server(house).serve(link)
    return 0


if __name__ == "__main__":
    sys.exit(main())
