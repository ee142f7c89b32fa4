"""A small register of listeners, filled once when the applications start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

_listeners: dict[str, list[Callable[..., Any]]] = defaultdict(list)


def listen(to: str, listener: Callable[..., Any]) -> None:
    """Call a function whenever an announcement of that name is made; registering twice is once."""
    if listener not in _listeners[to]:
        _listeners[to].append(listener)


def announce(name: str, **facts: Any) -> list[Any]:
    """Call every listener in order, here and now, and return their answers; what they raise is raised."""
    return [listener(**facts) for listener in _listeners[name]]
