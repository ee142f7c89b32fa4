"""Which columns a file has, and what a row changes."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.translation import gettext_lazy

from amparo.foundation.lists import columns
from amparo.foundation.lists.listed import Listed, Row, changes_in, completed

LIST = Listed(
    kind="list",
    title="List",
    columns=(
        columns.text("code", gettext_lazy("Code")),
        columns.text("title", gettext_lazy("Title")),
        columns.day("starts_on", gettext_lazy("First day")),
        columns.told("persons", gettext_lazy("Persons")),
    ),
    may={},
    needs="",
    subject=lambda _by, _scope: None,
    rows=lambda _by, _subject: (),
    back=lambda _scope: "/",
)


def test_headings_are_known_in_each_language_and_what_is_only_told_is_not_read() -> None:
    with translation.override("es"):
        headings = ("Título", "x", "Code", "premier jour", "Personas", "Titre")

        assert LIST.places_in(headings) == {"title": 0, "code": 2, "starts_on": 3}
        assert LIST.headings() == ["Código", "Título", "Primer día", "Personas"]


def test_a_row_is_read_by_its_headings_and_says_what_it_cannot_understand() -> None:
    places = {"title": 0, "starts_on": 1, "code": 7}

    assert LIST.read(("One", "2022-06-14"), places) == ({"title": "One", "starts_on": date(2022, 6, 14)}, [])
    values, problems = LIST.read(("One", "tomorrow"), places)
    assert values == {"title": "One"}
    assert len(problems) == 1


def test_an_empty_cell_and_another_line_break_change_nothing() -> None:
    there: Row = {"title": "One  and\ntwo", "place": "San José", "people": 0, "on": None}

    assert changes_in({"title": "One and two", "place": "", "people": None, "on": None}, there) == ()
    assert changes_in({"place": "Limón", "people": 3, "on": date(2022, 1, 1)}, there) == ("place", "people", "on")
    assert completed({"place": "", "people": 3}, there) == {**there, "people": 3}
