"""A definition as one question to the database; every value is bound, every word of it is ours."""
# ruff: noqa: S608 - words come from `countables`, never from anybody; values are bound

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.rules.countables import rows_of_source
from amparo.evidence.results.rules.definitions import Counting
from amparo.evidence.results.rules.sources.shapes import Rows

Condition = tuple[str, list[Any]]


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
    how = side.how
    if how.amount:
        found = _from(side, span, window, how.amount)
        return Question(f"select coalesce(sum({how.amount}), 0)::bigint {found.sql}", found.values)
    found = _from(side, span, window, f"{how.key} {how.per}")
    if how.per:
        inner = f"select count(distinct {how.key}) as k {found.sql} group by {how.per}"
        return Question(f"select coalesce(sum(k), 0)::bigint from ({inner}) each", found.values)
    return Question(f"select count(*) from (select 1 {found.sql} group by {how.key}) each", found.values)


def parts_of(side: Counting, span: str, window: Window, axis: str) -> Question:
    """Ask for the figure of one side by the values of a column; whoever stands under none counts under ''."""
    how, column = side.how, f"coalesce({side.counted.axes[axis].sql}, '') collate \"C\""
    found = _from(side, span, window, f"{how.key} {how.per} {how.amount} {column}")
    if how.amount:
        sql = f"select {column} as part, coalesce(sum({how.amount}), 0)::bigint {found.sql} group by 1 order by 1"
        return Question(sql, found.values)
    if how.per:
        inner = f"select {column} as part, count(distinct {how.key}) as k {found.sql} group by {how.per}, {column}"
        return Question(f"select part, sum(k)::bigint from ({inner}) each group by 1 order by 1", found.values)
    inner = f"select {column} as part {found.sql} group by {column}, {how.key}"
    return Question(f"select part, count(*) from ({inner}) each group by 1 order by 1", found.values)


def rows_of(side: Counting, span: str, window: Window, *, after: int, limit: int) -> Question:
    """Ask for the rows behind one side, paged by their key."""
    source = rows_of_source(side.source)
    columns = ", ".join(f"({sql})::text" for sql in source.shown)
    order = f"{source.lead}, {source.row}" if source.lead else source.row
    further: list[Condition] = []
    if after and source.lead:
        further.append((f"({order}) > (({source.before}), %s)", [after, after]))
    elif after:
        further.append((f"{source.row} > %s", [after]))
    found = _from(side, span, window, f"{columns} {order}", further)
    sql = f"select {source.row} as place, {columns} {found.sql} order by {order} limit %s"
    return Question(sql, [*found.values, limit])


def _from(
    side: Counting, span: str, window: Window, asked: str, further: list[Condition] | None = None
) -> Question:  # fmt: skip
    """Say from which rows; they are brought together first where the source says by what."""
    source = rows_of_source(side.source)
    conditions = [*_conditions(side, span, window, asked), *(further or [])]
    if not source.brought:
        joins = _joins(source, f"{asked} {_said(conditions)}")
        return Question(f"from {' '.join([source.tables, *joins])} where {_said(conditions)}", _bound(conditions))
    known = _letters(f"{source.tables} {source.where}")
    inner = [each for each in conditions if _letters(_inside(source, each[0])) <= known]
    outer = [each for each in conditions if each not in inner]
    joins = _joins(source, f"{asked} {_said(outer)}")
    brought = _brought(
        source, [(_inside(source, sql), values) for sql, values in inner], f"{asked} {_said(outer)} {joins}"
    )
    where = f" where {_said(outer)}" if outer else ""
    return Question(f"from ({brought}) x {' '.join(joins)}{where}", [*_bound(inner), *_bound(outer)])


def _brought(source: Rows, conditions: list[Condition], asked: str) -> str:
    """Bring rows together by those of their columns that are asked for."""
    names = [name for name in source.brought if re.search(rf"\bx\.{name}\b", asked)]
    columns = ", ".join(f"{source.brought[name]} as {name}" for name in names)
    grouped = "" if source.fine & set(names) else f" group by {', '.join(str(at + 1) for at in range(len(names)))}"
    return f"select {columns} from {source.tables} where {_said(conditions)}{grouped}"


def _joins(source: Rows, asked: str) -> list[str]:
    """Return the further tables that are named, and those that these name; a table stands after what it needs."""
    found: list[str] = []
    for letter, sql in reversed(source.joined):
        if letter in _letters(asked):
            found.insert(0, sql)
            asked = f"{asked} {sql}"
    return found


def _letters(sql: str) -> set[str]:
    return set(re.findall(r"\b([a-z])\.", sql))


def _inside(source: Rows, sql: str) -> str:
    """Write a condition on a column that is brought as one on the rows themselves."""
    return re.sub(r"\bx\.([a-z]+)\b", lambda found: source.brought[found[1]], sql)


def _said(conditions: list[Condition]) -> str:
    return " and ".join(f"({sql})" for sql, _values in conditions)


def _bound(conditions: list[Condition]) -> list[Any]:
    return [value for _sql, values in conditions for value in values]


def _conditions(side: Counting, span: str, window: Window, asked: str) -> list[Condition]:
    source = rows_of_source(side.source)
    found: list[Condition] = [(source.where, []), (f"{source.country} = any(%s)", [list(window.countries)])]
    found += _days(side, source, span, window)
    if side.how.may_be_missing and side.how.key in asked:
        found.append((f"{side.how.key} is not null", []))
    return found + [(f"{source.axes[axis].sql} = any(%s)", [list(chosen)]) for axis, chosen in side.where]


def _days(side: Counting, source: Rows, span: str, window: Window) -> list[Condition]:
    """Say which days count: within the period, since the start of the project, or standing on its last day."""
    if span == words.AS_OF or side.source == "CELLS":
        found: list[Condition] = [(f"{source.day} <= %s", [window.ends_on])]
        if source.until:
            found.append((f"{source.until} is null or {source.until} > %s", [window.ends_on]))
        return found
    since = window.project_starts_on if span == words.SINCE_START else window.starts_on
    between = f"{source.day} between %s and %s"
    if not source.moment:
        return [(between, [since, window.ends_on])]
    return [_by_the_moment(source.moment, between, since, window.ends_on)]


def _by_the_moment(moment: str, between: str, since: date, until: date) -> Condition:
    """Find rows by their time, for which there is an index, and look at the day of the place only near both ends."""
    first, last = (datetime.combine(day, time.min, UTC) for day in (since, until))
    day = timedelta(days=1)
    sql = f"{moment} >= %s and {moment} < %s and (({moment} >= %s and {moment} < %s) or {between})"
    return sql, [first - day, last + 2 * day, first + day, last, since, until]
