"""The letter of an act says the same in three languages, as a tagged PDF, whatever the names contain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from amparo.partnership.adoption.rules import acts, letters

ADOPTED = letters.Adopted(
    institution={"es": "Institución inventada", "fr": "Institution inventée", "en": "Invented institution"},
    short_name="Poder Judicial",
    coalition={"es": "Coalición"},
    country={"es": "Costa Rica"},
    procedure="14",
    titles={"es": "Reparación", "fr": "Réparation", "en": "Reparation"},
    version=2,
    version_digest="ab" * 32,
    act_number="DEMO-7",
    act_digest="cd" * 32,
    signed_on=date(2026, 11, 1),
    signed_by="Dirección",
    in_force_on=date(2026, 12, 1),
    issued_on=date(2026, 11, 22),
)


@pytest.mark.parametrize(
    ("short", "number", "reference"),
    [("OIJ", 3, "OIJ-003-2026"), ("Poder Judicial", 12, "PODER-JUDICIAL-012-2026"), ("A/B #1", 1000, "AB-1-1000-2026")],
)
def test_a_letter_is_cited_by_institution_number_and_year(short: str, number: int, reference: str) -> None:
    assert letters.reference_of(short, number, 2026) == reference


@pytest.mark.parametrize(
    ("language", "subject", "reference", "day"),
    [
        ("es", "Adopción del procedimiento 14 Reparación", "Oficio X-001-2026", "1 de noviembre de 2026"),
        ("fr", "Adoption du mode opératoire 14 Réparation", "Lettre X-001-2026", "1 novembre 2026"),
        ("en", "Adoption of procedure 14 Reparation", "Letter X-001-2026", "1 November 2026"),
    ],
)
def test_a_letter_speaks_its_language_with_the_same_facts(
    language: str, subject: str, reference: str, day: str
) -> None:
    said = letters.letter_in(language, ADOPTED, "X-001-2026")

    assert (said.subject, said.reference, said.facts[3][1]) == (subject, reference, day)
    assert [value for _label, value in said.facts[1:3]] == ["2", "DEMO-7"]
    assert ("ab" * 32 in said.footer, "cd" * 32 in said.footer, said.warning) == (True, True, "")


def test_a_letter_of_the_demonstration_says_so() -> None:
    said = letters.letter_in("es", replace(ADOPTED, is_demonstration=True), "X-001-2026")

    assert said.warning != ""


def test_the_pdf_is_tagged_titled_and_always_the_same() -> None:
    said = letters.letter_in("fr", ADOPTED, "X-001-2026")

    made = letters.pdf_of(said)

    assert made == letters.pdf_of(said)
    assert [acts.reasons_not_to_keep(made), b"/StructTreeRoot" in made, b"pdfuaid:part" in made] == [[], True, True]


@pytest.mark.parametrize("name", ['#read("/etc/passwd")', "*x* _y_ $z$ \\ ] [", "\u202e{{ }}", "a\nb", "</x>&"])
def test_names_are_never_read_as_markup(name: str) -> None:
    said = letters.letter_in("es", replace(ADOPTED, institution={"es": name}, signed_by=name), "X-001-2026")

    assert letters.pdf_of(said).startswith(b"%PDF-")
