"""An indicator: how it counts, what it gave from period to period and by group, and the rows behind a figure."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from amparo.evidence.claims.pages.board import Board, Section, Warned
from amparo.evidence.claims.rules.figures import full_words
from amparo.evidence.claims.rules.wording import number_words, share_words
from amparo.evidence.results import permissions
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import DefinitionVersion, Indicator, Measurement, Period
from amparo.evidence.results.pages.figures import (
    Given,
    aim_words,
    behind_words,
    given_in,
    rows_address,
    said,
    state_words,
    value_words,
)
from amparo.evidence.results.pages.rows import row_cells
from amparo.evidence.results.pages.waiting import waited_of
from amparo.evidence.results.queries import choices, counting, frames, sums, tallies
from amparo.evidence.results.queries.counting import Row
from amparo.evidence.results.rules.definitions import Counting, Definition, told
from amparo.evidence.results.rules.sources.shapes import Sums
from amparo.evidence.results.rules.wholes import Counted
from amparo.evidence.statistics.rules.suppression import BREAKDOWN
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Chip, EmptyState, Fact, Link, More, PageHeader, Tile
from amparo.foundation.vocabularies.words import in_language

Measured = Mapping[tuple[int, int], Measurement]


def where_of(indicator: Indicator) -> tuple[Link, ...]:
    """Return the way to an indicator."""
    project = indicator.outcome.project
    return (
        Link(_("Results"), reverse("results:projects")),
        Link(str(project), reverse("results:project", args=[project.code])),
    )


def indicator_page(by: Actor, indicator: Indicator) -> Board:
    """Gather what is known of an indicator."""
    project = indicator.outcome.project
    version = frames.definition_in_force(indicator)
    measured = frames.newest_measurements(project)
    sections = [Section(_("How it counts"), facts=_facts(indicator, version), actions=_defining(by, indicator))]
    notices: list[Warned] = []
    if version is not None:
        periods = list(frames.periods_of(project))
        givens = [
            (period, given_in(version, period, measured.get((indicator.pk, period.pk)), anew=True))
            for period in periods
        ]
        notices = _differences(givens)
        sections.insert(0, Section(_("From period to period"), table=_history(by, indicator, givens)))
        if periods:
            sections += _breakdowns(givens)
    sections.append(_aims(by, indicator))
    return Board(
        header=PageHeader(
            str(indicator), where=where_of(indicator), lead=str(words.ATTRIBUTIONS[indicator.attribution])
        ),
        notices=tuple(notices),
        waited=waited_of(project),
        sections=tuple(sections),
    )


def _facts(indicator: Indicator, version: DefinitionVersion | None) -> tuple[Fact, ...]:
    facts = [Fact(label, value) for label, value in _told(indicator, version)] if version else []
    if version is None:
        facts.append(Fact(_("What is counted"), _("Not defined: sources tell of it only")))
    facts += [
        Fact(_("Source of data"), in_language(indicator.data_source, "—")),
        Fact(_("Method"), in_language(indicator.method, "—")),
        Fact(_("Frequency"), in_language(indicator.frequency, "—")),
        Fact(_("Responsible"), str(indicator.responsible or "—")),
    ]
    if version is not None:
        facts.append(Fact(_("Version of the definition"), str(version.number), note=version.why))
    return tuple(facts)


def _told(indicator: Indicator, version: DefinitionVersion) -> tuple[tuple[str, str], ...]:
    return told(frames.read(version), choices.named_in(indicator.outcome.project.country.code))


def _defining(by: Actor, indicator: Indicator) -> tuple[Action, ...]:
    project = indicator.outcome.project
    if not permits.may(by, permissions.DEFINE_INDICATOR, project, by_table=permissions.MAY):
        return ()
    return (Action(_("Define it anew"), reverse("results:define", args=[indicator.pk])),)


def _differences(givens: list[tuple[Period, Given]]) -> list[Warned]:
    """Say where a closed period's rows were corrected since."""
    found = []
    for period, given in givens:
        if given.differs and given.now is not None and given.counted is not None:
            facts = {
                "period": period.label,
                "kept": full_words(said(given.definition, given.counted)),
                "now": full_words(said(given.definition, given.now)),
            }
            words_of_it = _("%(period)s was closed with %(kept)s; its rows now give %(now)s.") % facts
            found.append(
                Warned("due", words_of_it, _("The closed figure stays until somebody restates it, with the reason."))
            )
    return found


