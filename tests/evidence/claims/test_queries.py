"""What is read of the register, and by whom."""

from __future__ import annotations

from amparo.evidence.claims import operations, queries
from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.rules.figures import Number
from tests.conftest import As
from tests.evidence.claims.figures import AT, CONGRESS, SURVEY, recorded


def test_another_country_reads_only_what_may_be_published(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        hidden, shown = recorded(by), recorded(by, CONGRESS, "congress", licence=words.MAY_PUBLISH)
        freed = recorded(by, SURVEY, "freed")
        operations.license_figure(by=by, figure=freed, licence=words.MAY_PUBLISH, why="Ya es pública.", at=AT)
    with as_staff("cr.secretaria") as by:
        assert set(queries.figures_visible_to(by)) == {shown, freed}
        assert queries.figure_visible_to(by, hidden.pk) is None


def test_whoever_looks_after_machines_reads_none(as_staff: As) -> None:
    with as_staff("cr.secretaria") as by:
        recorded(by, CONGRESS, "congress", licence=words.MAY_PUBLISH)
    with as_staff("cr.tecnica") as by:
        assert list(queries.figures_visible_to(by)) == []


def test_evt_09_two_sources_stand_side_by_side_and_neither_replaces_the_other(as_staff: As) -> None:
    press = Number(words.COUNT, words.UNIQUE_PERSON, value=50, qualifier=words.MORE_THAN)
    with as_staff("hn.secretaria") as by:
        ours = recorded(by, CONGRESS, "congress-people", about="congress-2021", source={"es": "Organización"})
        theirs = recorded(by, press, "congress-press", about="congress-2021", source={"es": "Prensa"})
        recorded(by, SURVEY, "else")

        assert list(queries.beside(ours, by)) == [theirs]
        assert list(queries.beside(theirs, by)) == [ours]
        assert queries.number_of(theirs) == press


def test_the_newest_edition_is_in_force_and_a_withdrawn_figure_is_not(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        first, gone = recorded(by), recorded(by, CONGRESS, "congress", opens="/resultados/1/")
        assert list(queries.opening("/resultados/1/")) == [gone]
        other = Number(words.SHARE, words.RESPONDENT, k=80, n=105)
        second = operations.restate_figure(by=by, figure=first, number=other, why="Base.", at=AT)
        operations.withdraw_figure(by=by, figure=gone, why="Error.", at=AT)

        assert list(queries.in_force(queries.figures_visible_to(by))) == [second]
        assert list(queries.editions_of(first)) == [second, first]
        assert list(queries.opening("/resultados/1/")) == []


def test_the_last_decision_on_the_licence_holds(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        row = recorded(by, CONGRESS, "congress", licence=words.MAY_PUBLISH)
        operations.license_figure(by=by, figure=row, licence=words.INTERNAL, why="Se revisa.", at=AT)

        assert queries.licence_of(row) == words.INTERNAL
