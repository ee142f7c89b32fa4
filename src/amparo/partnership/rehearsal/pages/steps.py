"""Where cases wait and which limits are missed, step by step and on the drawing."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.bpmn.rehearse import Forecast, StepForecast
from amparo.foundation.design.boards import Cell, Drawing, Table, table
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.pages import length_label
from amparo.partnership.procedures.queries import Running
from amparo.partnership.rehearsal import rules
from amparo.partnership.rehearsal.forms import role_label
from amparo.partnership.rehearsal.pages.figures import lang, share_label, wait_badge, wait_label


def title(run: Running, path: str) -> str:
    """Return what a step is called, after the procedure where it stands when that is a called one."""
    step = str(run.words(path, "steps", lang()).get("title") or path.rpartition("/")[2])
    return f"{_procedure(run, path)}: {step}" if "/" in path else step


def _procedure(run: Running, path: str) -> str:
    process = run.place(path)[0]
    texts: Mapping[str, Mapping[str, str]] = run.texts.get(process, {})
    return texts.get(lang(), {}).get("title") or texts.get("es", {}).get("title") or process


def drawing(version: ProcedureVersion, now: Forecast) -> Drawing:
    """Return the procedure's drawing, warmer where cases wait longer."""
    longest = rules.waits_drawn(now.by_step)
    badges = {path: wait_badge(hours) for path, hours in longest.items() if hours >= 1}
    svg = procedures.drawing_of(version, lang(), heat=rules.heat_of(longest), badges=badges)
    return Drawing(version.title, svg, list_url=reverse("procedures:list_form", args=[version.procedure.number]))


def waits(run: Running, now: Forecast) -> Table | None:
    """Return the steps that cases wait for longest; None when nothing waits."""
    rows = [
        (
            Cell(title(run, each.path), note=role_label(each.role)),
            Cell(str(each.done), number=True),
            Cell(wait_label(each.waiting_median), number=True),
            Cell(wait_label(each.waiting_p90), number=True),
            Cell(str(each.waiting_at_end), number=True),
        )
        for each in rules.longest_waits(now.by_step)
    ]
    columns = (_("Step"), _("Times done"), _("Half waited at most"), _("Nine in ten waited at most"), _("Open at end"))
    return table(_("The steps that wait longest"), columns, rows) if rows else None


def late(run: Running, now: Forecast, before: Forecast, country: str) -> Table | None:
    """Return the steps whose limit is missed most often; None when none is."""
    was = {each.path: each for each in before.by_step}
    rows = [_late(run, each, was.get(each.path), country) for each in rules.most_late(now)]
    columns = (_("Step"), _("Limit"), _("Missed"), _("Of times"), _("Share"), _("As written"))
    return table(_("Limits of time missed most often"), columns, rows) if rows else None


def _late(run: Running, step: StepForecast, was: StepForecast | None, country: str) -> tuple[Cell, ...]:
    declared = run.net.node(step.path).step
    limit = run.deadline(step.path, declared.deadline, country) if declared and declared.deadline else None
    return (
        Cell(title(run, step.path), note=role_label(step.role)),
        Cell(length_label(limit["amount"], limit["unit"]) if limit else "—"),
        Cell(str(rules.late_count(step)), number=True),
        Cell(str(step.done + step.waiting_at_end), number=True),
        Cell(share_label(step.missed), number=True),
        Cell(share_label(was.missed if was else None), number=True),
    )
