"""Reading our own source: files, functions, classes, floors and packages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "amparo"
FLOORS = (
    "keyd",
    "bpmn",
    "foundation",
    "partnership",
    "prevention",
    "protection",
    "justice",
    "evidence",
    "site",
    "demo",
    "config",
)
DOMAIN = ("partnership", "prevention", "protection", "justice", "evidence", "site")

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Place(NamedTuple):
    """A function or class and where it stands."""

    file: str
    name: str
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

    @property
    def lines(self) -> int:
        """How many lines it takes, without its decorators."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1

    @property
    def key(self) -> str:
        """Return `file::name`."""
        return f"{self.file}::{self.name}"


@cache
def modules() -> tuple[Path, ...]:
    """Return every Python file of the application and of `runner`, without migrations."""
    found = [*SOURCE.rglob("*.py"), *(ROOT / "runner").rglob("*.py")]
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    """Return a file's path as it is told."""
    return str(path.relative_to(ROOT))


def places(*kinds: type[ast.AST]) -> Iterator[Place]:
    """Yield every function or class, with the classes that it stands in."""
    for path in modules():
        yield from _inside(tree(path), named(path), "", kinds)


def _inside(node: ast.AST, file: str, prefix: str, kinds: tuple[type[ast.AST], ...]) -> Iterator[Place]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{prefix}{child.name}"
            if isinstance(child, kinds):
                yield Place(file, name, child)
            yield from _inside(child, file, f"{name}.", kinds)
        else:
            yield from _inside(child, file, prefix, kinds)


def words_of(identifier: str) -> list[str]:
    """Return the words of a name: `show_CaseFile` gives show, case, file."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+", identifier)]


def room_of(path: Path) -> tuple[str, str, str] | None:
    """Return floor, package and room of a file of the application; None when it stands in no package."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return (parts[0], parts[1], parts[2]) if len(parts) > 2 else None


def package_of(module: str) -> str:
    """Return `floor.package` of a dotted module name of ours, or ""."""
    parts = module.split(".")
    return ".".join(parts[1:3]) if parts[0] == "amparo" and len(parts) > 2 else ""


def nothing(found: Iterable[object]) -> None:
    """Fail with the whole list, a line each, when there is something in it."""
    told = (
        sorted(f"{key}: {value}" for key, value in found.items())
        if isinstance(found, dict)
        else sorted(map(str, found))
    )
    if told:
        pytest.fail("\n".join(["found:", *told]), pytrace=False)


def templates() -> list[Path]:
    """Return every template."""
    return sorted(path for path in SOURCE.rglob("*.html") if "templates" in path.parts)


def template_name(path: Path) -> str:
    """Return the name by which a template is asked for."""
    parts = path.parts
    return "/".join(parts[len(parts) - parts[::-1].index("templates") :])
