"""Those invited, the mails, the collectors, and the forms that were kept."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Collector, Invitation, Survey, SurveyMail
from amparo.evidence.surveys.pages.surveys import address_of, day, where
from amparo.evidence.surveys.queries.links import COLLECTING, token_of
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, More, PageHeader
from amparo.foundation.design.squares import Square, square_of
from amparo.foundation.lists import actions as lists

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of a survey with its header."""

    header: PageHeader
    table: Table | None
    empty: EmptyState
    more: More | None = None


@dataclass(frozen=True, slots=True)
class CollectorPage:
    """A collector with what its phone needs."""

    header: PageHeader
    address: str
    square: Square
    ended: str


def invitations_page(
    survey: Survey, rows: Sequence[tuple[Invitation, bool, date | None]], *, may_write: bool
) -> Listing:
    """Make the list of those invited."""
    actions = (
        Action(_("Invite people"), address_of("invite", survey), "primary", "add"),
        Action(_("Remind those who did not answer"), address_of("remind", survey), icon="mail", post=True),
        Action(_("Mails"), address_of("mails", survey), icon="document"),
        lists.bring("invitaciones", survey.code),
    )
    take = lists.take_away("invitaciones", survey.code)
    cells = [
        (Cell(row.address), Cell(_("Answered") if done else _("Not yet")), Cell(day(last)))
        for row, done, last in rows[:SHOWN]
    ]
    more = None
    if len(rows) > SHOWN:
        after = rows[SHOWN - 1][0].address
        more = More(
            _("%(count)s people shown") % {"count": SHOWN}, f"{address_of('invitations', survey)}?despues={after}"
        )
    return Listing(
        header=PageHeader(
            _("Invited"),
            where=where(survey),
            lead=_("Who answered is kept apart from the answers, without order and without time."),
            actions=(*(actions if may_write else ()), *((take,) if rows else ())),
        ),
        table=table(_("Invited"), (_("Address"), _("Answered?"), _("Last mail")), cells, caption_unseen=True)
        if cells
        else None,
        empty=EmptyState(
            _("Nobody is invited yet."), _("Whoever is invited gets a mail with an address of their own.")
        ),
        more=more,
    )


def mails_page(survey: Survey, rows: Sequence[SurveyMail]) -> Listing:
    """Make the outbox of a survey; the links of others are not shown."""
    cells = [
        (
            Cell(row.invitation.address),
            Cell(str(words.MAILS[row.kind])),
            Cell(day(row.queued_on)),
            Cell(day(row.sent_on) if row.sent_on else _("Waits to leave")),
        )
        for row in rows[:SHOWN]
    ]
    columns = (_("To"), _("Mail"), _("Written"), _("Left"))
    more = None
    if len(rows) > SHOWN:
        more = More(
            _("%(count)s mails shown") % {"count": SHOWN}, f"{address_of('mails', survey)}?antes={rows[SHOWN - 1].pk}"
        )
    return Listing(
        header=PageHeader(
            _("Mails"),
            where=where(survey),
            lead=_("Each names neither the coalition nor its subject. Its address is made when it leaves."),
        ),
        table=table(_("Mails, latest first"), columns, cells, caption_unseen=True) if cells else None,
        empty=EmptyState(_("No mail yet."), _("Mails appear here once somebody is invited.")),
        more=more,
    )


def collectors_page(survey: Survey, rows: Sequence[Collector]) -> Listing:
    """Make the list of collectors."""
    cells = [
        (
            Cell(row.label, url=reverse("surveys:collector", args=[survey.code, row.pk])),
            Cell(day(row.made_on)),
            Cell(_("Ended %(day)s") % {"day": day(row.ended_on)} if row.ended_on else _("In use")),
        )
        for row in rows
    ]
    return Listing(
        header=PageHeader(
            _("Collectors"),
            where=where(survey),
            lead=_("A phone with ODK Collect loads the form, works without a connection, and can read no answer."),
        ),
        table=table(_("Collectors"), (_("Phone"), _("Made"), _("State")), cells, caption_unseen=True)
        if cells
        else None,
        empty=EmptyState(_("No collector yet."), _("Make one for each phone, so that its link can be ended alone.")),
    )


def collector_page(survey: Survey, collector: Collector, site: str) -> CollectorPage:
    """Make the page of a collector with the code that its phone scans."""
    address = f"{site}/recoleccion/{token_of(COLLECTING, collector.pk)}"
    ended = _("Its link was ended on %(day)s.") % {"day": day(collector.ended_on)} if collector.ended_on else ""
    return CollectorPage(
        header=PageHeader(
            collector.label,
            where=(*where(survey), *()),
            lead=_(
                "In ODK Collect: add a project, and scan this code. Or write the address as the address of the server."
            ),
        ),
        address=address,
        square=square_of(collect_settings(address, collector.label)),
        ended=ended,
    )


def collect_settings(address: str, label: str) -> str:
    """Return the settings that ODK Collect reads from a code: compressed JSON in base 64."""
    settings = {
        "general": {"server_url": address, "form_update_mode": "match_exactly", "autosend": "wifi_and_cellular"},
        "admin": {},
        "project": {"name": label, "icon": "E"},
    }
    return base64.b64encode(zlib.compress(json.dumps(settings).encode())).decode()


def kept_words(count: int) -> str:
    """Say how many forms wait for a decision."""
    return ngettext(
        "%(count)s form was sent under a number that was taken, with other answers. It is not counted.",
        "%(count)s forms were sent under a number that was taken, with other answers. They are not counted.",
        count,
    ) % {"count": count}
