"""The list of reports, one as it reads, its check, and what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.evidence.claims import queries as claims
from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.claims.pages.board import Board, Drawn, Section, Warned
from amparo.evidence.claims.rules.figures import full_words
from amparo.evidence.reports import permissions, queries
from amparo.evidence.reports import vocabulary as words
from amparo.evidence.reports.models import Report
from amparo.evidence.reports.rules.checks import Found
from amparo.evidence.reports.rules.documents import Composed, Grid, Part, restored
from amparo.evidence.results import permissions as results
from amparo.evidence.results.queries import frames
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Chip, EmptyState, Link, PageHeader
from amparo.foundation.vocabularies.words import LANGUAGES

KINDS = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))
MOST_ROWS = 5  # of one kind; more share a row
NAMES = {"es": "Español", "fr": "Français", "en": "English"}


def may(by: Actor, operation: str, report: Report) -> bool:
    """Say whether the actor may do something with a report."""
    return permits.may(by, operation, report, by_table=permissions.MAY)


def reports_page(by: Actor, at: datetime) -> Board:
    """Gather the reports that the actor may read."""
    rows = list(queries.reports_visible_to(by, at)[:100])
    actions = (
        (Action(_("Begin a report"), reverse("reports:make"), kind="primary"),) if "secretariat" in by.roles else ()
    )
    columns = (_("Report"), _("Countries"), _("State"))
    cells = tuple(
        (
            Cell(str(row), reverse("reports:report", args=[row.code])),
            Cell(", ".join(row.countries)),
            Cell(_state(row, at)),
        )
        for row in rows
    )
    empty = EmptyState(_("No report yet."), _("A report is written from published figures."), actions)
    found = Section(table=table(_("Reports"), columns, cells, caption_unseen=True)) if rows else Section(empty=empty)
    given = tuple(
        Action(f"IATI · {row.code}", reverse("reports:iati", args=[row.code]), icon="download")
        for row in frames.projects_visible_to(by)
    )
    gathered = Section(
        _("For the donor's register"), (_("Published figures of a project as IATI 2.03."),), actions=given
    )
    lead = _("Sentences, tables and charts from published figures; no number is typed twice.")
    return Board(
        header=PageHeader(_("Reports"), where=_where(), lead=lead, actions=actions if rows else ()),
        sections=(found, gathered) if given else (found,),
    )  # fmt: skip


def _where(*more: Link) -> tuple[Link, ...]:
    return (Link(_("Results"), reverse("results:projects")), *more)


def _state(report: Report, at: datetime) -> str:
    found = queries.publication_of(report, at)
    if found is not None:
        day = date_format(localtime(found.visible_at), "SHORT_DATE_FORMAT")
        return _("Published on %(day)s") % {"day": day}
    return _("Approved, to be published") if queries.is_approved(report) else _("Being written")


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a report on its page."""

    kind: str
    text: str
    runs: tuple[Link, ...]
    table: Table | None
    drawn: Drawn | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report as it reads on its page."""

    header: PageHeader
    chips: tuple[Chip, ...]
    notices: tuple[Warned, ...]
    language: str
    lead: str
    parts: tuple[Shown, ...]
    sources: Table | None


def composed_for(by: Actor, report: Report, language: str, at: datetime) -> tuple[Composed, bool]:
    """Return a report in a language as the actor may read it, and whether it is a draft.

    Whoever writes it reads what stands now; others read what was published.
    """
    published = queries.publication_of(report, at)
    if published is not None and (
        published.digest == queries.digest_of(report) or not may(by, permissions.READ_DRAFT, report)
    ):
        return restored(published.documents[language]), False
    return queries.composed(report, language, is_draft=True), True


def report_page(by: Actor, report: Report, language: str, at: datetime) -> ReportPage:
    """Gather a report in a language."""
    found, is_draft = composed_for(by, report, language, at)
    here = reverse("reports:report", args=[report.code])
    notices = [Warned("due", found.warning)] if found.warning else []
    if not is_draft and (published := queries.publication_of(report, at)) is not None and published.why:
        notices.append(Warned("info", _("Published with warnings, because: %(why)s") % {"why": published.why}))
    urls = {figure.code: figure.opens for figure in found.figures}
    rows = queries.rows_behind(found.figures)
    opened = {**urls, **{code: row.opens for code, row in rows.items() if _may_open(by, row)}}
    return ReportPage(
        header=PageHeader(
            found.title, where=_where(Link(_("Reports"), reverse("reports:list"))), lead=_state(report, at),
            actions=_actions(by, report, language),
        ),
        chips=tuple(Chip(NAMES[code], f"{here}?idioma={code}", code == language) for code in LANGUAGES),
        notices=tuple(notices),
        language=found.language,
        lead=found.lead,
        parts=tuple(_shown(part, opened) for part in found.parts),
        sources=_sources(found, urls) if found.figures else None,
    )  # fmt: skip


def _actions(by: Actor, report: Report, language: str) -> tuple[Action, ...]:
    found = []
    if may(by, permissions.WRITE_REPORT, report):
        found.append(Action(_("Write"), reverse("reports:write", args=[report.code, language]), icon="edit"))
    if may(by, permissions.READ_DRAFT, report):
        found.append(Action(_("Check"), reverse("reports:check", args=[report.code, language]), icon="check"))
    found += [
        Action(label, reverse("reports:file", args=[report.code, language, kind]), icon="download")
        for kind, label in KINDS
    ]
    return tuple(found)


def _may_open(by: Actor, row: PublishedFigure) -> bool:
    """Say whether the actor may see the rows behind a figure: its words in a sentence then lead there at once."""
    return permits.may(by, results.READ_ROWS, row, by_table=results.MAY)


def _shown(part: Part, opened: Mapping[str, str]) -> Shown:
    grid = _grid(part.grid) if part.grid else None
    drawn = Drawn(part.bars, part.notes, grid) if part.bars and grid else None
    runs = tuple(Link(words, opened.get(code, "")) for words, code in part.runs) or (Link(part.text),)
    return Shown(part.kind, part.text, runs, grid, drawn)


def _grid(grid: Grid) -> Table:
    rows = tuple(tuple(Cell(text or "—") for text in row) for row in grid.rows)
    return table(grid.caption, grid.columns, rows)


def _sources(found: Composed, urls: dict[str, str]) -> Table:
    """Return the annex of figures; each leads to its place in the register, and from there to its rows."""
    rows = tuple(
        (Cell(row[0], urls.get(figure.code, "")), *(Cell(text or "—") for text in row[1:]))
        for figure, row in zip(found.figures, found.sources.rows, strict=True)
    )
    return table(found.sources.caption, found.sources.columns, rows)


def check_page(by: Actor, report: Report, language: str, at: datetime) -> Board:
    """Gather what a check of a report finds, and what may be done next."""
    found = queries.findings(report, language)
    here = {code: reverse("reports:check", args=[report.code, code]) for code in LANGUAGES}
    every = {code: queries.findings(report, code) if code != language else found for code in LANGUAGES}
    columns = (_("What was found"), _("Where"), _("Line"), _("Does it stop?"))
    cells = tuple(_finding(*each) for each in _together(found))
    table_of = table(_("What was found"), columns, cells, caption_unseen=True)
    empty = EmptyState(_("Nothing was found."), _("Every number of the text is a figure with its source."))
    lead = _("What stops a report, and what it is warned of. A line is that of the text as it is written.")
    return Board(
        header=PageHeader(
            _("Check: %(report)s") % {"report": report},
            where=_where(
                Link(_("Reports"), reverse("reports:list")),
                Link(str(report), reverse("reports:report", args=[report.code])),
            ),
            lead=lead,
            actions=_next(by, report),
        ),
        chips=tuple(
            Chip(NAMES[code], here[code], code == language, str(len(every[code]))) for code in LANGUAGES
        ),
        chips_label=_("Language"),
        notices=_approval(report),
        sections=(Section(table=table_of) if found else Section(empty=empty),),
    )  # fmt: skip


def _together(found: Sequence[Found]) -> list[tuple[str, str, str]]:
    """Return code, lines and places of what was found, what stops first; many places of one kind share a row."""
    places: dict[str, dict[str, list[int]]] = {}
    for each in sorted(found, key=lambda each: not each.stops):
        places.setdefault(each.code, {}).setdefault(each.what, []).append(each.line)
    rows = []
    for code, of_code in places.items():
        if len(of_code) > MOST_ROWS:
            lines = sorted({line for several in of_code.values() for line in several})
            rows.append((code, _lines(lines), ", ".join(of_code)))
        else:
            rows += [(code, _lines(lines), what) for what, lines in of_code.items()]
    return rows


def _lines(lines: Sequence[int]) -> str:
    return ", ".join(str(line) for line in lines if line) or "—"


def _finding(code: str, lines: str, what: str) -> tuple[Cell, ...]:
    return (
        Cell(str(words.FINDINGS[code])),
        Cell(what),
        Cell(lines),
        Cell(_("Yes") if code in words.STOPS else _("No: a warning")),
    )


def _approval(report: Report) -> tuple[Warned, ...]:
    if queries.is_approved(report):
        return (Warned("info", _("The steering committee approved the texts as they stand.")),)
    return (Warned("due", _("The steering committee has not approved this text yet.")),)


def _next(by: Actor, report: Report) -> tuple[Action, ...]:
    found = []
    if may(by, permissions.APPROVE_REPORT, report):
        found.append(Action(_("Approve the texts"), reverse("reports:approve", args=[report.code]), kind="primary"))
    if may(by, permissions.PUBLISH_REPORT, report):
        found.append(Action(_("Publish"), reverse("reports:publish", args=[report.code]), kind="primary"))
    return tuple(found)


def first_sentences(figure: PublishedFigure) -> dict[str, str]:
    """Return a first sentence with a figure in each language in which it is told, to be changed by whoever writes."""
    return {code: f"{text}: [[{figure.code}]]." for code, text in figure.texts.items() if code in LANGUAGES and text}


def figures_to_cite(report: Report) -> Table:
    """Return the figures that the text may cite, with their short names."""
    rows = tuple(
        (
            Cell(f"[[{row.code}]]"),
            Cell(str(row), reverse("claims:figure", args=[row.pk])),
            Cell(full_words(claims.number_of(row))),
        )
        for row in queries.figures_for(report).order_by("chapter", "code")[:300]
    )
    columns = (_("Short name"), _("What it says"), _("Figure"))
    return table(_("Figures that the text may cite"), columns, rows)
