"""Writing down what an event is planned to cost and what was spent."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.events.models import BudgetLine, Event
from amparo.partnership.events.operations.events import hold
from amparo.partnership.events.rules import budget as rules
from amparo.partnership.events.rules.budget import LineEntry


@transaction.atomic
def enter_line(*, by: Actor, event: Event, entry: LineEntry) -> BudgetLine:
    """Add a line to what an event costs. Raises `Refused`."""
    event = hold(by=by, event=event)
    _check(entry)
    last = BudgetLine.objects.filter(event=event).aggregate(last=Max("number"))["last"] or 0
    made = BudgetLine.objects.create(**_columns(entry), event=event, number=last + 1, is_invented=entry.is_invented)
    entries.record(Note("BUDGET_LINE_ENTERED", subject=f"event:{event.pk}", facts={"line": made.number}), by=by)
    return made


@transaction.atomic
def change_line(*, by: Actor, line: BudgetLine, entry: LineEntry) -> BudgetLine:
    """Change a line, or say what was spent of it. Raises `Refused`."""
    event = hold(by=by, event=line.event)
    _check(entry)
    changed = _columns(entry)
    for name, value in changed.items():
        setattr(line, name, value)
    line.save(update_fields=list(changed))
    facts = {"line": line.number, "planned": str(entry.planned), "spent": str(entry.spent)}
    entries.record(Note("BUDGET_LINE_CHANGED", subject=f"event:{event.pk}", facts=facts), by=by)
    return line


@transaction.atomic
def strike_line(*, by: Actor, line: BudgetLine, at: datetime) -> BudgetLine:
    """Strike a line out; it is not added up any more. Raises `Refused` when the actor may not."""
    event = hold(by=by, event=line.event)
    line.struck_at = at
    line.save(update_fields=["struck_at"])
    entries.record(Note("BUDGET_LINE_STRUCK", subject=f"event:{event.pk}", facts={"line": line.number}), by=by)
    return line


def _check(entry: LineEntry) -> None:
    reasons = rules.reasons_not_to_enter(entry)
    if reasons:
        raise Refused(reasons)


def _columns(entry: LineEntry) -> dict[str, object]:
    said = asdict(entry)
    said.pop("is_invented")
    return {**said, "name": entry.name.strip(), "note": entry.note.strip()}
