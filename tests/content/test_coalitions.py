"""The coalitions as data: shapes, three languages, and an honest origin for every entry."""

import re
from collections import Counter
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest

from tests.content.reading import CONTENT, Table, dictionary, known_sources, read, untranslated

COUNTRIES = {path.parent.name: read(path) for path in sorted((CONTENT / "coalitions").glob("*/coalition.toml"))}
KINDS = {kind["code"]: kind for kind in read(CONTENT / "coalitions" / "kinds.toml")["kinds"]}
ORIGINS = {"source", "law", "proposal"}
UNITS = {"minutes", "hours", "days", "working_days", "months"}
ROLES = {
    "intake",
    "duty_officer",
    "response_team",
    "case_manager",
    "panel",
    "appeal_panel",
    "police",
    "prosecutor",
    "judge",
    "lawyer",
    "psychologist",
    "shelter",
    "health",
    "provider",
    "migration",
    "fund",
    "secretariat",
    "supervisor",
    "person",
    "consulate",
    "counterpart",
    "child_authority",
    "guardian",
    "school",
    "forensic",
    "court",
    "defence",
    "labour",
    "ngo",
    "dpo",
    "interpreter",
}
NEEDS = {option["code"] for option in dictionary()["amp_referral_need"]["options"]}
MANDATES = {"TRAFFICKING", "SMUGGLING", "CHILD_SEXUAL_EXPLOITATION"}

each_country = pytest.mark.parametrize("code", sorted(COUNTRIES))


def institutions(code: str) -> dict[str, Table]:
    """Return the institutions of a country by code."""
    return {entry["code"]: entry for entry in COUNTRIES[code]["institutions"]}


def repeated(codes: list[str]) -> list[str]:
    """Return the codes that stand more than once."""
    return [code for code, times in Counter(codes).items() if times > 1]


def test_two_countries_are_described() -> None:
    assert sorted(COUNTRIES) == ["cr", "hn"]


@each_country
def test_a_country_has_its_frame(code: str) -> None:
    country = COUNTRIES[code]

    assert country["code"] == code.upper()
    assert ZoneInfo(country["time_zone"]).key == country["time_zone"]
    assert country["languages"][0] == "es"
    assert sorted(country["languages"]) == ["en", "es", "fr"]
    assert re.fullmatch(r"[A-Z]{3}", country["currency"])


@each_country
def test_every_word_is_in_three_languages(code: str) -> None:
    assert untranslated(COUNTRIES[code]) == []


@each_country
def test_the_working_week_and_the_holidays_give_a_calendar(code: str) -> None:
    calendar, feasts = COUNTRIES[code]["calendar"], COUNTRIES[code]["holidays"]
    days = holidays.country_holidays(
        feasts["package_country"],
        subdiv=feasts["subdivision"] or None,
        years=[2026, 2027],
        categories=tuple(feasts["categories"]),
    )

    assert calendar["working_week"] == [1, 2, 3, 4, 5]
    assert calendar["opens"] < calendar["closes"]
    assert date(2026, 9, 15) in days
    assert [extra for extra in feasts["extra"] if extra["origin"] not in ORIGINS] == []


@each_country
def test_the_three_crimes_are_never_mixed_in_one_count(code: str) -> None:
    mandates = COUNTRIES[code]["mandates"]

    assert {mandate["code"] for mandate in mandates} == MANDATES
    assert [mandate["counted_apart"] for mandate in mandates] == [True, True, True]


@each_country
def test_codes_are_unique_and_start_with_the_country(code: str) -> None:
    entries = COUNTRIES[code]["institutions"]
    places = COUNTRIES[code]["places"]

    assert repeated([entry["code"] for entry in entries]) == []
    assert repeated([entry["short_name"] for entry in entries]) == []
    assert repeated([place["code"] for place in places]) == []
    assert [e["code"] for e in entries if not re.fullmatch(rf"{code.upper()}_[A-Z_]+", e["code"])] == []
    assert [p["code"] for p in places if not re.fullmatch(rf"{code.upper()}-[A-Z-]+", p["code"])] == []


