"""Selections, tables, and who sits where."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.practices.models import Selection, TableMember, WorkingTable
from amparo.partnership.practices.vocabulary import WORKS_WITH_NONE


def selections_visible_to(by: Actor) -> QuerySet[Selection]:
    """Return the selections of the actor's coalition, and those at whose tables the actor sits; latest first."""
    rows = Selection.objects.select_related("kept_by", "activity")
    if by.account is None or not by.country or not by.roles - WORKS_WITH_NONE:
        return rows.none()
    sits = TableMember.objects.filter(account_id=by.account).values("table__selection")
    return rows.filter(Q(kept_by__code=by.country) | Q(pk__in=sits)).order_by("-pk")


def selection_visible_to(by: Actor, key: int) -> Selection | None:
    """Return a selection that the actor may see, or None."""
    return selections_visible_to(by).filter(pk=key).first()


def tables_of(selection: Selection) -> QuerySet[Any]:
    """Return the tables of a selection with how many sit there, and from how many institutions."""
    rows = WorkingTable.objects.filter(selection=selection).select_related("selection__kept_by")
    return rows.annotate(
        people=Count("members", distinct=True), institutions=Count("members__institution", distinct=True)
    ).order_by("number")


def table_visible_to(by: Actor, key: int) -> WorkingTable | None:
    """Return a table of a selection that the actor may see, or None."""
    rows = WorkingTable.objects.filter(pk=key, selection__in=selections_visible_to(by))
    return rows.select_related("selection__kept_by").prefetch_related("members").first()


def table_with_code(code: str) -> WorkingTable | None:
    """Return the table that has a code, however it is typed; None when none has."""
    told = "".join(each for each in code.upper() if each.isalnum())[:20]
    rows = WorkingTable.objects.filter(code=told).select_related("selection__kept_by")
    return rows.first() if told else None


def tables_of_account(account: int, selection: Selection) -> frozenset[int]:
    """Return at which tables of a selection an account sits."""
    rows = TableMember.objects.filter(account_id=account, table__selection=selection)
    return frozenset(rows.values_list("table_id", flat=True))
