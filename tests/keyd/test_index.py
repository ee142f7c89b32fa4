"""The index: marks of a key that stays in the key process, and when two may be one person."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from amparo.keyd.fields import INDEXED
from amparo.keyd.index import Person, document_of, is_worth_telling, marks_of, person_of, phone_of
from amparo.keyd.keyring import Keyring
from amparo.keyd.providers import Files
from amparo.keyd.trouble import LOCKED, No

ANA = person_of({"prs_FirstName": "Ana María", "prs_SecondName": "López Quiroz", "prs_Birthdate": "1999-01-02"})


def ring(folder: Path) -> Keyring:
    return Keyring(Files(folder))


def test_marks_depend_on_a_key_that_is_forgotten_when_it_is_locked(tmp_path: Path) -> None:
    here, there = ring(tmp_path / "here"), ring(tmp_path / "there")
    made = marks_of(here, ANA, [1], searching=False)

    assert made == marks_of(ring(tmp_path / "here"), ANA, [1], searching=False)
    assert len({*made.pairs, *marks_of(there, ANA, [1], searching=False).pairs}) == 12
    here.renew("search")
    assert len({*marks_of(here, ANA, here.kept("search"), searching=False).pairs, *made.pairs}) == 12
    here.forget()
    with pytest.raises(No) as refused:
        marks_of(here, ANA, [1], searching=False)
    assert refused.value.code == LOCKED


def test_a_number_and_a_name_of_one_spelling_have_different_marks(tmp_path: Path) -> None:
    kinds = [Person(documents=frozenset({"88112233"})), Person(phones=frozenset({"88112233"}))]

    made = [marks_of(ring(tmp_path), each, [1], searching=True).exacts for each in kinds]

    assert len({*made[0], *made[1]}) == 2


@given(digits=some.text("0123456789", min_size=8, max_size=8).filter(lambda each: len(set(each)) > 1))
def test_a_telephone_is_the_same_however_it_is_written(digits: str) -> None:
    written = (digits, f"+504 {digits[:4]}-{digits[4:]}", f"00504.{digits}")

    assert {phone_of(each) for each in written} == {digits}
    assert phone_of("+506 0000 0000") == phone_of("call") == ""


def test_a_document_is_capitals_and_digits() -> None:
    assert (document_of("0801-1999 00001"), document_of("c-12 "), document_of("ab 12.34")) == (
        "0801199900001", "", "AB1234",
    )  # fmt: skip
    assert person_of({"prs_FirstName": "NOT_ASKED", "prs_Birthdate": 7, "amp_safe_phone": None}).born is None


@pytest.mark.parametrize(
    ("changed", "is_told"),
    [
        ({}, True),
        ({"prs_Birthdate": "2001-01-01"}, True),
        ({"prs_Birthdate": "2002-01-01"}, False),
        ({"prs_Birthdate": ""}, True),
        ({"prs_FirstName": "Hana", "prs_SecondName": "Lopes"}, True),
        ({"prs_FirstName": "Ana", "prs_SecondName": "López", "prs_Birthdate": ""}, False),
        ({"prs_FirstName": "Ana", "prs_SecondName": "López", "prs_Birthdate": "2001-05-05"}, False),
        ({"prs_FirstName": "Petra", "prs_SecondName": "Quiroz Quiroz"}, False),
    ],
)
def test_when_two_may_be_one_person(changed: dict[str, str], *, is_told: bool) -> None:
    names = {"prs_FirstName": "Maria Ana", "prs_SecondName": "Quiros López", "prs_Birthdate": "1999-01-02"}
    other = person_of({**names, **changed})

    assert (is_worth_telling(ANA, other), is_worth_telling(other, ANA)) == (is_told, is_told)


def test_a_number_in_common_is_worth_telling_whatever_the_names() -> None:
    one = Person(names=("ana",), phones=frozenset({"88112233"}))

    assert is_worth_telling(one, Person(names=("petra",), phones=frozenset({"88112233"})))
    assert not is_worth_telling(one, Person(names=("petra",), documents=frozenset({"88112233"})))


def test_the_database_marks_a_case_for_just_these_fields() -> None:
    migrations = Path("src/amparo/protection/finding/migrations")
    said = (migrations / "0001_an_index_and_a_desk.py").read_text()
    listed = said[said.index("create function sec.search_fields()") :].split("array[")[1].split("]")[0]

    assert {each.strip(" '\n") for each in listed.split(",")} == INDEXED
