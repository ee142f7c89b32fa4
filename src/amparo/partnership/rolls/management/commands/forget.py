"""`python -m django forget`: erase what is not needed after activities have ended; the clock does it every hour."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from amparo.partnership.rolls.tasks import erase_everywhere


class Command(BaseCommand):
    """Erase diet, telephone, needs and personal codes in time, old pictures of rolls, and rows nobody mended."""

    help = "Erase what is not needed any more; attendances and counts stay."

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase it, and say how much."""
        for place, count in erase_everywhere(datetime.now(UTC)).items():
            self.stdout.write(f"{place}: {count}")
