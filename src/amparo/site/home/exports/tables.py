"""What every page that is made has: a line that says so, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Final

from django.apps import apps

MADE: Final = "<!-- Made by `python -m django write_reference`; do not edit. -->"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Return the lines of a table."""
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *(list(row) for row in rows)]
    return [f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines]


def rooms(room: str) -> Iterator[ModuleType]:
    """Yield the module of a room in every package that has it."""
    for config in apps.get_app_configs():
        name = f"{config.name}.{room}"
        if config.name.startswith("amparo.") and find_spec(name) is not None:
            yield import_module(name)
