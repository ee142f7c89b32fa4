"""The projects of a country, and the results framework of one with what its indicators gave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.evidence.claims.pages.board import Board, Section, Warned
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Aim, DefinitionVersion, Indicator, Measurement, Outcome, Period, Project
from amparo.evidence.results.pages.figures import (
    Given,
    aim_of,
    aim_words,
    behind_words,
    given_in,
    rows_address,
    state_words,
    value_words,
)
from amparo.evidence.results.queries import frames, releases
from amparo.evidence.results.rules.periods import disagreeing
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Chip, EmptyState, Link, PageHeader, Tile
from amparo.foundation.lists import actions as lists
from amparo.foundation.vocabularies.words import in_language


def days_words(starts_on: date, ends_on: date) -> str:
    """Write from when to when."""
    return f"{date_format(starts_on, 'SHORT_DATE_FORMAT')} – {date_format(ends_on, 'SHORT_DATE_FORMAT')}"


def projects_page(by: Actor) -> Board:
    """Gather the projects of the actor's country."""
    rows = list(frames.projects_visible_to(by))
    empty = EmptyState(_("No project yet."), _("A project comes in from content with its results framework."))
    columns = (_("Project"), _("Donor"), _("Days"), _("Source"))
    cells = tuple(
        (
            Cell(str(row), reverse("results:project", args=[row.code]), note=_note(row)),
            Cell(in_language(row.donor, "—")),
            Cell(in_language(row.days_said) or days_words(row.starts_on, row.ends_on)),
            Cell(in_language(row.source, "—")),
        )
        for row in rows
    )
    sections = (Section(table=table(_("Projects"), columns, cells, caption_unseen=True)),) if rows else (
        Section(empty=empty),
    )  # fmt: skip
    return Board(
        header=PageHeader(
            _("Results"),
            lead=_("Indicators are counted from rolls, awards and acts; nobody types one. A figure opens to its rows."),
            actions=(
                Action(_("Published figures"), reverse("claims:register"), icon="reports"),
                Action(_("Reports"), "/informes/", icon="document"),
                *_case_sums(by),
                lists.take_away("proyectos"),
            ),
        ),
        sections=sections,
    )


def _case_sums(by: Actor) -> tuple[Action, ...]:
    """Return the way to the case figures, for who proposes, releases or audits them."""
    return (Action(_("Case figures"), reverse("results:case_sums"), icon="lock"),) if releases.may_read(by) else ()


def _note(row: Project) -> str:
    return _("invented for the demonstration") if row.is_invented else ""


def chosen_period(project: Project, asked: str, today: date) -> Period | None:
    """Return the period asked for; else the one that holds today, else the last that began."""
    periods = list(frames.periods_of(project))
    named = next((each for each in periods if str(each.pk) == asked), None)
    begun = [each for each in periods if each.starts_on <= today]
    return named or (begun[-1] if begun else periods[0] if periods else None)


def project_page(by: Actor, project: Project, asked: Mapping[str, str], today: date) -> Board:
    """Gather a project's results framework in a period."""
    period = chosen_period(project, asked.get("periodo", ""), today)
    indicators = list(frames.indicators_of(project))
    aims, versions = frames.aims_of(indicators), frames.newest_definitions(indicators)
    measured = frames.newest_measurements(project)
    lines = {
        each.pk: _given(each, versions.get(each.pk), period, measured) for each in indicators
    }  # fmt: skip
    return Board(
        header=_header(by, project),
        chips=_chips(project, period),
        chips_label=_("Period"),
        notices=_notices(project),
        tiles=tuple(_tile(by, each, lines[each.pk], period) for each in indicators[:4]),
        sections=tuple(_section(by, row, indicators, lines, aims, period) for row in frames.outcomes_of(project)),
    )


def _given(
    indicator: Indicator, version: DefinitionVersion | None, period: Period | None,
    measured: Mapping[tuple[int, int], Measurement],
) -> Given | None:  # fmt: skip
    if version is None or period is None:
        return None
    return given_in(version, period, measured.get((indicator.pk, period.pk)))


