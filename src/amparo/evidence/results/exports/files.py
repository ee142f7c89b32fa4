"""A framework as a Word document and as a workbook; slow libraries are loaded only when somebody asks for a file."""

from __future__ import annotations

import io

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from amparo.evidence.results.exports.framework import Framework

WIDTHS = (38, 38, 16, 16, 24, 34, 14, 26)


def framework_docx(framework: Framework, language: str) -> bytes:
    """Return the framework as a Word document on a wide page, its heading row repeated and its language told."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(279), Mm(216)
    section.left_margin = section.right_margin = Mm(15)
    document.core_properties.title, document.core_properties.language = framework.title, language
    document.styles["Normal"].font.size = Pt(9)
    document.add_heading(framework.title, level=1)
    if framework.lead:
        document.add_paragraph(framework.lead)
    table = document.add_table(rows=1, cols=len(framework.headings), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, framework.headings, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for line in framework.lines:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def framework_xlsx(framework: Framework) -> bytes:
    """Return the framework as a workbook; every cell is text, so that no formula can run."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = framework.headings[1][:31]
    for row, line in enumerate((framework.headings, *framework.lines), start=1):
        for column, text in enumerate(line, start=1):
            cell = sheet.cell(row=row, column=column)
            cell.value, cell.data_type = text, "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=row == 1)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    book.properties.title = framework.title
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
