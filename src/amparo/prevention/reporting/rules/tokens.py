"""What a form carries instead of a session: a random number, the minute, and our MAC over both.

There is no cookie, so there is nothing of the reader's that another site could make their browser use.
"""

from __future__ import annotations

import hmac
import os
from typing import Final

from amparo.foundation import keys

GOOD_MINUTES: Final = 120
_PURPOSE: Final = "report form"


def new_nonce() -> str:
    """Return the random number of a form (128 bits, hex)."""
    return os.urandom(16).hex()


def token_of(nonce: str, minute: int) -> str:
    """Return what the form carries."""
    mac = keys.link_mac(_PURPOSE, f"{nonce}|{minute}").hex()[:32]
    return f"{nonce}.{minute}.{mac}"


def nonce_in(token: str, minute: int) -> str | None:
    """Return the random number of a form that is ours; None for any other. Its age is asked by `is_fresh`."""
    parts = token.split(".")
    if len(parts) != 3 or not (parts[1].isascii() and parts[1].isdigit() and len(parts[1]) <= 12):
        return None
    if not token.isascii() or not hmac.compare_digest(token_of(parts[0], int(parts[1])), token):
        return None
    return parts[0]


def is_fresh(token: str, minute: int) -> bool:
    """Say whether a form that is ours was shown not too long ago."""
    return 0 <= minute - int(token.split(".")[1]) <= GOOD_MINUTES


def comes_from_elsewhere(site: str) -> bool:
    """Say whether the browser itself tells that another site sent this form (`Sec-Fetch-Site`)."""
    return site in {"cross-site", "same-site"}
