"""Sealed cases by their codes, and a change that waits."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader, WorkList, WorkRow
from amparo.protection.pathways.pages import words
from amparo.protection.seals import queries
from amparo.protection.seals.queries import Change, Sealed
from amparo.protection.seals.vocabulary import CHANGES, KINDS, WAITS, WHY


@dataclass(frozen=True, slots=True)
class ListPage:
    """What waits for a second person, and the sealed cases."""

    header: PageHeader
    waiting: WorkList
    sealed: Table | None
    empty: EmptyState | None


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A change of a seal; `decides` tells that the actor may be the second."""

    key: int
    header: PageHeader
    facts: tuple[Fact, ...]
    decides: bool
    waits: str


def about_codes() -> str:
    """Tell for whom it is."""
    return _("For a case that your institution leads, when who works on it cannot seal it. Each try is written down.")


def list_page(by: Actor) -> ListPage:
    """Gather the page."""
    sealed = queries.sealed_cases()
    header = PageHeader(
        _("Sealed cases"),
        lead=_("A sealed case exists for the persons named for it only. You see its code and nothing of the person."),
        actions=(Action(_("Seal a case by its code"), reverse("seals:find")),),
    )
    empty = EmptyState(_("No case is sealed"), _("Whoever leads a case seals it from the page of the case."))
    return ListPage(header, _waiting(by), _sealed(by, sealed) if sealed else None, None if sealed else empty)


def _waiting(by: Actor) -> WorkList:
    found = [each for each in queries.changes_waiting() if each.decides or each.asked_by == by.account]
    labels = accounts.labels_of({each.asked_by for each in found})
    rows = tuple(
        WorkRow(
            str(CHANGES[each.kind]), reverse("seals:change", args=[each.key]), each.code,
            words.due(each.asked_at + WAITS, each.asked_at, by.time_zone), people=labels.get(each.asked_by, ""),
        )
        for each in found
    )  # fmt: skip
    empty = EmptyState(_("Nothing waits for you"), _("When somebody asks to change a seal, it is here."))
    return WorkList(_("Waits for a second person"), rows, empty=None if rows else empty)


def _sealed(by: Actor, found: list[Sealed]) -> Table:
    labels = accounts.labels_of({each.sealed_by for each in found})
    rows = [
        (
            Cell(each.code, url=reverse("seals:of_case", args=[each.code])),
            Cell(str(KINDS.get(each.kind, each.kind))),
            Cell(labels.get(each.sealed_by, "")),
            Cell(words.moment(each.sealed_at, by.time_zone)),
            Cell(str(each.named), number=True),
        )
        for each in found
    ]
    return table(_("Sealed cases"), (_("Code"), _("Why"), _("Sealed by"), _("When"), _("Named")), rows)


def change_page(by: Actor, change: Change) -> ChangePage:
    """Gather a change that waits."""
    labels = accounts.labels_of({key for key in (change.asked_by, change.account) if key})
    header = PageHeader(
        str(CHANGES[change.kind]),
        where=(Link(_("Sealed cases"), reverse("seals:list")), Link(change.code, _of_case(change))),
    )
    facts = [
        Fact(_("Who asked"), labels.get(change.asked_by, "")),
        Fact(_("When it was asked"), words.moment(change.asked_at, by.time_zone)),
        Fact(_("Why"), str(WHY[change.kind].get(change.why, change.why))),
    ]
    if change.account:
        facts.insert(0, Fact(_("Who would be named"), labels.get(change.account, "")))
    waits = "" if change.decides else _("A second person must decide: supervision, data protection, or who leads.")
    return ChangePage(change.key, header, tuple(facts), change.decides, waits)


def _of_case(change: Change) -> str:
    return reverse("seals:of_case", args=[change.code])
