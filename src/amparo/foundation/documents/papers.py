"""Papers that people take away: a title, headings, paragraphs, lists and tables, as a tagged PDF or a Word document.

Loads slow libraries: import it only where a file is made.
"""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal

import pypdf
import typst
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

LAYOUT: Final = Path(__file__).parent / "paper.typ"
AUTHOR: Final = "Amparo"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a paper. ``kind``: heading (of level 2), small (of level 3), paragraph, note, list or table."""

    kind: Literal["heading", "small", "paragraph", "note", "list", "table"]
    text: str = ""
    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper in one language; ``warning`` stands in red under the title, ``table_word`` names a table.

    ``mark`` stands across and on top of every page of a PDF: whose copy it is.
    """

    language: str
    title: str
    blocks: tuple[Block, ...]
    lead: str = ""
    warning: str = ""
    table_word: str = "Table"
    mark: str = ""


def pdf_of(paper: Paper, *, points: float = 10.5) -> bytes:
    """Set a paper as a tagged PDF (PDF/UA-1), always the same bytes for the same words; `points` is its letter."""
    said = {**asdict(paper), "author": AUTHOR, "points": points}
    made: Any = typst.compile(
        str(LAYOUT), sys_inputs={"paper": json.dumps(said, ensure_ascii=False)}, pdf_standards=["ua-1"],
        ignore_system_fonts=True, timestamp=0,
    )  # fmt: skip
    return bytes(made)


def pages_of(content: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(pypdf.PdfReader(io.BytesIO(content)).pages)


def docx_of(paper: Paper) -> bytes:
    """Write a paper as a Word document that can be edited: styles, lists, tables that repeat their headings."""
    document = Document()
    document.core_properties.title, document.core_properties.author = paper.title, AUTHOR
    document.core_properties.language = paper.language
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), paper.language)
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    document.add_heading(paper.title, level=1)
    if paper.warning:
        run = document.add_paragraph().add_run(paper.warning)
        run.bold, run.font.color.rgb = True, RGBColor(0xB4, 0x23, 0x18)
    if paper.lead:
        document.add_paragraph(paper.lead)
    for block in paper.blocks:
        _add(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Any, block: Block) -> None:
    if block.kind in ("heading", "small"):
        document.add_heading(block.text, level=2 if block.kind == "heading" else 3)
    elif block.kind == "list":
        for line in block.lines:
            document.add_paragraph(line, style="List Bullet")
    elif block.kind == "table":
        _add_table(document, block)
    else:
        run = document.add_paragraph().add_run(block.text)
        run.italic = block.kind == "note"


def _add_table(document: Any, block: Block) -> None:
    document.add_paragraph(block.text, style="Caption")
    table = document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, block.columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(9)
