"""`makemessages` as this house uses it: our two languages, our short names, nothing guessed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Refresh the catalogues of Spanish and French from the code and the templates; needs GNU gettext."""

    help = "Refresh the catalogues of Spanish and French; what is new is left empty, never guessed."
    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_lazy"]
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def add_arguments(self, parser: CommandParser) -> None:
        """Change what is assumed when nothing is said."""
        super().add_arguments(parser)
        parser.set_defaults(locale=["es", "fr"], no_obsolete=True, no_wrap=True, add_location="file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at our own tree only, wherever the command was started."""
        started_in = Path.cwd()
        os.chdir(Path(settings.LOCALE_PATHS[0]).parent)
        try:
            super().handle(*args, **options)
        finally:
            os.chdir(started_in)
