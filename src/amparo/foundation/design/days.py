"""Days as a page says them."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format


def day(on: date | None) -> str:
    """Return a day in the reader's words, or a dash."""
    return date_format(on, "DATE_FORMAT") if on else "—"
