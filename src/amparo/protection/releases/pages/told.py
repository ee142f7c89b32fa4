"""What is told of releases at the beginning of a working day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.pieces import Action
from amparo.partnership.adoption.pages.life import Told
from amparo.protection.releases import queries


def hear_work(*, by: Actor, on: date) -> list[Told]:
    """Tell what waits for the actor as the second person, and what was allowed to them and is still to be taken."""
    found = []
    waiting = len(queries.waiting_for_me())
    if waiting:
        title = ngettext(
            "%(count)s release waits for you as the second person",
            "%(count)s releases wait for you as the second person",
            waiting,
        ) % {"count": waiting}
        text = _("A colleague asks that something leaves a case. Call who asks before you allow it.")
        found.append(Told("due", title, text, (Action(_("Look at it"), reverse("releases:list"), kind="small"),)))
    for release in queries.allowed_to(by, datetime.now(UTC)):
        title = _("%(code)s: what you asked for is allowed") % {"code": release.code}
        link = Action(_("Take it with you"), reverse("releases:one", args=[release.pk]), kind="small")
        found.append(Told("info", title, _("Only you can take it, within 24 hours."), (link,)))
    return found
