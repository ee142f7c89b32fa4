"""What a rehearsal saw as a CSV file: what was asked, roles, steps and weeks, one line each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from amparo.bpmn.rehearse import Forecast
from amparo.partnership.rehearsal.forms import role_label
from amparo.partnership.rehearsal.pages import steps
from amparo.partnership.rehearsal.pages.rehearsing import Seen

# A spreadsheet runs a cell that begins so.
RUNS = ("=", "+", "-", "@", "\t", "\r")
Row = tuple[str | int | float, ...]


def forecast_csv(seen: Seen) -> bytes:
    """Return everything that was seen, with the plan as written beside; hours and shares as plain numbers."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow((_("About"), _("What"), _("Figure"), _("With what you moved"), _("As written")))
    if seen.now is not None and seen.before is not None:
        for row in _rows(seen, seen.now, seen.before):
            writer.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _rows(seen: Seen, now: Forecast, before: Forecast) -> Iterator[Row]:
    yield from _whole(seen, now, before)
    was = {each.role: each for each in before.by_role}
    for queue in now.by_role:
        about, old = role_label(queue.role), was[queue.role]
        yield _("Role"), about, _("People"), _blank(queue.people), _blank(old.people)
        yield _("Role"), about, _("Busy (share)"), round(queue.busy, 3), round(old.busy, 3)
        yield (
            _("Role"),
            about,
            _("Half waited at most (hours)"),
            _hours(queue.waiting_median),
            _hours(old.waiting_median),
        )
        yield (
            _("Role"),
            about,
            _("Nine in ten waited at most (hours)"),
            _hours(queue.waiting_p90),
            _hours(old.waiting_p90),
        )
        yield _("Role"), about, _("Waiting at end"), queue.waiting_at_end, old.waiting_at_end
    yield from _steps(seen, now, before)
    for week, old_week in zip(now.weeks, before.weeks, strict=True):
        yield _("Week"), week.number, _("Cases open"), week.open_cases, old_week.open_cases
        yield _("Week"), week.number, _("Steps that wait"), sum(week.waiting.values()), sum(old_week.waiting.values())


def _whole(seen: Seen, now: Forecast, before: Forecast) -> Iterator[Row]:
    about = f"{seen.version.procedure.number} {seen.version.title}"
    version = seen.version.number
    yield _("Procedure"), about, _("Version"), version, version
    yield _("Procedure"), about, _("Days"), now.days, before.days
    if seen.asked is not None:
        yield _("Procedure"), about, _("Cases a month"), seen.asked.cases, seen.written.cases
    yield _("Procedure"), about, _("Cases that came"), now.arrived, before.arrived
    yield _("Procedure"), about, _("Cases that ended"), now.ended, before.ended
    yield _("Procedure"), about, _("Days within which half ended"), _hours(now.days_median), _hours(before.days_median)
    yield _("Procedure"), about, _("Days within which nine in ten ended"), _hours(now.days_p90), _hours(before.days_p90)


def _steps(seen: Seen, now: Forecast, before: Forecast) -> Iterator[Row]:
    was = {each.path: each for each in before.by_step}
    for step in now.by_step:
        about, old = steps.title(seen.run, step.path), was[step.path]
        yield _("Step"), about, _("Times done"), step.done, old.done
        yield (
            _("Step"),
            about,
            _("Half waited at most (hours)"),
            _hours(step.waiting_median),
            _hours(old.waiting_median),
        )
        yield (
            _("Step"),
            about,
            _("Nine in ten waited at most (hours)"),
            _hours(step.waiting_p90),
            _hours(old.waiting_p90),
        )
        yield _("Step"), about, _("Open at end"), step.waiting_at_end, old.waiting_at_end
        if step.missed is not None:
            yield _("Step"), about, _("Limit missed (share)"), round(step.missed, 3), round(old.missed or 0, 3)


def _hours(number: float) -> float:
    return round(number, 1)


def _blank(count: int | None) -> int | str:
    return "" if count is None else count


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RUNS) else text
