"""What supervisors are told: the steps that were done without the certificate that they ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, More, PageHeader
from amparo.partnership.adoption.pages.life import Told
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.training.vocabulary import WHY_WITHOUT
from amparo.protection.pathways.models import DoneWithout
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.queries import gate, runs
from amparo.protection.pathways.vocabulary import ADDED, REASONS

PAGE = 30


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was done without: which, in words, and what the supervisor may do with it."""

    title: str
    url: str
    facts: tuple[Fact, ...]
    action: Action | None


@dataclass(frozen=True, slots=True)
class DonePage:
    """The steps that were done without, those not seen yet first."""

    header: PageHeader
    waiting: tuple[Done, ...]
    seen: tuple[Done, ...]
    empty: EmptyState
    more: More | None


def hear_work(*, by: Actor, on: date) -> list[Told]:
    """Tell a supervisor at the beginning of the day that steps were done without; nothing of whom or for whom."""
    if "supervisor" not in by.roles:
        return []
    count = gate.not_seen_by(by)[: PAGE + 1].count()
    if not count:
        return []
    text = ngettext(
        "%(count)s step was done without the certificate that it asks for.",
        "%(count)s steps were done without the certificate that they ask for.",
        count,
    ) % {"count": count}
    return [Told("due", _("Certificates"), text, (Action(_("See which"), reverse("pathways:without")),))]


def done_page(by: Actor, before: int | None) -> DonePage:
    """Gather what a supervisor was told, latest first, before a key."""
    rows = gate.told_to(by).order_by("-pk")
    found = list((rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])
    shown = found[:PAGE]
    labels = accounts.labels_of({row.event.account_id for row in shown if row.event.account_id is not None})
    titles = {row.code: str(row) for row in competencies.competencies()}
    more = None
    if len(found) > PAGE:
        more = More(_("%(count)s shown") % {"count": PAGE}, f"{reverse('pathways:without')}?antes={shown[-1].pk}")
    lead = _("Each was done with a reason. Look at why, and at who needs the course.")
    return DonePage(
        header=PageHeader(
            _("Steps done without the certificate"), where=(Link(_("My work"), reverse("pathways:work")),), lead=lead
        ),
        waiting=_rows((row for row in shown if row.seen_at is None), labels, titles),
        seen=_rows((row for row in shown if row.seen_at is not None), labels, titles),
        empty=EmptyState(
            _("Nobody did a step without the certificate that it asks for."),
            _("When somebody does, you see here which step and why."),
        ),
        more=more,
    )


def _rows(rows: Iterable[DoneWithout], labels: dict[int, str], titles: dict[str, str]) -> tuple[Done, ...]:
    return tuple(_row(row, labels, titles) for row in rows)


def _why(row: DoneWithout) -> str:
    """Say the reason; a step added afterwards was given one of the reasons for adding it."""
    reasons = REASONS if row.event.kind == ADDED else WHY_WITHOUT
    return str(reasons[row.reason]) if row.reason in reasons else row.reason


def _row(row: DoneWithout, labels: dict[int, str], titles: dict[str, str]) -> Done:
    event, zone = row.event, row.case.country.time_zone
    who = [event.team.institution.short_name] if event.team else []
    who += [labels[event.account_id]] if event.account_id in labels else []
    facts = (
        Fact(_("Certificate"), titles.get(row.competency, row.competency)),
        Fact(_("Why"), _why(row)),
        Fact(_("Who"), " · ".join(who)),
        Fact(_("When"), words.moment(event.at, zone)),
        Fact(_("Case"), row.case.code),
        *((Fact(_("Seen on"), words.moment(row.seen_at, zone)),) if row.seen_at else ()),
    )
    action = None
    if row.seen_at is None:
        action = Action(_("I have seen it"), reverse("pathways:without_seen", args=[row.pk]), post=True)
    title = words.step_title(runs.running(event.pathway), event.path)
    return Done(title, reverse("pathways:case", args=[row.case.code]), facts, action)
