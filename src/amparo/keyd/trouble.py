"""Why the key process says no."""

from __future__ import annotations

from typing import Final

# Codes that travel; the web process has a sentence for each.
TICKET: Final = "TICKET"  # forged, stale or for something else
ALTERED: Final = "ALTERED"  # what was given does not open: altered, moved or of another key
DESTROYED: Final = "DESTROYED"  # its data key is no more
GRANT: Final = "GRANT"  # the session is not live, or no live grant ties its holder to the case and group
BUDGET: Final = "BUDGET"  # this session or user has opened as many cases as an hour allows
BUDGET_OF_ALL: Final = "BUDGET_OF_ALL"  # everybody together has
SEARCHES: Final = "SEARCHES"  # this session or user has searched as often as an hour allows
LOCKED: Final = "LOCKED"
OFFICER: Final = "OFFICER"  # only an officer may
SECOND: Final = "SECOND"  # needs another person
ASKED: Final = "ASKED"  # one officer asked; a second is waited for
SHARES: Final = "SHARES"  # the shares do not give the key
DATABASE: Final = "DATABASE"  # whether it may be opened cannot be asked now
UNKNOWN_KEY: Final = "UNKNOWN_KEY"  # sealed to a key that is not ours, or not any more
SOURCE_AWAY: Final = "SOURCE_AWAY"  # what unwraps the keys (a module, Vault) does not answer
SOURCE_REFUSES: Final = "SOURCE_REFUSES"  # it answers, and does not let us
SOURCE_WRONG: Final = "SOURCE_WRONG"  # a key is not wrapped yet, altered, or of something else
WRONG: Final = "WRONG"  # not a request
CONTROL: Final = "CONTROL"  # only for who runs the key process


class No(Exception):
    """The key process refuses; the code says why."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code
