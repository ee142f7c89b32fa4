"""Results and forms as files for a spreadsheet; no cell of them can run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _

from amparo.evidence.surveys.queries.results import Results, Told
from amparo.evidence.surveys.queries.statements import name_of_base
from amparo.evidence.surveys.rules.counting import OTHERS, Breakdown, Share
from amparo.evidence.surveys.rules.form import in_words

# A spreadsheet runs a cell that begins so.
RUNS: Final = ("=", "+", "-", "@", "\t", "\r")
Row = list[str]


def results_rows(results: Results, language: str) -> list[Row]:
    """Return the results as lines, under the thresholds of the page: what is hidden there is empty here."""
    heads = [
        _("Question"), _("Text"), _("Group"), _("Base"), _("Answer"), _("Count"), _("Of"), _("Per cent"),
        _("Interval from"), _("Interval to"), _("Asked from"), _("Asked until"), _("Note"),
    ]  # fmt: skip
    rows = [heads]
    for told in results.told:
        rows += [*_whole(results, told, language), *_by_group(results, told, language)]
    return rows


def results_csv(results: Results, language: str) -> bytes:
    """Return the results as CSV, in UTF-8 with its mark for spreadsheets."""
    out = io.StringIO()
    csv.writer(out).writerows([harmless(cell) for cell in row] for row in results_rows(results, language))
    return out.getvalue().encode("utf-8-sig")


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return sheets as an xlsx file in which every cell is a text, so that none can run."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and asked for seldom: the start of the server is spared
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            cells = [WriteOnlyCell(sheet, value=text) for text in row]
            for cell in cells:
                cell.data_type = "s"
            sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet runs."""
    return f"'{text}" if text.startswith(RUNS) else text


def _whole(results: Results, told: Told, language: str) -> Iterator[Row]:
    outcome = told.outcome
    base = name_of_base(results, outcome.question, language)
    if outcome.average is not None:
        middle, half = outcome.average
        note = _("Mean %(mean)s, median %(median)s") % {"mean": f"{middle:.1f}", "median": f"{half:g}"}
        yield _row(results, told, "", base, None, note, language)
    elif not outcome.shares:
        note = (
            _("Fewer than ten people answered: the figure is not shown.")
            if not outcome.is_shown
            else _("%(count)s answers, not told one by one") % {"count": outcome.answered}
        )
        yield _row(results, told, "", base, None, note, language)
    for share in (*outcome.counted, *outcome.shares):
        yield _row(results, told, "", base, share, "", language)


def _by_group(results: Results, told: Told, language: str) -> Iterator[Row]:
    for breakdown in told.breakdowns:
        if not breakdown.is_shown:
            yield _row(results, told, "", in_words(breakdown.by.labels, language), None, hidden_words(), language)
            continue
        for _whole_share, cells in breakdown.rows:
            for (group, _size), share in zip(breakdown.groups, cells, strict=True):
                label = group_label(results, breakdown, group, language)
                yield _row(results, told, label, label, share, "" if share else hidden_words(), language)


def hidden_words() -> str:
    """Say why something of a breakdown is not shown."""
    return _("Not shown: a group is too small.")


def group_label(results: Results, breakdown: Breakdown, group: str, language: str) -> str:
    """Return the words of a group."""
    if group == OTHERS:
        return _("Smaller groups together")
    choices = {choice.code: choice.labels for choice in results.form.choices(breakdown.by)}
    return in_words(choices.get(group, {"es": group}), language)


def _row(results: Results, told: Told, group: str, base: str, share: Share | None, note: str, language: str) -> Row:
    survey = results.survey
    invented = _("Invented answers") if survey.is_invented else ""
    low, high = share.interval if share and share.n else (None, None)
    return [
        told.outcome.question.name,
        in_words(told.outcome.question.labels, language),
        group,
        base,
        in_words(share.labels, language) if share else "",
        str(share.k) if share else "",
        str(share.n) if share else str(told.outcome.answered) if told.outcome.is_shown and not group else "",
        share.percent if share else "",
        f"{100 * low:.1f}" if low is not None else "",
        f"{100 * high:.1f}" if high is not None else "",
        survey.opens_on.isoformat() if survey.opens_on else "",
        survey.closes_on.isoformat() if survey.closes_on else "",
        "; ".join(filter(None, [note, invented])),
    ]
