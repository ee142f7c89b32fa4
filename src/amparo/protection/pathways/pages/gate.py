"""What a step asks of whoever does it, told before it is done; and the steps that were done without."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.design.pieces import NoticeKind
from amparo.partnership.training.rules.gate import (
    FORBIDDEN,
    FREE,
    HOLDER,
    WARNS,
    Permission,
    not_a_holder,
    only_holders,
)


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands above the form of a step that asks for a competency."""

    kind: NoticeKind
    title: str
    text: str
    is_closed: bool = False


def gate_of(permission: Permission) -> Gate | None:
    """Tell what a step asks of the actor; None where it asks for nothing."""
    if permission.kind == FREE:
        return None
    title = _("Certificate: %(title)s") % {"title": permission.title}
    if permission.kind == FORBIDDEN:
        return Gate("danger", title, only_holders(permission), is_closed=True)
    if permission.kind == WARNS:
        text = _("If you do it, say below why: it is written down, and your supervisor is told.")
        return Gate("due", title, f"{not_a_holder(permission)} {text}")
    until = date_format(permission.until, "DATE_FORMAT") if permission.until else ""
    return Gate("info", title, _("You hold it, and it is valid until %(day)s.") % {"day": until})


def mark_of(permission: Permission | None) -> str:
    """Tell in a row of a list whether the actor holds what a step asks for; empty where it asks for nothing."""
    if permission is None or permission.kind == FREE:
        return ""
    if permission.kind == HOLDER:
        return _("You hold the certificate")
    told = _("Only with the certificate: %(title)s") if not permission.allows else _("Asks for: %(title)s")
    return told % {"title": permission.title}
