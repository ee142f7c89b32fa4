"""What the person is shown, and what the data officers work through."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader
from amparo.partnership.coalition import queries as coalition
from amparo.protection.complaints import permissions, queries
from amparo.protection.complaints.models import Complaint
from amparo.protection.complaints.rules import Look
from amparo.protection.complaints.vocabulary import KINDS
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View, group_label, purpose_label


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice on the page of a case."""

    title: str
    text: str
    actions: tuple[Action, ...]


def notice_of(view: View) -> Notice | None:
    """Lead from the case to an answer that the person has not been told; None when there is none."""
    if view.is_notice_only or not permits.may(view.by, permissions.TELL_ANSWER, view.case, by_table=permissions.MAY):
        return None
    for each in queries.complaints_of(view.case):
        if each.answered_at and not each.told_at and each.made_by == view.by.account:
            action = Action(_("Read the answer"), reverse("complaints:one", args=[each.pk]), kind="small")
            return Notice(_("A complaint was answered"), _("Tell the person what was answered."), (action,))
    return None


def way_in(view: View) -> Notice | None:
    """Lead to the page that is read beside the person."""
    if not permits.may(view.by, permissions.SHOW_WHO_LOOKED, view.case, by_table=permissions.MAY):
        return None
    action = Action(_("Show it to the person"), reverse("complaints:looks", args=[view.case.code]), kind="small")
    return Notice(
        _("The person may see who looked"),
        _("Open it where nobody else sees the screen. It shows institutions, roles and days, and no names of staff."),
        (action,),
    )


def looks_table(view: View, looks: list[Look]) -> Table:
    """Lay out who looked: day, institution, role, part and purpose; never who."""
    short = coalition.short_names(view.case.country_id)
    rows = [
        (
            Cell(date_format(look.day), whole=True),
            Cell(short.get(look.institution, look.institution) or _("Amparo")),
            Cell(", ".join(words.role_label(role) for role in look.roles.split())),
            Cell(group_label(look.group) if look.group else _("The case")),
            Cell(purpose_label(look.purpose) if look.purpose else "—"),
        )
        for look in looks
    ]
    columns = (_("Day"), _("Institution"), _("Role"), _("What"), _("For"))
    return table(_("Who looked at what is written about you"), columns, rows)


@dataclass(frozen=True, slots=True)
class ListPage:
    """The complaints of a country."""

    header: PageHeader
    complaints: Table | None
    empty: EmptyState


def list_page(by: Actor) -> ListPage:
    """Gather the page."""
    rows = [
        (
            Cell(each.code, url=reverse("complaints:one", args=[each.pk]), whole=True),
            Cell(str(KINDS[each.kind])),
            Cell(words.moment(each.made_at, by.time_zone)),
            Cell(_state(each)),
        )
        for each in queries.complaints()
    ]
    return ListPage(
        PageHeader(_("Complaints"), lead=_("What persons say of how their data were used, and what was answered.")),
        table(_("Complaints"), (_("Case"), _("What it is about"), _("Made"), _("State")), rows) if rows else None,
        EmptyState(
            _("Nobody has complained"), _("A complaint comes here when somebody writes it down with the person.")
        ),
    )


def _state(each: Complaint) -> str:
    if each.told_at:
        return _("Answered, and the person was told")
    if each.answered_at:
        return _("Answered, the person is not told yet")
    return _("To answer until %(day)s") % {"day": date_format(each.due_on)}


@dataclass(frozen=True, slots=True)
class OnePage:
    """One complaint. `may_answer` and `may_tell` say what the reader may do."""

    header: PageHeader
    facts: tuple[Fact, ...]
    may_answer: bool
    may_tell: bool
    key: int


def one_page(by: Actor, each: Complaint, written: dict[str, str]) -> OnePage:
    """Gather one complaint, opened."""
    answers = permits.may(by, permissions.ANSWER_COMPLAINT, each, by_table=permissions.MAY)
    back = reverse("complaints:list") if answers else reverse("pathways:case", args=[each.code])
    facts = [Fact(_("In the person's words"), written.get("text", "")), Fact(_("State"), _state(each))]
    if "answer" in written:
        facts.append(Fact(_("Answer"), written["answer"]))
    return OnePage(
        PageHeader(
            str(KINDS[each.kind]), where=(Link(_("Complaints") if answers else each.code, back),), lead=each.code
        ),
        tuple(facts),
        answers and each.answered_at is None,
        each.answered_at is not None and each.told_at is None and each.made_by == by.account,
        each.pk,
    )
