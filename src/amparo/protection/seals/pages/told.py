"""What is told of seals where people work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.pieces import Action
from amparo.partnership.adoption.pages.life import Told
from amparo.protection.pathways.pages.case import View
from amparo.protection.seals import queries
from amparo.protection.seals.vocabulary import OVERSEES, SEES_SEALS, TOLD


@dataclass(frozen=True, slots=True)
class Banner:
    """A notice on the page of a case."""

    title: str
    text: str
    actions: tuple[Action, ...]


def hear_work(*, by: Actor, on: date) -> list[Told]:
    """Tell that something was closed to the actor, and what of seals waits for them."""
    found = []
    if queries.closed_lately():
        text = _("It was closed on purpose; nothing was lost. If you had something to do in it, tell who leads you.")
        found.append(Told("info", _("Something that you worked on was closed to you"), text, ()))
    if by.roles & SEES_SEALS:
        found += _to_decide() + _new(by)
    return found


def _to_decide() -> list[Told]:
    count = sum(each.decides for each in queries.changes_waiting())
    if not count:
        return []
    title = ngettext(
        "%(count)s change of a seal waits for you as the second person",
        "%(count)s changes of seals wait for you as the second person",
        count,
    ) % {"count": count}
    return [Told("due", title, _("Call who asks before you decide."), (_look(),))]


def _new(by: Actor) -> list[Told]:
    """Tell overseers that somebody else sealed a case in the last days."""
    if not by.roles & OVERSEES:
        return []
    since = datetime.now(UTC) - TOLD
    count = sum(each.sealed_at > since and each.sealed_by != by.account for each in queries.sealed_cases())
    if not count:
        return []
    title = ngettext("%(count)s case was sealed lately", "%(count)s cases were sealed lately", count) % {"count": count}
    return [Told("info", title, _("Look at who sealed it and why."), (_look(),))]


def _look() -> Action:
    return Action(_("Look at it"), reverse("seals:list"), kind="small")


def action_of(view: View) -> Action | None:
    """Offer to seal the case to who may, on its page."""
    if view.is_notice_only or view.sealing[0] or not view.by.roles & SEES_SEALS:
        return None
    found = queries.standing_of(view.case.code)
    if found is None or not found.may_change:
        return None
    return Action(_("Seal the case"), reverse("seals:of_case", args=[view.case.code]), "small", icon="lock")


def banner_of(view: View) -> Banner | None:
    """Tell those who are named that the case is sealed."""
    if not view.sealing[0]:
        return None
    action = Action(_("Who is named"), reverse("seals:of_case", args=[view.case.code]), kind="small")
    text = _("Only who is named finds it. Do not speak of it with others, even in your team.")
    return Banner(_("This case is sealed"), text, (action,))
