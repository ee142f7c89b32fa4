"""Where a page of a long list begins, read from its address; a broken one is the first page."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

NUMBER: Final = re.compile(r"[0-9]{1,18}", re.ASCII)


def row_key(text: str) -> int | None:
    """Return the key of a row as an address writes it, or None when it is not one."""
    return int(text) if NUMBER.fullmatch(text) else None


def moment_and_key(text: str) -> tuple[datetime, int] | None:
    """Return the moment and the key of a row as an address writes them ("moment~key"), or None."""
    at, _tilde, last = text.partition("~")
    key = row_key(last)
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return (moment, key) if key is not None and moment.tzinfo is not None else None
