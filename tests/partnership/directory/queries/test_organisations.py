"""Organisations are found by any of their names, in their country, each once."""

from __future__ import annotations

import pytest

from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.operations import joining
from amparo.partnership.directory.queries import organisations as queries
from amparo.partnership.directory.rules.joining import KEPT
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country, entered, organisation


@pytest.mark.parametrize(
    ("username", "count"), [("hn.secretaria", 1), ("hn.policia", 1), ("cr.secretaria", 0), ("hn.datos", 0)]
)
def test_the_organisations_of_a_coalition_are_for_those_who_work_in_it(as_staff: As, username: str, count: int) -> None:
    made = organisation(as_staff, "Casa Abierta")

    with as_staff(username) as actor:
        assert queries.organisations_visible_to(actor).count() == count
        assert (queries.organisation_visible_to(actor, made.pk) is not None) == bool(count)


def test_they_are_sought_by_other_names_too(as_staff: As) -> None:
    one = organisation(as_staff, "Casa Abierta", "Hogar Luz")
    organisation(as_staff, "Foro")

    for text in ("abierta", "luz hogar", "casa luz"):
        assert list(queries.searched(Organisation.objects.all(), text)) == [one]


def test_a_list_goes_on_after_a_place(as_staff: As) -> None:
    rows = [organisation(as_staff, name) for name in ("Casa", "Foro", "Red")]

    assert list(queries.after(Organisation.objects.all(), (rows[0].key, rows[0].pk))) == rows[1:]


def test_a_name_is_of_its_country_unless_it_is_international(as_staff: As) -> None:
    ours, theirs = (
        organisation(as_staff, "Ministerio Público"),
        organisation(as_staff, "Ministerio Público", where="GT"),
    )
    world = organisation(as_staff, "Oficina Mundial", where="CA", sector="INTERNATIONAL")
    names = queries.names_in(country().pk)

    assert (names.named("ministerio publico", "HN"), names.named("Ministerio Público", "GT")) == (ours.pk, theirs.pk)
    assert (names.named("Ministerio Público", "SV"), names.named("Ministerio Público")) == (None, None)
    assert names.named("Oficina mundial", "SV") == world.pk


def test_the_names_of_a_joined_entry_lead_to_the_one_it_is_counted_with(as_staff: As) -> None:
    one, other = organisation(as_staff, "Casa Abierta"), organisation(as_staff, "Hogar", "HG")
    entered(as_staff, "Ana", "Mora", organisation="Casa Abierta")
    with as_staff("hn.secretaria") as actor:
        joining.merge_organisations(by=actor, kept=one, absorbed=other, choices={"name": KEPT}, at=NOW)

    names = queries.names_in(country().pk)
    assert {names.named(name, "HN") for name in ("Casa Abierta", "Hogar", "HG")} == {one.pk}
    assert sorted(queries.aliases_of(one)) == ["HG", "Hogar"]
    assert list(queries.memberships_of(one)) == []
    assert queries.people_in(Organisation.objects.filter(same_as=None)) == {one.pk: 1}
