"""What stands in the repository: our own words, links that lead somewhere, and no trace of a workshop."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from tests.house.source import DOMAIN, ROOT, SOURCE, modules, named, nothing, tree

FOLDERS = ("src", "tests", "content", "docs", "runner", "assets", "bench", ".ci")
SKIPPED = {"node_modules", "__pycache__", "package-lock.json", "images"}
SUFFIXES = {".py", ".md", ".toml", ".html", ".scss", ".js", ".mjs", ".yml", ".bpmn", ".xsd", ".po", ".svg", ".css", ""}
# Told in pieces, so that this file does not hold them.
FOREIGN = [
    "\\.\\./sha" + "red", "shared/de" + "sign", "/work/" + "(notes|main|shared)", "cla" + "ude", "anthro" + "pic",
    "chat" + "gpt", "open" + "ai", "copi" + "lot", "sub-?ag" + "ent", "language mo" + "del", "\\bthe br" + "ief\\b",
    "issues? #?\\d", "helper ses" + "sion", "house\\.m" + "d", "look\\.m" + "d", "stack\\.m" + "d", "field\\.m" + "d",
    "security\\.m" + "d sec",
]  # fmt: skip
TRACES = re.compile("|".join(FOREIGN), re.IGNORECASE)
ROOMS = {
    "urls", "views", "tasks", "pages", "forms", "exports", "operations", "permissions", "queries", "models", "rules",
    "vocabulary",
}  # fmt: skip


def files() -> Iterator[Path]:
    """Yield every text file of the repository."""
    yield from (
        path for path in ROOT.iterdir() if path.is_file() and path.suffix in SUFFIXES and path.name != "uv.lock"
    )
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in SUFFIXES and not SKIPPED & set(path.parts):
                yield path


def test_no_file_tells_of_the_workshop() -> None:
    found = {
        f"{named(path)}:{number}: {hit.group(0)}"
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (hit := TRACES.search(line))
    }

    nothing(found)


@pytest.mark.parametrize(
    "line", ["see ../sha" + "red/x", "SHARED/DE" + "SIGN", "as iss" + "ue 12 says", "/work/no" + "tes/x"]
)
def test_such_a_trace_would_be_found(line: str) -> None:
    assert TRACES.search(line)


def test_every_package_says_what_it_is() -> None:
    packages = [path for path in modules() if path.name == "__init__.py" and SOURCE in path.parents]
    told = {named(path): ast.get_docstring(tree(path)) or "" for path in packages if "management" not in path.parts}
    formats = {path for path in told if "/formats/" in path}

    assert len(told) > 15
    nothing({path for path, text in told.items() if len(text) < 15 and path not in formats})


def test_every_module_of_the_domain_is_a_room() -> None:
    packages = [path for floor in DOMAIN for path in (SOURCE / floor).glob("*/") if (path / "__init__.py").is_file()]
    known = ROOMS | {"__init__", "apps", "migrations", "management", "templatetags", "templates", "__pycache__"}

    assert len(packages) > 6
    nothing({named(entry) for path in packages for entry in path.iterdir() if entry.stem not in known})


def test_modules_have_no_name_that_fits_everything() -> None:
    assert {
        named(path) for path in modules() if path.stem in {"utils", "helpers", "common", "core", "base", "misc"}
    } == {"src/amparo/config/settings/base.py"}


LINK = re.compile(r"(?<!\!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")


def pages() -> list[Path]:
    return sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings, as they are made from their words."""
    heads = re.findall(r"^#+\s+(.*)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def broken(page: Path) -> Iterator[str]:
    """Yield the links of a page that lead nowhere."""
    for pair in LINK.findall(page.read_text(encoding="utf-8")):
        link = next(text for text in pair if text)
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        found = (page.parent / target).resolve() if target else page
        if not found.exists() or (anchor and found.suffix == ".md" and anchor not in anchors(found)):
            yield f"{named(page)}: {link}"


def test_every_link_of_the_papers_leads_somewhere() -> None:
    assert len(pages()) > 8
    nothing([link for page in pages() for link in broken(page)])


def test_a_link_that_leads_nowhere_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.house.source.ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text(
        "# A head\n[a](#a-head) [b](#gone) [c](gone.md) [d](page.md) [e](https://x.example)", encoding="utf-8"
    )

    assert [link.rpartition(" ")[2] for link in broken(page)] == ["#gone", "gone.md"]


@pytest.mark.parametrize("bench", sorted(each.parent.name for each in ROOT.glob("bench/*/uv.lock")))
def test_a_bench_locks_the_project_as_it_is(bench: str) -> None:
    locked = tomllib.loads((ROOT / "bench" / bench / "uv.lock").read_text())
    ours = next(each for each in locked["package"] if each["name"] == "amparo")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    optional = (each for needed in project.get("optional-dependencies", {}).values() for each in needed)
    asked = {
        (need.name.lower(), str(need.specifier)) for need in map(Requirement, [*project["dependencies"], *optional])
    }

    known = {(each["name"], str(SpecifierSet(each.get("specifier", "")))) for each in ours["metadata"]["requires-dist"]}

    assert known == asked, f"run `uv lock` in bench/{bench}"
