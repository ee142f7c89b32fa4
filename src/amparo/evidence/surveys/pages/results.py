"""The results of a survey: each question with its base, its shares and their interval, and by group."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.exports.files import group_label, hidden_words
from amparo.evidence.surveys.models import Survey
from amparo.evidence.surveys.pages.asking import language
from amparo.evidence.surveys.pages.surveys import address_of, where
from amparo.evidence.surveys.queries.results import Results, Told
from amparo.evidence.surveys.queries.statements import name_of_base
from amparo.evidence.surveys.rules.counting import Breakdown, Share
from amparo.evidence.surveys.rules.form import in_words
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, PageHeader, Tile


@dataclass(frozen=True, slots=True)
class Bar:
    """A share as a bar of a hundred, with its interval as a line; and the same in words."""

    label: str
    figure: str
    count: str
    width: str
    low: str
    high: str
    span: str
    said: str
    counted: bool


@dataclass(frozen=True, slots=True)
class ToldQuestion:
    """A question of the results."""

    name: str
    label: str
    base: str
    bars: tuple[Bar, ...]
    table: Table | None
    note: str
    groups: tuple[Table, ...]
    hidden: tuple[str, ...]
    texts_url: str


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """The results."""

    header: PageHeader
    tiles: tuple[Tile, ...]
    questions: tuple[ToldQuestion, ...]
    is_invented: bool
    dates: str


def results_page(by: Actor, results: Results) -> ResultsPage:
    """Make the page of the results."""
    survey = results.survey
    makes = bool(by.roles & words.MAKES_SURVEYS)
    return ResultsPage(
        header=PageHeader(
            str(survey),
            where=where(survey) if makes else where(),
            lead=_("These are the opinions of those who answered. They do not measure what changed in anybody’s life."),
            actions=(
                Action(_("Download as CSV"), address_of("results_csv", survey), icon="download"),
                Action(_("Download as xlsx"), address_of("results_xlsx", survey), icon="download"),
            ),
        ),
        tiles=tuple(_tiles(results)),
        questions=tuple(_question(results, told, makes=makes) for told in results.told),
        is_invented=survey.is_invented,
        dates=dates_of(survey),
    )


def dates_of(survey: Survey) -> str:
    """Say between which days answers were taken."""
    if survey.opens_on is None or survey.closes_on is None:
        return ""
    said = {"since": date_format(survey.opens_on, "DATE_FORMAT"), "until": date_format(survey.closes_on, "DATE_FORMAT")}
    return _("Asked from %(since)s to %(until)s.") % said


def _tiles(results: Results) -> list[Tile]:
    speak = language()
    tiles = [Tile(_("Answers"), str(results.answers), dates_of(results.survey))]
    for told in results.told:
        for by in results.form.groups():
            if told.outcome.question.name == by.name:
                tiles += [Tile(in_words(s.labels, speak), str(s.k), _of(s)) for s in told.outcome.shares[:4]]
    return tiles


def _of(share: Share) -> str:
    return _("of %(n)s answers") % {"n": share.n}


def _question(results: Results, told: Told, *, makes: bool) -> ToldQuestion:
    speak, outcome = language(), told.outcome
    question = outcome.question
    shares = (*outcome.counted, *outcome.shares)
    is_text = question.kind == words.TEXT
    shown = [each for each in told.breakdowns if each.is_shown]
    return ToldQuestion(
        name=question.name,
        label=in_words(question.labels, speak),
        base=_base(results, told),
        bars=tuple(bar_of(each, speak, counted=each in outcome.counted) for each in shares),
        table=_table(_("The figures"), shares, speak) if shares else None,
        note=_note(told),
        groups=tuple(_by_group(results, each, speak) for each in shown),
        hidden=tuple(_hidden(each, speak) for each in told.breakdowns if not each.is_shown),
        texts_url=reverse("surveys:texts", args=[results.survey.code, question.name]) if is_text and makes else "",
    )


def _base(results: Results, told: Told) -> str:
    outcome = told.outcome
    base = name_of_base(results, outcome.question, language())
    if not outcome.is_shown:
        return f"{base}."
    said = {"base": base, "n": outcome.answered, "skipped": outcome.skipped}
    return _("%(base)s: %(n)s answered, %(skipped)s passed it over.") % said


def _note(told: Told) -> str:
    outcome = told.outcome
    if not outcome.is_shown:
        return _("Fewer than ten people answered: the figure is not shown.")
    if outcome.average is not None:
        middle, half = outcome.average
        said = {"mean": number_format(round(middle, 1)), "median": number_format(round(half, 1))}
        return _("Mean %(mean)s, median %(median)s") % said
    return ""


def bar_of(share: Share, speak: str, *, counted: bool) -> Bar:
    """Return a share as a bar."""
    low, high = (100 * each for each in share.interval)
    said = {"percent": share.percent, "low": _decimal(low), "high": _decimal(high), "k": share.k, "n": share.n}
    return Bar(
        label=in_words(share.labels, speak),
        figure=_("%(percent)s %%") % said,
        count=_("%(k)s of %(n)s") % said,
        width=f"{100 * share.k / share.n:.2f}",
        low=f"{low:.2f}",
        high=f"{high:.2f}",
        span=f"{high - low:.2f}",
        said=_("%(percent)s %%, interval %(low)s to %(high)s") % said,
        counted=counted,
    )


def _decimal(value: float) -> str:
    return number_format(round(value, 1), decimal_pos=1)


def _cells(share: Share) -> tuple[Cell, ...]:
    low, high = share.interval
    return (
        Cell(str(share.k), number=True),
        Cell(str(share.n), number=True),
        Cell(_("%(percent)s %%") % {"percent": share.percent}, number=True),
        Cell(f"{_decimal(100 * low)} – {_decimal(100 * high)}", number=True),
    )


def _table(caption: str, shares: tuple[Share, ...], speak: str) -> Table:
    columns = (_("Answer"), _("Count"), _("Of"), _("Per cent"), _("95 %% interval") % ())
    return table(caption, columns, [(Cell(in_words(each.labels, speak)), *_cells(each)) for each in shares])


def _by_group(results: Results, breakdown: Breakdown, speak: str) -> Table:
    """Return a breakdown: a line for each answer, a cell for each group; what is hidden says so."""
    names = [group_label(results, breakdown, group, speak) for group, _size in breakdown.groups]
    columns = (
        _("Answer"),
        *(f"{name} (n = {size})" for name, (_group, size) in zip(names, breakdown.groups, strict=True)),
    )
    rows = [
        (Cell(in_words(whole.labels, speak)), *(_group_cell(cell) for cell in cells)) for whole, cells in breakdown.rows
    ]
    return table(_("By: %(question)s") % {"question": in_words(breakdown.by.labels, speak)}, columns, rows)


def _group_cell(share: Share | None) -> Cell:
    if share is None:
        return Cell("—", number=True, note=hidden_words())
    low, high = share.interval
    said = {"k": share.k, "n": share.n, "percent": share.percent}
    note = f"{_decimal(100 * low)} – {_decimal(100 * high)}"
    return Cell(_("%(k)s of %(n)s, %(percent)s %%") % said, number=True, note=note)


def _hidden(breakdown: Breakdown, speak: str) -> str:
    said = {"question": in_words(breakdown.by.labels, speak)}
    return _("By “%(question)s”: not shown, a group is too small for an answer and the rest would tell it.") % said
