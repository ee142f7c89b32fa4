"""`python -m django surveys`: send the mails that wait and count what has closed; the clock does it, too."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from amparo.evidence.surveys.tasks import count_what_closed, post, send_mails


class Command(BaseCommand):
    """Send the mails of surveys, count the surveys that have closed, and forget old drafts."""

    help = "Send the mails of surveys and count those that have closed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send and count, and say how many."""
        now = datetime.now(UTC)
        sent = send_mails(now, settings.PUBLIC_ADDRESS, post)
        self.stdout.write(f"mails: {sent}")
        for code, count in count_what_closed(now).items():
            self.stdout.write(f"{code}: {count}")
