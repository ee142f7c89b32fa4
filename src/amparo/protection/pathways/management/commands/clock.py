"""`python -m django clock`: let time pass, every few seconds."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand

from amparo.protection.pathways.tasks import run_once


class Command(BaseCommand):
    """Ring timers and escalate late steps until stopped."""

    help = "Ring timers that are due and escalate late steps."

    def add_arguments(self, parser: Any) -> None:
        """Take the pause between two looks, and a single look."""
        parser.add_argument("--every", type=float, default=10.0, help="seconds between two looks")
        parser.add_argument("--once", action="store_true", help="look once and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, wait, look again."""
        while True:
            run_once()
            if options["once"]:
                return
            time.sleep(options["every"])
