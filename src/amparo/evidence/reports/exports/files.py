"""The files of a report; slow libraries are loaded only when somebody asks for one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

import typst
from django.utils import translation
from django.utils.translation import gettext as _
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from amparo.evidence.claims.rules.bars import Bars
from amparo.evidence.reports.exports.drawing import alt_of, png_of, svg_of, words_of
from amparo.evidence.reports.rules.documents import Composed, Grid, Part, Source
from amparo.evidence.statistics.rules import shares

LAYOUT: Final = Path(__file__).parent / "report.typ"
WIDTHS: Final = {"4": [5, 2, 4, 2], "5": [5, 2, 4, 2, 4]}
AUTHOR: Final = "Amparo"


def pdf_of(report: Composed) -> bytes:
    """Set a report as a tagged PDF (PDF/UA-1), always the same bytes for the same report."""
    with translation.override(report.language):
        said = {
            "language": report.language, "title": report.title, "author": AUTHOR, "lead": report.lead,
            "warning": report.warning, "parts": [_for_layout(part) for part in report.parts],
            "sources": _plain(report.sources), "sources_heading": _("Figures and their sources"), "widths": WIDTHS,
            "table_word": _("Table"), "chart_word": _("Chart"),
        }  # fmt: skip
    made: Any = typst.compile(
        str(LAYOUT), sys_inputs={"report": words_of(said)}, pdf_standards=["ua-1"], ignore_system_fonts=True,
        timestamp=0,
    )  # fmt: skip
    return bytes(made)


def _for_layout(part: Part) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "text": part.text,
        "notes": list(part.notes),
        "grid": _plain(part.grid) if part.grid else None,
        "svg": svg_of(part.bars) if part.bars else "",
        "alt": alt_of(part.bars) if part.bars else "",
    }


def _plain(grid: Grid) -> dict[str, Any]:
    return {"caption": grid.caption, "columns": list(grid.columns), "rows": [list(row) for row in grid.rows]}


def docx_of(report: Composed) -> bytes:
    """Write a report as a Word document that a donor can edit: styles, tables with their heading, charts with words."""
    document = Document()
    document.core_properties.title, document.core_properties.author = report.title, AUTHOR
    document.core_properties.language = report.language
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), report.language)
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    document.add_heading(report.title, level=1)
    if report.warning:
        run = document.add_paragraph().add_run(report.warning)
        run.bold, run.font.color.rgb = True, RGBColor(0xB4, 0x23, 0x18)
    if report.lead:
        document.add_paragraph(report.lead)
    for part in report.parts:
        _add(document, part)
    with translation.override(report.language):
        document.add_heading(_("Figures and their sources"), level=2)
    _add_grid(document, report.sources)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Any, part: Part) -> None:
    if part.kind == "heading":
        document.add_heading(part.text, level=2)
    elif part.kind == "paragraph":
        document.add_paragraph(part.text)
    elif part.grid is not None:
        if part.bars is not None:
            _add_chart(document, part.bars, part.notes)
        _add_grid(document, part.grid)


def _add_chart(document: Any, bars: Bars, notes: tuple[str, ...]) -> None:
    """Add a chart as a picture with what it shows in words; its figures follow as a table that can be edited."""
    picture = document.add_picture(io.BytesIO(png_of(svg_of(bars))), width=Mm(150))
    picture._inline.docPr.set("descr", alt_of(bars))
    if notes:
        document.add_paragraph(" ".join(notes))


def _add_grid(document: Any, grid: Grid) -> None:
    document.add_paragraph(grid.caption, style="Caption")
    table = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in grid.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(9)


def xlsx_of(report: Composed) -> bytes:
    """Write the figures of a report as a workbook: percentage, count, base and interval in columns of their own."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    with translation.override(report.language):
        sheet.title = _("Figures")
        heads = (
            _("Short name"), _("What it says"), _("Percentage"), _("Said so"), _("Base"), _("Interval from"),
            _("Interval to"), _("The count"), _("How the source puts it"), _("Who the base is"), _("When"),
            _("Source"), _("Note"),
        )  # fmt: skip
    lines = [heads, *(_line(figure) for figure in report.figures)]
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(row=row, column=column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula
            cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), Font(bold=row == 1)
    for column in range(1, len(heads) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 50 if column == 2 else 18
    sheet.freeze_panes = "A2"
    book.properties.title = report.title
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _line(figure: Source) -> tuple[str | int | float | None, ...]:
    number, share = figure.number, figure.number.share
    low, high = (round(each * 100, 1) for each in shares.wilson(share.k, share.n)) if share else (None, None)
    percent = float(number.printed) if number.printed else None
    return (
        figure.code, figure.label, percent, number.k, number.n, low, high, number.value, number.qualifier, figure.base,
        figure.when, figure.source, figure.notes,
    )  # fmt: skip
