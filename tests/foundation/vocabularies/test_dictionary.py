"""The data dictionary as the application reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import translation

from amparo.foundation.vocabularies import dictionary
from amparo.foundation.vocabularies.dictionary import CLEAR_GROUPS, CLEAR_TYPES, TYPES, Field, Option

BARE = """
[fields.amp_kind]
type = "choice"
compartment = "C3"
labels = {es = "Tipo", fr = "Type"}
options = [{code = "A", es = "Uno", fr = "Un"}]

[fields.amp_story]
type = "long_text"
compartment = "C4"
"""


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, Field]:
    folder = tmp_path / "vocabularies" / "dictionary"
    folder.mkdir(parents=True)
    (folder / "bare.toml").write_text(BARE, encoding="utf-8")
    with override_settings(CONTENT=tmp_path):
        return dictionary.fields()


def test_fields_are_read_with_their_labels_in_the_readers_language(bare: dict[str, Field]) -> None:
    with translation.override("fr"):
        assert (bare["amp_kind"].label, bare["amp_kind"].options[0].label) == ("Type", "Un")
    with translation.override("en"):
        assert (bare["amp_kind"].label, bare["amp_story"].label) == ("Tipo", "amp_story")


def test_what_is_not_said_has_a_safe_value(bare: dict[str, Field]) -> None:
    story = bare["amp_story"]

    assert (story.max_length, story.help, story.options, story.standard) == (4000, "", (), "")
    assert bare["amp_kind"].max_length == 200


def field(compartment: str, kind: str) -> Field:
    return Field("x", "", kind, compartment, 200, {}, {}, ())


@pytest.mark.parametrize("compartment", ["C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "CA", "RP"])
@pytest.mark.parametrize("kind", sorted(TYPES))
def test_only_coded_values_of_the_process_plane_stand_in_clear(compartment: str, kind: str) -> None:
    in_clear = compartment in {"C0", "C3", "C8"} and kind not in {"text", "long_text", "money", "phone"}

    assert field(compartment, kind).is_sealed is not in_clear


def test_a_type_or_group_that_nobody_knows_is_sealed() -> None:
    assert field("C3", "picture").is_sealed
    assert field("C99", "choice").is_sealed


def test_no_field_of_ours_that_holds_words_stands_in_clear() -> None:
    known = dictionary.fields()

    assert len(known) > 60
    assert {each.type for each in known.values()} <= TYPES
    assert {each.name for each in known.values() if not each.is_sealed and each.type not in CLEAR_TYPES} == set()
    assert {each.compartment for each in known.values() if not each.is_sealed} <= CLEAR_GROUPS


def test_a_code_without_a_label_is_shown_as_it_is() -> None:
    assert Option("A", {}).label == "A"
