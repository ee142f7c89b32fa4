"""Periods, money, risks, and whether changes last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.evidence.claims.pages.board import Board, Section
from amparo.evidence.claims.rules.wording import number_words
from amparo.evidence.results import permissions
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Amount, LastingCheck, Period, Project, Risk
from amparo.evidence.results.pages.waiting import given_up_of, waited_of
from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules.lasting import Due, checks_due
from amparo.evidence.results.rules.periods import Span, fiscal_label, fiscal_year
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, EmptyState, Link, PageHeader
from amparo.foundation.lists import actions as lists
from amparo.foundation.vocabularies.words import in_language


def _header(project: Project, title: str, lead: str, actions: tuple[Action, ...] = ()) -> PageHeader:
    where = (
        Link(_("Results"), reverse("results:projects")),
        Link(str(project), reverse("results:project", args=[project.code])),
    )
    return PageHeader(title, where=where, lead=lead, actions=actions)


def _with_file(
    actions: tuple[Action, ...], rows: Sequence[object], kind: str, project: Project
) -> tuple[Action, ...]:  # fmt: skip
    """Return what a list offers at its top: where it is empty, that stands below."""
    return (*actions, lists.take_away(kind, project.code)) if rows else ()


def _may(by: Actor, operation: str, project: Project) -> bool:
    return permits.may(by, operation, project, by_table=permissions.MAY)


def periods_page(by: Actor, project: Project, today: date) -> Board:
    """Gather the periods of a project and what sources say of its dates."""
    rows = list(frames.periods_of(project))
    cells = tuple(
        (
            Cell(row.label, f"{reverse('results:project', args=[project.code])}?periodo={row.pk}"),
            Cell(date_format(row.starts_on, "SHORT_DATE_FORMAT")),
            Cell(date_format(row.ends_on, "SHORT_DATE_FORMAT")),
            Cell(_closed_words(row)),
            _close_cell(by, project, row, today),
        )
        for row in rows
    )
    columns = (_("Period"), _("From"), _("To"), _("State"), _("Next"))
    lead = _("A period that closes keeps its figures. A later correction shows as a restatement, with who and why.")
    sections = [Section(table=table(_("Periods"), columns, cells, caption_unseen=True))]
    actions = (lists.take_away("periodos", project.code),)
    sections.append(_dates(by, project))
    return Board(
        header=_header(project, _("Periods and dates"), lead, actions),
        notices=given_up_of(project),
        waited=waited_of(project),
        sections=tuple(sections),
    )


def _closed_words(row: Period) -> str:
    if not frames.is_closed(row):
        return _("Open")
    return _("closed on %(day)s") % {"day": date_format(localtime(row.closing.closed_at), "SHORT_DATE_FORMAT")}


def _close_cell(by: Actor, project: Project, row: Period, today: date) -> Cell:
    if frames.is_closed(row) or row.ends_on >= today or not _may(by, permissions.CLOSE_PERIOD, project):
        return Cell("—")
    return Cell(_("Close it"), reverse("results:close", args=[project.code, row.pk]))


def _dates(by: Actor, project: Project) -> Section:
    """Return what sources say of the dates; a person decides which reports go by."""
    rows, cells = frames.stated_dates(project), []
    for row in rows:
        choice = next(iter(row.choices.all()), None)
        url = (
            reverse("results:choose", args=[project.code, row.pk]) if _may(by, permissions.CHOOSE_DATE, project) else ""
        )
        said = _("Decided: %(why)s") % {"why": choice.why} if choice else _("Decide for this one") if url else "—"
        cells.append(
            (
                Cell(str(words.EDGES[row.edge])),
                Cell(row.said),
                Cell(in_language(row.source)),
                Cell(said, url if not choice else ""),
            )
        )
    columns = (_("Edge"), _("What it says"), _("Source"), _("Next"))
    empty = None if rows else EmptyState(_("No source states a date."))
    found = table(_("What sources say of the dates"), columns, tuple(cells), caption_unseen=True) if rows else None
    return Section(_("What sources say of the dates"), table=found, empty=empty)


def money_words(value: Decimal, currency: str) -> str:
    """Write an amount with its currency."""
    return f"{number_words(value, 2 if value % 1 else 0)} {currency}"


def budget_page(by: Actor, project: Project) -> Board:
    """Gather what was planned and spent for each result, by fiscal year, in the project's currency."""
    rows = list(frames.amounts_of(project))
    years = sorted({row.year_starts_on for row in rows})
    lead = _("Money against results. An amount in another currency keeps the rate of its day.")
    may = _may(by, permissions.RECORD_AMOUNT, project)
    actions = (
        (
            Action(_("Enter an amount"), reverse("results:amount", args=[project.code]), kind="primary"),
            lists.bring("presupuesto", project.code),
        )
        if may
        else ()
    )
    columns = (_("Result"), _("Fiscal year"), _("Planned"), _("Spent"), _("Share spent"))
    cells = tuple(
        _budget_line(project, outcome.code, str(outcome), year, of_cell)
        for outcome in frames.outcomes_of(project)
        for year in years
        if (of_cell := [row for row in rows if row.outcome_id == outcome.pk and row.year_starts_on == year])
    )
    empty = EmptyState(_("No amount yet."), _("The sources give no budget; enter what was planned and spent."), actions)
    found = table(_("Budget"), columns, cells, caption_unseen=True)
    return Board(
        header=_header(project, _("Budget against results"), lead, _with_file(actions, rows, "presupuesto", project)),
        sections=(Section(table=found),) if rows else (Section(empty=empty),),
    )


