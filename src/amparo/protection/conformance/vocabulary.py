"""Words of the comparison, and how small a group may be."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

# No count below this is shown, nor one whose complement is below it. The database holds the same number.
FEWEST: Final = 10

DONE: Final = "done"
LATE: Final = "late"
SKIPPED: Final = "skipped"
EXTRA: Final = "extra"

LABELS: Final = {
    DONE: _("Done"),
    LATE: _("Done late"),
    SKIPPED: _("Skipped"),
    EXTRA: _("Extra"),
}

# A log that is compared on a page: what is larger goes by the command line.
MOST_BYTES: Final = 20_000_000
MOST_EVENTS: Final = 300_000
MOST_WORK: Final = 20_000_000
MOST_WORK_OF_A_CASE: Final = 500_000
YEARS_BACK: Final = 3
