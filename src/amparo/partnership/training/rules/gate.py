"""What an award, or the lack of one, means for a step: it permits, warns, or forbids where the procedure says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from amparo.partnership.competencies.rules import Needed

FREE: Final = "FREE"
HOLDER: Final = "HOLDER"
WARNS: Final = "WARNS"
FORBIDDEN: Final = "FORBIDDEN"


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether somebody may do a step: free (nothing asked), as a holder (until a day), with a reason, or not."""

    kind: str
    competency: str = ""
    until: date | None = None

    @property
    def allows(self) -> bool:
        """Whether the step may be done, perhaps with a reason."""
        return self.kind != FORBIDDEN


def permission_for(needed: Needed | None, held_until: date | None) -> Permission:
    """Say what a step's need means for somebody, given until when they hold a valid award of it (None: they do not)."""
    if needed is None:
        return Permission(FREE)
    if held_until is not None:
        return Permission(HOLDER, needed.competency, held_until)
    return Permission(FORBIDDEN if needed.is_hard else WARNS, needed.competency)


def reasons_not_to_do(permission: Permission, *, title: str, reason: str) -> list[str]:
    """Say why somebody cannot do a step: forbidden, or warned without a reason. Empty means they can."""
    if permission.kind == FORBIDDEN:
        told = _(
            "This step is done only by whoever holds a valid certificate of “%(title)s”. Ask your supervisor who does."
        )
        return [told % {"title": title}]
    if permission.kind == WARNS and not reason.strip():
        told = _(
            "You hold no valid certificate of “%(title)s”. Help does not wait: say why you do the step,"
            " and your supervisor is told."
        )
        return [told % {"title": title}]
    return []