def _history(by: Actor, indicator: Indicator, givens: list[tuple[Period, Given]]) -> Table:
    columns = (_("Period"), _("Figure"), _("Stands on"), _("State"), _("Next"))
    rows = tuple(
        (
            Cell(period.label, rows_address(by, indicator, period)),
            Cell(value_words(given), number=True),
            Cell(behind_words(given) or "—"),
            Cell(state_words(given, period)),
            _next(by, given, indicator, period),
        )
        for period, given in givens
    )
    return table(_("From period to period"), columns, rows, caption_unseen=True)


def _next(by: Actor, given: Given, indicator: Indicator, period: Period) -> Cell:
    """Return what may be done: restate a frozen figure whose rows changed, or let it be published, an open one too."""
    row = given.measurement
    if not permits.may(by, permissions.RESTATE_MEASUREMENT, period.project, by_table=permissions.MAY):
        return Cell("—")
    if row is None:
        return _open(indicator, period)
    if given.differs:
        return Cell(_("Restate"), reverse("results:restate", args=[row.pk]))
    return Cell(_("Make it a published figure"), reverse("results:publish", args=[row.pk]))


def _breakdowns(givens: list[tuple[Period, Given]]) -> list[Section]:
    """Return the breakdowns of the last period that began with something in it."""
    filled = [(period, given) for period, given in givens if given.counted and given.counted.k]
    if not filled or not filled[-1][1].definition.by:
        return []
    period, given = filled[-1]
    row = given.measurement
    parts = tallies.parts_of(row) if row is not None else tallies.parts_now(given.version, period)
    note = _("Groups under %(least)s, and those that the total would give away, are not shown.") % {"least": BREAKDOWN}
    found = []
    for axis, groups in parts.items():
        heading = f"{given.definition.numerator.counted.axes[axis].label} · {period.label}"
        is_hidden = given.definition.tells_of_people
        shown = counting.shown(groups, is_of_people=is_hidden)
        lines = (note,) if is_hidden and None in shown.values() else ()
        found.append(Section(heading, lines, table=_groups(given.definition, axis, shown)))
    return found


def _groups(definition: Definition, axis: str, shown: Mapping[str, Counted | None]) -> Table:
    side = definition.numerator.counted.axes[axis]
    rows = tuple(
        (Cell(str(side.values.get(group, group)) if group else _("Not said")), Cell(_group_words(part), number=True))
        for group, part in shown.items()
    )
    return table(str(side.label), (str(side.label), _("Figure")), rows, caption_unseen=True)


def _group_words(part: Counted | None) -> str:
    if part is None:
        return _("not shown")
    return number_words(part.k) if part.n is None else share_words(part.k, part.n)


def _aims(by: Actor, indicator: Indicator) -> Section:
    rows = frames.aims_of([indicator]).get(indicator.pk, [])
    project = indicator.outcome.project
    may = permits.may(by, permissions.SET_AIM, project, by_table=permissions.MAY)
    actions = (Action(_("Set a baseline or a target"), reverse("results:aim", args=[indicator.pk])),) if may else ()
    facts = tuple(
        Fact(str(words.AIMS[row.kind]), aim_words(row), note=in_language(row.said) or in_language(row.source))
        for row in rows
    )
    said = () if rows else (_("The sources give none, and none was set."),)
    return Section(_("Baseline and targets"), said, facts=facts, actions=actions)


def rows_page(
    by: Actor, indicator: Indicator, version: DefinitionVersion, period: Period, asked: Mapping[str, str]
) -> Board:
    """Gather the rows behind a figure of an indicator in a period."""
    measurement = frames.newest_measurements(period.project).get((indicator.pk, period.pk))
    given = given_in(version, period, measurement, anew=True)
    below = given.definition.denominator
    is_base = asked.get("lado") == "base" and below is not None
    side = below if is_base and below is not None else given.definition.numerator
    kept = {"periodo": str(period.pk), **({"lado": "base"} if is_base else {})}
    csv = f"{reverse('results:rows_csv', args=[indicator.pk])}?{urlencode(kept)}"
    return Board(
        header=PageHeader(
            _("Rows behind the figure"),
            where=(*where_of(indicator), Link(str(indicator), reverse("results:indicator", args=[indicator.pk]))),
            lead=f"{indicator} · {period.label}",
            actions=(Action(_("Download (CSV)"), csv, icon="download"),),
        ),
        chips=_sides(given, reverse("results:rows", args=[indicator.pk]), period, is_base=is_base),
        chips_label=_("Which rows"),
        notices=tuple(_differences([(period, given)])),
        tiles=(Tile(_("Figure"), value_words(given), behind_words(given) or state_words(given, period)),),
        sections=(_rows(by, indicator, given, side, period, kept, after=row_key(asked.get("desde", "")) or 0),),
    )


