"""The procedures of the coalition: drawn, worded in three languages, walked through, and checked."""

import re
from collections.abc import Iterable, Iterator

import pytest

from amparo.bpmn.check import Holds, check
from amparo.bpmn.diagram import ENDS, GATEWAYS, SCOPES, Diagram, Node, NodeKind
from tests.content.reading import CONTENT, LANGUAGES, Table, dictionary, known_sources, read
from tests.content.walking import (
    COUNTRIES,
    FOLDERS,
    diagram,
    every_scenario,
    net_of,
    parameters,
    path_of,
    scenarios,
    texts,
    walk,
)

NUMBERS = {
    "00-ruta-principal": "p00_main",
    "01-recepcion-y-triaje": "p01_reports",
    "02-deteccion": "p02_detection",
    "03-activacion-del-eri": "p03_dispatch",
    "07-acreditacion": "p07_accreditation",
    "09-referencia": "p09_referral",
    "13-participacion-en-el-proceso-penal": "p13_participation",
    "14-reparacion": "p14_reparation",
}
ROLES = {
    *("intake", "duty_officer", "response_team", "case_manager", "panel", "appeal_panel", "police", "prosecutor"),
    *("judge", "lawyer", "psychologist", "shelter", "health", "provider", "migration", "fund", "secretariat"),
    *("supervisor", "person"),
}
FILES = {"procedure.bpmn", "scenarios.toml"} | {f"texts.{each}.toml" for each in LANGUAGES}
EIGHT = {"R1", "R2", "R3", "R5", "R7", "R13", "R16", "R24"}
UNITS = {"minutes", "hours", "days", "working_days", "months"}
TELLINGS = {("02-deteccion", "observe_indicators"), ("00-ruta-principal", "forensic_interview")}
FIELDS = dictionary()
EVENTS = {NodeKind.START, NodeKind.CATCH, NodeKind.THROW, NodeKind.BOUNDARY}
BOXES = {NodeKind.CALL} | SCOPES
DRAMATIC = re.compile(r"[!¡]|\b(tú|tu|usuario|tu es|error|inválido|rescat\w+|esclav\w+)\b", re.IGNORECASE)


def steps_of(drawn: Diagram) -> list[Node]:
    return [node for node in drawn.nodes.values() if node.is_task]


def every_step() -> list[tuple[str, Node]]:
    return [(folder, node) for folder in FOLDERS for node in steps_of(diagram(folder))]


def named(pair: tuple[str, Node]) -> str:
    return f"{pair[0][:2]}/{pair[1].id}"


# --- the drawing


def test_the_main_pathway_and_seven_procedures_stand() -> None:
    assert {folder: diagram(folder).process for folder in FOLDERS} == NUMBERS


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_procedure_has_all_its_files_and_no_other(folder: str) -> None:
    wanted = FILES | {f"parameters.{country}.toml" for country in COUNTRIES}

    assert {path.name for path in path_of(folder).iterdir()} == wanted


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_drawing_says_its_number_and_that_it_is_our_proposal(folder: str) -> None:
    drawn = diagram(folder)

    assert (drawn.number, drawn.origin) == (folder[:2], "proposal")


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_called_drawing_stays_readable(folder: str) -> None:
    limit = 75 if folder.startswith("00") else 25

    assert len(diagram(folder).nodes) <= limit


@pytest.mark.parametrize("folder", FOLDERS)
def test_lanes_use_the_roles_of_the_coalition(folder: str) -> None:
    assert {lane.role for lane in diagram(folder).lanes} <= ROLES


@pytest.mark.parametrize("folder", FOLDERS)
def test_variables_shared_by_procedures_are_declared_alike(folder: str) -> None:
    main = diagram("00-ruta-principal").variables

    for variable in diagram(folder).variables.values():
        shared = main.get(variable.name)
        if shared is not None:
            assert (variable.values, variable.initial) == (shared.values, shared.initial)


@pytest.mark.parametrize("pair", every_step(), ids=named)
def test_a_step_has_a_deadline_and_someone_else_to_turn_to(pair: tuple[str, Node]) -> None:
    folder, node = pair
    assert node.step is not None

    assert node.step.deadline
    assert node.step.escalates in ROLES - {"person", diagram(folder).role_of(node.id)}


@pytest.mark.parametrize("pair", every_step(), ids=named)
def test_a_step_that_shares_says_by_whose_consent_or_which_basis(pair: tuple[str, Node]) -> None:
    step = pair[1].step
    assert step is not None

    if step.recipient and step.kind in {"share", "criminal", "forensic_interview"}:
        assert step.consent or step.basis


