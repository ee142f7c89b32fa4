"""The procedures of the coalition: drawn, worded in three languages, walked through, and checked."""

from collections import Counter
from collections.abc import Iterable

import pytest

from amparo.bpmn.check import Holds
from amparo.bpmn.contract import Checker
from amparo.bpmn.diagram import ENDS, Badge, Node, NodeKind
from amparo.bpmn.proof.ctl import may_set
from tests.content.reading import LANGUAGES, Table, dictionary, known_sources
from tests.content.walking import (
    COUNTRIES,
    FOLDERS,
    all_diagrams,
    diagram,
    every_scenario,
    net_of,
    path_of,
    scenarios,
    steps_of,
    walk,
)

NUMBERS = {
    "00-ruta-principal": "p00_main",
    "01-recepcion-y-triaje": "p01_reports",
    "02-deteccion": "p02_detection",
    "03-activacion-del-eri": "p03_dispatch",
    "04-proteccion-inmediata": "p04_protection",
    "05-salud-72-horas": "p05_health",
    "06-recuperacion-y-reflexion": "p06_reflection",
    "07-acreditacion": "p07_accreditation",
    "08-evaluacion-y-plan": "p08_plan",
    "09-referencia": "p09_referral",
    "10-ninez-y-adolescencia": "p10_children",
    "11-entrevista-forense-unica": "p11_interview",
    "12-investigacion-y-no-sancion": "p12_coordination",
    "13-participacion-en-el-proceso-penal": "p13_participation",
    "14-reparacion": "p14_reparation",
    "15-retorno-y-referencia-transnacional": "p15_return",
    "16-inclusion-y-cierre": "p16_inclusion",
}
ROLES = {
    *("intake", "duty_officer", "response_team", "case_manager", "panel", "appeal_panel", "police", "prosecutor"),
    *("judge", "lawyer", "psychologist", "shelter", "health", "provider", "migration", "fund", "secretariat"),
    *("supervisor", "person", "consulate", "counterpart", "child_authority", "guardian", "school", "forensic", "court"),
    *("defence", "labour", "ngo", "dpo", "interpreter"),
}
FILES = {"procedure.bpmn", "scenarios.toml"} | {f"texts.{each}.toml" for each in LANGUAGES}
AT_ANY_TIME = {
    *("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11"),
    *("R13", "R14", "R15", "R16", "R17", "R18", "R19", "R20", "R21", "R22", "R23", "R24", "R25"),
    *("R26", "R27", "R28", "R29", "R32", "R34"),
}
LASTING = (
    *(
        "prs_",
        "vic_",
        "hte_",
        "amp_indicators_",
        "amp_sex",
        "amp_age_band",
        "amp_interpreter",
        "amp_safe_",
        "amp_damages",
    ),
    *(
        "amp_acts",
        "amp_means",
        "amp_purposes",
        "amp_screening_context",
        "amp_report_",
        "amp_threats",
        "amp_needs",
        "amp_damages",
    ),
)
TELLINGS = {
    ("02-deteccion", "observe_indicators"),
    ("11-entrevista-forense-unica", "forensic_interview"),
    ("11-entrevista-forense-unica", "second_interview"),
}
FIELDS = dictionary()


def every_step() -> list[tuple[str, Node]]:
    return [(folder, node) for folder in FOLDERS for node in steps_of(diagram(folder))]


def named(pair: tuple[str, Node]) -> str:
    return f"{pair[0][:2]}/{pair[1].id}"


# --- the drawing


def test_the_main_pathway_and_its_procedures_stand() -> None:
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
    limit = {"00": 80, "15": 30, "16": 30}.get(folder[:2], 25)

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


def test_the_story_is_told_only_where_it_must_be() -> None:
    telling = {(folder, node.id) for folder, node in every_step() if node.step and node.step.telling}

    assert telling == TELLINGS


def test_nobody_is_ever_offered_a_cell() -> None:
    given = {
        value
        for folder in FOLDERS
        for node in diagram(folder).nodes.values()
        for variable, value in may_set(node)
        if variable == "lodging"
    }

    assert given == {"safe", "declined"}


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


def asked_twice(folders: Iterable[str]) -> list[str]:
    asked = Counter(field.name for folder in folders for node in steps_of(diagram(folder)) for field in node.fields)
    return [name for name, times in asked.items() if times > 1 and name.startswith(LASTING)]


def test_what_does_not_change_is_asked_once_in_the_main_pathway_with_what_it_calls() -> None:
    called = {node.called for node in diagram("00-ruta-principal").nodes.values() if node.called}
    folders = [folder for folder in FOLDERS if diagram(folder).process in called | {"p00_main"}]

    assert asked_twice(folders) == []


def test_what_does_not_change_is_asked_once_in_all_the_procedures_together() -> None:
    assert asked_twice(folder for folder in FOLDERS if folder != "00-ruta-principal") == []


def test_what_is_said_to_come_from_a_source_document_names_it() -> None:
    badges = {node.badge for folder in FOLDERS for node in diagram(folder).nodes.values() if node.badge}

    assert badges == {Badge("source", "S0")}
    assert {badge.ref for badge in badges} <= known_sources()


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
    report = Checker(all_diagrams()).check(diagram(folder).process)

    assert report.faults == ()
    assert report.ok
    promised = set(diagram(folder).promises)
    assert promised <= {right for right, result in report.results.items() if isinstance(result, Holds)}


def test_the_main_pathway_promises_what_is_true_at_any_time_in_a_case() -> None:
    assert set(diagram("00-ruta-principal").promises) == AT_ANY_TIME
