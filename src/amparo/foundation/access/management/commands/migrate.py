"""Migrate as the owner: the web role may not change tables."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate


class Command(Migrate):
    """Django's own command, on the owner's connection unless told otherwise."""

    def add_arguments(self, parser: Any) -> None:
        """Take Django's options, with another default database."""
        super().add_arguments(parser)
        parser.set_defaults(database="owner")
