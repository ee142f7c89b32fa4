"""A closed case: how long it is kept, and how the person comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.design.pieces import Action
from amparo.protection.pathways import rules
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.queries import runs

if TYPE_CHECKING:
    from amparo.protection.pathways.pages.case import View


@dataclass(frozen=True, slots=True)
class Kept:
    """What is said at the top of a closed case."""

    title: str
    text: str
    actions: tuple[Action, ...] = ()


def kept(view: View) -> Kept | None:
    """Say what a closed case waits for; None when it is open."""
    if view.case.is_open or view.pathway is None:
        return None
    if view.pathway.ended_at is not None:
        return Kept(_("It can no longer be reopened"), rules.it_is_over())
    names = runs.messages_that_bring_back(view.pathway)
    if not names:
        text = _("Nothing else is written in it now but the steps below.")
        return Kept(_("This case is closed"), text)
    first, *others = names
    actions = (_action(view, first, "primary"), *(_action(view, name) for name in others))
    return Kept(_("This case is closed, and the person can come back"), _how_long(view), actions)


def _action(view: View, name: str, kind: str = "") -> Action:
    assert view.run is not None
    address = reverse("pathways:message", args=[view.case.code, name])
    return Action(words.message_title(view.run, name), address, kind=kind)


def _how_long(view: View) -> str:
    """Say until when the case is kept, where its procedure waits for one end of the keeping only."""
    assert view.pathway is not None
    free = _("No reason is owed, and what happened need not be told again.")
    until = _kept_until(view)
    if until is None:
        return free
    return _("It is kept until %(day)s.") % {"day": words.full_day(until, view.zone)} + " " + free


def _kept_until(view: View) -> datetime | None:
    assert view.pathway is not None
    due = runs.own_timers(view.pathway)
    return due[0] if len(due) == 1 else None
