"""Walk every chain and every checkpoint, and name the first entry that is altered, missing or cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from amparo.foundation.audit import verify as chains
from amparo.foundation.checkpoints import verify as checkpoints
from amparo.foundation.checkpoints.stamps import Authority


class Command(BaseCommand):
    """`./run audit verify [--kept FILE]`."""

    help = "Verify the audit; exit 1 and name the first entry that is altered, missing or cut."

    def add_arguments(self, parser: Any) -> None:
        """Take a file of checkpoints that another institution kept."""
        parser.add_argument("--kept", type=Path, help="a file of checkpoints that another institution kept")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each fault, then the sums."""
        kept = _lines(options["kept"]) if options["kept"] else []
        authority = Authority(settings.TIMESTAMP_URL, settings.TIMESTAMP_ROOTS) if settings.TIMESTAMP_URL else None
        walked, signed = chains.verify_chains(), checkpoints.verify_checkpoints(kept, authority=authority)
        faults = [*walked.faults, *signed.faults]
        for fault in faults:
            self.stdout.write(str(fault))
        broken = len({fault.chain for fault in faults})
        said = f"{signed.checkpoints} checkpoints, {signed.compared} compared with those handed out"
        trusted = "" if authority or not signed.stamped else " (not verified: no authority is set)"
        self.stdout.write(f"{said}, {signed.stamped} stamped by an authority{trusted}")
        self.stdout.write(f"{walked.chains} chains, {walked.entries} entries, {broken} broken")
        if faults:
            raise SystemExit(1)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as trouble:
        raise CommandError(f"{path}: cannot be read as the file that was handed out ({trouble})") from trouble
