"""What a thief finds who takes everything but the keys. `./run bench theft [HOW MANY]` calls it.

Plants 500 canaries through the browser's doors, takes the database, its files, logs and configuration, and looks for
them in five encodings. Ends with one line; answers 1 when one is found, or when the search itself is blind.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(args: list[str]) -> int:
    """Plant, take, search and judge."""
    if not os.environ.get("DATABASE_URL"):
        print("bench theft: DATABASE_URL is not set; run ./run bench theft, which starts a PostgreSQL of its own")
        return 1
    # The key process is started as the tests start theirs.
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings.demo"
    with tempfile.TemporaryDirectory(prefix="amparo-theft-") as state:
        os.environ["AMPARO_STATE"] = state
        import django  # noqa: PLC0415 - after its settings are named

        django.setup()
        import measuring  # noqa: PLC0415 - after Django is set up

        return measuring.measure_and_judge(int(args[0]) if args and args[0].isdecimal() else 500)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
