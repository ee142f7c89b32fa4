"""The charts of a rehearsal: cases open and steps waiting, week by week."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from amparo.bpmn.rehearse import Forecast
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.charts import Chart, Line, line_chart
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.rehearsal import rules
from amparo.partnership.rehearsal.forms import role_label

EVERY = 4  # weeks; the file has them all
ROLES = 2


def charts(version: ProcedureVersion, now: Forecast, before: Forecast, *, is_moved: bool) -> tuple[Chart, ...]:
    """Return the two charts, with the plan as written beside when something was moved."""
    open_cases = [Line(_("With these figures"), tuple(week.open_cases for week in now.weeks))]
    waiting = [Line(_("All steps that wait"), tuple(rules.waiting_by_week(now)))]
    if is_moved:
        open_cases.append(Line(_("As written"), tuple(week.open_cases for week in before.weeks)))
        waiting.append(Line(_("All, as written"), tuple(rules.waiting_by_week(before))))
    waiting += [
        Line(role_label(role), tuple(rules.waiting_by_week(now, role))) for role in rules.crowded_roles(now, ROLES)
    ]
    return (
        _chart(_("Cases open at the end of each week"), open_cases, version, now),
        _chart(_("Steps that wait for somebody at the end of each week"), waiting, version, now),
    )


def _chart(title: str, lines: Sequence[Line], version: ProcedureVersion, now: Forecast) -> Chart:
    last = len(now.weeks)
    week = _("week %(number)s")
    return line_chart(
        title,
        lines,
        base=_("Base: %(cases)s invented cases in %(days)s days.") % {"cases": now.arrived, "days": now.days},
        source=_("Source: rehearsal of %(procedure)s, version %(version)s; the figures are our proposal.")
        % {"procedure": f"{version.procedure.number} {version.title}", "version": version.number},
        across=tuple(week % {"number": number} for number in (1, (last + 1) // 2, last)),
        table=_table(title, lines, last),
    )


def _table(title: str, lines: Sequence[Line], last: int) -> Table:
    """Return the figures behind a chart, every fourth week and the last one."""
    shown = [number for number in range(1, last + 1) if number % EVERY == 0 or number in {1, last}]
    rows = [
        (Cell(str(number)), *(Cell(f"{line.values[number - 1]:g}", number=True) for line in lines)) for number in shown
    ]
    return table(title, (_("Week"), *(line.label for line in lines)), rows)
