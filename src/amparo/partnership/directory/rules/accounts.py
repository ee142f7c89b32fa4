"""When an account may be tied to a professional: it decides which steps their awards permit."""

from __future__ import annotations

from django.utils.translation import gettext as _


def reasons_not_to_tie(*, is_offered: bool, is_of_another: bool, has_one: bool, is_own: bool) -> list[str]:
    """Say why an account cannot be tied to a professional. Empty means it can.

    `is_offered`: it works where the actor may look; `is_own`: it is the account that acts.
    """
    reasons = []
    if not is_offered:
        reasons.append(_("Choose an account of the list."))
    if is_of_another:
        reasons.append(_("That account is another professional’s. Take it from them first."))
    if has_one:
        reasons.append(_("This person already signs in with an account. Take it from them first."))
    if is_own:
        reasons.append(_("Somebody else says with which account you sign in."))
    return reasons
