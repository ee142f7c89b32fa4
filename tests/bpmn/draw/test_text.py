"""Wrapping without a font: no line too wide, no word lost, French signs kept with their word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amparo.bpmn.draw.text import width_of, wrap


@given(text=st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x17F) | st.just(" "), max_size=80))
def test_no_line_is_wider_than_its_limit(text: str) -> None:
    for line in wrap(text, 12, 100, most=40):
        assert width_of(line, 12) <= 100 or len(line) <= 3


def test_no_word_is_lost_when_there_is_room() -> None:
    assert " ".join(wrap("Preparar la resolución razonada de la acreditación", 12, 108)) == (
        "Preparar la resolución razonada de la acreditación"
    )


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("uno dos tres cuatro cinco", 12, 40, most=2)[-1].endswith("…")


def test_lines_are_about_as_long_as_one_another() -> None:
    first, second = wrap("Completar el expediente", 12, 130)

    assert (first, second) == ("Completar el", "expediente")


def test_a_french_sign_is_never_alone_on_a_line() -> None:
    assert [line[0] for line in wrap("Pas de motifs ; autre aide", 11, 75)].count(";") == 0
