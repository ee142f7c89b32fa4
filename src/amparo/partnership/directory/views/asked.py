"""The reader's language, and workbooks to be saved."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language

from amparo.foundation.documents.sheets import XLSX


def language() -> str:
    """Return the reader's language."""
    return (get_language() or "es")[:2]


def workbook(content: bytes, name: str) -> HttpResponse:
    """Return a workbook to be saved."""
    response = HttpResponse(content, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
