"""Rows of a file are read by their headings, in three languages; what is not understood is named."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.rules.entries import Entry, OrganisationEntry
from amparo.partnership.directory.rules.rows import columns_of, missing_columns, organisation_in, person_in

SPANISH = ("N.º", "Nombres", "Apellidos", "Correo electrónico", "País", "Institución", "Cargo", "Sexo")


def test_columns_are_known_by_their_headings() -> None:
    assert columns_of(SPANISH, people=True) == {
        "given_names": 1, "family_names": 2, "e_mail": 3, "country": 4, "organisation": 5, "post": 6, "gender": 7,
    }  # fmt: skip


def test_a_name_beside_family_names_is_given_names() -> None:
    assert columns_of(["Nombre", "Apellidos"], people=True) == {"family_names": 1, "given_names": 0}
    assert columns_of(["Prénom", "Nom"], people=True) == {"given_names": 0, "family_names": 1}
    assert columns_of(["Nombre completo"], people=True) == {"whole_name": 0}


def test_without_a_name_nothing_can_be_read() -> None:
    assert missing_columns({"e_mail"}, people=True) == ["given_names"]
    assert missing_columns({"country"}, people=False) == ["name"]
    assert missing_columns({"whole_name"}, people=True) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_and_answer_that_we_write_is_understood(language: str) -> None:
    with translation.override(language):
        people = columns_of([str(words.COLUMNS[name]) for name in words.PEOPLE_COLUMNS], people=True)
        places = columns_of([str(words.COLUMNS[name]) for name in words.ORGANISATION_COLUMNS], people=False)
        told = [
            person_in({"given_names": "x", "gender": str(words.GENDERS[gender]), "sector": str(words.SECTORS[sector])})
            for gender in words.GENDERS
            for sector in words.SECTORS
        ]
        groups = [person_in({"given_names": "x", "declared_group": str(label)}) for label in words.GROUPS.values()]

    assert list(people) == list(words.PEOPLE_COLUMNS)
    assert list(places) == list(words.ORGANISATION_COLUMNS)
    assert [(row.entry.gender, row.entry.sector) for row in told] == [
        (g, s) for g in words.GENDERS for s in words.SECTORS
    ]
    assert [row.entry.declared_group for row in groups] == list(words.GROUPS)
    assert [row.problems for row in told + groups] == [()] * (len(told) + len(groups))


def test_a_row_is_read() -> None:
    cells = {
        "given_names": "Ana", "family_names": "Pérez", "e_mail": "ANA@X.HN", "country": "Belice", "gender": "Mujer",
        "from_on": "2022-06-14", "code": "P7",
    }  # fmt: skip
    row = person_in(cells)

    assert (row.entry, row.code, row.problems) == (
        Entry("Ana", "Pérez", "ana@x.hn", "BZ", "WOMAN", from_on=date(2022, 6, 14)), "P7", (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"e_mail": "ana"}, ("E_MAIL", "e_mail")),
        ({"country": "Atlantis"}, ("COUNTRY", "country")),
        ({"gender": "M"}, ("AMBIGUOUS", "gender")),
        ({"gender": "?"}, None),
        ({"gender": "x"}, ("UNKNOWN", "gender")),
        ({"sector": "mixto"}, ("UNKNOWN", "sector")),
        ({"from_on": "ayer"}, ("DAY", "from_on")),
        ({"post": "x" * 300}, ("LONG", "post")),
    ],
)
def test_what_is_not_understood_is_named(cells: dict[str, str], problem: tuple[str, str] | None) -> None:
    assert person_in({"given_names": "Ana", **cells}).problems == ((problem,) if problem else ())


def test_a_row_without_a_name_is_told() -> None:
    assert person_in({"e_mail": "a@x.hn"}).problems == (("NO_NAME", "given_names"),)
    assert organisation_in({"country": "HN"}).problems == (("NO_NAME", "name"),)


def test_a_row_of_organisations_is_read() -> None:
    row = organisation_in({"name": "Caja", "aliases": "CCSS; La Caja ;", "sector": "Estado", "country": "Costa Rica"})

    assert (row.entry, row.problems) == (OrganisationEntry("Caja", "STATE", "CR", ("CCSS", "La Caja")), ())
