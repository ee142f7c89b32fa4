"""What is told of broken glasses where people work: at the beginning of a day, and on the page of the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.pieces import Action
from amparo.partnership.adoption.pages.life import Told
from amparo.protection.emergencies import queries
from amparo.protection.emergencies.pages.lists import since
from amparo.protection.emergencies.pages.naming import institution_of
from amparo.protection.emergencies.vocabulary import CATEGORIES
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View


@dataclass(frozen=True, slots=True)
class Banner:
    """A notice on the page of a case."""

    title: str
    text: str
    actions: tuple[Action, ...]


def hear_work(*, by: Actor, on: date) -> list[Told]:
    """Tell that cases were opened in an emergency, to who was told of it and has not looked."""
    count = len(queries.not_seen(by))
    if not count:
        return []
    title = ngettext(
        "%(count)s case was opened in an emergency", "%(count)s cases were opened in an emergency", count
    ) % {"count": count}
    text = _("Look at who opened it, what for, and what they read.")
    return [Told("danger", title, text, (Action(_("Look at it"), reverse("emergencies:list"), kind="small"),))]


def banner_of(view: View) -> Banner | None:
    """Tell everybody on a case that it was opened in an emergency, as long as that holds and for a day after."""
    found = queries.of_case(view.case, since(view.now))
    if not found:
        return None
    latest = found[0]
    text = _("%(institution)s, %(when)s: %(what)s. It is reviewed within 72 hours.") % {
        "institution": institution_of(latest),
        "when": words.moment(latest.opened_at, view.zone) if latest.opened_at else "",
        "what": CATEGORIES[latest.category],
    }
    return Banner(_("This case was opened in an emergency"), text, ())
