"""What a step of Amparo costs, against SpiffWorkflow and against a bare commit. `./run bench kernel` calls it.

Prints medians and ratios and ends with one line; answers 1 when a limit is missed or a peer is not there.
"""

from __future__ import annotations

import importlib.util
import os
import sys

PEERS = {"SpiffWorkflow": "SpiffWorkflow", "psycopg": "psycopg", "django": "Django", "amparo": "Amparo"}


def missing_peer() -> str | None:
    """Name what this environment lacks, if anything."""
    return next((name for module, name in PEERS.items() if importlib.util.find_spec(module) is None), None)


def main() -> int:
    """Measure everything and say whether every limit holds."""
    missing = missing_peer()
    if missing:
        print(f"bench kernel: {missing} is not installed; ./run bench kernel installs what bench/kernel locks")
        return 1
    if not os.environ.get("DATABASE_URL"):
        print("bench kernel: DATABASE_URL is not set; run ./run bench kernel, which starts a PostgreSQL of its own")
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.config.settings.test")
    import django  # noqa: PLC0415 - after its settings are named

    django.setup()
    import measuring  # noqa: PLC0415 - after Django is set up

    return measuring.measure_and_judge()


if __name__ == "__main__":
    sys.exit(main())
