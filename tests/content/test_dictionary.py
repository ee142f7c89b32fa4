"""The data dictionary: shapes, three languages, and HTCDS 2.0 to the letter."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from amparo.foundation.access.need_to_know import READS
from tests.content.reading import CONTENT, LANGUAGES, ROOT, Table, dictionary, missing_words, read, untranslated

FIELDS = dictionary()
FILES = sorted((CONTENT / "vocabularies" / "dictionary").glob("*.toml"))
HTCDS: Table = {
    field["name"]: field
    for field in json.loads((CONTENT / "vocabularies" / "htcds_2_0.json").read_text(encoding="utf-8"))["fields"]
}

AMPARO = "{urn:amparo:bpmn:1}"
TEXTS = {"text", "long_text", "phone"}
CODES = {"choice", "choices", "date", "datetime", "number", "yes_no", "country", "language"}
KEYS = {"standard", "type", "compartment", "multiple", "max_length", "labels", "help", "options"}
ASKED_AS = {
    "Text": {"text", "phone", "country"},
    "Long Text": {"long_text"},
    "Date": {"date"},
    "Number": {"number"},
    "Checkbox": {"yes_no"},
    "Picklist": {"choice", "language"},
    "Multiselect Picklist": {"choices", "country"},
}


def published_codes(name: str) -> list[str]:
    """Return the codes that HTCDS publishes for a field, without its remarks about other standards."""
    return [code for code in HTCDS[name]["values"] if not code.startswith("Use ISO")]


def standard_codes(field: Table) -> list[str]:
    """Return the codes of a field that are not our own."""
    return [option["code"] for option in field.get("options", []) if option.get("standard") != "Amparo"]


def steps_of(path: Path) -> list[tuple[etree._Element, etree._Element]]:
    """Return the extension elements of every step of a drawing, with its annotation."""
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    return [(parent, note) for note in tree.iter(f"{AMPARO}step") if (parent := note.getparent()) is not None]


def fields_out_of_reach(extensions: etree._Element, step: etree._Element) -> list[str]:
    """Return the fields of a step whose compartment the step does not write."""
    written = (step.get("writes") or "").split()
    names = [field.get("name") or "" for field in extensions.iter(f"{AMPARO}field")]
    return [name for name in names if name not in FIELDS or FIELDS[name]["compartment"] not in written]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_section_says_its_name_in_three_languages(path: Any) -> None:
    section = read(path)["section"]

    assert section["code"] == path.stem
    assert missing_words(section["labels"]) == []


def test_a_field_has_one_place_only() -> None:
    names = Counter(name for path in FILES for name in read(path)["fields"])

    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_field_has_the_shape_that_forms_rely_on(name: str) -> None:
    field = FIELDS[name]

    assert set(field) - KEYS == set()
    assert field["type"] in TEXTS | CODES | {"money"}
    assert re.fullmatch(r"C([0-9]|10)", field["compartment"])
    assert field["standard"] == ("Amparo" if name.startswith("amp_") else "HTCDS 2.0")
    assert ("options" in field) == (field["type"] in {"choice", "choices"})
    assert ("max_length" in field) == (field["type"] in TEXTS)
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_label_help_and_option_is_complete_in_three_languages(path: Any) -> None:
    section = read(path)

    assert untranslated(section) == []
    assert [name for name, field in section["fields"].items() if missing_words(field["labels"])] == []


def test_the_process_plane_and_the_statistics_hold_no_text() -> None:
    in_clear = {"C0", "C3", "C10"}
    process_plane = {name: field["type"] for name, field in FIELDS.items() if field["compartment"] in in_clear}

    assert {name: kind for name, kind in process_plane.items() if kind not in CODES} == {}


def test_own_codes_are_unique_within_their_field() -> None:
    repeated = {
        name: [code for code, times in Counter(o["code"] for o in field["options"]).items() if times > 1]
        for name, field in FIELDS.items()
        if "options" in field
    }

    assert {name: codes for name, codes in repeated.items() if codes} == {}


@pytest.mark.parametrize("name", sorted(name for name in FIELDS if FIELDS[name]["standard"] == "HTCDS 2.0"))
def test_a_standard_field_has_the_name_the_codes_and_the_kind_that_were_published(name: str) -> None:
    published = HTCDS[name]

    assert published["status"] != "DEPRECATED"
    assert standard_codes(FIELDS[name]) == published_codes(name)
    assert FIELDS[name]["type"] in ASKED_AS[published["type"]]


def test_only_two_own_codes_join_a_standard_list_and_both_are_exported_as_other() -> None:
    own = {
        (name, option["code"], option.get("maps_to"))
        for name, field in FIELDS.items()
        if field["standard"] == "HTCDS 2.0"
        for option in field.get("options", [])
        if option.get("standard") == "Amparo"
    }

    assert own == {
        ("vic_MethodsOfControl", "RestrictsMovement", "Other"),
        ("vic_MethodsOfControl", "UsesChildren", "Other"),
    }


def test_the_committed_copy_of_the_standard_says_its_licence() -> None:
    copy = json.loads((CONTENT / "vocabularies" / "htcds_2_0.json").read_text(encoding="utf-8"))

    assert copy["version"] == "2.0"
    assert "CC BY 4.0" in copy["licence"]
    assert "HTCDS" in (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_everything_about_where_a_person_is_stays_in_the_safety_compartment() -> None:
    places = {name for name in FIELDS if re.search(r"address|location|meeting_place|MailingStreet|MailingCity", name)}

    assert {name: FIELDS[name]["compartment"] for name in places if FIELDS[name]["compartment"] != "C2"} == {}
    assert "amp_lodging_address" in places


def test_indicator_fields_offer_exactly_the_indicators_of_the_vocabulary() -> None:
    dimensions = read(CONTENT / "vocabularies" / "indicators.toml")["dimensions"]
    in_vocabulary = sorted(i["code"] for dimension in dimensions.values() for i in dimension["indicators"])
    in_fields = sorted(
        option["code"]
        for name, field in FIELDS.items()
        if name.startswith("amp_indicators_")
        for option in field["options"]
    )

    assert in_fields == in_vocabulary
    assert len(in_vocabulary) == 67


def test_every_field_that_a_procedure_shows_is_in_the_dictionary() -> None:
    shown = {
        (path.parent.name, name)
        for path in sorted((CONTENT / "procedures").rglob("procedure.bpmn"))
        for name in re.findall(r'<amparo:field\s[^>]*?name="([^"]+)"', path.read_text(encoding="utf-8"))
    }

    assert {(procedure, name) for procedure, name in shown if name not in FIELDS} == set()


def test_a_step_may_write_every_field_that_it_shows() -> None:
    shown = {
        (path.parent.name, element.get("id"), name)
        for path in sorted((CONTENT / "procedures").rglob("procedure.bpmn"))
        for element, step in steps_of(path)
        for name in fields_out_of_reach(element, step)
    }

    assert shown == set()


@pytest.mark.parametrize("role", ["police", "prosecutor", "panel", "appeal_panel", "lawyer", "health", "provider"])
def test_who_reported_is_not_told_to_those_who_open_the_identity_of_the_person(role: str) -> None:
    assert FIELDS["amp_report_contact"]["compartment"] not in READS[role]


def test_three_languages_means_spanish_french_and_english() -> None:
    assert LANGUAGES == ("es", "fr", "en")
