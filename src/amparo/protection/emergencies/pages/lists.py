"""What one opened, what waits for one, and the figures of the coalition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.need_to_know import EMERGENCY_LASTS
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, PageHeader, WorkList, WorkRow
from amparo.protection.emergencies import permissions, queries, rules
from amparo.protection.emergencies.models import Emergency
from amparo.protection.emergencies.pages.naming import institution_of
from amparo.protection.emergencies.vocabulary import CATEGORIES, OVERSEES, SEES_FIGURES, VERDICTS
from amparo.protection.pathways.pages import words

PAGE = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the actor: a sealed case to agree to, or an emergency that they were told of."""

    title: str
    text: str
    action: Action


@dataclass(frozen=True, slots=True)
class ListPage:
    """The page of emergencies, as far as the actor's role goes."""

    header: PageHeader
    mine: WorkList | None
    asked: tuple[str, ...]
    waiting: tuple[Waiting, ...]
    told: tuple[Waiting, ...]
    to_review: WorkList | None
    reviewed: Table | None
    figures: Table | None
    no_figures: EmptyState | None


def list_page(by: Actor, now: datetime) -> ListPage:
    """Gather the page."""
    may_break = permits.may(by, permissions.BREAK_GLASS, None, by_table=permissions.MAY)
    oversees, figures = bool(by.roles & OVERSEES), queries.months() if by.roles & SEES_FIGURES else []
    actions = (Action(_("Open a case in an emergency"), reverse("emergencies:break"), "danger", "alert"),)
    return ListPage(
        PageHeader(
            _("Emergencies"),
            lead=_("Identity and safety for four hours, to read only. It is told at once and reviewed afterwards."),
            actions=actions if may_break else (),
        ),
        _mine(by, now) if may_break else None,
        tuple(_asked(each, by) for each in queries.asked_by_me()) if may_break else (),
        tuple(_waiting(each, by) for each in _to_second(by, now)) if oversees else (),
        tuple(_told(each, by) for each in queries.not_seen(by)),
        _to_review(by, now) if oversees else None,
        _reviewed(by) if oversees else None,
        _figures(figures) if figures else None,
        None if figures or not by.roles & SEES_FIGURES else EmptyState(
            _("No emergency was opened in the last twelve months"), _("Here the coalition sees how often, by month.")
        ),
    )  # fmt: skip


def _mine(by: Actor, now: datetime) -> WorkList:
    rows = tuple(
        WorkRow(
            str(CATEGORIES[each.category]), reverse("emergencies:one", args=[each.pk]), each.code,
            words.due(each.until, now, by.time_zone),
        )
        for each in queries.mine(by, now)
    )  # fmt: skip
    empty = EmptyState(_("Nothing is open to you by an emergency"), _("When a life is in danger, call 9-1-1 first."))
    return WorkList(_("Open to you now"), rows, empty=None if rows else empty)


def _asked(asked: queries.Asked, by: Actor) -> str:
    """What opens nothing is told in the same words, whether it waits for somebody or is no code of ours."""
    return _("%(what)s, asked %(when)s: nothing opens by this code now.") % {
        "what": CATEGORIES[asked.category],
        "when": words.moment(asked.asked_at, by.time_zone),
    }


def _to_second(by: Actor, now: datetime) -> list[Emergency]:
    return queries.waiting_for_a_second(by, now - timedelta(hours=4))


def _waiting(each: Emergency, by: Actor) -> Waiting:
    return Waiting(
        _("A sealed case waits for a second person: %(code)s") % {"code": each.code},
        _("%(institution)s asks, %(when)s: %(what)s.")
        % {
            "institution": institution_of(each),
            "when": words.moment(each.asked_at, by.time_zone),
            "what": CATEGORIES[each.category],
        },
        Action(_("Look and decide"), reverse("emergencies:review", args=[each.pk]), kind="primary"),
    )


def _told(each: Emergency, by: Actor) -> Waiting:
    return Waiting(
        _("%(code)s was opened in an emergency") % {"code": each.code},
        _("%(institution)s, %(when)s: %(what)s.")
        % {
            "institution": institution_of(each),
            "when": words.moment(each.opened_at, by.time_zone) if each.opened_at else "",
            "what": CATEGORIES[each.category],
        },
        Action(_("I have seen it"), reverse("emergencies:seen", args=[each.pk]), kind="small", post=True),
    )


def _to_review(by: Actor, now: datetime) -> WorkList:
    rows = tuple(
        WorkRow(
            str(CATEGORIES[each.category]), reverse("emergencies:review", args=[each.pk]), each.code,
            words.due(each.review_due_at, now, by.time_zone), people=institution_of(each),
        )
        for each in queries.to_review(by)[:PAGE]
    )  # fmt: skip
    empty = EmptyState(_("No emergency waits for your review"), _("You are told when a case is opened in one."))
    return WorkList(_("To review"), rows, empty=None if rows else empty)


def _reviewed(by: Actor) -> Table | None:
    rows = [
        (
            Cell(each.code, url=reverse("emergencies:review", args=[each.pk]), whole=True),
            Cell(str(CATEGORIES[each.category])),
            Cell(institution_of(each)),
            Cell(words.moment(each.reviewed_at, by.time_zone) if each.reviewed_at else ""),
            Cell(str(VERDICTS[each.verdict])),
        )
        for each in queries.reviewed()[:PAGE]
    ]
    columns = (_("Case"), _("What was happening"), _("Institution"), _("When it was reviewed"), _("What was found"))
    return table(_("Emergencies that were reviewed"), columns, rows) if rows else None


def _figures(found: list[queries.Month]) -> Table:
    rows = [
        (
            Cell(date_format(each.month, "F Y")),
            *(
                Cell(rules.figure_told(count), number=True)
                for count in (each.opened, each.is_sealed, each.in_time, each.not_right)
            ),
        )
        for each in found
    ]
    columns = (_("Month"), _("Cases opened"), _("Sealed cases"), _("Reviewed in time"), _("Not right"))
    return table(_("How often, in the whole coalition"), columns, rows)


def since(now: datetime) -> datetime:
    """Return the moment from which a glass can still hold."""
    return now - EMERGENCY_LASTS
