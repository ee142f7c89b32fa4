"""What a national results framework costs over ten million attendances. `./run bench results [MOST]` calls it.

Prints seconds for each size and how they grow, and ends with one line; answers 1 when a limit is missed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST = 10_000_000


def main(args: list[str]) -> int:
    """Measure every size up to the most asked for, and say whether the limits hold."""
    if not os.environ.get("DATABASE_URL"):
        print("bench results: DATABASE_URL is not set; run ./run bench results, which starts a PostgreSQL of its own")
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.config.settings.test")
    sys.path.insert(0, str(ROOT / "bench" / "seed"))
    import django  # noqa: PLC0415 - after its settings are named

    django.setup()
    import measuring  # noqa: PLC0415 - after Django is set up

    return measuring.measure_and_judge(int(args[0]) if args and args[0].isdecimal() else MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