def check_institution(entry: Table, others: dict[str, Table], places: set[str]) -> list[str]:
    """Return what is wrong with one institution."""
    wrong = {
        "kind": entry["kind"] not in KINDS,
        "mandates": not entry["mandates"] or not set(entry["mandates"]) <= MANDATES,
        "roles": not set(entry["roles"]) <= ROLES,
        "needs": not set(entry.get("needs", [])) <= NEEDS,
        "member_of": entry.get("member_of", entry["code"]) not in others,
        "part_of": entry.get("part_of", entry["code"]) not in others,
        "place": "place" in entry and entry["place"] not in places,
        "origin": entry["origin"] not in ORIGINS,
        "source": entry.get("source", "field") not in known_sources(),
        "source missing": entry["origin"] != "proposal" and "source" not in entry,
    }
    return [key for key, is_wrong in wrong.items() if is_wrong]


@each_country
def test_every_institution_has_its_shape(code: str) -> None:
    others = institutions(code)
    places = {place["code"] for place in COUNTRIES[code]["places"]}

    wrong = {name: check_institution(entry, others, places) for name, entry in others.items()}

    assert {name: faults for name, faults in wrong.items() if faults} == {}


@each_country
def test_no_institution_is_said_to_have_confirmed_or_adopted_anything(code: str) -> None:
    entries = institutions(code)

    assert {name for name, entry in entries.items() if entry["verified"]} == set()
    assert {name for name, entry in entries.items() if {"adopted", "adopted_on", "endorses"} & set(entry)} == set()
    assert {name for name, entry in entries.items() if not entry["note"]["es"]} == set()


@each_country
def test_all_telephone_numbers_are_test_numbers(code: str) -> None:
    prefix = re.escape(COUNTRIES[code]["phone_prefix"])
    phones = [entry["phone"] for entry in COUNTRIES[code]["institutions"]]

    assert [phone for phone in phones if not re.fullmatch(rf"{prefix} 0000 \d{{4}}", phone)] == []
    assert repeated(phones) == []


@each_country
def test_every_role_of_a_procedure_can_be_held_by_somebody(code: str) -> None:
    held = {role for entry in COUNTRIES[code]["institutions"] for role in entry["roles"]}

    assert held == ROLES


@each_country
def test_every_need_can_be_met_by_somebody(code: str) -> None:
    met = {need for entry in COUNTRIES[code]["institutions"] for need in entry.get("needs", [])}

    assert met == NEEDS


@each_country
def test_an_appeal_is_decided_by_another_body_than_the_first_decision(code: str) -> None:
    country = COUNTRIES[code]
    entries = institutions(code)

    assert country["response_team"] != country["appeal_body"]
    assert "panel" in entries[country["response_team"]]["roles"]
    assert "appeal_panel" in entries[country["appeal_body"]]["roles"]
    assert set(entries[country["response_team"]]["roles"]) & {"appeal_panel"} == set()


@each_country
def test_every_legal_deadline_says_where_it_comes_from(code: str) -> None:
    deadlines = COUNTRIES[code]["legal_deadlines"]

    assert {key for key, deadline in deadlines.items() if deadline["unit"] not in UNITS} == set()
    assert {key for key, deadline in deadlines.items() if deadline["origin"] not in ORIGINS} == set()
    assert {key for key, deadline in deadlines.items() if deadline["source"] not in known_sources()} == set()
    assert {key for key, deadline in deadlines.items() if deadline["verified"]} == set()


def test_costa_rica_has_twenty_one_public_institutions_and_the_seven_places_of_the_source() -> None:
    country = COUNTRIES["cr"]
    members = [entry for entry in country["institutions"] if entry.get("member_of") == "CR_CONATT"]

    assert len(members) == country["public_institutions"] == 21
    assert [place["name"] for place in country["places"]] == [
        "San José",
        "Jacó",
        "Parrita",
        "Quepos",
        "Limón",
        "Ciudad Neily",
        "La Cruz",
    ]
    assert {place["origin"] for place in country["places"]} == {"source"}


