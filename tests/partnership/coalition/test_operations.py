"""Loading what the coalition is: again and again the same, and wrong content is one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import operations, queries
from amparo.partnership.coalition.models import Country, Institution, Member, RoleBinding, Team, TeamMember
from amparo.partnership.coalition.operations import WrongContent
from tests.conftest import As

CONTENT = Path(settings.CONTENT) / "coalitions" / "cr" / "coalition.toml"

SMALL = """
code = "CR"
names = { es = "Costa Rica" }
coalition = "CR_A"
time_zone = "America/Costa_Rica"

[[institutions]]
code = "CR_A"
names = { es = "A" }
short_name = "A"
kind = "COALITION"
mandates = []
roles = []
origin = "proposal"
"""


@contextmanager
def installation() -> Iterator[Actor]:
    with acting(service_token(60)) as actor:
        yield actor


def everything() -> list[object]:
    tables = (Country, Institution, Team, RoleBinding, Member, TeamMember)
    return [list(table.objects.using("owner").order_by("pk").values()) for table in tables]


def load(path: Path) -> str:
    with pytest.raises(WrongContent) as wrong, installation() as actor:
        operations.load_coalition(by=actor, path=path)
    return str(wrong.value)


def test_loading_the_same_content_again_changes_nothing(database: str) -> None:
    before = everything()

    with installation() as actor:
        operations.load_coalition(by=actor, path=CONTENT)

    assert everything() == before


def test_a_name_that_was_corrected_is_corrected_everywhere(database: str, tmp_path: Path) -> None:
    text = CONTENT.read_text()
    country = Country.objects.get(code="CR")
    assert queries.short_names(country.pk)["CR_ERI"] == "ERI"
    changed = tmp_path / "coalition.toml"
    changed.write_text(text.replace('short_name = "ERI"', 'short_name = "Equipo"'))

    with installation() as actor:
        operations.load_coalition(by=actor, path=changed)

    assert queries.short_names(country.pk)["CR_ERI"] == "Equipo"
    queries.forget_short_names()


def test_content_that_is_not_toml_is_one_line_that_names_the_file(database: str, tmp_path: Path) -> None:
    path = tmp_path / "coalition.toml"
    path.write_text("code = ")

    said = load(path)

    assert (said.startswith(f"{path}: "), said.count("\n")) == (True, 0)


def test_a_missing_file_is_one_line_that_names_it(database: str, tmp_path: Path) -> None:
    said = load(tmp_path / "nowhere.toml")

    assert (str(tmp_path / "nowhere.toml") in said, said.count("\n")) == (True, 0)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (SMALL.replace('short_name = "A"\n', ""), "'short_name' is missing"),
        (SMALL.replace('time_zone = "America/Costa_Rica"\n', ""), "'time_zone' is missing"),
        (SMALL.replace('time_zone = "America/Costa_Rica"', 'time_zone = "Costa Rica/América"'), "time_zone"),
        (SMALL.replace('coalition = "CR_A"', 'coalition = "CR_B"'), "'CR_B' is none of the institutions"),
        (SMALL.split("[[institutions]]")[0], "'institutions' is missing"),
        (SMALL.split("[[institutions]]")[0] + 'institutions = "CR_A"', "not of the kind"),
        (SMALL.replace("roles = []", "roles = 3"), "not of the kind"),
        (SMALL + '\n[holidays]\ncategories = ["invented"]', "invented"),
        (SMALL + '\n[holidays]\npackage_country = "ZZ"', "ZZ"),
        (SMALL + '\n[holidays]\nextra = ["the first of May"]', "the first of May"),
    ],
)
def test_wrong_content_is_one_line_that_names_what_is_wrong_and_nothing_is_written(
    database: str, tmp_path: Path, wrong: str, named: str
) -> None:
    path = tmp_path / "coalition.toml"
    path.write_text(wrong)
    before = everything()

    said = load(path)

    assert (said.startswith(f"{path}: "), named in said, said.count("\n")) == (True, True, 0), said
    assert everything() == before


def test_a_role_is_bound_only_to_an_institution_that_can_take_it(database: str) -> None:
    before = everything()

    with pytest.raises(WrongContent, match="role judge: CR_NOBODY"), installation() as actor:
        operations.bind_roles(by=actor, country=queries.country_by_code("CR"), roles={"judge": "CR_NOBODY"})

    assert everything() == before


def test_a_role_bound_anew_is_answered_at_once(database: str) -> None:
    country = queries.country_by_code("CR")
    legal = Team.objects.get(institution__code="CR_CSO_LEGAL", code="team")
    assert queries.team_bound_to(country.pk, "judge") != legal.pk

    with installation() as actor:
        operations.bind_roles(by=actor, country=country, roles={"judge": "CR_CSO_LEGAL"})

    assert queries.team_bound_to(country.pk, "judge") == legal.pk
    queries.team_bound_to.cache_clear()


@pytest.mark.parametrize("username", ["cr.gestora", "cr.secretaria", "cr.tecnica"])
def test_staff_cannot_load_the_coalition(as_staff: As, username: str) -> None:
    before = everything()

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        operations.load_coalition(by=actor, path=CONTENT)

    assert everything() == before


def test_placing_a_member_twice_gives_one_place(database: str) -> None:
    member = Member.objects.get(account__username="cr.gestora")
    before = everything()

    with installation() as actor:
        operations.place_member(
            by=actor, account=member.account_id, institution=member.institution, posts={"care": "case_manager"}
        )

    assert everything() == before
