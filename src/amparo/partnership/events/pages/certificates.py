"""Certificates of attendance: for those who give them, for who holds one, and for everybody who verifies one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Action, Due, EmptyState, Fact, PageHeader
from amparo.partnership.directory.vocabulary import PUBLIC
from amparo.partnership.events.models import AttendanceCertificate, Event
from amparo.partnership.events.pages.board import Board, Part, days_of, record_link, where
from amparo.partnership.events.queries import telling as queries
from amparo.partnership.rolls.queries import presence
from amparo.partnership.rolls.vocabulary import CLASSES
from amparo.partnership.training.rules.awards import initials_of

SHOWN = 200


# --- certificates


def certificates_page(event: Event, today: datetime) -> Board:
    """Gather who holds a certificate of attendance and who was there without one."""
    back = where(event, record_link(event))
    waiting = queries.without_certificate(event)
    people = presence.enrolments_of(event.activity).filter(person__in=waiting)
    ended = event.activity.ends_on <= today.date()
    actions: tuple[Action, ...] = ()
    if waiting and ended:
        url = reverse("events:certify_all", args=[event.pk])
        actions = (Action(_("Give them to everybody who was there"), url, kind="primary", icon="check"),)
    lead = _(
        "The hours come from the rolls; the name is the one that the person wishes. Anybody verifies it by a code."
    )
    parts = [_given(event)]
    rows = [
        (
            Cell(
                each.professional.name,
                reverse("events:certify", args=[event.pk, each.person]) if ended else "", note=each.professional.code,
            ),
            Cell(str(each.organisation.name) if each.organisation else "—"),
        )
        for each in people[:SHOWN]
    ]  # fmt: skip
    if rows:
        heads = (_("Who was there"), _("Came from"))
        found = table(_("Without a certificate"), heads, rows, caption_unseen=True)
        parts.append(Part(_("Without a certificate"), tables=(found,)))
    return Board(
        PageHeader(_("Certificates of attendance"), where=back, lead=lead, actions=actions), parts=tuple(parts)
    )


def _given(event: Event) -> Part:
    rows = [
        (
            Cell(each.holder, reverse("events:certificate_pdf", args=[event.pk, each.pk]), note=each.professional.code),
            Cell(hours_of(each)), Cell(each.code, reverse("events:verify", args=[each.code]), whole=True),
            Cell("", due=Due("none", _("Withdrawn")), note=each.withdrawn_why) if each.withdrawn_on
            else Cell(_("Withdraw it"), reverse("events:withdraw_certificate", args=[event.pk, each.pk])),
        )
        for each in queries.certificates_of(event)[:SHOWN]
    ]  # fmt: skip
    heads = (_("Name on the certificate"), _("Hours"), _("Code"), _("State"))
    empty = EmptyState(_("None was given yet."), _("They are given once the event is over."))
    return Part(
        _("Given"), tables=(table(_("Given"), heads, rows, caption_unseen=True),) if rows else (),
        empty=None if rows else empty,
    )  # fmt: skip


def hours_of(certificate: AttendanceCertificate) -> str:
    """Return of how many hours somebody was at an event, and in which way."""
    facts = {"hours": f"{certificate.hours.normalize():f}", "offered": f"{certificate.offered.normalize():f}"}
    told = _("%(hours)s of %(offered)s hours") % facts
    return f"{told}, {str(CLASSES[certificate.mode]).lower()}"


def mine_page(by: Actor) -> Board:
    """Gather the certificates of attendance that an actor holds."""
    rows = [
        (
            Cell(each.event.activity.title, reverse("events:certificate_pdf", args=[each.event_id, each.pk])),
            Cell(days_of(each.event)), Cell(hours_of(each)), Cell(each.code, whole=True),
        )
        for each in queries.certificates_of_account(by.account)
    ]  # fmt: skip
    heads = (_("Event"), _("Days"), _("Hours"), _("Code"))
    found = table(_("My certificates of attendance"), heads, rows, caption_unseen=True)
    empty = EmptyState(_("You hold none yet."), _("Whoever keeps the record of an event gives them once it is over."))
    part = Part("", tables=(found,) if rows else (), empty=None if rows else empty)
    return Board(PageHeader(_("My certificates of attendance")), parts=(part,))


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """A certificate of attendance to the public: whether it holds and of what; a name only where its holder agreed."""

    standing: str
    words: str
    facts: tuple[Fact, ...]
    asks_name: bool
    answer: str = ""


def verify_page(certificate: AttendanceCertificate, *, answer: str = "") -> VerifyPage:
    """Gather the public page of a certificate of attendance."""
    is_public = certificate.professional.visibility == PUBLIC
    holds = certificate.withdrawn_on is None
    return VerifyPage(
        "valid" if holds else "revoked",
        _("It holds: this person was there.") if holds else _("It was withdrawn."),
        (
            Fact(_("Holder"), certificate.holder if is_public else initials_of(certificate.holder)),
            Fact(_("Event"), certificate.event.activity.title),
            Fact(_("Days"), days_of(certificate.event)),
            Fact(_("Hours"), hours_of(certificate)),
            Fact(_("Given by"), str(certificate.event.activity.kept_by)),
            Fact(_("Given on"), day(certificate.given_on)),
        ),
        asks_name=not is_public,
        answer=answer,
    )