def test_costa_rica_accredits_in_seven_working_days_by_a_law_that_is_not_verified_yet() -> None:
    deadline = COUNTRIES["cr"]["legal_deadlines"]["accreditation"]

    assert (deadline["amount"], deadline["unit"], deadline["source"]) == (7, "working_days", "law-9095-24d")
    assert (deadline["origin"], deadline["verified"]) == ("law", False)


def test_honduras_proposes_its_deadlines_because_no_law_was_found() -> None:
    deadlines = COUNTRIES["hn"]["legal_deadlines"]

    assert {deadline["origin"] for deadline in deadlines.values()} == {"proposal"}


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("cr", {"CR_ENP", "CR_EJ", "CR_OIJ", "CR_MP", "CR_FACTRA", "CR_CONATT", "CR_CONACOES"}),
        ("hn", {"HN_CICESCT", "HN_POLICE", "HN_COURTS", "HN_SETRASS", "HN_JUDICIAL_SCHOOL"}),
    ],
)
def test_the_bodies_named_in_the_source_documents_are_there_and_marked_so(code: str, named: set[str]) -> None:
    entries = institutions(code)

    assert {name for name in named if entries[name]["origin"] != "source"} == set()


def test_the_kinds_are_those_of_the_standard_or_mapped_to_one_of_them() -> None:
    standard = {code for code, kind in KINDS.items() if kind["standard"] == "HTCDS 2.0"}
    own = {code: kind["maps_to"] for code, kind in KINDS.items() if kind["standard"] == "Amparo"}

    assert len(standard) == 9
    assert set(own.values()) <= standard
    assert untranslated(list(KINDS.values())) == []


def bindings() -> list[tuple[str, str, Any]]:
    """Return procedure, country and roles of every parameters file."""
    paths = sorted((CONTENT / "procedures").rglob("parameters.*.toml"))
    return [(path.parent.name, path.stem.split(".")[1], read(path)) for path in paths]


@pytest.mark.parametrize(("procedure", "code", "parameters"), bindings())
def test_a_procedure_binds_roles_to_institutions_that_can_hold_them(
    procedure: str, code: str, parameters: Table
) -> None:
    entries = institutions(code)
    wrong = {
        role: name
        for role, name in parameters["roles"].items()
        if name not in entries or role not in entries[name]["roles"]
    }

    assert wrong == {}, procedure


@each_country
def test_at_least_six_institutions_take_part_in_one_case(code: str) -> None:
    taking_part = {
        name for _, country, parameters in bindings() if country == code for name in parameters["roles"].values()
    }

    assert len(taking_part) >= 6


def deadlines_of_steps() -> list[tuple[str, Table]]:
    """Return every deadline of every procedure with its name."""
    return [
        (f"{procedure}.{code}.{key}", deadline)
        for procedure, code, parameters in bindings()
        for key, deadline in parameters.get("deadlines", {}).items()
    ]


def test_every_deadline_of_a_step_says_where_it_comes_from() -> None:
    deadlines = deadlines_of_steps()

    assert [name for name, deadline in deadlines if deadline["origin"] not in ORIGINS] == []
    assert [name for name, deadline in deadlines if deadline["source"] not in known_sources()] == []
    assert [name for name, deadline in deadlines if deadline["unit"] not in UNITS] == []


def test_a_deadline_of_a_step_keeps_to_the_deadline_of_its_country() -> None:
    different = {
        f"{procedure}.{code}.{key}": (deadline["amount"], deadline["unit"])
        for procedure, code, parameters in bindings()
        for key, deadline in parameters.get("deadlines", {}).items()
        if key in (country := COUNTRIES[code]["legal_deadlines"])
        and (deadline["amount"], deadline["unit"], deadline["source"])
        != (country[key]["amount"], country[key]["unit"], country[key]["source"])
    }

    assert different == {}


def test_every_law_that_a_drawing_cites_is_known() -> None:
    cited = {
        (path.parent.name, code)
        for path in sorted((CONTENT / "procedures").rglob("procedure.bpmn"))
        for codes in re.findall(r'\b(?:basis|ref)="([^"]+)"', path.read_text(encoding="utf-8"))
        for code in codes.split()
    }

    assert {(procedure, code) for procedure, code in cited if code not in known_sources()} == set()
