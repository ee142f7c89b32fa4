"""The forms of the house, and forms that are brought as workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from amparo.evidence.surveys.rules.form import Form, in_words
from amparo.evidence.surveys.rules.sheets import NotAForm, read_form
from amparo.evidence.surveys.rules.workbooks import SHEETS, sheets_from_text
from amparo.foundation.access.permits import Refused
from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.documents.workbooks import sheets_of

MOST_TOLD: Final = 40


def forms_of_the_house(language: str) -> list[tuple[str, str]]:
    """Return the names of the forms of the content, each with its title."""
    return [(path.stem, in_words(form_named(path.stem).titles, language)) for path in sorted(_folder().glob("*.md"))]


def form_named(name: str) -> Form:
    """Return a form of the content. Raises `LookupError` for a name that is none."""
    path = next((each for each in _folder().glob("*.md") if each.stem == name), None)
    if path is None:
        raise LookupError(name)
    return read_form(sheets_from_text(path.read_text(encoding="utf-8")))


def form_of_workbook(content: bytes) -> Form:
    """Return the form of a workbook. Raises `Refused` with a sentence for each cell that is not well."""
    try:
        sheets = sheets_of(content, SHEETS)
    except NotReadable as refused:
        raise Refused([_why(refused.code)]) from refused
    if "survey" not in sheets:
        missing = _("The workbook has no sheet “%(sheet)s”. Download a form of the house to see how one is made.")
        raise Refused([missing % {"sheet": "survey"}])
    try:
        return read_form(sheets)
    except NotAForm as wrong:
        told = [str(problem) for problem in wrong.problems]
        more = len(told) - MOST_TOLD
        tail = [_("And %(count)s more.") % {"count": more}] if more > 0 else []
        raise Refused(told[:MOST_TOLD] + tail) from wrong


def _folder() -> Path:
    return Path(settings.CONTENT) / "surveys"


def _why(code: str) -> str:
    return {
        "size": _("The file is larger than 2 MB. A form is smaller: remove pictures from it."),
        "kind": _("This is no xlsx workbook. Save it as “Excel workbook (.xlsx)” and bring it again."),
        "limits": _("The workbook is far larger than a form: it has too many rows or parts."),
        "sealed": _("The workbook asks for a password. Save it without one."),
        "slow": _("The workbook took too long to read. Save it anew with the form alone and bring it again."),
    }.get(code, _("The workbook cannot be read. Open it in a spreadsheet, save it anew and bring it again."))
