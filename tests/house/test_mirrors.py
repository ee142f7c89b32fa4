"""Every rules, permissions, queries and operations module has tests of its own, at the same place."""

from __future__ import annotations

from pathlib import Path

from tests.house.source import ROOT, SOURCE, modules, nothing, room_of

ROOMS = ("rules", "permissions", "queries", "operations")


def mirror_of(path: Path) -> Path:
    """Return where the tests of a module stand."""
    inside = path.relative_to(SOURCE)
    return Path("tests") / inside.parent / f"test_{inside.name}"


def mirrored() -> list[Path]:
    """Return the modules that need a mirror."""
    found = [path for path in modules() if SOURCE in path.parents and path.name != "__init__.py"]
    return [path for path in found if (room := room_of(path)) is not None and room[2] in ROOMS]


def test_every_room_that_decides_has_its_mirror() -> None:
    wanted = [str(mirror_of(path)) for path in mirrored()]

    assert len(wanted) > 20
    nothing([path for path in wanted if not (ROOT / path).is_file()])


def test_a_mirror_holds_tests() -> None:
    mirrors = [ROOT / mirror_of(path) for path in mirrored()]

    nothing([str(path) for path in mirrors if path.is_file() and "def test_" not in path.read_text()])


def test_the_mirror_stands_at_the_same_place() -> None:
    assert mirror_of(SOURCE / "protection/cases/rules.py") == Path("tests/protection/cases/test_rules.py")
    assert mirror_of(SOURCE / "protection/pathways/operations/steps.py") == Path(
        "tests/protection/pathways/operations/test_steps.py"
    )
