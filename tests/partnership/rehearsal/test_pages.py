"""What a rehearsal says in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from amparo.bpmn.rehearse import Forecast, Queue, Week
from amparo.foundation.design.charts import Line
from amparo.partnership.rehearsal.pages import changes, people, weeks
from amparo.partnership.rehearsal.pages.figures import (
    days_label,
    moved_label,
    rounded,
    share_label,
    wait_badge,
    wait_label,
)


@pytest.fixture(autouse=True)
def _spanish() -> object:
    with translation.override("es"):
        yield


def forecast(*queues: Queue, open_cases: tuple[int, ...] = (1, 2)) -> Forecast:
    seen = tuple(Week(at, count, {"panel": count}) for at, count in enumerate(open_cases, start=1))
    return Forecast(14, 10, 8, 100, 0.02, 91.6, {}, (), queues, seen)


def queue(role: str, *, nine: float = 0.0, left: int = 0, people: int | None = 2) -> Queue:
    return Queue(role, people, 10, 0.5, nine / 2, nine, left)


@pytest.mark.parametrize(
    ("hours", "told"), [(0.4, "< 1 h"), (1, "1 hora"), (71.6, "72 horas"), (72, "3 días"), (24 * 400, "400 días")]
)
def test_waits_are_told_in_hours_up_to_three_days(hours: float, told: str) -> None:
    assert wait_label(hours) == told


@pytest.mark.parametrize(
    ("days", "told"), [(0.02, "< 1 h"), (0.5, "12 horas"), (1, "1 día"), (2.44, "2,4 días"), (91.6, "92 días")]
)
def test_lengths_are_told_as_exactly_as_they_matter(days: float, told: str) -> None:
    assert days_label(days) == told


def test_figures_are_short() -> None:
    assert [wait_badge(5), wait_badge(100), share_label(0.126), share_label(None)] == ["5 h", "4 d", "13 %", "—"]
    assert [rounded(2.0), rounded(2.06), rounded(31.7)] == ["2", "2,1", "32"]


def test_what_moved_has_a_sign_and_what_did_not_is_the_same() -> None:
    assert [moved_label(5, 3), moved_label(3, 5.5), moved_label(3, 3.01)] == ["+2", "−2,5", "igual"]


def test_the_bottleneck_is_one_sentence_and_a_new_one_names_the_old() -> None:
    panel, judge = queue("panel", nine=100, left=3), queue("judge", nine=2)

    alone = changes.bottleneck_sentence(forecast(panel), forecast(panel))
    new = changes.bottleneck_sentence(forecast(panel, judge), forecast(judge))

    assert alone == (
        "Donde más se espera: Panel de acreditación. Nueve de cada diez pasos empiezan en 4 días. "
        "3 siguen en espera el último día."
    )
    assert new == f"{alone} En el plan escrito es: Tribunal."
    assert changes.bottleneck_sentence(forecast(queue("panel")), forecast(panel)) == (
        "Nada espera a nadie una hora o más."
    )


def test_what_changes_stands_before_and_after() -> None:
    now, before = forecast(queue("panel", left=4)), forecast(queue("panel", left=1))

    rows = {row[0].text: [cell.text for cell in row[1:]] for row in changes.table_of(now, before).rows}

    assert rows["Pasos que esperan el último día"] == ["1", "4", "+3"]
    assert rows["La mitad terminó en"] == ["< 1 h", "< 1 h", "igual"]


def test_lengths_are_not_compared_when_many_more_cases_are_stuck() -> None:
    stuck = replace(forecast(), arrived=100, days_p90=0.3)

    rows = {row[0].text: [cell.text for cell in row[1:]] for row in changes.table_of(stuck, forecast()).rows}

    assert rows["Nueve de cada diez terminaron en"] == [
        "92 días",
        "7 horas",
        "no se puede comparar: quedan más casos abiertos",
    ]


def test_the_lengths_say_how_many_cases_they_leave_out() -> None:
    tiles = changes.tiles(forecast(), forecast())

    assert [tile.base for tile in tiles[:3]] == [
        "de 10 casos inventados en 14 días",
        "de los casos que terminaron; 2 que siguen abiertos no cuentan",
        "de los casos que terminaron; 2 que siguen abiertos no cuentan",
    ]


def test_roles_that_are_not_counted_are_named() -> None:
    assert people.without_queue(forecast(queue("person", people=None), queue("panel"))) == (
        "No se cuentan, así que nada les espera: La persona."
    )
    assert people.without_queue(forecast(queue("panel"))) == ""


def test_the_table_behind_a_chart_has_every_fourth_week_and_the_ends() -> None:
    lines = [Line("a", tuple(float(each) for each in range(1, 11)))]

    told = weeks._table("Semanas", lines, 10)

    assert [tuple(cell.text for cell in row) for row in told.rows] == [
        ("1", "1"),
        ("4", "4"),
        ("8", "8"),
        ("10", "10"),
    ]
