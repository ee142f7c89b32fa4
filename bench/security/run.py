"""The figures of what may not happen. `./run bench security` calls it.

Prints them one a line and ends with one line; answers 1 when a limit is missed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Measure everything and judge."""
    if not os.environ.get("DATABASE_URL"):
        print("bench security: DATABASE_URL is not set; run ./run bench security, which starts a PostgreSQL of its own")
        return 1
    os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings.test"
    # The oracle and the attacks are those of the tests.
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory(prefix="amparo-security-") as state:
        os.environ["AMPARO_STATE"] = state
        import django  # noqa: PLC0415 - after its settings are named

        django.setup()
        import measuring  # noqa: PLC0415 - after Django is set up

        return measuring.measure_and_judge()


if __name__ == "__main__":
    sys.exit(main())
