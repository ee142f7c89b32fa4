"""Referrals in words: the packet, the inbox, the services of a case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access import need_to_know
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import EmptyState, Fact, Link, PageHeader, WorkList, WorkRow
from amparo.foundation.vocabularies import dictionary
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Team
from amparo.partnership.governance.vocabulary import GROUPS
from amparo.protection.pathways.models import OpenStep
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View
from amparo.protection.pathways.queries import runs
from amparo.protection.people import operations as people
from amparo.protection.referrals import forms, queries, vocabulary
from amparo.protection.referrals.models import Referral

PACKET_GROUPS = ("C1", "C8")
CLEAR_GROUPS = frozenset({"C0", "C3", "C8"})


def need_label(code: str) -> str:
    """Return what a need is called."""
    return words.value_label(forms.NEED, code)


def known_for_packet(view: View, by: Actor) -> dict[str, Any]:
    """Return what is known that may go into a packet: coded facts, and the identity and care that the actor opens.

    Opening is audited before anything is decrypted.
    """
    known: dict[str, Any] = {}
    for name, (value, _event) in runs.known_answers(view.case).items():
        field = dictionary.fields().get(name)
        if field is not None and field.compartment in CLEAR_GROUPS & view.readable:
            known[name] = value
    for group in PACKET_GROUPS:
        if not people.may_open(by, view.case, group=group, purpose=need_to_know.CARE):
            known |= people.reveal(by, view.case, group=group, purpose=need_to_know.CARE)
    return {name: known[name] for name in vocabulary.PACKET_FIELDS if name in known}


def packet_choices(known: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return field and "label: value" of what may go into a packet, what a service needs first on top."""
    return [(name, _said(name, value)) for name, value in known.items()]


def _said(name: str, value: Any) -> str:
    """Return a field and its answer on one line; a label that asks needs no colon."""
    said = {"label": words.field_label(name), "value": words.value_label(name, value)}
    return f"{said['label']} {said['value']}" if said["label"].endswith("?") else _("%(label)s: %(value)s") % said


def teams_to_choose(view: View, own: frozenset[int]) -> dict[str, Team]:
    """Return the teams that take referrals in the case's country, by key."""
    return {str(team.pk): team for team in coalition.teams_that_help(view.case.country_id) if team.pk not in own}


def team_choices(by: Actor, view: View, teams: Mapping[str, Team]) -> list[tuple[str, str]]:
    """Return key and name of each team; with which of them there is no agreement stands behind the name."""
    agreed = {by.institution, *queries.agreed_with(by, view.now)}
    said = ((key, _team_name(team), team.institution_id in agreed) for key, team in teams.items())
    without = _("%(service)s: no agreement yet")
    return [(key, name if is_agreed else without % {"service": name}) for key, name, is_agreed in said]


def agreement_asked(by: Actor, view: View, team: Team | None, packet: Collection[str]) -> tuple[str, str] | None:
    """Return which service, and which kinds of data no agreement with it covers; None when nothing is to be asked."""
    known = [name for name in packet if name in vocabulary.PACKET_FIELDS]
    lacking = queries.kinds_not_agreed(by, team, known, view.now) if team else []
    if team is None or not lacking:
        return None
    return str(team.institution.short_name), ", ".join(str(GROUPS[kind]) for kind in lacking)


def _team_name(team: Any) -> str:
    roles = ", ".join(words.role_label(role) for role in team.roles)
    return f"{team.institution.short_name} ({roles})" if roles else str(team.institution.short_name)


def compose_header(view: View, step: OpenStep) -> PageHeader:
    """The top of the page that makes a referral."""
    run = runs.running(step.pathway)
    code = view.case.code
    said = run.words(step.path, "steps", words.lang())
    return PageHeader(
        words.step_title(run, step.path),
        where=(Link(_("My work"), reverse("pathways:work")), Link(code, reverse("pathways:case", args=[code]))),
        lead=str(said.get("why", "")),
        due=words.due(step.due_at, view.now, view.zone),
    )


@dataclass(frozen=True, slots=True)
class Inbox:
    """Referrals that wait for the actor's teams, and those they have accepted."""

    header: PageHeader
    lists: tuple[WorkList, ...]


def inbox_page(by: Actor, now: datetime) -> Inbox:
    """Gather what was received."""
    waiting = queries.referrals_received(by, limit=100, waiting=True)
    accepted = queries.referrals_received(by, limit=100, waiting=False)
    empty = EmptyState(
        _("No referral waits for you"), _("When another institution asks for your help, it appears here.")
    )
    return Inbox(
        PageHeader(_("Referrals"), lead=_("What other institutions ask of yours. The packet opens once you accept.")),
        (
            WorkList(_("Waiting for your answer"), _rows(waiting, now, by.time_zone), str(len(waiting)), empty=empty),
            WorkList(_("Accepted"), _rows(accepted, now, by.time_zone), str(len(accepted)) if accepted else ""),
        ),
    )


def _rows(referrals: list[Referral], now: datetime, zone: str) -> tuple[WorkRow, ...]:
    return tuple(
        WorkRow(
            step=need_label(row.need),
            url=reverse("referrals:referral", args=[row.pk]),
            code=row.from_team.institution.short_name,
            due=words.due(row.answer_due_at if row.status == vocabulary.SENT else None, now, zone),
            note=_("Urgent") if row.is_urgent else "",
        )
        for row in referrals
    )


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """One referral, as its sender or its receiver sees it."""

    header: PageHeader
    facts: tuple[Fact, ...]
    packet: tuple[Fact, ...]
    status: str


def referral_page(referral: Referral, packet: Mapping[str, Any] | None) -> ReferralPage:
    """Gather a referral; the packet is there only once it was opened."""
    facts: tuple[Fact, ...] = (
        Fact(_("From"), str(referral.from_team.institution)),
        Fact(_("To"), str(referral.to_team.institution)),
        Fact(_("Urgent"), _("Yes") if referral.is_urgent else _("No")),
        Fact(_("Answer by"), words.moment(referral.answer_due_at, _zone(referral))),
        Fact(_("State"), str(vocabulary.STATES.get(referral.status, referral.status))),
    )
    if referral.without_agreement:
        facts += (Fact(_("Sent without an agreement"), str(vocabulary.WITHOUT_AGREEMENT[referral.without_agreement])),)
    opened = packet or {}
    return ReferralPage(
        PageHeader(need_label(referral.need), where=(Link(_("Referrals"), reverse("referrals:inbox")),)),
        facts,
        tuple(Fact(words.field_label(name), words.value_label(name, value)) for name, value in sorted(opened.items())),
        referral.status,
    )


def _zone(referral: Referral) -> str:
    return str(referral.to_team.institution.country.time_zone)


def services_of(view: View) -> Table | None:
    """Return the referrals of a case as a table, for its page; None when there is none."""
    rows = list(queries.referrals_of(view.case))
    if not rows:
        return None
    cells = [
        (
            Cell(need_label(row.need), url=reverse("referrals:referral", args=[row.pk])),
            Cell(row.to_team.institution.short_name),
            Cell(words.moment(row.sent_at, view.zone)),
            Cell(str(vocabulary.STATES.get(row.status, row.status))),
        )
        for row in rows
    ]
    return table(_("Referrals"), (_("Need"), _("To"), _("Sent"), _("State")), cells)
