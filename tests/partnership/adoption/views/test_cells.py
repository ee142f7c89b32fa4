"""Recording on a cell in the browser: what is wrong comes back in words with what was typed."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amparo.partnership.adoption.models import Act, Advocacy, Agreement, Evidence, Exemption, Reminder
from tests.conftest import As, Browsing
from tests.partnership.adoption.proposing import PDF, TODAY, adopted, institution

DAY = TODAY.isoformat()
ACT = {"number": "DEMO-9", "signed_on": DAY, "signed_by": "Dirección", "in_force_on": DAY}
ADVOCACY = {"kind": "CALL", "done_on": DAY, "with_role": "Dirección", "result": "INTERESTED"}


def cell(part: str = "", code: str = "CR_OIJ") -> str:
    return f"/adopcion/{institution(code).pk}/07/{part}"


def file(body: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("acto.pdf", body)


def test_an_act_is_uploaded_and_the_cell_says_so(browsing: Browsing) -> None:
    client = browsing("cr.policia")

    answer = client.post(cell("acto/"), {**ACT, "file": file()}, follow=True)

    assert (answer.redirect_chain[-1][0], Act.objects.count()) == (cell(), 1)
    assert [words in answer.content.decode() for words in ("Adoptado por un acto", "DEMO-9")] == [True, True]


@pytest.mark.parametrize(
    "changed",
    [
        {"file": file(b"")},
        {"file": file(b"MZ\x90 not a pdf")},
        {"file": file(PDF + b"/JavaScript \n%%EOF")},
        {"signed_on": "mañana"},
        {"signed_on": "2999-01-01"},
        {"number": "x" * 5000},
        {"number": "\x00"},
        {"in_force_on": ""},
    ],
    ids=["empty", "a program", "a script inside", "no date", "the future", "too long", "NUL", "nothing"],
)
def test_what_is_wrong_comes_back_with_what_was_typed(browsing: Browsing, changed: dict[str, object]) -> None:
    answer = browsing("cr.policia").post(cell("acto/"), {**ACT, "file": file(), **changed})

    assert (answer.status_code, Act.objects.count()) == (422, 0)
    assert 'value="Dirección"' in answer.content.decode()


def test_the_secretariat_records_on_the_cell(browsing: Browsing) -> None:
    client = browsing("cr.secretaria")

    statuses = [
        client.post(cell("incidencia/"), ADVOCACY).status_code,
        client.post(cell("acuerdo/"), {"due_on": "2999-01-01"}).status_code,
        client.post(cell("aplica/"), {"is_exempt": "yes", "reason": "No atiende a personas."}).status_code,
    ]

    assert statuses == [302] * 3
    assert (Advocacy.objects.count(), Agreement.objects.count(), Exemption.objects.count()) == (1, 1, 1)
    assert "Dirección" in client.get(cell()).content.decode()


def test_a_reminder_of_nothing_is_said_and_not_sent(browsing: Browsing) -> None:
    answer = browsing("cr.secretaria").post(cell("recordar/"), follow=True)

    assert (answer.status_code, Reminder.objects.count()) == (200, 0)


def test_evidence_is_shown_and_an_act_is_withdrawn(as_staff: As, browsing: Browsing) -> None:
    act = adopted(as_staff)
    client = browsing("cr.policia")
    evidence = {"kind": "NUMBER", "value": "12", "shows": "Personas formadas", "seen_on": DAY}

    applied = client.post(cell("evidencia/"), evidence, follow=True).content.decode()
    ended = client.post(
        f"/adopcion/actos/{act.pk}/retirar/", {"ended_on": DAY, "why": "Cambió la ley."}, follow=True
    ).content.decode()

    assert Evidence.objects.count() == 1
    assert ["Adoptado y aplicado" in applied, "Nada todavía" in ended, "Cambió la ley." in ended] == [True] * 3


def test_a_get_records_nothing(browsing: Browsing) -> None:
    assert browsing("cr.secretaria").get(cell("recordar/")).status_code == 405
