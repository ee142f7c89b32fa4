"""Pages of drafts: begun, read, put away; not found by whoever may not know of them."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from amparo.bpmn.read import read
from amparo.bpmn.write import is_drawn
from amparo.partnership.procedures.models import Examination
from tests.conftest import Browsing
from tests.foundation.documents.files import word
from tests.partnership.procedures.drafts import draft as content
from tests.partnership.procedures.drafts import seen_by_callers
from tests.partnership.procedures.test_rules import unjust

LIST = "/procedimientos/borradores/"
BEGIN = LIST + "nuevo/"


@pytest.fixture
def jurist(browsing: Browsing) -> Client:
    return browsing("cr.jurista")


def begin(client: Client, **answers: object) -> str:
    """Begin a draft and return its address."""
    answer = client.post(BEGIN, answers or {"way": "revise", "number": "14"})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"].removesuffix("dibujar/")


def test_a_jurist_begins_a_revision_and_finds_it_in_the_list(jurist: Client) -> None:
    address = begin(jurist)

    assert address in jurist.get(LIST).content.decode()
    assert "Lograr la reparación" in jurist.get(address).content.decode()


def test_the_page_of_a_draft_leads_to_all_that_can_be_done_with_it(jurist: Client) -> None:
    address = begin(jurist)
    page = jurist.get(address).content.decode()

    parts = ("dibujar/", "comparar/", "documento/", "bpmn/", "descartar/")
    assert [part for part in parts if f'href="{address}{part}"' not in page] == []


def test_an_empty_list_says_how_to_begin(jurist: Client) -> None:
    assert BEGIN in jurist.get(LIST).content.decode()


def test_a_new_procedure_with_a_taken_number_is_asked_again_with_what_was_typed(jurist: Client) -> None:
    answer = jurist.post(BEGIN, {"way": "new", "number": "14", "title": "Otra cosa"})

    assert (answer.status_code, "Otra cosa" in answer.content.decode()) == (422, True)


def test_a_file_is_brought(jurist: Client) -> None:
    file = SimpleUploadedFile("14.bpmn", content("14").xml.encode())

    assert begin(jurist, way="import", number="14", drawing=file).startswith(LIST)


def test_a_file_that_is_no_drawing_is_refused_in_words(jurist: Client) -> None:
    answer = jurist.post(BEGIN, {"way": "import", "number": "14", "drawing": SimpleUploadedFile("a.bpmn", b"<html/>")})

    assert (answer.status_code, "BPMN" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("way", ["", "other", "revise"])
def test_an_unknown_way_to_begin_is_no_failure(jurist: Client, way: str) -> None:
    assert jurist.post(BEGIN, {"way": way}).status_code == 422


def test_a_draft_is_downloaded_with_a_place_for_everything_so_that_any_editor_opens_it(jurist: Client) -> None:
    answer = jurist.get(begin(jurist) + "bpmn/")

    assert "attachment" in answer.headers["Content-Disposition"]
    assert (is_drawn(answer.content), read(answer.content, name="x")) == (True, content("14").diagram())


def test_a_draft_is_discarded_after_a_last_look(jurist: Client) -> None:
    address = begin(jurist)

    assert jurist.get(address + "descartar/").status_code == 200
    assert jurist.post(address + "descartar/", {"confirm": "yes"}).headers["Location"] == LIST
    assert address not in jurist.get(LIST).content.decode()
    assert jurist.post(address + "descartar/", {"confirm": "yes"}).status_code == 422


@pytest.mark.parametrize("username", ["cr.abogada", "hn.jurista", "hn.secretaria", "cr.tecnica"])
def test_a_draft_of_others_is_not_found(jurist: Client, browsing: Browsing, username: str) -> None:
    address = begin(jurist)
    other = browsing(username)

    assert [other.get(address + part).status_code for part in ("", "bpmn/", "descartar/")] == [404, 404, 404]
    assert other.post(address + "descartar/", {"confirm": "yes"}).status_code == 404


@pytest.mark.parametrize("after", ["-1", "x", "99999999999999", "١"])
def test_an_odd_page_of_the_list_is_no_failure(jurist: Client, after: str) -> None:
    assert jurist.get(LIST, {"desde": after}).status_code == 200


def sent(client: Client, address: str, **changed: object) -> dict[str, object]:
    """Return what the drawing tool would send, changed."""
    given = client.get(address + "dibujo/").json()
    kept = {
        "revision": given["revision"],
        "lang": given["lang"],
        "xml": given["xml"],
        "texts": json.dumps(given["texts"]),
    }
    return {**kept, **changed}


def draft_address(client: Client) -> str:
    return begin(client)


def test_the_tool_is_given_a_drawing_with_a_place_for_everything_and_its_words(jurist: Client) -> None:
    given = jurist.get(draft_address(jurist) + "dibujo/").json()

    assert (is_drawn(given["xml"].encode()), given["revision"], given["lang"]) == (True, 1, "es")
    assert {"roles", "kinds", "deadlines", "processes", "rights", "fields", "variables"} <= set(given["choices"])
    assert "lawyer" in [code for code, _ in given["choices"]["roles"]]


def test_what_was_not_changed_is_no_new_text(jurist: Client) -> None:
    address = draft_address(jurist)
    first = jurist.post(address + "guardar/", sent(jurist, address)).json()
    again = jurist.post(address + "guardar/", sent(jurist, address)).json()

    assert (first["revision"], again["revision"]) == (2, 2)
    assert read(jurist.get(address + "bpmn/").content, name="x") == content("14").diagram()


def test_a_name_typed_in_french_is_french_and_spanish_stays(jurist: Client) -> None:
    address = draft_address(jurist)
    jurist.post("/idioma/", {"language": "fr", "next": "/"})
    given = sent(jurist, address)
    assert "Réunir les préjudices" in str(given["xml"])
    changed = {**given, "xml": str(given["xml"]).replace("Réunir les préjudices", "Tout réunir")}

    assert jurist.post(address + "guardar/", changed).json()["revision"] == 2
    assert "Tout réunir" in jurist.get(address + "dibujo/").json()["xml"]
    assert 'name="Reunir los daños"' in jurist.get(address + "bpmn/").content.decode()


def test_a_save_on_an_older_revision_says_who_was_first(jurist: Client, browsing: Browsing) -> None:
    address = draft_address(jurist)
    mine = sent(jurist, address)
    other = browsing("cr.secretaria")
    theirs = sent(other, address)
    other.post(address + "guardar/", {**theirs, "xml": str(theirs["xml"]).replace("Reunir los daños", "De otra")})

    told = jurist.post(
        address + "guardar/", {**mine, "xml": str(mine["xml"]).replace("Reunir los daños", "Mío")}
    ).json()

    assert ("Marcela Obando" in told["beside"], told["states"]) == (True, address)


@pytest.mark.parametrize(
    "changed",
    [{"xml": "<a>"}, {"xml": ""}, {"texts": "[]"}, {"texts": "{"}, {"revision": "x"}, {"revision": "0"}, {"lang": "de"},
     {"texts": '{"title": 3}'}, {"xml": "<!DOCTYPE a><a/>"}, {"texts": '{"steps": 3}'}, {"texts": '{"answers": []}'}],
    ids=str,
)  # fmt: skip
def test_what_does_not_arrive_whole_is_refused_in_words(jurist: Client, changed: dict[str, str]) -> None:
    address = draft_address(jurist)
    answer = jurist.post(address + "guardar/", sent(jurist, address, **changed))

    assert (answer.status_code, bool(answer.json()["reasons"])) == (422, True)
    assert jurist.get(address + "dibujo/").json()["revision"] == 1


def test_putting_in_order_saves_nothing(jurist: Client) -> None:
    address = draft_address(jurist)
    bare = content("14").xml
    told = jurist.post(address + "ordenar/", sent(jurist, address, xml=bare)).json()

    assert (is_drawn(bare.encode()), is_drawn(told["xml"].encode())) == (False, True)
    assert jurist.get(address + "dibujo/").json()["revision"] == 1
    assert jurist.post(address + "ordenar/", sent(jurist, address, xml="<a>")).status_code == 422


def test_the_margin_tells_a_broken_right_with_its_story(jurist: Client) -> None:
    address = draft_address(jurist)
    assert "R2" not in re.findall(r'data-finding="(\w+)"', jurist.get(address + "comprobacion/").content.decode())

    jurist.post(address + "guardar/", sent(jurist, address, xml=unjust().xml))

    page = jurist.get(address + "comprobacion/").content.decode()
    assert (re.findall(r'data-finding="(\w+)"', page), "No participa" in page) == (["R2"], True)
    assert "No participa" in jurist.get(address + "dibujar/").content.decode()


def test_without_scripts_a_file_is_brought_back(jurist: Client) -> None:
    address = draft_address(jurist)
    file = SimpleUploadedFile("14.bpmn", unjust().xml.encode())

    answer = jurist.post(address + "subir/", {"drawing": file, "revision": "1"})

    assert (answer.status_code, answer.headers["Location"]) == (302, address + "dibujar/")
    assert 'data-finding="R2"' in jurist.get(address + "dibujar/").content.decode()


def test_a_file_with_what_cannot_be_drawn_here_is_refused_with_what_to_draw_instead(jurist: Client) -> None:
    address = draft_address(jurist)
    drawn = content("14").xml.replace(
        '<bpmn:endEvent id="paid"', '<bpmn:scriptTask id="magic"/><bpmn:endEvent id="paid"'
    )

    answer = jurist.post(address + "subir/", {"drawing": SimpleUploadedFile("a.bpmn", drawn.encode()), "revision": "1"})

    assert (answer.status_code, "magic" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("username", ["cr.abogada", "hn.jurista"])
def test_the_tool_opens_only_for_whoever_may_read_the_draft(jurist: Client, browsing: Browsing, username: str) -> None:
    address = draft_address(jurist)
    given = sent(jurist, address)
    other = browsing(username)

    assert [other.get(address + part).status_code for part in ("dibujar/", "dibujo/", "comprobacion/")] == [404] * 3
    assert [other.post(address + part, given).status_code for part in ("guardar/", "ordenar/", "subir/")] == [404] * 3


def test_a_draft_is_compared_with_the_version_in_force(jurist: Client) -> None:
    address = draft_address(jurist)
    jurist.post(address + "guardar/", sent(jurist, address, xml=unjust().xml))

    page = jurist.get(address + "comparar/").content.decode()

    assert ("Elegir la vía" in page, "bp-removed" in page, "compare__row--removed" in page) == (True, True, True)


@pytest.mark.parametrize("chosen", [{"antes": "x"}, {"antes": "now", "despues": "now"}, {"despues": "v99999"}], ids=str)
def test_whatever_is_chosen_to_compare_there_is_a_page(jurist: Client, chosen: dict[str, str]) -> None:
    assert jurist.get(draft_address(jurist) + "comparar/", chosen).status_code == 200


def test_published_versions_are_compared_by_everyone_and_others_drafts_are_not(browsing: Browsing) -> None:
    nurse = browsing("cr.salud")

    assert "compare__choice" in nurse.get("/procedimientos/14/comparar/").content.decode()
    assert [nurse.get(f"/procedimientos/{number}/comparar/").status_code for number in ("99", "14")] == [404, 200]
    assert nurse.get(draft_address(browsing("cr.jurista")) + "comparar/").status_code == 404


def test_the_procedure_that_is_revised_is_attached_and_read_paragraph_by_paragraph(jurist: Client) -> None:
    address = draft_address(jurist) + "documento/"
    file = SimpleUploadedFile("antes.docx", word("Se reúnen los daños.", "Se elige la <b>vía</b>."))

    assert jurist.post(address + "adjuntar/", {"document": file}).status_code == 302
    assert jurist.post(address + "citar/", {"paragraph": "1", "element": "assess_damage"}).status_code == 302

    page = jurist.get(address).content.decode()
    assert ("antes.docx" in page, "&lt;b&gt;vía" in page, page.count("cited__row--alone")) == (True, True, 1)
    assert ["Se reúnen" in jurist.get(address, {"ver": shown}).content.decode() for shown in ("si", "no")] == [
        True,
        False,
    ]
    assert jurist.get(address + "archivo/").content.startswith(b"PK")
    choices = jurist.get(address.replace("documento/", "dibujo/")).json()["choices"]
    assert (choices["cited"], choices["source"]) == ({"assess_damage": [[1, 0, "Se reúnen los daños."]]}, address)
    key = re.findall(r'name="back"\s+value="(\d+)"', page)[0]
    jurist.post(address + "citar/", {"back": key})
    assert jurist.get(address).content.decode().count("cited__row--alone") == 2


@pytest.mark.parametrize(
    "answers", [{}, {"paragraph": "x", "element": "y"}, {"paragraph": "9", "element": "y"}], ids=str
)
def test_a_tie_to_nothing_is_refused_in_words(jurist: Client, answers: dict[str, str]) -> None:
    assert jurist.post(draft_address(jurist) + "documento/citar/", answers).status_code == 422


def test_a_file_that_is_neither_word_nor_pdf_is_refused_in_words(jurist: Client) -> None:
    address = draft_address(jurist) + "documento/"
    answer = jurist.post(address + "adjuntar/", {"document": SimpleUploadedFile("a.pdf", b"MZ")})

    assert (answer.status_code, "Word" in answer.content.decode()) == (422, True)
    assert jurist.get(address + "archivo/").status_code == 404


def test_others_do_not_find_the_attached_procedure(jurist: Client, browsing: Browsing) -> None:
    address = draft_address(jurist) + "documento/"
    other = browsing("cr.abogada")

    assert [other.get(address + part).status_code for part in ("", "archivo/")] == [404, 404]
    assert [other.post(address + part, {}).status_code for part in ("adjuntar/", "citar/")] == [404, 404]


def test_an_earlier_state_is_taken_back_from_the_page_of_the_draft(jurist: Client) -> None:
    address = draft_address(jurist)
    jurist.post(address + "guardar/", sent(jurist, address, xml=unjust().xml))
    page = jurist.get(address).content.decode()
    (key,) = re.findall(r'name="state"\s+value="(\d+)"', page)

    assert jurist.post(address + "recuperar/", {"state": key}).status_code == 302
    assert read(jurist.get(address + "bpmn/").content, name="x") == content("14").diagram()
    assert [jurist.post(address + "recuperar/", {"state": each}).status_code for each in ("x", "99999", "")] == [
        404
    ] * 3


def test_a_draft_is_copied_after_a_look_and_both_are_in_the_list(jurist: Client) -> None:
    address = begin(jurist)

    assert jurist.get(address + "copiar/").status_code == 200
    copy = jurist.post(address + "copiar/", {"confirm": "yes"}).headers["Location"]

    listed = jurist.get(LIST).content.decode()
    assert (copy != address, address in listed, copy in listed) == (True, True, True)


@pytest.mark.parametrize("username", ["hn.jurista", "cr.tecnica"])
def test_others_copy_nothing_of_it(jurist: Client, browsing: Browsing, username: str) -> None:
    address = begin(jurist)

    assert browsing(username).post(address + "copiar/").status_code == 404


def drawn_for_the_pathway(client: Client) -> str:
    """Save a drawing of 02 that the main pathway can tell from the one in force; return the address of the draft."""
    address = begin(client, way="revise", number="02")
    texts = json.dumps(client.get(address + "dibujo/").json()["texts"])
    answers = {"revision": "1", "lang": "es", "xml": seen_by_callers().xml, "texts": texts}
    assert client.post(address + "guardar/", answers).status_code == 200
    return address


def test_what_calls_it_is_pending_in_the_margin_and_the_procedure_itself_is_told_at_once(jurist: Client) -> None:
    address = drawn_for_the_pathway(jurist)

    page = jurist.get(address + "comprobacion/").content.decode()

    assert ("Todo se cumple" in page, "data-pending" in page) == (True, True)
    assert re.findall(r'data-caller="(\w+)"\s+data-caller-state="(\w+)"', page) == [("p00_main", "pending")]
    assert "0 de 2" in page or "1 de 2" in page


def test_a_check_that_was_given_up_is_asked_for_again_from_the_margin(jurist: Client) -> None:
    address = drawn_for_the_pathway(jurist)
    Examination.objects.update(given_up_at=datetime.now(UTC))
    before = jurist.get(address + "comprobacion/").content.decode()

    assert jurist.post(address + "comprobar/").headers["Location"] == address + "dibujar/"

    after = jurist.get(address + "comprobacion/").content.decode()
    assert (f'action="{address}comprobar/"' in before, "data-pending" in before) == (True, False)
    assert "data-pending" in after


def test_an_answer_for_an_older_drawing_is_no_answer_for_the_newer(jurist: Client) -> None:
    address = drawn_for_the_pathway(jurist)
    first = Examination.objects.get().key
    texts = json.dumps(jurist.get(address + "dibujo/").json()["texts"])
    xml = seen_by_callers().xml.replace('deadline="first_contact"', 'deadline="dispatch_decision"', 1)
    jurist.post(address + "guardar/", {"revision": "2", "lang": "es", "xml": xml, "texts": texts})

    page = jurist.get(address + "comprobacion/").content.decode()

    assert (first in page, Examination.objects.get().key in page) == (False, True)
