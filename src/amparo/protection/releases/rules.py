"""When something may leave a case, where a release stands, and the password of a file."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from amparo.protection.releases import vocabulary

# Letters that are not taken for one another: 32 of them, so that each byte gives five even bits.
_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
PASSWORD_BYTES: Final = 20


def state_of(
    *, asked_at: datetime, decided_at: datetime | None, is_allowed: bool, until: datetime | None, now: datetime
) -> str:
    """Return where a release stands now."""
    if decided_at is None:
        return vocabulary.ASKED if now < asked_at + vocabulary.WAITS else vocabulary.LAPSED
    if not is_allowed or until is None:
        return vocabulary.REFUSED
    return vocabulary.ALLOWED if now < min(until, decided_at + vocabulary.LASTS) else vocabulary.OVER


def reasons_not_to_ask(*, groups: Collection[str], openable: Collection[str], reason: str, recipient: str) -> list[str]:
    """Say, in words for who asks, why nothing leaves. Empty means it may be asked."""
    reasons = []
    if vocabulary.NEVER & set(groups):
        reasons.append(_("Where a person is kept safe never leaves by a file. Tell it by voice to who needs it."))
    elif not groups or not set(groups) <= set(openable) - vocabulary.NOT_OFFERED:
        reasons.append(_("Choose among what is open to you in this case now."))
    if not vocabulary.SHORTEST_RECIPIENT <= len(recipient.strip()) <= vocabulary.LONGEST_RECIPIENT:
        reasons.append(_("Say to whom it goes: the institution and the post."))
    if len(reason.strip()) < vocabulary.SHORTEST_REASON:
        reasons.append(_("Say why in at least 20 characters."))
    if len(reason) > vocabulary.LONGEST_REASON:
        reasons.append(_("Say it in fewer words."))
    return reasons


def reasons_not_to_decide(*, state: str, is_allowed: bool, words: str) -> list[str]:
    """Say why a release cannot be decided so. Empty means it can."""
    if state != vocabulary.ASKED:
        return [_("This does not wait for you any more.")]
    if not is_allowed and not vocabulary.SHORTEST_REFUSAL <= len(words.strip()) <= vocabulary.LONGEST_REASON:
        return [_("Say in a few words why not: who asked will read it.")]
    return []


def reasons_not_to_fetch(*, state: str, groups: Collection[str], openable: Collection[str]) -> list[str]:
    """Say why nothing is taken away. Empty means it is; what was open when it was asked may be closed now."""
    if state == vocabulary.ASKED:
        return [_("Nobody has allowed it yet.")]
    if state != vocabulary.ALLOWED:
        return [_("The time to take it away is over. Ask again if it is still needed.")]
    if not set(groups) <= set(openable) - vocabulary.NEVER:
        return [_("Something in it is not open to you any more: a consent or your work on the case has ended.")]
    return []


def password_of(chance: bytes) -> str:
    """Write chance as a password of five groups of four letters, five bits each."""
    letters = "".join(_LETTERS[each % len(_LETTERS)] for each in chance[:PASSWORD_BYTES])
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))
