"""A definition as one question to the database; every value is bound, every word of it is ours."""
# ruff: noqa: S608 - words come from `countables`, never from anybody; values are bound

from __future__ import annotations

import re
from collections.abc import Mapping
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
    """Ask for the rows behind one side, paged by their key; last of each comes the page that it is from."""
    source = rows_of_source(side.source)
    columns = ", ".join([*(f"({sql})" for sql in source.shown), f"({source.leads})::text"])
    order = f"{source.lead}, {source.row}" if source.lead else source.row
    if source.lead:
        found = _in_order(side, span, window, f"{columns} {order}", after)
    else:
        further: list[Condition] = [(f"{source.row} > %s", [after])] if after else []
        found = _from(side, span, window, f"{columns} {order}", further)
    sql = f"select {source.row} as place, {columns} {found.sql} order by {order} limit %s"
    return Question(sql, [*found.values, limit])


def _in_order(side: Counting, span: str, window: Window, asked: str, after: int) -> Question:
    """Say from which rows in the order of what they lie in, so that reading ends with the page."""
    source = rows_of_source(side.source)
    inner, outer = _placed(source, _conditions(side, span, window, asked))
    known = _letters(source.held)
    held = [each for each in inner if _letters(each[0]) <= known]
    within = [each for each in inner if each not in held]
    lead = _inside(source, source.lead)
    if after:
        held.append((f"{lead} >= ({source.before})", [after]))
        outer.append((f"({source.lead}, {source.row}) > (({source.before}), %s)", [after, after]))
    kept = {name: sql for name, sql in source.brought.items() if _letters(sql) <= known}
    own = {name: sql for name, sql in source.brought.items() if name not in kept}
    names = ", ".join([*(f"h.{name}" for name in kept), *(f"y.{name}" for name in own)])
    rows = (
        f"select {names} from (select {_named(kept)} from {source.held} where {_said(held)} order by {lead}) h"
        f" cross join lateral (select {_named(own)} from {source.within}{_also(within)} offset 0) y"
    )
    joins = _joins(source, f"{asked} {_said(outer)}")
    where = f" where {_said(outer)}" if outer else ""
    return Question(f"from ({rows}) x {' '.join(joins)}{where}", [*_bound(held), *_bound(within), *_bound(outer)])


def _named(columns: Mapping[str, str]) -> str:
    return ", ".join(f"{sql} as {name}" for name, sql in columns.items())


def _also(conditions: list[Condition]) -> str:
    return f" and {_said(conditions)}" if conditions else ""


def _from(
    side: Counting, span: str, window: Window, asked: str, further: list[Condition] | None = None
) -> Question:  # fmt: skip
    """Say from which rows; they are brought together first where the source says by what."""
    source = rows_of_source(side.source)
    conditions = [*_conditions(side, span, window, asked), *(further or [])]
    if not source.brought:
        joins = _joins(source, f"{asked} {_said(conditions)}")
        return Question(f"from {' '.join([source.tables, *joins])} where {_said(conditions)}", _bound(conditions))
    inner, outer = _placed(source, conditions)
    asked = f"{asked} {_said(outer)}"
    joins = _joins(source, asked)
    brought = _brought(source, inner, f"{asked} {' '.join(joins)}")
    where = f" where {_said(outer)}" if outer else ""
    return Question(f"from ({brought}) x {' '.join(joins)}{where}", [*_bound(inner), *_bound(outer)])


def _placed(source: Rows, conditions: list[Condition]) -> tuple[list[Condition], list[Condition]]:
    """Tell the conditions on the rows themselves from those on the tables that are joined to them."""
    known = _letters(f"{source.tables} {source.where}")
    inner = [each for each in conditions if _letters(_inside(source, each[0])) <= known]
    outer = [each for each in conditions if each not in inner]
    return [(_inside(source, sql), values) for sql, values in inner], outer


def _brought(source: Rows, conditions: list[Condition], asked: str) -> str:
    """Bring rows together by those of their columns that are asked for."""
    names = [name for name in source.brought if re.search(rf"\bx\.{name}\b", asked)]
    columns = _named({name: source.brought[name] for name in names})
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
    wheres = source.where.split(" and ") if source.brought else [source.where]
    found: list[Condition] = [
        *((each, []) for each in wheres),
        (f"{source.country} = any(%s)", [list(window.countries)]),
    ]
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
