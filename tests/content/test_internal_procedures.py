"""The procedures of single institutions: each carries out one lane, keeps the coalition's contract, and says so."""

from functools import cache

import pytest

from amparo.bpmn.contract import Checker
from amparo.bpmn.diagram import ENDS, Diagram, NodeKind
from amparo.bpmn.problems import Problem
from amparo.bpmn.refine import Side, look_at_internal
from tests.content.reading import CONTENT, LANGUAGES, Table, known_sources, read
from tests.content.spoiling import Spoiled
from tests.content.walking import (
    COUNTRIES,
    FOLDERS,
    INTERNAL,
    all_diagrams,
    diagram,
    net_of,
    parameters,
    path_of,
    scenarios,
    steps_of,
    walk,
)

INSTITUTIONS = {
    "internal/cr-factra-11": ("cr", "prosecutor", "CR_FACTRA"),
    "internal/cr-factra-12": ("cr", "prosecutor", "CR_FACTRA"),
    "internal/cr-pani-10": ("cr", "child_authority", "CR_PANI"),
    "internal/hn-police-12": ("hn", "police", "HN_POLICE"),
}
EVERY_WAY = [(folder, scenario) for folder in INTERNAL for scenario in scenarios(folder)]


@cache
def checker() -> Checker:
    return Checker(all_diagrams())


@cache
def coalition() -> dict[str, Side]:
    sides = (Side(diagram(folder), {each: parameters(folder, each) for each in COUNTRIES}) for folder in FOLDERS)
    return {side.diagram.process: side for side in sides}


def country_of(folder: str) -> str:
    return INSTITUTIONS[folder][0]


def look(folder: str, drawn: Diagram | None = None, given: Table | None = None) -> tuple[Problem, ...]:
    country = country_of(folder)
    side = Side(drawn or diagram(folder), {country: given or parameters(folder, country)})
    return look_at_internal(side, coalition(), checker())


def whole(folder: str) -> tuple[Diagram, str]:
    """Return the coalition's drawing and the folder it lies in, of which this one carries out a lane."""
    refines = diagram(folder).refines
    assert refines is not None
    found = next(each for each in FOLDERS if diagram(each).process == refines.process)
    return diagram(found), found


def test_three_institutions_have_drawn_their_lanes() -> None:
    assert list(INSTITUTIONS) == INTERNAL


@pytest.mark.parametrize("folder", INTERNAL)
def test_a_folder_says_whose_it_is_and_has_all_its_files(folder: str) -> None:
    wanted = {"procedure.bpmn", "scenarios.toml", f"parameters.{country_of(folder)}.toml"}

    assert {path.name for path in path_of(folder).iterdir()} == wanted | {f"texts.{each}.toml" for each in LANGUAGES}
    assert (diagram(folder).number, diagram(folder).origin) == (folder[-2:], "proposal")


@pytest.mark.parametrize("folder", INTERNAL)
def test_its_institution_is_the_one_that_holds_the_lane_in_its_country(folder: str) -> None:
    country, role, code = INSTITUTIONS[folder]

    assert {lane.role for lane in diagram(folder).lanes} == {role}
    assert parameters(folder, country)["roles"][role] == code
    assert parameters(whole(folder)[1], country)["roles"][role] == code


@pytest.mark.parametrize("folder", INTERNAL)
def test_it_keeps_the_contract_of_the_coalition(folder: str) -> None:
    assert look(folder) == ()


@pytest.mark.parametrize("folder", INTERNAL)
def test_it_asks_every_field_of_the_lane_and_turns_to_the_same_others(folder: str) -> None:
    drawn, (coalitions, _) = diagram(folder), whole(folder)
    assert drawn.refines is not None
    lane = [node for node in steps_of(coalitions) if node.lane == drawn.refines.lane]

    asked = {field.name for node in steps_of(drawn) for field in node.fields}
    turned_to = {node.step.escalates for node in steps_of(drawn) if node.step}

    assert {field.name for node in lane for field in node.fields} <= asked
    assert turned_to <= {node.step.escalates for node in lane if node.step}


