"""Writing into the register of figures."""

from __future__ import annotations

import pytest

from amparo.evidence.claims import operations, queries
from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.claims.rules.figures import Number
from amparo.foundation.access.permits import NotAllowed, Refused
from tests.conftest import As
from tests.evidence.claims.figures import AT, BARE, CONGRESS, SURVEY, recorded


def test_a_figure_is_kept_with_the_one_count_that_fits_and_marked_as_inferred(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        row = recorded(by)

        assert (row.k, row.n, row.k_inferred, row.edition, row.licence) == (83, 109, True, 1, words.INTERNAL)
        assert not recorded(by, Number(words.SHARE, words.RESPONDENT, k=49, n=51), "practice").k_inferred


def test_me_02_an_impossible_percentage_writes_nothing(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        with pytest.raises(Refused) as refused:
            recorded(by, Number(words.SHARE, words.RESPONDENT, printed="96", n=58))

        assert "55 → 95" in refused.value.reasons[0]
        assert "56 → 97" in refused.value.reasons[0]
        assert PublishedFigure.objects.count() == 0


def test_me_04_a_bare_percentage_is_kept_without_count_and_base(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        row = recorded(by, BARE)

    assert (row.printed, row.k, row.n) == ("96", None, None)


def test_others_write_nothing(as_staff: As) -> None:
    for username in ("hn.policia", "hn.datos", "hn.comite1"):
        with as_staff(username) as by, pytest.raises(NotAllowed):
            recorded(by)


def test_a_restated_figure_leaves_the_former_with_the_reason(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        row = recorded(by)
        after = operations.restate_figure(
            by=by, figure=row, number=Number(words.SHARE, words.RESPONDENT, k=80, n=105), why="Cuatro no respondieron.",
            at=AT,
        )  # fmt: skip

        assert (after.edition, after.restates, after.k, after.n) == (2, row, 80, 105)
        assert queries.current("HN", "vulnerability") == after
        with pytest.raises(Refused):
            operations.restate_figure(by=by, figure=row, number=SURVEY, why="Otra vez.", at=AT)


def test_a_restatement_that_changes_nothing_is_refused(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        operations.restate_figure(by=by, figure=recorded(by), number=SURVEY, why="Por si acaso.", at=AT)


def test_a_withdrawn_figure_stays_and_is_neither_restated_nor_withdrawn_again(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        row = recorded(by)
        operations.withdraw_figure(by=by, figure=row, why="La fuente se retractó.", at=AT)

        with pytest.raises(Refused):
            operations.withdraw_figure(by=by, figure=row, why="Otra vez.", at=AT)
        with pytest.raises(Refused):
            operations.restate_figure(by=by, figure=row, number=BARE, why="Otra.", at=AT)
        assert queries.figure_visible_to(by, row.pk) == row


def test_a_figure_is_let_be_published_unless_its_base_is_small(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        row = recorded(by, CONGRESS, "congress")
        small = recorded(by, Number(words.SHARE, words.RESPONDENT, k=3, n=9), "small")
        operations.license_figure(by=by, figure=row, licence=words.MAY_PUBLISH, why="Ya es pública.", at=AT)

        assert queries.licence_of(row) == words.MAY_PUBLISH
        with pytest.raises(Refused):
            operations.license_figure(by=by, figure=small, licence=words.MAY_PUBLISH, why="Todos preguntan.", at=AT)
        with pytest.raises(Refused):
            operations.license_figure(by=by, figure=row, licence=words.MAY_PUBLISH, why="Otra vez.", at=AT)
