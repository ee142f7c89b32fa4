"""Names are compared without accents, particles or order, and by how they sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.directory.rules.names import (
    fold,
    initials_of,
    key_of,
    sound_of,
    sounds_of,
    split_name,
    words_of,
)

ANY = st.text(max_size=40)


@given(ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_takes_accents_and_signs_away() -> None:
    assert fold("  Ministério   Público–Fiscalía (MP) ") == "ministerio publico fiscalia mp"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vásquez", "Bázquez"),
        ("Yáñez", "Llanes"),
        ("Jiménez", "Gimenes"),
        ("Hernández", "Ernandes"),
        ("Zúñiga", "Suniga"),
    ],
)
def test_names_that_sound_alike_in_spanish_are_heard_alike(one: str, other: str) -> None:
    assert sound_of(fold(one)) == sound_of(fold(other))


@pytest.mark.parametrize(("one", "other"), [("mora", "mata"), ("solis", "salas"), ("perez", "paz")])
def test_names_that_sound_apart_are_heard_apart(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)


def test_particles_and_order_tell_nothing_apart() -> None:
    assert words_of("de la cruz ana") == words_of("ana cruz")
    assert sounds_of(key_of("de los Ríos", "Ana")) == sounds_of(fold("Rios Ana"))


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Ana Lucía Pérez Gómez", ("Ana Lucía", "Pérez Gómez")),
        ("Pérez Gómez, Ana Lucía", ("Ana Lucía", "Pérez Gómez")),
        ("Ana Pérez", ("Ana", "Pérez")),
        ("Ana", ("Ana", "")),
    ],
)
def test_a_name_in_one_cell_is_parted(whole: str, parts: tuple[str, str]) -> None:
    assert split_name(whole) == parts


@given(ANY)
def test_no_letter_of_a_name_in_one_cell_is_lost(whole: str) -> None:
    given_names, family_names = split_name(whole)

    assert sorted(fold(f"{given_names} {family_names}")) == sorted(fold(whole.replace(",", " ")))


def test_initials_leave_particles_out() -> None:
    assert initials_of("Caja Costarricense de Seguro Social") == "ccss"