def _budget_line(project: Project, code: str, title: str, year: date, rows: list[Amount]) -> tuple[Cell, ...]:
    planned, spent = (_sum(rows, kind) for kind in (words.PLANNED, words.SPENT))
    share = f"{number_words(spent * 100 / planned, 0)} %" if planned else "—"
    whole = fiscal_year(year, project.fiscal_month)
    return (
        Cell(f"{code} {title}"),
        Cell(fiscal_label(Span(whole.starts_on, whole.ends_on))),
        Cell(money_words(planned, project.currency), number=True),
        Cell(money_words(spent, project.currency), number=True),
        Cell(share, number=True),
    )


def _sum(rows: Iterable[Amount], kind: str) -> Decimal:
    """Add amounts of a kind in the project's currency, each at the rate that was kept with it."""
    return sum((row.value * (row.rate or 1) for row in rows if row.kind == kind), Decimal(0)).quantize(Decimal("0.01"))


def risks_page(by: Actor, project: Project) -> Board:
    """Gather the risk and safeguarding register, the heaviest first."""
    rows = sorted(frames.risks_of(project), key=lambda row: (-_weight(row), row.pk))
    may = _may(by, permissions.RECORD_RISK, project)
    actions = (
        (
            Action(_("Enter a risk"), reverse("results:enter_risk", args=[project.code]), kind="primary"),
            lists.bring("riesgos", project.code),
        )
        if may
        else ()
    )
    columns = (_("What may happen"), _("Kind"), _("Likelihood and impact"), _("Response"), _("Owner"), _("State"))
    cells = tuple(_risk_line(row, project, may=may) for row in rows)
    empty = EmptyState(_("No risk was entered."), "", actions)
    lead = _("What may go wrong, and what may harm somebody. Write nothing about any person.")
    found = table(_("Risks"), columns, cells, caption_unseen=True)
    return Board(
        header=_header(
            project, _("Risk and safeguarding register"), lead, _with_file(actions, rows, "riesgos", project)
        ),
        sections=(Section(table=found),) if rows else (Section(empty=empty),),
    )


def _weight(row: Risk) -> int:
    last = next(iter(row.reviews.all()), None)
    return 0 if last is None or last.state == words.CLOSED else last.likelihood * last.impact


def _risk_line(row: Risk, project: Project, *, may: bool) -> tuple[Cell, ...]:
    last = next(iter(row.reviews.all()))
    scale = f"{last.likelihood} × {last.impact} = {last.likelihood * last.impact}"
    named = f"{words.SCALE[last.likelihood]} · {words.SCALE[last.impact]}"
    return (
        Cell(str(row), reverse("results:risk", args=[project.code, row.pk]) if may else ""),
        Cell(str(words.RISKS[row.kind])),
        Cell(scale, note=named),
        Cell(in_language(row.response, "—")),
        Cell(str(row.owner or "—")),
        Cell(str(words.RISK_STATES[last.state]), note=last.note),
    )


def lasting_page(by: Actor, project: Project, today: date) -> Board:
    """Gather which changes are to be looked at, and what was found 12 and 24 months after."""
    changes, done = frames.changes_of(project), list(frames.checks_of(project))
    due = checks_due(changes, frozenset((row.change, row.months) for row in done), today)
    lead = _("Each change is looked at 12 and 24 months after it came into force.")
    may = _may(by, permissions.CHECK_LASTING, project)
    actions = (lists.bring("permanencia", project.code),) if may and changes else ()
    return Board(
        header=_header(project, _("Does it last?"), lead, _with_file(actions, changes, "permanencia", project)),
        sections=(_waiting(by, project, due, len(changes)), _looked_at(done)),
    )


def _waiting(by: Actor, project: Project, due: Iterable[Due], changes: int) -> Section:
    """Return the checks that are due."""
    may = _may(by, permissions.CHECK_LASTING, project)
    rows = tuple(
        (
            Cell(frames.change_words(each.code), _check_url(project, each.code, each.months) if may else ""),
            Cell(_("%(months)s months") % {"months": each.months}),
            Cell(date_format(each.due_on, "SHORT_DATE_FORMAT")),
        )
        for each in due
    )
    heading = _("To be looked at")
    if not rows:
        return Section(heading, empty=EmptyState(_("Nothing is due."), _changes_words(changes)))
    return Section(heading, table=table(heading, (_("Change"), _("After"), _("Due since")), rows, caption_unseen=True))


def _looked_at(done: Iterable[LastingCheck]) -> Section:
    """Return what was found."""
    rows = tuple(
        (
            Cell(frames.change_words(row.change)),
            Cell(_("%(months)s months") % {"months": row.months}),
            Cell(str(words.LASTING[row.state])),
            Cell(row.note),
        )
        for row in done
    )
    heading, columns = _("What was found"), (_("Change"), _("After"), _("State"), _("What shows it"))
    if not rows:
        return Section(heading, (_("Nothing was looked at yet."),))
    return Section(heading, table=table(heading, columns, rows, caption_unseen=True))


def _changes_words(count: int) -> str:
    return _("Changes of this project in force so far: %(count)s.") % {"count": count}


def _check_url(project: Project, change: str, months: int) -> str:
    return f"{reverse('results:check', args=[project.code])}?cambio={change}&meses={months}"
