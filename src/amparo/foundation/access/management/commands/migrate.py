"""Migrate as the owner: the web role may not change tables. A new database is made in half of Django's time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState


class Command(Migrate):
    """Django's own command, on the owner's connection unless told otherwise."""

    def add_arguments(self, parser: Any) -> None:
        """Take Django's options, with another default database."""
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; where nothing was migrated before, look at near neighbours only."""
        is_new = not MigrationRecorder(connections[options["database"]]).has_table()
        with near_neighbours() if is_new else nullcontext():
            super().handle(*args, **options)


@contextmanager
def near_neighbours() -> Iterator[None]:
    """Let each change of the state renew the models beside it, not all that can be reached from them.

    Almost every table points to a country or a case, so that Django renews nearly all models for each new one. Tables
    come out the same: no migration of a new database asks a model for rows that point to it, and a constraint or an
    index is put on its table by what adds it, which asks no model.
    """
    append: Callable[..., None] = ProjectState._append_option  # type: ignore[attr-defined]
    reload: Callable[..., None] = ProjectState.reload_model

    def reload_near(self: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
        reload(self, app_label, model_name, delay=True)

    def append_only(self: ProjectState, app_label: str, model_name: str, option_name: str, obj: Any) -> None:
        options = self.models[app_label, model_name].options
        options[option_name] = [*options[option_name], obj]

    ProjectState.reload_model = reload_near  # type: ignore[method-assign]
    ProjectState._append_option = append_only  # type: ignore[attr-defined]
    try:
        yield
    finally:
        ProjectState._append_option = append  # type: ignore[attr-defined]
        ProjectState.reload_model = reload  # type: ignore[method-assign]
