"""`python -m django write_reference`: write the pages of docs/reference that are made, or say which are stale."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from amparo.site.home.exports import reference


class Command(BaseCommand):
    """Permissions, entities, states, rights and drawings; with `--check` nothing is written."""

    help = "Write the pages of docs/reference that are made and the drawings; --check fails when one is stale."

    def add_arguments(self, parser: Any) -> None:
        """Take the option that only compares."""
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is stale")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every page that differs, or name it."""
        folder = Path(settings.ROOT) / "docs" / "reference"
        pages = reference(Path(settings.CONTENT))
        stale = [name for name, text in pages.items() if not _holds(folder / name, text)]
        stale += [f"procedures/{path.name}" for path in _left_over(folder, pages)]
        if options["check"] and stale:
            raise CommandError(f"Stale: {', '.join(stale)}. Write them again: ./run manage write_reference")
        if options["check"]:
            return
        for path in _left_over(folder, pages):
            path.unlink()
        for name in (name for name in stale if name in pages):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(pages[name], encoding="utf-8")
            self.stdout.write(f"docs/reference/{name}")


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _left_over(folder: Path, pages: dict[str, str]) -> list[Path]:
    """Return drawings of procedures that are no longer there."""
    return [path for path in sorted((folder / "procedures").glob("*.svg")) if f"procedures/{path.name}" not in pages]