@pytest.mark.parametrize("folder", INTERNAL)
def test_every_deadline_and_role_is_filled_in(folder: str) -> None:
    drawn, given = diagram(folder), parameters(folder, country_of(folder))
    keys = {node.step.deadline for node in steps_of(drawn) if node.step}
    timers = {node.timer[1:] for node in drawn.nodes.values() if node.timer}
    roles = {lane.role for lane in drawn.lanes} | {node.step.escalates for node in steps_of(drawn) if node.step}
    bodies = {
        each["code"] for each in read(CONTENT / "coalitions" / country_of(folder) / "coalition.toml")["institutions"]
    }

    assert set(given["deadlines"]) == keys | timers
    assert set(given["roles"]) == roles
    assert set(given["roles"].values()) <= bodies
    for deadline in given["deadlines"].values():
        assert (deadline["origin"], deadline["verified"]) == ("proposal", False)
        assert deadline["source"] in known_sources()
        assert sorted(deadline["text"]) == sorted(LANGUAGES)


@pytest.mark.parametrize(
    ("folder", "scenario"), EVERY_WAY, ids=[f"{folder[9:]}-{each['name']}" for folder, each in EVERY_WAY]
)
def test_a_scenario_can_be_walked_to_its_end(folder: str, scenario: Table) -> None:
    net = net_of(folder)

    walked = walk(net, scenario)

    assert sorted(scenario["title"]) == sorted(LANGUAGES)
    assert scenario["country"] == country_of(folder)
    assert net.ended(walked.state)
    assert scenario["ends"] in walked.last_ends


@pytest.mark.parametrize("folder", INTERNAL)
def test_every_step_arrow_and_end_is_on_some_way_through(folder: str) -> None:
    drawn, net = diagram(folder), net_of(folder)
    walks = [walk(net, scenario) for scenario in scenarios(folder)]
    seen: set[str] = set().union(*(each.done | each.flows | each.ends for each in walks))
    acting = {NodeKind.BOUNDARY, NodeKind.CATCH} | ENDS
    wanted = {node.id for node in drawn.nodes.values() if node.is_task or node.kind in acting}

    assert sorted((wanted | set(drawn.flows)) - seen) == []


# --- what an institution might do to the coalition's lane, and must not


def spoiled(folder: str) -> Spoiled:
    return Spoiled(folder)


def test_the_prosecution_may_not_ask_for_a_statement_in_return() -> None:
    it = spoiled("internal/cr-factra-12")
    it.notes("sign_answer", "step")[0].set("reads", "C0 C4 C6")

    assert [each.code for each in look(it.folder, it.net().diagram)] == ["reads_more"]


def test_the_prosecution_may_not_take_longer_than_the_coalition_gave() -> None:
    given = parameters("internal/cr-factra-12", "cr")
    given["deadlines"]["sign_answer"]["amount"] = 72

    assert [each.code for each in look("internal/cr-factra-12", given=given)] == ["longer"]


def test_the_police_may_not_be_deaf_to_who_stops_the_operation() -> None:
    it = spoiled("internal/hn-police-12")
    it.drop("stopped_inside")

    assert [each.code for each in look(it.folder, it.net().diagram)] == ["message_missing"]


def test_the_police_may_not_impose_anything() -> None:
    it = spoiled("internal/hn-police-12")
    it.declare("sanction", values="none imposed annulled", initial="none")
    it.set_answer("clear_records", "sanction", "imposed")

    assert [each.code for each in look(it.folder, it.net().diagram)] == ["answer_added"]


def test_the_child_authority_may_not_decide_without_weighing_the_risk() -> None:
    it = spoiled("internal/cr-pani-10")
    it.redirect("flow_child_after_all_part_family", "part_best_interests")
    it.drop("part_family")

    assert [each.code for each in look(it.folder, it.net().diagram)] == ["dropped"]
