"""How one case compares with the procedures, folded on its page, for those who work on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.bpmn.replay import Done, Extra, Finding, Late, NoEnd, Skipped, TooFar, TooMany
from amparo.foundation.design.boards import Cell, Table, table
from amparo.partnership.procedures.queries import Running
from amparo.protection.conformance import queries, rules, vocabulary
from amparo.protection.pathways.models import PathwayEvent
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View
from amparo.protection.pathways.vocabulary import REASONS


@dataclass(frozen=True, slots=True)
class Panel:
    """A folded part of a case's page: its title, a sentence, and what departs from the procedure."""

    title: str
    sentence: str
    table: Table | None
    template: str = "conformance/panel.html"


def panel_of(view: View) -> Panel | None:
    """Return how a case compares; None for who sees the notice level only, or where nothing happened yet."""
    if view.is_notice_only or view.pathway is None or view.run is None:
        return None
    events = queries.events_of(view.case, view.pathway.pk)
    happened = queries.happened(events)
    if not rules.counts(happened):
        return None
    try:
        found = rules.replayed(view.run.net, happened, is_over=view.pathway.ended_at is not None)
    except (TooMany, TooFar, NoEnd):
        return None
    rows = [row for each in found if (row := _row(view, view.run, events, each)) is not None]
    rows += _overdue(view, view.run)
    return Panel(_("Compared with the procedure"), _sentence(found, len(rows)), _table(rows))


def _sentence(found: list[Finding], departing: int) -> str:
    done = sum(isinstance(each, Done | Late) for each in found)
    said = ngettext(
        "%(count)s event is where the procedure has it.", "%(count)s events are where the procedure has them.", done
    ) % {"count": done}
    if not departing:
        return " ".join([said, _("Nothing was skipped, added or late.")])
    return said


def _table(rows: list[tuple[Cell, ...]]) -> Table | None:
    if not rows:
        return None
    columns = (_("Step"), _("What"), _("Institution"), _("When"), _("Why"))
    return table(_("What departs from the procedure"), columns, rows, caption_unseen=True)


def _row(view: View, run: Running, events: list[PathwayEvent], finding: Finding) -> tuple[Cell, ...] | None:
    if isinstance(finding, Done):
        return None
    event = events[finding.index] if finding.index < len(events) else None
    path = finding.activity if isinstance(finding, Extra) else finding.path
    kind = {Skipped: vocabulary.SKIPPED, Extra: vocabulary.EXTRA, Late: vocabulary.LATE}[type(finding)]
    told = isinstance(finding, Late) or finding.told
    return (
        Cell(words.step_title(run, path) if path in run.net.paths else path),
        Cell(str(vocabulary.LABELS[kind])),
        Cell(event.team.institution.short_name if event and event.team and told else "—"),
        Cell(words.moment(event.at, view.zone) if event and told else "—"),
        Cell(str(REASONS.get(event.reason, "—")) if event and told else "—"),
    )


def _overdue(view: View, run: Running) -> list[tuple[Cell, ...]]:
    """Return the open steps whose time has passed."""
    assert view.pathway is not None
    steps = queries.overdue(view.case, view.pathway.pk).select_related("team__institution")
    return [
        (
            Cell(words.step_title(run, step.path)),
            Cell(_("Open and late")),
            Cell(step.team.institution.short_name),
            Cell("", due=words.due(step.due_at, view.now, view.zone)),
            Cell("—"),
        )
        for step in steps
        if step.due_at is not None and step.due_at < view.now
    ]
