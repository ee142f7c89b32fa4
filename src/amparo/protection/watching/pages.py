"""What the page of alerts shows, and what is told at the beginning of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.asked import Asked
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, PageHeader
from amparo.partnership.adoption.pages.life import Told
from amparo.partnership.coalition import queries as coalition
from amparo.protection.pathways.pages import words
from amparo.protection.watching import queries
from amparo.protection.watching.models import Alert
from amparo.protection.watching.vocabulary import FOUND, SEES_ALERTS


@dataclass(frozen=True, slots=True)
class AlertsPage:
    """The alerts that the actor may know of."""

    header: PageHeader
    alerts: Table | None
    empty: EmptyState


def alerts_page(by: Actor) -> AlertsPage:
    """Gather the page."""
    found = queries.alerts()
    labels, short = accounts.labels_of({alert.account_id for alert in found}), coalition.short_names_in(by.country)
    rows = [
        (
            Cell(labels.get(alert.account_id, ""), url=reverse("watching:answer", args=[alert.pk])),
            Cell(short.get(alert.institution, alert.institution)),
            Cell(str(alert.cases), number=True),
            Cell(words.moment(alert.raised_at, by.time_zone)),
            Cell(str(FOUND[alert.found]) if alert.found else _("waits for you")),
        )
        for alert in found
    ]
    columns = (_("Account"), _("Institution"), _("Cases within an hour"), _("Noticed"), _("What was found"))
    return AlertsPage(
        PageHeader(
            _("Unusual reading"),
            lead=_("An account that opened, or tried to open, unusually many cases within an hour."),
        ),
        table(_("Alerts"), columns, rows) if rows else None,
        EmptyState(_("No account stands out"), _("You are told within a minute when one does.")),
    )


def asked_of(alert: Alert) -> Asked:
    """What the form of an answer says."""
    label = accounts.labels_of({alert.account_id}).get(alert.account_id, "")
    lead = _("%(who)s opened or tried to open %(count)s cases within an hour. Call them before you answer.") % {
        "who": label,
        "count": alert.cases,
    }
    return Asked(
        _("What was this reading?"), _("Write it down"), reverse("watching:alerts"), _("It is written down."), lead
    )


def hear_work(*, by: Actor, on: date) -> list[Told]:
    """Tell who supervises that an account stands out."""
    count = queries.waiting_for(by) if by.roles & SEES_ALERTS else 0
    if not count:
        return []
    title = ngettext("%(count)s account reads unusually much", "%(count)s accounts read unusually much", count)
    action = Action(_("Look at it"), reverse("watching:alerts"), kind="small")
    return [Told("danger", title % {"count": count}, _("Look at what it was, and answer in words."), (action,))]
