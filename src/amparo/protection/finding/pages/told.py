"""What is told of the contact desk at the beginning of a working day."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.pieces import Action
from amparo.partnership.adoption.pages.life import Told
from amparo.protection.finding import permissions, queries


def hear_work(*, by: Actor, on: date) -> list[Told]:
    """Tell who keeps a contact desk that something waits there, and no more."""
    count = queries.waiting() if permits.may(by, permissions.KEEP_DESK, None, by_table=permissions.MAY) else 0
    if not count:
        return []
    title = ngettext(
        "%(count)s question waits at the contact desk", "%(count)s questions wait at the contact desk", count
    )
    text = _("Another institution may know somebody whom yours knows too.")
    return [Told("due", title % {"count": count}, text, (Action(_("Look at it"), reverse("finding:desk"), "small"),))]
