"""`python -m django remind`: send the reminders of adoption that are due, now; the clock does it every morning."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from amparo.partnership.adoption.tasks import remind_everyone


class Command(BaseCommand):
    """Remind institutions of acts that are late and adoptions that are due for revision; one of a kind a month."""

    help = "Send the reminders of adoption that are due."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send them, and say how many in each country."""
        for country, count in remind_everyone(datetime.now(UTC)).items():
            self.stdout.write(f"{country}: {count}")
