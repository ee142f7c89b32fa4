"""How much may be asked of a rehearsal on a page, and the names in its address."""

from __future__ import annotations

from typing import Final

MOST_DAYS: Final = 730
MOST_CASES: Final = 1_000
MOST_PEOPLE: Final = 500
MOST_STEPS: Final = 80_000  # about a second
SEED: Final = 1
SHOWN: Final = 10  # how many steps a list of the worst names
LONGEST_ADDRESS: Final = 4_000
MAIN_NUMBER: Final = "00"

PROCEDURE: Final = "procedimiento"
CASES: Final = "casos"
DAYS: Final = "dias"
PEOPLE: Final = "personas-"  # and the code of the role
ONE_LESS: Final = "menos"
ONE_MORE: Final = "mas"
