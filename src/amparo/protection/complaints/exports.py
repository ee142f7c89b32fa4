"""Who looked, on paper for the person, with a warning."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Table
from amparo.foundation.documents.papers import Block, Paper, pdf_of


def paper_of(looks: Table) -> bytes:
    """Set who looked on paper; it carries no name and no case code."""
    rows = tuple(tuple(cell.text for cell in row) for row in looks.rows)
    return pdf_of(
        Paper(
            translation.get_language() or "es",
            looks.caption,
            (Block("table", looks.caption, columns=looks.columns, rows=rows),),
            warning=_("Keep this paper where nobody else finds it, or do not take it with you."),
            table_word=_("Table"),
        )
    )
