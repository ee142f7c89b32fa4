"""Where the audit stood, on the screen of an auditor and in a file."""

from __future__ import annotations

from amparo.foundation import keys
from tests.conftest import Browsing
from tests.foundation.checkpoints.keeping import sign, write

PAGE, FILE = "/supervision/puntos/", "/supervision/puntos/archivo/"


def test_before_the_first_checkpoint_the_page_says_when_it_comes(browsing: Browsing) -> None:
    page = browsing("cr.datos").get(PAGE)

    assert "cuarto de hora" in page.text
    assert browsing("cr.datos").get(FILE).text == ""


def test_an_auditor_reads_the_sheet_and_takes_the_file_away(browsing: Browsing) -> None:
    write(2)
    made = [sign(), sign(1)]
    auditor = browsing("cr.datos")

    page, file = auditor.get(PAGE), auditor.get(FILE)

    assert all(each is not None and each.root[:16] in page.text for each in made)
    numbers = [(keys.read_token(line) or {})["number"] for line in file.text.splitlines()]
    assert (numbers, file.headers["Content-Disposition"]) == ([1, 2], 'attachment; filename="amparo-checkpoints-2.txt"')
    assert auditor.get(PAGE, {"antes": "2"}).text.count("<tr") == 2
    assert auditor.get(PAGE, {"antes": "x'"}).status_code == 200


def test_for_everybody_else_there_is_no_such_page(browsing: Browsing) -> None:
    for username in ("cr.secretaria", "cr.gestora", "cr.tecnica"):
        assert [browsing(username).get(each).status_code for each in (PAGE, FILE)] == [404, 404]
