"""What a country fills in for each procedure: institutions by role, and deadlines with where they come from."""

import pytest

from tests.content.reading import CONTENT, LANGUAGES, known_sources, read
from tests.content.walking import COUNTRIES, FOLDERS, diagram, parameters, steps_of

UNITS = {"minutes", "hours", "days", "working_days", "months"}


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


@pytest.mark.parametrize("country", COUNTRIES)
def test_reflection_is_never_shorter_than_thirty_days(country: str) -> None:
    until_reminder = parameters("06-recuperacion-y-reflexion", country)["deadlines"]["reflection_reminder"]
    last_days = parameters("06-recuperacion-y-reflexion", country)["deadlines"]["reflection_last_days"]

    assert {until_reminder["unit"], last_days["unit"]} == {"days"}
    assert until_reminder["amount"] + last_days["amount"] >= 30
    assert last_days["amount"] == 14
