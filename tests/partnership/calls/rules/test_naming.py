"""Texts that may name somebody who was helped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.calls.rules.naming import COVER, covered, has_phrase, possible_names
from tests.nasty import NASTY


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Acompañamos a la víctima María Fernanda López en 2019.", ("María Fernanda López",)),
        ("una niña llamada Lucía fue detectada", ("Lucía",)),
        ("El caso de Ana Gómez muestra el problema.", ("Ana Gómez",)),
        ("Karla Mejía, de 15 años, salió del barrio.", ("Karla Mejía",)),
        ("Rosa Paz (sobreviviente) dirige el grupo.", ("Rosa Paz",)),
        ("La victime Marie Dupont a parlé.", ("Marie Dupont",)),
        ("a girl named Daisy was found", ("Daisy",)),
        ("su identidad 0801-1990-12345 consta", ("0801-1990-12345",)),
        ("llame al 9999-8888", ("9999-8888",)),
        ("Ayudamos a una niña de 14 años, K. L., en Limón.", ("K. L.",)),
        ("Así llegó K. L., de 15 años.", ("K. L.",)),
        ("la sobreviviente de 20 años de edad, María", ("María",)),
    ],
)
def test_gra_10_what_names_somebody_is_found(text: str, names: tuple[str, ...]) -> None:
    assert possible_names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Trabajamos con víctimas de Honduras y Costa Rica.",
        "Las niñas y adolescentes de Choluteca participan en talleres.",
        "La Red de Mujeres de Tegucigalpa propone un teatro nuevo.",
        "El plan 2019-2022 sigue al de 2015-2018.",
        "Organización X S. A. de Tegucigalpa trabaja con mujeres de 18 a 29 años.",
        "Haremos 12 talleres en 6 meses con 25 mujeres.",
        "",
    ],
)
def test_what_names_nobody_is_left_alone(text: str) -> None:
    assert possible_names(text) == ()


def test_gra_10_what_is_found_is_covered_wherever_it_stands_whatever_its_case() -> None:
    text = "La víctima Ana Gómez habló. ANA  GÓMEZ volvió; Anabel Gómez no."

    assert covered(text, possible_names(text)) == f"La víctima {COVER} habló. {COVER} volvió; Anabel Gómez no."


def test_the_longest_words_are_covered_first() -> None:
    assert covered("Ana Gómez y Ana", ["Ana", "Ana Gómez"]) == f"{COVER} y {COVER}"
    assert covered("intacto", ["", " ", "x"]) == "intacto"


def test_words_that_stand_nowhere_are_told() -> None:
    assert has_phrase(["Ana Gómez"], "ana gómez")
    assert not has_phrase(["Anabel"], "Ana")


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    assert isinstance(covered(text, possible_names(text)), str)
    assert COVER not in covered("seguro", [text]) or text.strip().casefold() == "seguro"


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_is_found_is_no_more_in_the_covered_text(before: str, after: str) -> None:
    text = f"{before} víctima Ana Gómez, {after}"
    found = possible_names(text)

    assert not any(has_phrase([covered(text, found)], each) for each in found)
