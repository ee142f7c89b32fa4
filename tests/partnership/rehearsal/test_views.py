"""The rehearsal in the browser: for the secretariat, whatever is typed; for everyone else it does not exist."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from amparo.foundation.audit.models import Entry
from amparo.partnership.rehearsal import vocabulary
from tests.conftest import Browsing
from tests.nasty import NASTY

PAGE, FILE = "/procedimientos/ensayo/", "/procedimientos/ensayo/archivo/"


@pytest.mark.parametrize(
    "username", ["cr.policia", "cr.gestora", "cr.supervision", "cr.datos", "cr.tecnica", "cr.jurista"]
)
def test_for_everyone_else_the_rehearsal_does_not_exist(database: str, browsing: Browsing, username: str) -> None:
    client = browsing(username)

    assert [client.get(place).status_code for place in (PAGE, FILE)] == [404, 404]
    assert "ensayo" not in client.get("/procedimientos/").content.decode()
    assert "ensayo" not in client.get("/procedimientos/00/").content.decode()


def test_it_is_only_looked_at(database: str, browsing: Browsing) -> None:
    client = browsing("cr.secretaria")

    assert [client.post(place).status_code for place in (PAGE, FILE)] == [405, 405]


def test_the_list_and_each_procedure_lead_to_it(database: str, browsing: Browsing) -> None:
    client = browsing("cr.secretaria")

    assert f'href="{PAGE}"' in client.get("/procedimientos/").content.decode()
    assert f'href="{PAGE}?procedimiento=07"' in client.get("/procedimientos/07/").content.decode()


def test_it_begins_with_the_plan_as_written_of_the_own_country(database: str, browsing: Browsing) -> None:
    pages = {name: browsing(name).get(PAGE).context["page"] for name in ("cr.secretaria", "hn.secretaria")}

    assert {name: [field.value for field in page.questions] for name, page in pages.items()} == {
        "cr.secretaria": ["", "12", "730"],
        "hn.secretaria": ["", "30", "730"],
    }
    assert [page.outcome.is_moved for page in pages.values()] == [False, False]
    assert pages["cr.secretaria"].header.badge.kind == "proposal"
    assert {row.role: row.field.value for row in pages["hn.secretaria"].people}["psychologist"] == "2"


def test_a_panel_of_one_is_the_bottleneck_and_what_changes_is_shown(database: str, browsing: Browsing) -> None:
    client = browsing("hn.secretaria")

    page = client.get(PAGE, {"personas-panel": "1"})
    outcome = page.context["page"].outcome

    assert [row.role for row in page.context["page"].people if row.is_bottleneck] == ["panel"]
    assert "Donde más se espera: Panel de acreditación." in outcome.bottleneck
    assert outcome.is_moved
    assert outcome.changes.rows[0][3].text == "igual"
    assert all("Panel de acreditación" in row[0].note for row in outcome.waits.rows[:3])
    assert outcome.drawing.svg.count("bp-heat-5") >= 1
    assert [len(chart.traces) for chart in outcome.charts] == [2, 3]


def test_one_less_leads_to_an_address_that_says_so_and_nothing_else_is_lost(database: str, browsing: Browsing) -> None:
    client = browsing("cr.secretaria")

    less = client.get(PAGE, {"casos": "20", "personas-panel": "5", "personas-judge": "x", "menos": "panel"})
    more = client.get(PAGE, {"personas-panel": "5", "mas": "panel"})

    assert less["Location"] == f"{PAGE}?casos=20&personas-panel=4&personas-judge=x#papel-panel"
    assert more["Location"] == f"{PAGE}?personas-panel=6#papel-panel"


@pytest.mark.parametrize("role", ["nobody", "//evil.example", "a b", "%0d%0aX: y", "panel#x"])
def test_one_more_of_a_role_that_is_not_there_stays_on_the_page(database: str, browsing: Browsing, role: str) -> None:
    answer = browsing("cr.secretaria").get(PAGE, {"personas-panel": "5", "mas": role})

    assert answer["Location"].partition("#")[0] == f"{PAGE}?personas-panel=5"


@pytest.mark.parametrize(
    "asked",
    [
        {"personas-panel": "abc"},
        {"personas-panel": "-1"},
        {"personas-panel": ""},
        {"personas-panel": "501"},
        {"casos": "0"},
        {"casos": "1e9"},
        {"dias": "731"},
        {"dias": "9" * 5000},
        {"procedimiento": "99"},
    ],
)
def test_what_cannot_be_rehearsed_is_said_and_what_was_typed_is_kept(
    database: str, browsing: Browsing, asked: dict[str, str]
) -> None:
    client = browsing("cr.secretaria")

    answer = client.get(PAGE, {"personas-judge": "7", **asked})
    page = answer.context["page"]
    typed = {field.name: field.value for field in (*page.questions, *(row.field for row in page.people))}

    assert answer.status_code == 422
    assert (len(page.mistakes), page.outcome) == (1, None)
    assert typed["personas-judge"] == "7"
    assert {name: typed[name] for name in asked if name != "procedimiento"} == {
        name: value for name, value in asked.items() if name != "procedimiento"
    }
    back = PAGE if len(urlencode(asked)) > vocabulary.LONGEST_ADDRESS else f"{PAGE}?{urlencode(asked)}"
    assert client.get(FILE, asked)["Location"] == back


def test_more_work_than_a_page_may_ask_is_said_in_the_readers_words(database: str, browsing: Browsing) -> None:
    answer = browsing("cr.secretaria").get(PAGE, {"casos": "1000", "dias": "730"})

    assert answer.status_code == 422
    assert [mistake.text for mistake in answer.context["page"].mistakes] == [
        "Ensaye menos días o menos casos: son demasiados pasos."
    ]
    assert answer.context["page"].questions[1].value == "1000"


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_is_typed_breaks_the_page(database: str, browsing: Browsing, text: str) -> None:
    client = browsing("cr.secretaria")
    names = ("procedimiento", "casos", "dias", "personas-panel", f"personas-{text}", "menos", "mas")

    answers = [client.get(place, {name: text}) for name in names for place in (PAGE, FILE)]

    assert {answer.status_code for answer in answers} <= {200, 302, 422}
    assert all(answer["Location"].startswith(PAGE) for answer in answers if answer.status_code == 302)


def test_the_file_says_the_same_as_the_page(database: str, browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    asked = {"procedimiento": "07", "personas-panel": "1", "dias": "90"}

    answer = client.get(FILE, asked)
    heads, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    page = client.get(PAGE, asked).context["page"]

    assert answer["Content-Disposition"] == 'attachment; filename="rehearsal-07.csv"'
    assert heads == ["De qué", "Qué", "Cifra", "Con lo que movió", "Plan escrito"]
    assert [row[3:] for row in rows if row[1:3] == ["Panel de acreditación", "Personas"]] == [["1", "5"]]
    ended = next(row for row in rows if row[2] == "Casos que terminaron")
    assert ended[3] == page.outcome.tiles[0].figure
    assert Counter(row[0] for row in rows)["Semana"] == 2 * 12


def test_looking_writes_nothing_and_asks_the_database_little(database: str, browsing: Browsing) -> None:
    client = browsing("cr.secretaria")
    client.get(PAGE)
    before = Entry.objects.using("owner").count()

    with CaptureQueriesContext(connections["default"]) as asked:
        begun = datetime.now(UTC)
        assert client.get(PAGE, {"personas-panel": "3"}).status_code == 200

    assert (datetime.now(UTC) - begun).total_seconds() < 10
    assert len(asked) <= 12
    assert Entry.objects.using("owner").count() == before


@pytest.mark.parametrize("number", [f"{number:02}" for number in range(17)])
def test_each_procedure_is_rehearsed_with_its_drawing(database: str, browsing: Browsing, number: str) -> None:
    answer = browsing("cr.secretaria").get(PAGE, {"procedimiento": number, "dias": "120"})

    assert answer.status_code == 200
    assert answer.context["page"].outcome.drawing.svg.startswith("<svg")


def test_a_procedure_rehearsed_alone_says_that_every_case_enters_it(database: str, browsing: Browsing) -> None:
    client, warning = browsing("cr.secretaria"), "Ensayado por separado"

    assert warning in client.get(PAGE, {"procedimiento": "07"}).content.decode()
    assert warning not in client.get(PAGE).content.decode()