def test_the_story_is_told_twice_at_most_and_only_where_it_must_be() -> None:
    telling = {(folder, node.id) for folder, node in every_step() if node.step and node.step.telling}

    assert telling == TELLINGS


def test_nobody_is_ever_offered_a_cell() -> None:
    asked = {
        value for _, node in every_step() for ask in node.asks if ask.variable == "lodging" for value in ask.values
    }

    assert asked == {"safe", "declined"}


def test_a_decision_is_reviewed_by_others() -> None:
    drawn = diagram("07-acreditacion")

    assert (drawn.role_of("vote"), drawn.role_of("decide_appeal")) == ("panel", "appeal_panel")


def test_police_and_prosecution_never_decide_who_is_a_victim() -> None:
    deciding = {
        diagram(folder).role_of(node.id)
        for folder, node in every_step()
        if any(ask.variable == "ident" for ask in node.asks)
    }

    assert deciding == {"panel", "appeal_panel"}


def test_a_complaint_is_dealt_with_by_the_secretariat_only() -> None:
    lanes = {
        diagram(folder).role_of(node.id) for folder, node in every_step() if node.step and node.step.kind == "complaint"
    }

    assert lanes == {"secretariat"}


# --- the fields of the steps


@pytest.mark.parametrize("pair", every_step(), ids=named)
def test_a_form_is_short_and_asks_nothing_twice(pair: tuple[str, Node]) -> None:
    names = [field.name for field in pair[1].fields]

    assert len(names) == len(set(names))
    assert 1 <= len(names) <= 12


@pytest.mark.parametrize("pair", every_step(), ids=named)
def test_a_field_is_in_the_dictionary_and_its_step_may_write_it(pair: tuple[str, Node]) -> None:
    step = pair[1].step
    assert step is not None

    unknown = [field.name for field in pair[1].fields if field.name not in FIELDS]
    assert unknown == []
    assert {FIELDS[field.name]["compartment"] for field in pair[1].fields} == step.writes


@pytest.mark.parametrize("pair", every_step(), ids=named)
def test_police_and_prosecution_read_no_identity_shelter_health_or_plan(pair: tuple[str, Node]) -> None:
    folder, node = pair
    assert node.step is not None

    if diagram(folder).role_of(node.id) == "prosecutor":
        assert not node.step.reads & {"C1", "C2", "C5", "C8", "C9"}
    if diagram(folder).role_of(node.id) == "police":
        assert node.step.reads <= {"C0"}


# --- the words


def words_needed(drawn: Diagram) -> Iterator[str]:
    yield from ("title", "purpose")
    yield from (f"lanes.{lane.id}" for lane in drawn.lanes)
    yield from (f"pools.{box.id}" for box in drawn.black_boxes)
    for node in drawn.nodes.values():
        yield from words_of(node)
    for flow in drawn.flows.values():
        if flow.name:
            yield f"flows.{flow.id}.title"
    for variable in sorted({ask.variable for node in drawn.nodes.values() for ask in node.asks}):
        yield f"answers.{variable}.question"
        yield from (f"answers.{variable}.{value}" for value in drawn.variables[variable].values)
    for message in sorted({node.message for node in drawn.nodes.values() if node.message}):
        yield f"messages.{message}.title"


def words_of(node: Node) -> Iterator[str]:
    if node.is_task:
        yield from (f"steps.{node.id}.{each}" for each in ("title", "why", "help"))
    elif node.kind in BOXES:
        yield f"steps.{node.id}.title"
    elif node.kind in ENDS:
        yield f"ends.{node.id}.title"
    elif node.kind in EVENTS:
        yield f"events.{node.id}.title"
    elif node.kind in GATEWAYS and node.name:
        yield f"gateways.{node.id}.title"


