"""Word and PDF files made for tests."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import docx
import pikepdf
import typst
from PIL import Image

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def word(*paragraphs: str, table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """Return a Word file."""
    made, out = docx.Document(), io.BytesIO()
    for text in paragraphs:
        made.add_paragraph(text)
    if table:
        grid = made.add_table(len(table), len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    made.save(out)
    return out.getvalue()


def pdf(*pages: str) -> bytes:
    """Return a PDF, one page for each text."""
    return bytes(typst.compile("\n#pagebreak()\n".join(pages).encode()))


@cache
def blank_pdf(number: int = 0) -> bytes:
    """Return a PDF of one empty page, another one for each number."""
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page(page_size=(200 + number, 300))
    made.save(out)
    return out.getvalue()


@cache
def picture(colour: str = "white", kind: str = "PNG") -> bytes:
    """Return a small picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, kind)
    return out.getvalue()


def packed(**parts: bytes) -> bytes:
    """Return a zip that calls itself a Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        for name, content in {"word/document.xml": b"<a/>", **parts}.items():
            file.writestr(name, content)
    return out.getvalue()
