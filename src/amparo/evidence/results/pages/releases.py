"""The case figures of each year: the numbers as they would be shown, and where their release stands."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.evidence.claims.pages.board import Board, Section
from amparo.evidence.results import permissions
from amparo.evidence.results.models import CaseSum, CaseSumRelease
from amparo.evidence.results.queries import releases
from amparo.evidence.results.queries.releases import Of, Year
from amparo.evidence.results.rules.periods import fiscal_label, fiscal_year
from amparo.evidence.results.rules.sources.cases import CASES
from amparo.evidence.results.vocabulary import FISCAL_MONTH
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader


def case_sums_page(by: Actor, years: list[Year]) -> Board:
    """Gather every year that was given out."""
    lead = _(
        "Sums of cases by whole year, without small groups. Nothing shows them until one person proposes their use "
        "and another releases them."
    )
    empty = Section(
        empty=EmptyState(
            _("No year was given out yet."),
            _("It is done once for each fiscal year, by itself, on the first hour after the year has ended."),
        )
    )
    return Board(
        header=PageHeader(
            _("Case figures"), where=(Link(_("Results"), reverse("results:projects")),), lead=lead
        ),
        sections=tuple(_year(by, year) for year in years) or (empty,),
    )  # fmt: skip


def label_of(year: Year) -> str:
    """Return the name of a fiscal year."""
    return fiscal_label(fiscal_year(year.starts_on, FISCAL_MONTH))


def _year(by: Actor, year: Year) -> Section:
    standing = year.standing
    facts = tuple(_fact(each) for each in year.proposals)
    said = [] if standing else [_("Nobody has proposed its use. No indicator and no report shows it.")]
    if held := sum(row.cases is None for row in year.sums):
        said.append(_("Held back, because too few are behind them or behind the rest: %(count)s.") % {"count": held})
    return Section(label_of(year), tuple(said), facts=facts, table=_sums(year), actions=_actions(by, year))


def _fact(row: CaseSumRelease) -> Fact:
    labels = {None: _("Waits for a second person"), True: _("Released"), False: _("Sent back")}
    value = _("Proposed by %(who)s on %(day)s") % {"who": releases.who(row.proposed_by), "day": _day(row.proposed_at)}
    if row.answered_at is not None:
        answered = {"who": releases.who(row.answered_by), "day": _day(row.answered_at)}
        value = "; ".join((value, _("answered by %(who)s on %(day)s") % answered))
    return Fact(labels[row.is_released], value, note=row.answer or row.note)


def _day(at: datetime) -> str:
    return date_format(localtime(at), "SHORT_DATE_FORMAT")


def _sums(year: Year) -> Table | None:
    """Return the numbers that may be told; None where all are held back."""
    told = [row for row in year.sums if row.cases is not None]
    columns = (_("Mandate"), _("What is counted"), _("Age"), _("Cases"))
    return table(label_of(year), columns, tuple(map(_line, told)), caption_unseen=True) if told else None


def _line(row: CaseSum) -> tuple[Cell, ...]:
    mandates, ages = CASES.axes["mandate"].values, CASES.axes["age"].values
    return (
        Cell(str(mandates[row.mandate])), Cell(str(CASES.ways[row.way].label)),
        Cell(str(ages.get(row.age, _("All ages")))), Cell(str(row.cases), number=True),
    )  # fmt: skip


def _actions(by: Actor, year: Year) -> tuple[Action, ...]:
    standing, of, start = year.standing, Of(year.sums[0].country), year.starts_on.year
    if standing is None:
        may = permits.may(by, permissions.PROPOSE_CASE_SUMS, of, by_table=permissions.MAY)
        return (Action(_("Propose its use"), reverse("results:propose_case_sums", args=[start])),) if may else ()
    may = permits.may(by, permissions.ANSWER_CASE_SUMS, of, by_table=permissions.MAY)
    if standing.is_released or not may or standing.proposed_by == by.account:
        return ()
    return (Action(_("Release it or send it back"), reverse("results:answer_case_sums", args=[start]), "primary"),)
