"""Writing BPMN: places, names, and files of other editors."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from amparo.bpmn import write
from amparo.bpmn.draw.di import BPMN
from amparo.bpmn.read import read

CONTENT = Path(__file__).resolve().parents[2] / "content" / "procedures"
FOLDERS = sorted(path.parent for path in CONTENT.glob("*/procedure.bpmn"))
SMALL = [folder for folder in FOLDERS if not folder.name.startswith("00")]
CAMUNDA = b"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
   xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Cloud" id="D">
  <bpmn:process id="Process_1" name="Visas" isExecutable="true">
    <bpmn:startEvent id="Start"/>
    <bpmn:userTask id="Ask" name="Ask" zeebe:priority="3">
      <bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:endEvent id="End"/>
    <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Ask"/>
    <bpmn:sequenceFlow id="f2" sourceRef="Ask" targetRef="End"/>
  </bpmn:process>
</bpmn:definitions>"""


def xml_of(folder: Path) -> bytes:
    return (folder / "procedure.bpmn").read_bytes()


def texts_of(folder: Path, lang: str) -> dict[str, object]:
    return tomllib.loads((folder / f"texts.{lang}.toml").read_text())


@pytest.mark.parametrize("folder", SMALL, ids=lambda folder: folder.name)
def test_a_layout_gives_everything_its_place_and_changes_nothing_that_is_said(folder: Path) -> None:
    given = xml_of(folder)
    drawn = write.laid_out(given, texts_of(folder, "fr"), "fr")

    assert (write.is_drawn(given), write.is_drawn(drawn)) == (False, True)
    assert read(drawn, name="x") == read(given, name="x")
    assert read(write.without_drawing(drawn), name="x") == read(given, name="x")
    assert write.is_drawn(write.without_drawing(drawn)) is False


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("lang", ["es", "fr", "en"])
def test_names_go_into_a_drawing_and_come_back_as_the_same_texts(folder: Path, lang: str) -> None:
    texts = texts_of(folder, lang)
    drawn = write.named(xml_of(folder), texts)

    assert write.in_words(texts, write.words_of(drawn)) == texts
    assert write.without_undrawn(texts, write.words_of(drawn)) == texts


def test_a_name_changed_on_the_drawing_changes_its_title_and_keeps_its_help() -> None:
    folder = CONTENT / "14-reparacion"
    texts = texts_of(folder, "fr")
    drawn = write.named(xml_of(folder), texts).replace("Réunir les préjudices".encode(), "Réunir tout".encode())

    found = write.in_words(texts, write.words_of(drawn))["steps"]["assess_damage"]

    assert found == {**texts["steps"]["assess_damage"], "title": "Réunir tout"}  # type: ignore[index]


def test_what_is_no_longer_drawn_leaves_the_texts() -> None:
    texts = {"title": "T", "steps": {"gone": {"title": "x"}}, "answers": {"crim": {"in": "Sí"}}}

    assert write.without_undrawn(texts, {"steps": {}}) == {"title": "T", "answers": {"crim": {"in": "Sí"}}}


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.sampled_from(SMALL))
def test_whatever_is_taken_out_of_a_drawing_it_can_still_be_laid_out(seed: int, folder: Path) -> None:
    choose = random.Random(seed)
    root = etree.fromstring(xml_of(folder))
    parts = [each for each in root.iter(f"{{{BPMN}}}*") if each.getparent() is not None and each.get("id")]
    for part in choose.sample(parts, choose.randint(1, len(parts) // 2)):
        parent = part.getparent()
        if parent is not None:
            parent.remove(part)

    drawn = write.laid_out(etree.tostring(root))

    assert set(write.loosely(drawn).nodes) == set(write.loosely(etree.tostring(root)).nodes)


def test_a_file_of_another_editor_loses_only_what_only_that_editor_reads() -> None:
    tidy, dropped = write.tidied(CAMUNDA)
    found = write.loosely(tidy)

    assert dropped == ("modeler:executionPlatform", "zeebe:priority", "zeebe:userTask")
    assert (found.process, [lane.name for lane in found.lanes], len(found.nodes)) == ("Process_1", ["Visas"], 3)
    assert {node.lane for node in found.nodes.values()} == {"lane"}
    assert write.is_drawn(write.laid_out(tidy)) is True


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_our_own_files_are_tidy(folder: Path) -> None:
    tidy, dropped = write.tidied(xml_of(folder))

    assert (dropped, read(tidy, name="x")) == ((), read(xml_of(folder), name="x"))


@pytest.mark.parametrize("attribute", ["", ' triggeredByEvent="true"'], ids=["group", "at any time"])
def test_a_group_with_nothing_in_it_yet_has_its_place(attribute: str) -> None:
    given = xml_of(CONTENT / "14-reparacion").replace(
        b"<bpmn:startEvent", f'<bpmn:subProcess id="empty"{attribute}/><bpmn:startEvent'.encode(), 1
    )

    drawn = write.laid_out(given)

    assert (write.is_drawn(drawn), "empty" in write.loosely(drawn).nodes) == (True, True)
