"""Word and PDF files made for tests."""

from __future__ import annotations

import io
import zipfile

import docx
import typst

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


def packed(**parts: bytes) -> bytes:
    """Return a zip that calls itself a Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        for name, content in {"word/document.xml": b"<a/>", **parts}.items():
            file.writestr(name, content)
    return out.getvalue()