def _rows(
    by: Actor, indicator: Indicator, given: Given, side: Counting, period: Period, kept: Mapping[str, str], *,
    after: int,
) -> Section:  # fmt: skip
    """Return a page of rows and the way to the next; each leads to the roll that it is from, for who fills rolls."""
    try:
        found = counting.rows_behind(side, given.definition.span, frames.window_of(period), after=after)
    except counting.TooLong:
        return Section(
            empty=EmptyState(
                _("Looking for these rows takes too long now."),
                _("The figure stands as it was counted. Look again at a quiet hour."),
            )
        )
    if isinstance(side.counted, Sums):
        return _lines(given, side, period)
    if not found:
        empty = EmptyState(_("No row in this period."), _("The figure is nought because nothing was recorded."))
        return Section(empty=empty)
    more = None
    if len(found) > counting.ROWS:
        query = urlencode({**kept, "desde": found[counting.ROWS - 1].place})
        here = reverse("results:rows", args=[indicator.pk])
        more = More(_("%(count)s rows shown") % {"count": counting.ROWS}, f"{here}?{query}")
    labels = side.counted.headings
    leads = "secretariat" in by.roles and any(row.leads for row in found)
    lines = tuple(_line(side, row, leads=leads) for row in found[: counting.ROWS])
    if leads:
        labels = (*labels, _("Where it comes from"))
    else:
        lines = tuple(line[:-1] for line in lines)
    return Section(table=table(_("Rows"), labels, lines, caption_unseen=True), more=more)


def _lines(given: Given, side: Counting, period: Period) -> Section:
    """Return what stands behind a sum, and the way to the page that tells more of it."""
    found = sums.sum_of(side, given.definition.span, frames.window_of(period))
    if not found.lines:
        why = str(words.WITHHELD[found.withheld]) if found.withheld else _("Nothing was given out in this period.")
        return Section(empty=EmptyState(_("Nothing stands behind it that may be shown."), why))
    lines = tuple(tuple(Cell(text or "—") for text in line) for line in found.lines)
    opens = (Action(_("Open the results of the survey"), found.opens),) if found.opens else ()
    behind = [_("Sums only: no single answer and no case can be opened from here.")]
    if found.is_invented:
        behind.append(_("The answers were invented for the demonstration."))
    return Section(
        words=tuple(behind), table=table(_("Rows"), side.counted.headings, lines, caption_unseen=True), actions=opens
    )


def _open(indicator: Indicator, period: Period) -> Cell:
    """Return what may be done in an open period: cite what it gives while it runs, close it once it has ended."""
    today = localdate()
    if frames.is_closed(period) or period.starts_on > today:
        return Cell("—")
    if period.ends_on < today:
        return Cell(_("Close the period"), reverse("results:close", args=[period.project.code, period.pk]))
    return Cell(_("Cite it as it stands today"), reverse("results:publish_so_far", args=[indicator.pk, period.pk]))


def _line(side: Counting, row: Row, *, leads: bool) -> tuple[Cell, ...]:
    origin = Cell(_("See the roll") if row.leads.endswith(("/lista/", "/conteo/")) else _("See it"), row.leads)
    return (*row_cells(side, row), origin if leads and row.leads else Cell("—"))


def _sides(given: Given, here: str, period: Period, *, is_base: bool) -> tuple[Chip, ...]:
    if given.definition.denominator is None:
        return ()
    return (
        Chip(_("What is counted"), f"{here}?periodo={period.pk}", not is_base),
        Chip(_("Out of"), f"{here}?periodo={period.pk}&lado=base", is_base),
    )
