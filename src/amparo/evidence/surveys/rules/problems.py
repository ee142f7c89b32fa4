"""What is wrong with a workbook: where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence about a cell. ``row`` counts as the spreadsheet does, from 1; 0 is the sheet as a whole."""

    sheet: str
    row: int
    column: str
    text: str

    def __str__(self) -> str:
        """Return place and sentence."""
        if not self.row:
            return _("Sheet “%(sheet)s”: %(text)s") % {"sheet": self.sheet, "text": self.text}
        place = {"sheet": self.sheet, "row": self.row, "column": self.column or "type", "text": self.text}
        return _("Sheet “%(sheet)s”, row %(row)s, column “%(column)s”: %(text)s") % place


_TELLS_WHO: Final = _lazy("Remove the row: it would tell who answers, or when.")
_NO_FILES: Final = _lazy("Remove the row: pictures, sounds, files and places are not taken, they tell who answers.")
_IN_CHOICES: Final = _lazy("Write the answers in the sheet “choices”, then select_one or select_multiple and the list.")
# Types of other forms, and what to write instead.
INSTEAD: Final = {
    **dict.fromkeys(
        ("start", "end", "deviceid", "username", "phonenumber", "email", "simserial", "subscriberid", "audit",
         "start-geopoint", "today"),
        _TELLS_WHO,
    ),
    **dict.fromkeys(
        ("image", "photo", "audio", "video", "file", "geopoint", "geotrace", "geoshape", "background-audio"), _NO_FILES
    ),
    "begin repeat": _lazy("Repeated groups are not taken. Write the questions once for each time, in groups."),
    "end repeat": _lazy("Repeated groups are not taken. Write the questions once for each time, in groups."),
    "rank": _lazy("Write a select_one question for each place of the ranking."),
    "range": _lazy("Write “integer” and a constraint such as . >= 1 and . <= 5."),
    "acknowledge": _lazy("Write “select_one” with a list of one answer."),
    "time": _lazy("Write “text”."),
    "datetime": _lazy("Write “date”."),
    "barcode": _lazy("Write “text”."),
    "hidden": _lazy("Write “calculate”."),
    "select_one_from_file": _IN_CHOICES,
    "select_multiple_from_file": _IN_CHOICES,
    "xml-external": _lazy("Remove the row: a form stands by itself."),
    "csv-external": _lazy("Remove the row: a form stands by itself."),
}  # fmt: skip
COLUMNS: Final = {
    "choice_filter": _lazy(
        "Filters of answers are not taken. Write one question for each list, each with its “relevant”."
    ),
    "repeat_count": _lazy("Repeated groups are not taken. Write the questions once for each time, in groups."),
    "default": _lazy("An answer given beforehand is not taken: leave the column empty."),
    "trigger": _lazy("Leave the column empty: what is computed is always up to date."),
    "parameters": _lazy("Leave the column empty and write a “constraint”."),
    "read_only": _lazy("Leave the column empty: write “note” or “calculate”."),
}
