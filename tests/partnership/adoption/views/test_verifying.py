"""Anyone who holds a letter learns whether it is genuine, and nothing else."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from amparo.partnership.adoption.models import Act, Letter
from amparo.partnership.adoption.operations.acts import withdraw_act
from amparo.partnership.adoption.queries import records
from amparo.partnership.adoption.rules.letters import address_of, parts_of, reference_of
from tests.conftest import As
from tests.partnership.adoption.proposing import NOW, SIGNED, TODAY, adopted

PAGE = "/oficios/comprobar/"


def ask(**given: str) -> str:
    response = Client().get(PAGE, given)
    assert response.status_code == 200
    return response.content.decode()


def answer_in(page: str) -> list[str]:
    return re.findall(r'data-letter="(\w+)"', page)


@pytest.fixture
def letter(as_staff: As) -> Letter:
    return Letter.objects.select_related("institution").get(act=adopted(as_staff))


def paper(letter: Letter) -> dict[str, str]:
    reference = reference_of(letter.institution.short_name, letter.number, letter.year)
    return {"numero": reference, "codigo": records.code_of(letter)}


def test_a_genuine_letter_says_its_number_its_day_and_its_institution_and_no_more(letter: Letter) -> None:
    page = ask(**paper(letter))

    main = page[page.index("<main") : page.index("</main")]
    assert answer_in(page) == ["genuine"]
    assert ["OIJ-001-" in main, letter.institution.names["es"] in main, str(TODAY.year) in main] == [True] * 3
    act = Act.objects.get()
    said = [
        SIGNED.signed_by,
        act.number,
        act.version.procedure.number + " ",
        act.version.title,
        act.document.digest[:12],
    ]
    assert [words for words in said if words in main] == []


def test_a_revoked_letter_says_so_with_its_day(letter: Letter, as_staff: As) -> None:
    with as_staff("cr.policia") as actor:
        withdraw_act(by=actor, act=Act.objects.get(), ended_on=TODAY, why="Cambió la ley.", today=TODAY, at=NOW)

    page = ask(**paper(letter))

    assert (answer_in(page), "Cambió la ley." in page) == (["revoked"], False)


@pytest.mark.parametrize(
    "changed",
    [{"codigo": "0000-0000-0000"}, {"numero": "OIJ-002-2026"}, {"numero": "PANI-001-2026"}, {"numero": "%' or 1=1"}],
    ids=str,
)
def test_whatever_is_wrong_the_answer_is_the_same(letter: Letter, changed: dict[str, str]) -> None:
    page = ask(**{**paper(letter), **changed})

    assert answer_in(page) == ["unknown"]
    assert letter.institution.names["es"] not in page


def test_how_it_is_typed_does_not_matter(letter: Letter) -> None:
    given = paper(letter)

    assert answer_in(ask(numero=f" {given['numero'].lower()} ", codigo=given["codigo"].replace("-", " ").lower())) == [
        "genuine"
    ]


@pytest.mark.parametrize("given", [{}, {"numero": "OIJ-001-2026"}, {"codigo": "ABCD"}, {"numero": "a" * 5000}], ids=str)
def test_half_of_it_is_asked_again_with_what_was_typed(database: str, given: dict[str, str]) -> None:
    page = ask(**given)

    assert answer_in(page) == []
    assert [value[:40] for value in given.values() if value[:40] not in page] == []


def test_the_letters_of_another_act_have_another_code(letter: Letter, as_staff: As) -> None:
    other = Letter.objects.get(act=adopted(as_staff, "cr.inamu", "CR_INAMU"))

    assert records.code_of(other) != records.code_of(letter)


def test_the_paper_carries_the_address_and_the_code() -> None:
    address = address_of("https://amparo.example.org/oficios/comprobar/", "OIJ-001-2026", "ABCD-EFGH-JKMN")

    assert address == "https://amparo.example.org/oficios/comprobar/?numero=OIJ-001-2026&codigo=ABCD-EFGH-JKMN"
    assert address_of("", "OIJ-001-2026", "ABCD-EFGH-JKMN") == "OIJ-001-2026 ABCD-EFGH-JKMN"


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("OIJ-001-2026", ("OIJ", 1, 2026)),
        ("cr-dgme-012-2026", ("CR-DGME", 12, 2026)),
        ("001-2026", None),
        ("OIJ-1-2026", None),
    ],
)
def test_a_reference_is_read_from_its_end(typed: str, parts: tuple[str, int, int] | None) -> None:
    assert parts_of(typed) == parts
