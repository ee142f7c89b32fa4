"""What an award, or the lack of one, means for a step: it permits, warns, or forbids where the procedure says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from amparo.partnership.competencies.rules import Needed
from amparo.partnership.training.vocabulary import OTHER_REASON, WHY_WITHOUT

FREE: Final = "FREE"
HOLDER: Final = "HOLDER"
WARNS: Final = "WARNS"
FORBIDDEN: Final = "FORBIDDEN"


@dataclass(frozen=True, slots=True)
class Asked:
    """A competency that a country asks for on a day, and until when somebody holds an award of it (None: never)."""

    title: str
    held_until: date | None


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether somebody may do a step: free (nothing asked), as a holder (until a day), with a reason, or not."""

    kind: str
    competency: str = ""
    title: str = ""
    until: date | None = None

    @property
    def allows(self) -> bool:
        """Whether the step may be done, perhaps with a reason."""
        return self.kind != FORBIDDEN


@dataclass(frozen=True, slots=True)
class Without:
    """Why somebody does a step without a valid award: a reason of the closed list, and a line where it is another."""

    reason: str
    line: str = ""


def permission_for(needed: Needed | None, asked: Asked | None, *, is_urgent: bool = False) -> Permission:
    """Say what a step's need means for somebody; without `asked` the country does not ask for it on that day.

    `is_urgent` is what the procedure itself says in the case, and nobody's opinion.
    """
    if needed is None or asked is None:
        return Permission(FREE)
    if asked.held_until is not None:
        return Permission(HOLDER, needed.competency, asked.title, asked.held_until)
    return Permission(FORBIDDEN if needed.forbids(is_urgent=is_urgent) else WARNS, needed.competency, asked.title)


def reasons_not_to_do(permission: Permission, without: Without | None) -> list[str]:
    """Say why somebody cannot do a step: forbidden, or warned without a reason. Empty means they can."""
    if permission.kind == FORBIDDEN:
        return [only_holders(permission)]
    if permission.kind != WARNS:
        return []
    if without is None or without.reason not in WHY_WITHOUT:
        told = _("Say why you do the step: your supervisor is told.")
        return [f"{not_a_holder(permission)} {told}"]
    if without.reason == OTHER_REASON and not without.line.strip():
        return [which_reason()]
    return []


def which_reason() -> str:
    """Ask for the line that says which other reason it is."""
    return _("Say in one line why you do it without the certificate. Write nothing about the person.")


def reasons_not_to_add(permission: Permission) -> list[str]:
    """Say why somebody cannot write down a step that was done outside the order; only what is forbidden is one."""
    return [only_holders(permission)] if permission.kind == FORBIDDEN else []


def only_holders(permission: Permission) -> str:
    """Say who does a step that is not done without an award."""
    told = _(
        "This step is done only by whoever holds a valid certificate of “%(title)s”. Ask your supervisor who does."
    )
    return told % {"title": permission.title}


def not_a_holder(permission: Permission) -> str:
    """Say that somebody holds no valid award of what a step asks for."""
    told = _("This step asks for a valid certificate of “%(title)s”, and you hold none. Help does not wait.")
    return told % {"title": permission.title}
