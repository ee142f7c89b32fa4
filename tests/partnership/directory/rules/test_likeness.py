"""Two entries are proposed with reasons; the same comes out whichever is first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.directory.rules.likeness import (
    Known,
    KnownOrganisation,
    likeness,
    names_alike,
    organisations_alike,
)
from amparo.partnership.directory.rules.names import fold, key_of

NAMES = st.sampled_from(
    ["ana perez", "perez ana", "ana lucia perez gomez", "ana peres", "jose mora", "jose moras", "luz paz", "", "ana"]
)
KNOWN = st.builds(
    Known,
    NAMES,
    st.sampled_from(["", "a@x.hn", "b@x.hn"]),
    st.frozensets(st.integers(1, 3), max_size=2),
    st.sampled_from(["", "HN", "CR"]),
)
WHERE = st.builds(
    KnownOrganisation,
    st.sampled_from(["Caja de Seguro", "CS", "Seguro Caja", "Policía Nacional", "Otra"]),
    st.tuples(st.sampled_from(["CS", "PN", "Caja de Seguro"])),
    st.sampled_from(["", "HN", "CR"]),
)


@given(KNOWN, KNOWN)
def test_likeness_does_not_depend_on_which_is_first(one: Known, other: Known) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(WHERE, WHERE)
def test_likeness_of_organisations_does_not_depend_on_which_is_first(
    one: KnownOrganisation, other: KnownOrganisation
) -> None:
    assert organisations_alike(one, other) == organisations_alike(other, one)


@given(KNOWN, KNOWN)
def test_what_is_proposed_always_says_why(one: Known, other: Known) -> None:
    found = likeness(one, other)

    assert 0 <= found.score <= 100
    assert found.reasons or not found.is_proposed


@given(KNOWN, KNOWN)
def test_two_different_e_mails_are_always_told(one: Known, other: Known) -> None:
    if one.e_mail and other.e_mail and one.e_mail != other.e_mail:
        assert "OTHER_E_MAIL" in likeness(one, other).reasons


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Ana Pérez", "ana perez", "SAME_NAME"),
        ("Ana Pérez", "Pérez Ana", "NAMES_SWAPPED"),
        ("Ana Vásquez", "Ana Bázquez", "SOUNDS_ALIKE"),
        ("Ana Pérez", "Ana Lucía Pérez Gómez", "NAME_INSIDE"),
        ("Francisco Maradiaga", "Francisco Maradiagga", "SOUNDS_ALIKE"),
        ("Guillermina Stradtmann", "Guillermina Stradtmnan", "NEAR_NAME"),
    ],
)
def test_names_are_alike_for_a_reason(one: str, other: str, reason: str) -> None:
    assert names_alike(fold(one), fold(other))[1] == [reason]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Irma Mora Obando", "María Mora Obando"),
        ("Ana Mora Perdomo (inventada)", "Luz Mora Perdomo (inventada)"),
        ("Mario Vásquez Lanza", "María Vásquez Lanza"),
        ("Luz Madriz Vásquez (interina)", "María Lanza Vásquez (interina)"),
    ],
)
def test_what_two_names_share_besides_does_not_make_them_alike(one: str, other: str) -> None:
    assert names_alike(key_of("", one), key_of("", other)) == (0, [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Pérez (interina)", "Ana Pérez"),
        ("Lic. Ana Pérez", "Dra. Ana Pérez"),
        ("Ana [suplente] Pérez", "Ana Perez"),
    ],
)
def test_a_note_in_brackets_and_a_title_are_no_part_of_a_name(one: str, other: str) -> None:
    assert names_alike(key_of("", one), key_of("", other))[1] in (["SAME_NAME"], ["NAMES_SWAPPED"])


def test_a_name_that_is_all_in_brackets_is_still_a_name() -> None:
    assert key_of("(Sin apellido)", "") == "sin apellido"


def test_the_same_letters_with_a_space_more_are_near() -> None:
    assert names_alike("perez mariajose", "perez maria jose")[1] == ["NEAR_NAME"]


def test_numbered_offices_are_not_one_another() -> None:
    one, other = (KnownOrganisation(f"Juzgado Penal de San Pedro Sula {number}", (), "HN") for number in (1, 2))

    assert not organisations_alike(one, other).is_proposed
    assert organisations_alike(one, KnownOrganisation("Juzgado Pennal de San Pedro Sula 1", (), "HN")).is_proposed


def test_swapped_surnames_elsewhere_with_another_e_mail_are_two_people() -> None:
    one = Known("mora obando ana", "a@x.hn", frozenset({1}), "HN")
    other = Known("obando mora ana", "b@x.cr", frozenset({2}), "CR")

    assert not likeness(one, other).is_proposed
    assert likeness(one, Known("obando mora ana", "", frozenset(), "HN")).is_proposed


def test_names_that_share_one_word_only_are_not_alike() -> None:
    assert names_alike("ana perez", "ana mora") == (0, [])
    assert not likeness(Known("ana perez", "a@x.hn"), Known("ana mora", "b@x.hn")).is_proposed


def test_the_same_e_mail_is_proposed_whatever_the_name() -> None:
    found = likeness(Known("ana perez", "ventanilla@x.hn"), Known("jose mora", "ventanilla@x.hn"))

    assert (found.is_proposed, found.reasons) == (True, ("SAME_E_MAIL",))


def test_an_organisation_is_known_by_its_initials_and_other_names() -> None:
    caja = KnownOrganisation("Caja Costarricense de Seguro Social", (), "CR")

    assert organisations_alike(caja, KnownOrganisation("CCSS", (), "CR")).reasons == ("SAME_LETTERS", "SAME_COUNTRY")
    assert (
        organisations_alike(caja, KnownOrganisation("La Caja", ("Caja Costarricense de Seguro Social",), "")).score > 90
    )


def test_the_same_name_in_two_countries_is_not_one_organisation() -> None:
    assert organisations_alike(
        KnownOrganisation("Ministerio Público", (), "HN"), KnownOrganisation("Ministerio Público", (), "GT")
    ) == organisations_alike(KnownOrganisation("a", (), "HN"), KnownOrganisation("b", (), "GT"))
