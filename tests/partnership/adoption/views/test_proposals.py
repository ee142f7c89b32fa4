"""A proposal in the browser: who sees it, and each step by its form."""

from __future__ import annotations

import pytest

from amparo.partnership.adoption.models import Comment, Proposal
from tests.conftest import As, Browsing
from tests.partnership.adoption.operations.test_checking import answer, drawn
from tests.partnership.adoption.proposing import TODAY, comment, draft, in_consultation

pytestmark = pytest.mark.usefixtures("publishing")


@pytest.mark.parametrize(
    ("username", "status"), [("cr.policia", 200), ("cr.datos", 200), ("cr.tecnica", 404), ("hn.secretaria", 404)]
)
def test_who_reads_a_proposal(as_staff: As, browsing: Browsing, username: str, status: int) -> None:
    key = in_consultation(as_staff).pk

    assert browsing(username).get(f"/propuestas/{key}/").status_code == status


def test_a_draft_is_put_to_consultation_from_its_page(as_staff: As, browsing: Browsing) -> None:
    begun, client = draft(as_staff), browsing("cr.secretaria")
    address = f"/propuestas/borrador/{begun.pk}/"

    assert address in client.get(f"/procedimientos/borradores/{begun.pk}/").content.decode()
    wrong = client.post(address, {"reason": "Aclara el plazo.", "open_until": "2000-01-01"})
    right = client.post(address, {"reason": "Aclara el plazo.", "open_until": "2999-01-01"})

    assert (wrong.status_code, "Aclara el plazo." in wrong.content.decode(), right.status_code) == (422, True, 302)
    assert Proposal.objects.count() == 1


def test_a_comment_is_shown_at_its_step_under_its_institution_and_answered(as_staff: As, browsing: Browsing) -> None:
    key = in_consultation(as_staff).pk
    police, secretariat = browsing("cr.policia"), browsing("cr.secretaria")

    police.post(f"/propuestas/{key}/comentar/", {"element": "", "text": "Falta <b>el plazo</b>."})
    said = Comment.objects.get().pk
    secretariat.post(f"/propuestas/{key}/comentarios/{said}/", {"outcome": "TAKEN", "text": "Se agregó."})
    text = secretariat.get(f"/propuestas/{key}/").content.decode()

    shown = ["OIJ" in text, "Falta &lt;b&gt;el plazo&lt;/b&gt;." in text, "Se agregó." in text, "Wálter" in text]
    assert shown == [True, True, True, False]


def test_the_proposer_is_not_offered_to_approve(as_staff: As, browsing: Browsing) -> None:
    key = in_consultation(as_staff).pk
    secretariat = browsing("cr.secretaria")
    secretariat.post(f"/propuestas/{key}/cerrar/", {"why": "Todas respondieron."})
    workshop = {
        "held_on": TODAY.isoformat(),
        "place": "En línea",
        "institutions": ["CR_OIJ"],
        "people": "9",
        "result": "AGREED",
    }
    secretariat.post(f"/propuestas/{key}/validar/", workshop)

    offered = {
        name: f"/propuestas/{key}/aprobar/" in browsing(name).get(f"/propuestas/{key}/").content.decode()
        for name in ("cr.secretaria", "cr.comite1", "cr.policia")
    }

    assert offered == {"cr.secretaria": False, "cr.comite1": True, "cr.policia": False}
    assert browsing("cr.secretaria").post(f"/propuestas/{key}/aprobar/").status_code == 422


@pytest.mark.parametrize("path", ["comentar", "cerrar", "validar", "aprobar", "publicar", "devolver"])
def test_another_country_finds_none_of_its_pages(as_staff: As, browsing: Browsing, path: str) -> None:
    key = in_consultation(as_staff).pk

    client = browsing("hn.secretaria")
    address = f"/propuestas/{key}/{path}/"
    assert [client.get(address).status_code, client.post(address).status_code] == [404, 404]


def test_a_comment_of_another_proposal_is_not_answered_here(as_staff: As, browsing: Browsing) -> None:
    first, second = in_consultation(as_staff), in_consultation(as_staff, "07")
    said = comment(as_staff, first)

    assert browsing("cr.secretaria").get(f"/propuestas/{second.pk}/comentarios/{said.pk}/").status_code == 404


def test_while_it_is_checked_its_page_says_how_far_and_asks_again_by_itself(
    as_staff: As, browsing: Browsing, publishing: None
) -> None:
    proposal = in_consultation(as_staff, given=drawn(as_staff))
    client = browsing("cr.secretaria")
    address = f"/propuestas/{proposal.pk}/"

    page = client.get(address).content.decode()
    part = client.get(address + "comprobacion/").content.decode()

    assert (f'hx-get="{address}comprobacion/"' in page, "1 de 2 procedimientos" in page) == (True, True)
    assert ("1 de 2 procedimientos" in part, f'href="{address}"' in part, "<html" in part) == (True, True, False)


@pytest.mark.parametrize(("holds", "said"), [(True, "En consulta hasta el"), (False, "No se propuso")])
def test_with_the_answer_the_page_is_read_anew_and_says_what_came_of_it(
    as_staff: As, browsing: Browsing, publishing: None, holds: bool, said: str
) -> None:
    proposal = in_consultation(as_staff, given=drawn(as_staff))
    answer(proposal, holds=holds)
    client = browsing("cr.secretaria")
    address = f"/propuestas/{proposal.pk}/"

    part = client.get(address + "comprobacion/")
    page = client.get(address).content.decode()

    assert (part.headers.get("HX-Refresh"), said in page, "hx-get" in page) == ("true", True, False)
    assert ("R2" in page, "/borradores/" in page) == (not holds, not holds)


@pytest.mark.parametrize("username", ["hn.secretaria", "cr.tecnica"])
def test_others_learn_nothing_of_a_check(as_staff: As, browsing: Browsing, publishing: None, username: str) -> None:
    proposal = in_consultation(as_staff, given=drawn(as_staff))

    assert browsing(username).get(f"/propuestas/{proposal.pk}/comprobacion/").status_code == 404