def words_given(table: Table, prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from words_given(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_element_has_its_words_and_no_words_are_left_over(folder: str, language: str) -> None:
    given = dict(words_given(texts(folder, language)))

    assert sorted(given) == sorted(set(words_needed(diagram(folder))))
    assert [key for key, words in given.items() if not words.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_why_and_help_are_plain_sentences(folder: str, language: str) -> None:
    for key, words in words_given(texts(folder, language)):
        if key.endswith((".why", ".help", "purpose")):
            assert words.endswith("."), key
        if key.endswith(".why"):
            assert len(words) <= 160, key
        assert not DRAMATIC.search(words), (key, words)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_drawing_carries_the_spanish_words(folder: str) -> None:
    drawn, spanish = diagram(folder), texts(folder, "es")
    tables: dict[str, Table] = {key: value for key, value in spanish.items() if isinstance(value, dict)}
    titles = {
        id_: words["title"] for table in tables.values() for id_, words in table.items() if isinstance(words, dict)
        if "title" in words
    }  # fmt: skip

    for node in drawn.nodes.values():
        assert node.name == titles.get(node.id, ""), node.id
    for lane in drawn.lanes:
        assert lane.name == tables["lanes"][lane.id]


# --- what a country fills in


def institutions(country: str) -> set[str]:
    coalition = read(CONTENT / "coalitions" / country / "coalition.toml")
    return {each["code"] for each in coalition["institutions"]}


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_role_is_bound_to_an_institution(folder: str, country: str) -> None:
    steps = [node.step for node in steps_of(diagram(folder)) if node.step]
    wanted = {lane.role for lane in diagram(folder).lanes} | {step.escalates for step in steps}
    roles = parameters(folder, country)["roles"]

    assert set(roles) == wanted
    assert set(roles.values()) <= institutions(country)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_deadline_is_filled_in_with_where_it_comes_from(folder: str, country: str) -> None:
    drawn = diagram(folder)
    keys = {node.step.deadline for node in steps_of(drawn) if node.step}
    timers = {node.timer[1:] for node in drawn.nodes.values() if node.timer and node.timer.startswith("@")}
    deadlines = parameters(folder, country)["deadlines"]

    assert set(deadlines) == keys | timers
    for deadline in deadlines.values():
        assert deadline["amount"] > 0
        assert deadline["unit"] in UNITS
        assert deadline["source"] in known_sources()
        assert deadline["verified"] is False
        assert sorted(deadline["text"]) == sorted(LANGUAGES)


def test_only_the_accreditation_of_costa_rica_is_said_to_come_from_a_law() -> None:
    from_law = [
        (folder[:2], country, key, deadline["amount"], deadline["unit"], deadline["source"])
        for folder in FOLDERS
        for country in COUNTRIES
        for key, deadline in parameters(folder, country)["deadlines"].items()
        if deadline["origin"] != "proposal"
    ]

    assert from_law == [("07", "cr", "accreditation", 7, "working_days", "law-9095-24d")]


def test_reflection_is_never_shorter_than_thirty_days() -> None:
    for country in COUNTRIES:
        reflection = parameters("00-ruta-principal", country)["deadlines"]["reflection"]

        assert reflection["unit"] == "days"
        assert reflection["amount"] >= 30


# --- the ways through


def short_name(part: str | Table) -> str:
    return part[:2] if isinstance(part, str) else str(part["name"])


@pytest.mark.parametrize(
    ("folder", "scenario"), every_scenario(), ids=lambda part: str(part)[:2] if isinstance(part, str) else part["name"]
)
def test_a_scenario_can_be_walked_to_its_end(folder: str, scenario: Table) -> None:
    net = net_of(folder)

    walked = walk(net, scenario)

    assert sorted(scenario["title"]) == sorted(LANGUAGES)
    assert scenario["country"] in COUNTRIES
    assert net.ended(walked.state)
    assert scenario["ends"] in walked.last_ends


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_step_arrow_and_end_is_on_some_way_through(folder: str) -> None:
    drawn, net = diagram(folder), net_of(folder)
    walks = [walk(net, scenario) for scenario in scenarios(folder)]
    seen = union(each.done | each.flows | each.ends for each in walks)
    acting = {NodeKind.BOUNDARY, NodeKind.CATCH} | ENDS
    wanted = {node.id for node in drawn.nodes.values() if node.is_task or node.kind in acting}

    assert sorted((wanted | set(drawn.flows)) - seen) == []


def union(sets: Iterable[set[str]]) -> set[str]:
    return set().union(*sets)


# --- the rights


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_procedure_is_sound_and_keeps_every_right_it_promises(folder: str) -> None:
    report = check(net_of(folder))

    assert report.faults == ()
    assert report.ok
    promised = set(diagram(folder).promises)
    assert promised <= {right for right, result in report.results.items() if isinstance(result, Holds)}


def test_the_main_pathway_promises_the_eight_rights() -> None:
    assert set(diagram("00-ruta-principal").promises) == EIGHT
