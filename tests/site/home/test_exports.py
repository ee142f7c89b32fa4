"""Reference pages: what the coalition signs is what runs, and a stale page is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings

from amparo.bpmn.rights import RIGHTS, THEMES
from amparo.foundation.access import need_to_know
from amparo.partnership.adoption.vocabulary import TRANSITIONS
from amparo.site.home.exports import permissions_page, reference


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return reference(Path(settings.CONTENT))


def test_every_operation_of_every_package_is_on_the_page(pages: dict[str, str]) -> None:
    told = re.findall(r"^\| ([A-Z][a-z ]+) \|", pages["permissions.md"], flags=re.MULTILINE)
    listed = [
        name.replace("_", " ").capitalize()
        for config in apps.get_app_configs()
        if config.name.startswith("amparo.") and (Path(config.path) / "permissions.py").is_file()
        for name in import_module(f"{config.name}.permissions").MAY
    ]

    assert len(listed) > 12
    assert set(listed) - set(told) == set()


def test_the_table_of_who_opens_what_holds_every_cell(pages: dict[str, str]) -> None:
    rows = {
        cells[0]: cells[1:]
        for line in pages["permissions.md"].splitlines()
        if line.startswith("|") and len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 13
    }

    head = rows.pop("Role")
    rows.pop("---")
    assert tuple(head) == need_to_know.GROUPS
    assert len(rows) == len(need_to_know.READS)
    opened = [{group for group, cell in zip(head, cells, strict=True) if cell} for cells in rows.values()]
    assert opened == [set(groups) for groups in need_to_know.READS.values()]
    assert rows["Prosecutor"][head.index("C4")] == "with consent: share with police and prosecutor"


def test_a_change_of_the_table_changes_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    before = permissions_page()
    monkeypatch.setitem(need_to_know.READS, "judge", frozenset({"C0", "C6", "C4"}))

    assert permissions_page() != before


def test_every_table_of_ours_is_on_the_page(pages: dict[str, str]) -> None:
    tables = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("amparo.")]

    assert len(tables) > 15
    assert [name for name in tables if f"`{name}`" not in pages["entities.md"]] == []


def test_every_procedure_is_drawn_and_the_drawing_can_be_read(pages: dict[str, str]) -> None:
    drawn = {name: text for name, text in pages.items() if name.endswith(".svg")}
    numbers = {path.parent.name[:2] for path in (Path(settings.CONTENT) / "procedures").glob("*/procedure.bpmn")}

    assert set(drawn) == {f"procedures/{number}.svg" for number in numbers}
    assert {ElementTree.fromstring(text).tag for text in drawn.values()} == {"{http://www.w3.org/2000/svg}svg"}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    with override_settings(ROOT=tmp_path):
        call_command("write_reference", stdout=StringIO())
        yield tmp_path / "docs" / "reference"


def test_pages_that_were_just_written_are_not_stale(elsewhere: Path) -> None:
    call_command("write_reference", check=True)


@pytest.mark.parametrize("name", ["permissions.md", "entities.md", "procedures/00.svg"])
def test_a_page_that_was_edited_or_removed_is_named(elsewhere: Path, name: str) -> None:
    (elsewhere / name).write_text("edited", encoding="utf-8")
    with pytest.raises(CommandError, match=re.escape(name)):
        call_command("write_reference", check=True)
    assert (elsewhere / name).read_text(encoding="utf-8") == "edited"

    (elsewhere / name).unlink()
    with pytest.raises(CommandError, match=re.escape(name)):
        call_command("write_reference", check=True)


def test_the_drawing_of_a_procedure_that_is_gone_is_named_and_removed(elsewhere: Path) -> None:
    left = elsewhere / "procedures" / "99.svg"
    left.write_text("<svg/>", encoding="utf-8")

    with pytest.raises(CommandError, match=r"99\.svg"):
        call_command("write_reference", check=True)
    call_command("write_reference", stdout=StringIO())
    assert not left.exists()


def test_every_right_is_on_the_page_of_rights_with_its_source_and_what_to_draw_instead(pages: dict[str, str]) -> None:
    page = pages["rights.md"]

    assert re.findall(r"^### (R\d+)$", page, flags=re.MULTILINE) == [
        right.id for theme in THEMES for right in RIGHTS if right.theme == theme
    ]
    assert page.count("- Source: ") == page.count("- Draw instead: ") == page.count("- Formula: `") == 36
    assert "- Promised by: 00, 14" in page


def test_every_state_and_way_of_a_proposal_is_on_the_page_of_states(pages: dict[str, str]) -> None:
    ways = [
        f"    {state} --> {to}: {operation}" for state, leads in TRANSITIONS.items() for operation, to in leads.items()
    ]

    assert [way for way in ways if way not in pages["states.md"].splitlines()] == []
    assert len(ways) > 8