def _header(by: Actor, project: Project) -> PageHeader:
    actions = [
        Action(_("Periods"), reverse("results:periods", args=[project.code]), icon="clock"),
        Action(_("Budget"), reverse("results:budget", args=[project.code])),
        Action(_("Risks"), reverse("results:risks", args=[project.code])),
        Action(_("Does it last?"), reverse("results:lasting", args=[project.code])),
        Action(
            _("Measurement framework (Word)"),
            reverse("results:framework", args=[project.code, "docx"]),
            icon="download",
        ),
        Action(
            _("Measurement framework (Excel)"),
            reverse("results:framework", args=[project.code, "xlsx"]),
            icon="download",
        ),
        lists.take_away("indicadores", project.code, label=_("Indicators (Excel)")),
    ]
    days = in_language(project.days_said) or days_words(project.starts_on, project.ends_on)
    donor = in_language(project.donor)
    return PageHeader(
        str(project),
        where=(Link(_("Results"), reverse("results:projects")),),
        lead=" · ".join(part for part in (days, donor, _note(project)) if part),
        actions=tuple(actions),
    )


def _chips(project: Project, period: Period | None) -> tuple[Chip, ...]:
    here = reverse("results:project", args=[project.code])
    return tuple(
        Chip(each.label, f"{here}?periodo={each.pk}", period is not None and each.pk == period.pk)
        for each in frames.periods_of(project)
    )


def _notices(project: Project) -> tuple[Warned, ...]:
    """Say where sources disagree on the dates, until somebody decided."""
    rows, found = frames.stated_dates(project), []
    for edge, label in words.EDGES.items():
        of_edge = [row for row in rows if row.edge == edge]
        pairs = disagreeing(frames.said_of(of_edge, edge))
        if pairs and not any(row.choices.all() for row in of_edge):
            said = "; ".join(f"{row.said}: {in_language(row.source)}" for row in of_edge)
            found.append(Warned("due", _("Sources disagree: %(what)s") % {"what": label}, said))
    return tuple(found)


def _tile(by: Actor, indicator: Indicator, given: Given | None, period: Period | None) -> Tile:
    url = rows_address(by, indicator, period) if period else ""
    figure = value_words(given) if given else "—"
    base = behind_words(given) if given else ""
    label = period.label if period else ""
    return Tile(str(indicator), figure, base or label, trend=label if base else "", url=url if given else "")


def _section(
    by: Actor, outcome: Outcome, indicators: list[Indicator], lines: Mapping[int, Given | None],
    aims: Mapping[int, list[Aim]], period: Period | None,
) -> Section:  # fmt: skip
    here = [each for each in indicators if each.outcome_id == outcome.pk]
    heading = f"{outcome.code} · {outcome}"
    return Section(
        heading=heading,
        words=(f"{words.LEVELS[outcome.level]}. {words.ATTRIBUTIONS[outcome.attribution]}",),
        table=_indicators(by, here, lines, aims, period) if here else None,
    )


def _indicators(
    by: Actor, indicators: list[Indicator], lines: Mapping[int, Given | None], aims: Mapping[int, list[Aim]],
    period: Period | None,
) -> Table:  # fmt: skip
    columns = (_("Indicator"), _("Baseline"), _("Figure"), _("Target"), _("State"))
    rows = tuple(
        (
            Cell(str(each), reverse("results:indicator", args=[each.pk]), note=each.code),
            Cell(aim_words(aim_of(aims.get(each.pk, []), words.BASELINE))),
            _figure_cell(by, each, lines[each.pk], period),
            Cell(aim_words(aim_of(aims.get(each.pk, []), words.TARGET))),
            Cell(state_words(given, period) if (given := lines[each.pk]) and period else "—"),
        )
        for each in indicators
    )
    return table(_("Indicators"), columns, rows, caption_unseen=True)


def _figure_cell(by: Actor, indicator: Indicator, given: Given | None, period: Period | None) -> Cell:
    if given is None or period is None:
        return Cell("—", number=True)
    url = rows_address(by, indicator, period)
    return Cell(value_words(given), url, number=True, note=behind_words(given))
