"""A definition as one question to the database; every value is bound, every word of it is ours."""
# ruff: noqa: S608 - words come from `countables`, never from anybody; values are bound

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.rules.definitions import Counting


@dataclass(frozen=True, slots=True)
class Window:
    """Of which countries and over which days something is counted."""

    countries: tuple[str, ...]
    starts_on: date
    ends_on: date
    project_starts_on: date


@dataclass(frozen=True, slots=True)
class Question:
    """A statement and the values bound to it."""

    sql: str
    values: list[Any]


def total_of(side: Counting, span: str, window: Window) -> Question:
    """Ask for the figure of one side."""
    found = _from(side, span, window, side.how.key)
    if side.how.amount:
        return Question(f"select coalesce(sum({side.how.amount}), 0)::bigint {found.sql}", found.values)
    return Question(f"select count(*) from (select 1 {found.sql} group by {side.how.key}) each", found.values)


def parts_of(side: Counting, span: str, window: Window, axis: str) -> Question:
    """Ask for the figure of one side by the values of a column; whoever stands under none counts under ''."""
    column = f"coalesce({side.counted.axes[axis].sql}, '')"
    found = _from(side, span, window, f"{side.how.key} {column}")
    if side.how.amount:
        sql = f"select {column} as part, coalesce(sum({side.how.amount}), 0)::bigint {found.sql} group by 1 order by 1"
        return Question(sql, found.values)
    inner = f"select {column} as part {found.sql} group by {column}, {side.how.key}"
    return Question(f"select part, count(*) from ({inner}) each group by 1 order by 1", found.values)


def rows_of(side: Counting, span: str, window: Window, *, after: int, limit: int) -> Question:
    """Ask for the rows behind one side, paged by their key."""
    columns = ", ".join(f"({sql})::text" for _label, sql in side.counted.shown)
    found = _from(side, span, window, columns)
    row = side.counted.row
    sql = f"select {row} as place, {columns} {found.sql} and {row} > %s order by 1 limit %s"
    return Question(sql, [*found.values, after, limit])


def _from(side: Counting, span: str, window: Window, asked: str) -> Question:
    """Say from which rows; a further table is joined only where `asked` or a condition names it."""
    source = side.counted
    conditions, values = [source.where, f"{source.country} = any(%s)"], [list(window.countries)]
    said, bound = _days(side, span, window)
    conditions += said
    values += bound
    if side.how.may_be_missing and side.how.key in asked:
        conditions.append(f"{side.how.key} is not null")
    for axis, chosen in side.where:
        conditions.append(f"{source.axes[axis].sql} = any(%s)")
        values.append(list(chosen))
    joined = " and ".join(f"({each})" for each in conditions)
    further = [sql for letter, sql in source.joined if re.search(rf"\b{letter}\.", f"{asked} {joined}")]
    return Question(f"from {' '.join([source.tables, *further])} where {joined}", values)


def _days(side: Counting, span: str, window: Window) -> tuple[list[str], list[Any]]:
    """Say which days count: within the period, since the start of the project, or standing on its last day."""
    day, until = side.counted.day, side.counted.until
    if span == words.AS_OF or side.source == "CELLS":
        said, values = [f"{day} <= %s"], [window.ends_on]
        if until:
            said.append(f"({until} is null or {until} > %s)")
            values.append(window.ends_on)
        return said, values
    since = window.project_starts_on if span == words.SINCE_START else window.starts_on
    return [f"{day} between %s and %s"], [since, window.ends_on]
