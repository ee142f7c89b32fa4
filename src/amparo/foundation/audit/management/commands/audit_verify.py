"""Walk every chain and name the first entry that is altered, missing or cut."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from amparo.foundation.audit import verify


class Command(BaseCommand):
    """`./run audit verify`."""

    help = "Verify the audit chains; exit 1 and name the first entry that is altered, missing or cut."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each broken chain, then the sum."""
        report = verify.verify_chains()
        for fault in report.faults:
            self.stdout.write(str(fault))
        self.stdout.write(f"{report.chains} chains, {report.entries} entries, {len(report.faults)} broken")
        if report.faults:
            raise SystemExit(1)
