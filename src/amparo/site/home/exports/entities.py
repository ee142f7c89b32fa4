"""Which tables there are, and the life of what goes from state to state."""

from __future__ import annotations

import inspect

from django.apps import apps
from django.db.models import Field, Model

from amparo.site.home.exports.tables import MADE, rooms, table


def entities_page() -> str:
    """Say which tables there are, floor by floor."""
    lines = [
        "# Entities",
        MADE,
        "Every table of the system, floor by floor, lowest first. A table with a case is under row-level security.",
    ]
    for floor, models in _floors().items():
        lines.append(f"## {floor.capitalize()}")
        for model in models:
            lines += _entity(model)
    return "\n\n".join(lines) + "\n"


def states_page() -> str:
    """Draw the life of what goes from state to state, as the rules of its package have it."""
    lines = ["# States", MADE, "Each arrow is an operation; no other way leads from state to state."]
    for module in rooms("rules"):
        if draw := getattr(module, "state_diagram", None):
            lines += [f"## {module.__name__.split('.')[-2].capitalize()}", f"```mermaid\n{draw()}\n```"]
    return "\n\n".join(lines) + "\n"


def _floors() -> dict[str, list[type[Model]]]:
    """Return the tables of the application by floor, in the order in which packages are installed."""
    found: dict[str, list[type[Model]]] = {}
    for model in apps.get_models():
        parts = model.__module__.split(".")
        if parts[0] == "amparo":
            found.setdefault(parts[1], []).append(model)
    return found


def _entity(model: type[Model]) -> list[str]:
    """Return what a table is and its columns."""
    said = " ".join((inspect.getdoc(model) or "").split("\n\n")[0].split())
    rows = [[f"`{field.column}`", _kind(field)] for field in model._meta.concrete_fields]
    return [f"### {model.__name__}", f"`{model._meta.db_table}`: {said}", "\n".join(table(("Column", "Holds"), rows))]


def _kind(field: Field[object, object]) -> str:
    """Say what a column holds, or which table it points to."""
    empty = ", may be empty" if field.null else ""
    target = field.related_model
    if isinstance(target, type):
        return f"one {target.__name__}{empty}"
    return f"{field.get_internal_type().removesuffix('Field').lower()}{empty}"
