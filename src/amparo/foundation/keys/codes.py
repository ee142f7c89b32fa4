"""Short codes by which anyone can have a paper verified: a keyed MAC, written so that it can be read aloud."""

from __future__ import annotations

import hashlib
import hmac

from amparo.foundation.keys.client import ask

# Without letters that are taken for one another; sixty bits in three groups of four.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def code_for(purpose: str, what: str) -> str:
    """Return the code of something for a purpose, as `XXXX-XXXX-XXXX`; nobody without the key can make it."""
    mac = int.from_bytes(ask("code", purpose.encode(), what.encode())[0], "big")
    letters = "".join(LETTERS[(mac >> (5 * place)) & 31] for place in range(LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


def is_code_for(given: str, purpose: str, what: str) -> bool:
    """Say whether a code that somebody typed is the code of something; spaces, dashes and case do not matter."""
    return hmac.compare_digest(_plain(given).encode(), code_for(purpose, what).replace("-", "").encode())


def mark_of_code(given: str) -> bytes:
    """Return by what a code is found without keeping it: the SHA-256 of what was meant by what somebody typed."""
    return hashlib.sha256(_plain(given).encode()).digest()


def _plain(given: str) -> str:
    return "".join(each for each in given.upper() if each.isalnum()).translate(_MEANT)
