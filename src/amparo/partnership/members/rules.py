"""What a name to sign in with looks like, and which roles somebody may give."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.utils.translation import gettext as _

from amparo.partnership.members.vocabulary import ABOVE

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")


def may_give(role: str, *, held: Collection[str]) -> bool:
    """Say whether an officer who holds some roles may give one: none that stands above, unless it is their own."""
    return role not in ABOVE or role in held


def reasons_against_name(name: str) -> list[str]:
    """Say why a name cannot be one to sign in with."""
    if NAME.fullmatch(name):
        return []
    return [_("Use 3 to 40 small letters, figures, points and dashes, and begin with a letter or a figure.")]
