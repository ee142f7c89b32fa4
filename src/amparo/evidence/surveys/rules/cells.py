"""A sheet as rows of named cells, with the languages of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.rules.problems import COLUMNS, Problem

Sheets = Mapping[str, Sequence[Sequence[str]]]

NAMED: Final = {"list name": "list_name", "list": "list_name", "label_en": "label::en"}
SURVEY: Final = frozenset(
    {"type", "name", "label", "hint", "required", "required_message", "relevant", "constraint", "constraint_message",
     "calculation", "appearance", "breakdown"}
)  # fmt: skip
CHOICES: Final = frozenset({"list_name", "name", "label", "counts_as", "counts_as_label"})
SETTINGS: Final = frozenset({"form_title", "form_id", "version", "default_language", "style"})
IN_LANGUAGES: Final = {
    "survey": frozenset({"label", "hint", "required_message", "constraint_message"}),
    "choices": frozenset({"label", "counts_as_label"}),
    "settings": frozenset({"form_title"}),
}
KNOWN: Final = {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS}
LANGUAGE: Final = re.compile(r"\(([a-z]{2})\)\s*$|^([a-z]{2})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a sheet: its number as the spreadsheet counts, and its cells by column and language."""

    sheet: str
    number: int
    cells: Mapping[tuple[str, str], str]

    def __getitem__(self, column: str) -> str:
        """Return a cell that has no language, without spaces around it."""
        return self.cells.get((column, ""), "")

    def words(self, column: str, default: str = "es") -> dict[str, str]:
        """Return a text by language; a column without a language is in the form's own."""
        found = {language or default: said for (name, language), said in self.cells.items() if name == column and said}
        return {language: found[language] for language in words.LANGUAGES if language in found}

    def problem(self, column: str, text: object) -> Problem:
        """Return what is wrong with a cell of this line."""
        return Problem(self.sheet, self.number, column, str(text))


@dataclass(slots=True)
class Reading:
    """What was read of a sheet, and what is wrong with it."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def rows_of(sheets: Sheets, sheet: str) -> Reading:
    """Read a sheet: its first line names the columns, empty lines are passed over."""
    reading = Reading()
    lines = sheets.get(sheet, ())
    if not lines:
        return reading
    columns = list(_columns(sheet, lines[0], reading.problems))
    for number, line in enumerate(lines[1:], start=2):
        cells = {column: said.strip() for column, said in zip(columns, line, strict=False) if said.strip()}
        if not cells:
            continue
        row = Row(sheet, number, {column: said for column, said in cells.items() if column[0] in KNOWN[sheet]})
        reading.rows.append(row)
        reading.problems += _wrong(row, cells)
    return reading


def _columns(sheet: str, heads: Sequence[str], problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield the column and the language of each heading."""
    seen = set()
    for head in heads:
        column = _column(sheet, head, problems)
        if column[0] and column in seen:
            problems.append(Problem(sheet, 1, head, _("The column stands twice. Keep one.")))
        seen.add(column)
        yield column


def _column(sheet: str, head: str, problems: list[Problem]) -> tuple[str, str]:
    name, _sep, language = (part.strip() for part in head.partition("::"))
    plain = NAMED.get(name.lower(), name.lower().replace(" ", "_"))
    if not language:
        return plain, ""
    if plain not in IN_LANGUAGES[sheet]:
        return head.strip().lower(), ""
    found = LANGUAGE.search(language)
    code = (found.group(1) or found.group(2)).lower() if found else ""
    if code not in words.LANGUAGES:
        problems.append(
            Problem(sheet, 1, head, _("Write the language as (es), (fr) or (en), as in label::Español (es)."))
        )
    return plain, code


def _wrong(row: Row, cells: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    """Yield what stands in columns that no form of ours has, and texts that are too long."""
    for (column, _language), said in cells.items():
        if column in COLUMNS:
            yield row.problem(column, COLUMNS[column])
        elif column and column not in KNOWN[row.sheet]:
            known = ", ".join(sorted(KNOWN[row.sheet]))
            yield row.problem(
                column, _("This column is not taken: leave it empty. The columns are: %(known)s.") % {"known": known}
            )
        elif len(said) > words.MOST_LETTERS:
            yield row.problem(column, _("Write at most %(most)s letters.") % {"most": words.MOST_LETTERS})
