"""How many cases a stolen web process opens in an hour. `./run bench blast` calls it.

The key process runs as one user, the thief as another, with everything that the web process has: the socket, the
database's rows, live sessions. An hour passes on the clock of the key process. Ends with one line; answers 1 when more
is opened than an hour allows, or when there is no second user to be.
"""

from __future__ import annotations

import os
import sys
import tempfile


def main(args: list[str]) -> int:
    """Set up, steal, count and judge."""
    if not os.environ.get("DATABASE_URL"):
        print("bench blast: DATABASE_URL is not set; run ./run bench blast, which starts a PostgreSQL of its own")
        return 1
    if os.geteuid() != 0:
        print(
            "bench blast: the thief must be another user than the key process, which only root can arrange: run as root"
        )
        return 1
    os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings.demo"
    with tempfile.TemporaryDirectory(prefix="amparo-blast-") as state:
        os.environ["AMPARO_STATE"] = state
        import django  # noqa: PLC0415 - after its settings are named

        django.setup()
        import measuring  # noqa: PLC0415 - after Django is set up

        return measuring.measure_and_judge(int(args[0]) if args and args[0].isdecimal() else 5)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
