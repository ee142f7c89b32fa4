"""What was seen in a few figures, beside the plan as written."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.bpmn.rehearse import Forecast
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Tile
from amparo.partnership.rehearsal import rules
from amparo.partnership.rehearsal.forms import role_label
from amparo.partnership.rehearsal.pages.figures import days_label, moved_label, rounded, share_label, wait_label


def bottleneck_sentence(now: Forecast, before: Forecast) -> str:
    """Say in one sentence for whom steps wait longest, and whether that is another than in the plan as written."""
    queue, was = now.bottleneck, before.bottleneck
    if queue is None:
        return _("Nothing waits as long as an hour for anybody.")
    stuck = _("Steps wait longest for: %(role)s. Nine in ten begin within %(wait)s.") % {
        "role": role_label(queue.role),
        "wait": wait_label(queue.waiting_p90),
    }
    if queue.waiting_at_end:
        stuck += " " + ngettext(
            "%(count)s still waits on the last day.", "%(count)s still wait on the last day.", queue.waiting_at_end
        ) % {"count": queue.waiting_at_end}
    if was is None or was.role == queue.role:
        return stuck
    return stuck + " " + _("In the plan as written it is: %(role)s.") % {"role": role_label(was.role)}


def tiles(now: Forecast, before: Forecast) -> tuple[Tile, ...]:
    """Return the figures that matter first, each with its base and with what it was."""
    base = _("of %(count)s invented cases in %(days)s days") % {"count": now.arrived, "days": now.days}
    ended = _still_open(now.open_at_end)
    return (
        Tile(_("Cases that ended"), str(now.ended), base, _was(str(now.ended), str(before.ended))),
        Tile(
            _("Half ended within"), days_label(now.days_median), ended,
            _was(days_label(now.days_median), days_label(before.days_median)),
        ),
        Tile(
            _("Nine in ten ended within"), days_label(now.days_p90), ended,
            _was(days_label(now.days_p90), days_label(before.days_p90)),
        ),
        Tile(
            _("Limits of time missed"), share_label(now.missed), _("of the steps that have one"),
            _was(share_label(now.missed), share_label(before.missed)),
        ),
    )  # fmt: skip


def _still_open(count: int) -> str:
    """Return the base of a length: who is stuck has no length yet, so that the figure alone may look too good."""
    words = ngettext(
        "of the cases that ended; %(count)s still open is not in it",
        "of the cases that ended; %(count)s still open are not in it",
        count,
    )
    return words % {"count": count} if count else _("of the cases that ended")


def _was(now: str, was: str) -> str:
    return "" if now == was else _("as written: %(figure)s") % {"figure": was}


def table_of(now: Forecast, before: Forecast) -> Table:
    """Return the same and more, before and after."""
    alike = now.open_at_end <= rules.as_many_open(before.open_at_end)
    missed_now, missed_before = 100 * (now.missed or 0), 100 * (before.missed or 0)
    rows = [
        _row(_("Cases that came"), now.arrived, before.arrived),
        _row(_("Cases that ended"), now.ended, before.ended),
        _row(_("Cases open on the last day"), now.open_at_end, before.open_at_end),
        _length_row(_("Half ended within"), now.days_median, before.days_median, alike=alike),
        _length_row(_("Nine in ten ended within"), now.days_p90, before.days_p90, alike=alike),
        _row(_("Steps done"), now.steps, before.steps),
        _row(_("Steps that wait on the last day"), _waiting(now), _waiting(before)),
        _row(_("Limits of time missed, in a hundred"), missed_now, missed_before),
    ]
    columns = (_("What"), _("As written"), _("With what you moved"), _("Difference"))
    return table(_("What changes"), columns, rows)


def _waiting(forecast: Forecast) -> int:
    return sum(each.waiting_at_end for each in forecast.by_role if each.people is not None)


def _length_row(label: str, now: float, before: float, *, alike: bool) -> tuple[Cell, ...]:
    told, was = days_label(now), days_label(before)
    sign = "" if abs(now - before) * 24 < 1 else "+" if now > before else "−"
    change = _("the same") if told == was else sign + days_label(abs(now - before))
    if not alike:
        change = _("cannot be compared: more cases stay open")
    return Cell(label), Cell(was, number=True), Cell(told, number=True), Cell(change, number=True)


def _row(label: str, now: float, before: float) -> tuple[Cell, ...]:
    return (
        Cell(label),
        Cell(rounded(before), number=True),
        Cell(rounded(now), number=True),
        Cell(moved_label(now, before), number=True),
    )
