"""What the cell of an institution and a procedure says, and what is due on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.coalition.rules import add_months


@dataclass(frozen=True, slots=True)
class LiveAct:
    """An act that was not withdrawn: the version that it adopts, when it was signed and from when it holds."""

    version: int
    signed_on: date
    in_force_on: date


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known where an institution and a procedure meet."""

    version: int
    act: LiveAct | None = None
    evidence_on: date | None = None
    is_exempt: bool = False
    agreed_on: date | None = None


def state_of(cell: Cell, *, today: date, months: int) -> str:
    """Return the state of a cell; nothing is adopted without an act that was not withdrawn."""
    if cell.is_exempt:
        return words.NOT_APPLICABLE
    if cell.act is None:
        return words.LATE if cell.agreed_on is not None and cell.agreed_on < today else words.NOTHING
    if cell.act.version != cell.version or revision_due_on(cell.act, months) <= today:
        return words.REVISION
    is_applied = cell.evidence_on is not None and cell.evidence_on >= cell.act.signed_on
    return words.APPLIED if is_applied else words.ADOPTED


def revision_due_on(act: LiveAct, months: int) -> date:
    """Return the day from which an adoption is due for revision."""
    start = act.in_force_on
    return add_months(datetime(start.year, start.month, start.day, tzinfo=UTC), months).date()


def reminder_due(state: str, *, last_sent: date | None, today: date) -> str:
    """Return the kind of reminder that a cell needs today, or "": one of a kind a month."""
    if state not in words.REMINDERS:
        return ""
    if last_sent is not None and (today - last_sent).days < words.DAYS_BETWEEN_REMINDERS:
        return ""
    return state
