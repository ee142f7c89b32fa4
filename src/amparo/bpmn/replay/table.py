"""Reads an event log from a table (CSV): a line per event, with the case, what was done, and when.

The separator is found out; headings are known in Spanish, French and English, or said by the caller. A column named
like a variable of the procedure holds its answers. Other columns are not read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from amparo.bpmn.replay.gathering import Gathering, Log, moment
from amparo.bpmn.replay.names import COLUMNS, Names, looks_personal, plain
from amparo.bpmn.replay.sentences import NotReadable, problem
from amparo.bpmn.replay.unpacking import MOST_BYTES, unpacked

LONGEST_CELL: Final = 2_000
_SEPARATORS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a line what is: time and lane may be missing (-1)."""

    case: int
    activity: int
    time: int = -1
    lane: int = -1
    answers: tuple[tuple[int, str], ...] = ()


def read_table(
    stream: BinaryIO, names: Names, *, columns: Mapping[str, str] | None = None, most_bytes: int = MOST_BYTES
) -> Log:
    """Read a log. `columns` says headings by what they hold (case, activity, time, lane). Raises `NotReadable`."""
    head = unpacked(stream, most_bytes).read(_SAMPLE)
    if b"\0" in head:
        raise NotReadable(problem("not_text"))
    for encoding in ("utf-8-sig", "cp1252"):  # the second as old spreadsheets write
        stream.seek(0)
        text = io.TextIOWrapper(
            io.BufferedReader(unpacked(stream, most_bytes), _SAMPLE),
            encoding=encoding,
            errors="strict" if encoding == "utf-8-sig" else "replace",
            newline="",
        )
        try:
            return _read(text, _separator(head), names, columns or {})
        except UnicodeDecodeError:
            continue
        finally:
            text.detach().detach()  # the file is the caller's to close
    raise NotReadable(problem("not_text"))


def _read(text: Iterator[str], separator: str, names: Names, columns: Mapping[str, str]) -> Log:
    csv.field_size_limit(LONGEST_CELL)
    lines = csv.reader(text, delimiter=separator)
    gathering = Gathering(names)
    try:
        headings = [each.strip() for each in next(lines, [])]
        gathering.log.personal = tuple(each for each in headings if looks_personal(each))
        _gather(gathering, lines, _columns(headings, names, columns))
    except csv.Error:
        raise NotReadable(problem("line_too_long", line=lines.line_num, most=LONGEST_CELL)) from None
    return gathering.done()


def _separator(head: bytes) -> str:
    first = head.partition(b"\n")[0].decode("utf-8", errors="replace")
    return max(_SEPARATORS, key=first.count)


def _columns(headings: list[str], names: Names, said: Mapping[str, str]) -> Columns:
    places: dict[str, int] = {}
    for meaning, known in COLUMNS.items():
        wanted = {plain(said[meaning])} if said.get(meaning) else known
        places[meaning] = next((at for at, heading in enumerate(headings) if plain(heading) in wanted), -1)
    missing = [meaning for meaning in ("case", "activity", *said) if places.get(meaning, -1) < 0]
    if missing:
        found = ", ".join(headings[:20])[:200] or "—"
        raise NotReadable(problem("no_columns", missing=", ".join(dict.fromkeys(missing)), found=found))
    variables = names.net.variables
    answers = tuple(
        (at, heading) for at, heading in enumerate(headings) if heading in variables and at not in places.values()
    )
    return Columns(places["case"], places["activity"], places["time"], places["lane"], answers)


def _gather(gathering: Gathering, lines: Iterator[list[str]], at: Columns) -> None:
    """Add each line; a line that cannot be read is left out and said."""
    number = 1
    least = max(at.case, at.activity, at.time) + 1
    for row in lines:
        number += 1
        if not row or not any(row):
            continue
        if len(row) < least:
            gathering.leave_out("short", line=number)
            continue
        case, activity = row[at.case].strip(), row[at.activity].strip()
        when = moment(row[at.time]) if at.time >= 0 else 0.0
        if not case or not activity or when is None:
            _complain(gathering, number, case, activity, row[at.time] if at.time >= 0 else "")
            continue
        answers = [(name, row[place].strip()) for place, name in at.answers if place < len(row) and row[place].strip()]
        lane = row[at.lane] if -1 < at.lane < len(row) else ""
        gathering.add(case, gathering.say(activity, answers, lane), when)


def _complain(gathering: Gathering, number: int, case: str, activity: str, time: str) -> None:
    if not case:
        gathering.leave_out("no_case", line=number)
    elif not activity:
        gathering.leave_out("no_activity", line=number)
    else:
        gathering.leave_out("no_time", line=number, said=time[:40])
