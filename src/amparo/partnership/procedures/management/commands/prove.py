"""`python -m django prove`: prove the procedures that people draw and propose, as they ask for it."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand

from amparo.partnership.procedures.tasks import run_once


class Command(BaseCommand):
    """Prove what waits until stopped."""

    help = "Prove drawings that wait to be checked with all that calls them."

    def add_arguments(self, parser: Any) -> None:
        """Take the pause between two looks, and a single look."""
        parser.add_argument("--every", type=float, default=1.0, help="seconds between two looks")
        parser.add_argument("--once", action="store_true", help="look once and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, wait, look again."""
        while True:
            run_once()
            if options["once"]:
                return
            time.sleep(options["every"])
