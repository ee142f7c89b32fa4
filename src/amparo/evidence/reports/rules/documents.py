"""A report as it is read: the same blocks for the page, the PDF, the Word document and the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from amparo.evidence.claims.rules.bars import Bar, Bars, Tick, drawn, legend
from amparo.evidence.claims.rules.figures import Number, base_words, figure_words, full_words
from amparo.evidence.claims.vocabulary import COUNT, UNITS
from amparo.evidence.reports.rules.texts import Block, Cite, Read


@dataclass(frozen=True, slots=True)
class Source:
    """A figure as a report shows it: what it says, its number, who the base is, when, and where it is from."""

    code: str
    label: str
    number: Number
    base: str = ""
    when: str = ""
    source: str = ""
    notes: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a report."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A block as it is shown. ``kind``: heading, paragraph, table, chart.

    The ``runs`` of a paragraph are its words, each with the short name of the figure that it is, or none.
    """

    kind: str
    text: str = ""
    grid: Grid | None = None
    bars: Bars | None = None
    notes: tuple[str, ...] = ()
    runs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """A whole report in one language."""

    language: str
    title: str
    lead: str
    warning: str
    parts: tuple[Part, ...]
    sources: Grid
    figures: tuple[Source, ...]


def compose(
    text: Read, figures: Mapping[str, Source], *, language: str, title: str, lead: str, warning: str,
    findings: Mapping[str, Grid] | None = None,
) -> Composed:  # fmt: skip
    """Compose a report of its text, its figures and findings; what is missing is shown as such."""
    used = tuple(figures[code] for code in text.codes if code in figures)
    parts = tuple(_part(block, figures, findings or {}) for block in text.blocks)
    return Composed(language, title, lead, warning, parts, _sources(used), used)


def _part(block: Block, figures: Mapping[str, Source], findings: Mapping[str, Grid]) -> Part:
    if block.kind == "heading":
        return Part("heading", block.title)
    if block.kind == "findings":
        return _found(block, findings.get(block.codes[0]))
    if block.kind == "paragraph":
        runs = tuple((_said(part, figures), part.code if isinstance(part, Cite) else "") for part in block.parts)
        return Part("paragraph", "".join(words for words, _code in runs), runs=runs)
    known = [figures[code] for code in block.codes if code in figures]
    title = block.title or _("Figures")
    bars = drawn(title, [(each.label, each.number) for each in known]) if block.kind == "chart" else None
    if bars is None:
        return Part("table", title, _grid(title, known))
    return Part("chart", title, _grid(title, known), bars, legend(bars))


def _found(block: Block, grid: Grid | None) -> Part:
    if grid is None:
        return Part("paragraph", f"[findings {block.codes[0]}]")
    title = block.title or grid.caption
    return Part("table", title, Grid(title, grid.columns, grid.rows))


def _said(part: str | Cite, figures: Mapping[str, Source]) -> str:
    if isinstance(part, str):
        return part
    if part.code not in figures:
        return f"[{part.code}]"
    number = figures[part.code].number
    return figure_words(number) if part.is_short else full_words(number)


def _grid(title: str, figures: list[Source]) -> Grid:
    columns = (_("What it says"), _("Figure"), _("Stands on"), _("When"))
    rows = tuple((each.label, figure_words(each.number), _behind(each), each.when) for each in figures)
    return Grid(title, columns, rows)


def _behind(figure: Source) -> str:
    """Write what a figure stands on: its count and base, or the unit in which it counts."""
    unit = str(UNITS[figure.number.unit]) if figure.number.kind == COUNT else ""
    return " · ".join(part for part in (base_words(figure.number), figure.base, unit) if part) or "—"


def _sources(figures: tuple[Source, ...]) -> Grid:
    columns = (_("What it says"), _("Figure"), _("Stands on"), _("When"), _("Source"))
    rows = tuple(
        (
            each.label, figure_words(each.number), _behind(each), each.when,
            " · ".join(part for part in (each.source, each.notes) if part),
        )
        for each in figures
    )  # fmt: skip
    return Grid(_("Every figure of this report, with its base and its source"), columns, rows)


def plain(composed: Composed) -> dict[str, Any]:
    """Return a composed report as it is kept."""
    return asdict(composed)


def restored(kept: Mapping[str, Any]) -> Composed:
    """Return a report as it was published, from what was kept."""
    return Composed(
        language=kept["language"], title=kept["title"], lead=kept["lead"], warning=kept["warning"],
        parts=tuple(_restored_part(part) for part in kept["parts"]), sources=_restored_grid(kept["sources"]),
        figures=tuple(Source(**{**each, "number": Number(**each["number"])}) for each in kept["figures"]),
    )  # fmt: skip


def _restored_part(kept: Mapping[str, Any]) -> Part:
    grid = _restored_grid(kept["grid"]) if kept["grid"] else None
    bars = None
    if kept["bars"] and grid is not None:
        bars = _restored_bars(kept["bars"])
    runs = tuple((words, code) for words, code in kept.get("runs", ()))
    return Part(kept["kind"], kept["text"], grid, bars, tuple(kept["notes"]), runs)


def _restored_grid(kept: Mapping[str, Any]) -> Grid:
    return Grid(kept["caption"], tuple(kept["columns"]), tuple(tuple(row) for row in kept["rows"]))


def _restored_bars(kept: Mapping[str, Any]) -> Bars:
    from_kept = dict(kept)
    bars, ticks = from_kept.pop("bars"), from_kept.pop("ticks")
    return Bars(**from_kept, bars=tuple(Bar(**bar) for bar in bars), ticks=tuple(Tick(**tick) for tick in ticks))
