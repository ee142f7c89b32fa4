"""Signing in to a session oneself: only with its code, only while it is open, only once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from amparo.partnership.rolls.rules.planning import is_offered
from amparo.partnership.rolls.vocabulary import IN_PERSON, ONLINE

# Without letters and figures that look alike.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
SESSION_CODE_LENGTH = 12
PERSON_CODE_LENGTH = 7


@dataclass(frozen=True, slots=True)
class Window:
    """When a session's code is taken."""

    starts_at: datetime
    ends_at: datetime
    opens_before: int
    closes_after: int

    @property
    def opens_at(self) -> datetime:
        """The first moment."""
        return self.starts_at - timedelta(minutes=self.opens_before)

    @property
    def closes_at(self) -> datetime:
        """The last moment."""
        return self.ends_at + timedelta(minutes=self.closes_after)

    def is_open(self, at: datetime) -> bool:
        """Whether the code is taken at a moment."""
        return self.opens_at <= at <= self.closes_at


def mode_of(code: str, *, room: str, online: str) -> str:
    """Return in which way somebody takes part who has one of the two codes of a session; "" with neither."""
    told = plain(code)
    return IN_PERSON if told == room else ONLINE if told == online else ""


def plain(code: str) -> str:
    """Return a code as it is kept, however it was typed."""
    return "".join(each for each in code.upper() if each in ALPHABET)[:40]


def too_many_words(minutes: int) -> str:
    """Say that too many codes were tried in vain in a session, and what to do meanwhile."""
    told = _("Too many codes that we do not know were tried in this session.")
    wait = _("Wait %(count)s minutes, or ask at the table to be marked.") % {"count": minutes}
    return f"{told} {wait}"


def reasons_not_to_sign_in(window: Window, *, offer: str, mode: str, is_enrolled: bool, at: datetime) -> list[str]:
    """Say why somebody cannot sign in to a session now. Empty means they can."""
    if not is_offered(offer, mode):
        return [_("This session is not held in that way.")]
    if at < window.opens_at:
        return [_("The code is not open yet: it opens shortly before the session.")]
    if at > window.closes_at:
        return [_("The code is closed: ask the people who organise it to mark you.")]
    if not is_enrolled:
        return [_("We do not find that code or e-mail in this activity. Check it, or ask at the table.")]
    return []
