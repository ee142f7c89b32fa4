"""A file of organisations is taken in as a file of people is."""

from __future__ import annotations

from amparo.foundation.lists import operations as lists
from amparo.partnership.directory.exports import ORGANISATIONS
from amparo.partnership.directory.models import Import, Organisation, OrganisationPair
from amparo.partnership.directory.operations import importing_organisations, organisations
from amparo.partnership.directory.queries.organisations import aliases_of
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country, organisation, workbook

HEADINGS = ("Nombre", "Siglas", "Sector", "País")


def taken(as_staff: As, content: bytes) -> Import:
    with as_staff("hn.secretaria") as actor:
        file = importing_organisations.read_organisations(by=actor, kept_by=country(), content=content, at=NOW)
        importing_organisations.import_organisations(by=actor, file=file, at=NOW)
        return file


def test_organisations_are_entered_known_changed_and_proposed(as_staff: As) -> None:
    there = organisation(as_staff, "Casa Abierta", "CA", sector="")
    rows = (
        ("Casa Abierta", "CA; La Casa", "Sociedad civil", "Honduras"),
        ("Casa  Abiertta", "", "", "Honduras"),
        ("Foro", "", "", "Honduras"),
        ("FORO", "", "", "Honduras"),
        ("", "", "", "Honduras"),
    )

    file = taken(as_staff, workbook(rows, HEADINGS))

    assert list(file.rows.values_list("state", flat=True)) == ["CHANGED", "POSSIBLE", "NEW", "KNOWN", "WRONG"]
    there.refresh_from_db()
    assert (there.sector, sorted(aliases_of(there))) == ("CIVIL_SOCIETY", ["CA", "La Casa"])
    assert (Organisation.objects.count(), OrganisationPair.objects.count()) == (3, 1)


def test_spn_04_the_list_of_organisations_exports_and_comes_back_unchanged(as_staff: As) -> None:
    organisation(as_staff, "=Casa", "+C; de", "@otra")
    with as_staff("hn.secretaria") as actor:
        organisations.enter_institutions(by=actor, kept_by=country(), at=NOW)
        before = list(Organisation.objects.order_by("pk").values())
        sheet = lists.take_away(by=actor, listed=ORGANISATIONS)

    file = taken(as_staff, sheet)

    assert set(file.rows.values_list("state", flat=True)) == {"KNOWN"}
    assert list(Organisation.objects.order_by("pk").values()) == before
