"""Selections, their tables, sitting down at one, and entering a candidate."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.coalition.models import Country
from amparo.partnership.practices import permissions
from amparo.partnership.practices.models import Move, Practice, Selection, TableMember, WorkingTable
from amparo.partnership.practices.queries import groups as queries
from amparo.partnership.practices.vocabulary import CANDIDATE, LONGEST_LINE
from amparo.partnership.rolls.models import Activity

# Letters and digits that nobody mistakes for one another.
LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
MOST_TABLES: Final = 30


@dataclass(frozen=True, slots=True)
class InCountry:
    """A coalition, as that which is asked about before there is a record."""

    kept_by: Country


@dataclass(frozen=True, slots=True)
class Plan:
    """What a selection is: its title, the themes of its tables, the activity that it is part of, and its source."""

    title: str
    themes: Sequence[str]
    activity: Activity | None = None
    source: str = ""


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _each in range(6))


@transaction.atomic
def open_selection(*, by: Actor, kept_by: Country, plan: Plan, at: datetime) -> Selection:
    """Open a selection with its tables; each has a code. Raises `Refused`."""
    permits.require(by, permissions.HOLD_SELECTION, InCountry(kept_by), by_table=permissions.MAY)
    themes = [theme.strip()[:LONGEST_LINE] for theme in plan.themes if theme.strip()]
    reasons = [] if plan.title.strip() else [_("Write the title.")]
    if not 1 <= len(themes) <= MOST_TABLES:
        reasons.append(_("Write the theme of each table, one a line: between 1 and %(most)s.") % {"most": MOST_TABLES})
    if plan.activity is not None and plan.activity.kept_by_id != kept_by.pk:
        reasons.append(_("Choose one of the answers."))
    if reasons:
        raise Refused(reasons)
    made = Selection.objects.create(
        kept_by=kept_by, activity=plan.activity, title=plan.title.strip()[:LONGEST_LINE], source=plan.source,
        account=permissions.account_of(by, permissions.HOLD_SELECTION), opened_at=at,
    )  # fmt: skip
    WorkingTable.objects.bulk_create(
        WorkingTable(selection=made, number=number, theme=theme, code=_code())
        for number, theme in enumerate(themes, start=1)
    )
    entries.record(Note("SELECTION_OPENED", subject=f"selection:{made.pk}", facts={"tables": len(themes)}), by=by)
    return made


@transaction.atomic
def close_selection(*, by: Actor, selection: Selection, at: datetime) -> Selection:
    """Close a selection: nobody sits down and no candidate is entered any more. Raises `Refused`."""
    permits.require(by, permissions.HOLD_SELECTION, selection, by_table=permissions.MAY)
    if selection.closed_at is not None:
        raise Refused([_("It is closed already.")])
    selection.closed_at = at
    selection.save(update_fields=["closed_at"])
    entries.record(Note("SELECTION_CLOSED", subject=f"selection:{selection.pk}"), by=by)
    return selection


@transaction.atomic
def join_table(*, by: Actor, code: str, at: datetime) -> TableMember:
    """Sit down at the table that has a code, of whichever coalition; joining twice is once. Raises `Refused`."""
    permits.require(by, permissions.JOIN_TABLE, None, by_table=permissions.MAY)
    table = queries.table_with_code(code)
    if table is None or table.selection.closed_at is not None:
        raise Refused([_("No open table has this code: look at it again.")])
    account = permissions.account_of(by, permissions.JOIN_TABLE)
    found, is_new = TableMember.objects.get_or_create(
        table=table, account_id=account, defaults={"institution_id": by.institution, "joined_at": at}
    )
    if is_new:
        entries.record(Note("TABLE_JOINED", subject=f"table:{table.pk}"), by=by)
    return found


@transaction.atomic
def enter_candidate(*, by: Actor, table: WorkingTable, original: str, at: datetime, source: str = "") -> Practice:
    """Begin a candidate at a table, in the language that the table works in. Raises `Refused`."""
    permits.require(by, permissions.ENTER_CANDIDATE, table, by_table=permissions.MAY)
    reasons = [] if original in LANGUAGES else [_("Choose one of the answers.")]
    if table.selection.closed_at is not None:
        reasons.append(_("It is closed already."))
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.ENTER_CANDIDATE)
    made = Practice.objects.create(
        kept_by=table.selection.kept_by, table=table, original=original, origin="source" if source else "proposal",
        source=source, account=account, entered_at=at,
    )  # fmt: skip
    Move.objects.create(practice=made, state=CANDIDATE, account=account, moved_at=at)
    entries.record(Note("CANDIDATE_ENTERED", subject=made.code, facts={"table": table.number}), by=by)
    return made
