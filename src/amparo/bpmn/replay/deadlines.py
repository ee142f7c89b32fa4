"""When a step is due, from the deadlines that a country fills in.

Days and months end with the day. Working days are Monday to Friday: the kernel knows no holidays; whoever has a
calendar gives a function of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from amparo.bpmn.net import Net

Limit = Callable[[float], float]  # when a step was opened (seconds) -> when it is due (seconds)


def limits_of(net: Net, parameters: Mapping[str, Mapping[str, Any]], country: str) -> dict[str, Limit]:
    """Return the limit of each step that has a deadline in a country. `parameters`: process id -> country -> table."""
    found = {}
    for path in net.paths:
        step = net.node(path).step
        if step is None or not step.deadline:
            continue
        table = parameters.get(net.diagram_of(path).process, {}).get(country, {}).get("deadlines", {})
        given = table.get(step.deadline)
        if given and given.get("counts_from") != "knowledge":
            found[path] = _limit(int(given["amount"]), str(given["unit"]))
    return found


def _limit(amount: int, unit: str) -> Limit:
    if unit in {"minutes", "hours"}:
        seconds = amount * (60 if unit == "minutes" else 3600)
        return lambda opened: opened + seconds
    return lambda opened: _end_of(opened, amount, unit)


def _end_of(opened: float, amount: int, unit: str) -> float:
    day = datetime.fromtimestamp(opened, UTC).date()
    if unit == "months":
        day += timedelta(days=30 * amount)
    elif unit == "days":
        day += timedelta(days=amount)
    else:
        left = amount
        while left > 0:
            day += timedelta(days=1)
            left -= day.weekday() < 5
    return datetime.combine(day, time(23, 59), tzinfo=UTC).timestamp()
