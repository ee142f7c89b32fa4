"""The person is shown who looked, by institution and role; what they complain of is answered by the data officers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError

from amparo.demo.carrying import Carrier
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.protection.complaints import operations, queries
from amparo.protection.complaints.models import Complaint
from amparo.protection.people import operations as people
from tests.conftest import As, Browsing
from tests.foundation.access.wall import DENIED, as_member, as_owner, state_of
from tests.points import carried_to
from tests.protection.looking import case_of

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
NOW = datetime.now(UTC)
TEXT = "Mi vecino supo dónde vivo"


def complain(carrier: Carrier, as_staff: As, *, by: str = "cr.gestora") -> Complaint:
    with as_staff(by) as actor:
        return operations.make_complaint(by=actor, case=case_of(carrier), kind="TOLD", text=TEXT, at=NOW)


def test_who_looked_is_told_without_who_it_was_and_showing_it_is_audited(carrier: Carrier, as_staff: As) -> None:
    for _ in range(2):
        with as_staff("cr.gestora") as actor:
            people.reveal(actor, case_of(carrier), group="C1", purpose="CARE")

    with as_staff("cr.gestora") as actor:
        looks = operations.show_who_looked(by=actor, case=case_of(carrier), zone="America/Costa_Rica")

    assert [(look.institution, look.roles, look.group, look.purpose) for look in looks].count(
        ("CR_ERI", "case_manager", "C1", "CARE")
    ) == 1
    assert Entry.objects.using("owner").latest("id").action == "LOOKS_SHOWN"


def test_a_complaint_is_sealed_and_read_by_its_writer_and_the_data_officers_only(
    carrier: Carrier, as_staff: As
) -> None:
    made = complain(carrier, as_staff)

    for username in ("cr.gestora", "cr.datos", "cr.custodia"):
        with as_staff(username) as actor:
            found = queries.complaint_by_key(made.pk)
            assert found is not None
            assert operations.written_of(actor, found) == {"text": TEXT}
    for username in ("cr.psicologia", "cr.supervision", "hn.datos", "cr.tecnica"):
        assert as_member(username, "select count(*) from complaints_complaint") == [(0,)]
    ((kept,),) = as_owner("select text from complaints_complaint")
    assert b"vecino" not in bytes(kept)


def test_the_key_process_opens_it_to_nobody_else(carrier: Carrier, as_staff: As) -> None:
    complain(carrier, as_staff)
    stolen = Complaint.objects.using("owner").get()

    with as_staff("cr.psicologia") as actor, pytest.raises(Refused):
        operations.written_of(actor, stolen)


def test_it_is_answered_once_and_told(carrier: Carrier, as_staff: As) -> None:
    key = complain(carrier, as_staff).pk
    with as_staff("cr.gestora") as actor, pytest.raises(NotAllowed):
        operations.answer_complaint(by=actor, complaint=Complaint.objects.get(), text="Lo investigamos", at=NOW)

    with as_staff("cr.datos") as actor:
        operations.answer_complaint(by=actor, complaint=Complaint.objects.get(), text="Lo investigamos", at=NOW)
        with pytest.raises(Refused):
            operations.answer_complaint(by=actor, complaint=Complaint.objects.get(), text="Otra vez, igual", at=NOW)
    with as_staff("cr.gestora") as actor:
        found = queries.complaint_by_key(key)
        assert found is not None
        assert operations.written_of(actor, found) == {"text": TEXT, "answer": "Lo investigamos"}
        operations.tell_answer(by=actor, complaint=found, at=NOW)
        assert queries.complaints_of(case_of(carrier))[0].told_at == NOW
    with as_staff("cr.datos"):
        assert [each.pk for each in queries.complaints()] == [key]


def test_nobody_else_writes_one_down_or_changes_it(carrier: Carrier, as_staff: As) -> None:
    complain(carrier, as_staff)

    with as_staff("cr.policia") as actor, pytest.raises(NotAllowed):
        operations.show_who_looked(by=actor, case=Complaint.objects.using("owner").get().case, zone="UTC")
    with pytest.raises(DatabaseError) as refused:
        as_member("cr.gestora", "update complaints_complaint set text = ''")
    assert state_of(refused.value) == DENIED


def test_beside_the_person_the_page_shows_no_name_and_the_way_goes_to_the_answer(
    carrier: Carrier, as_staff: As, browsing: Browsing
) -> None:
    with as_staff("cr.gestora") as actor:
        people.reveal(actor, case_of(carrier), group="C1", purpose="CARE")
    case, lead, officer = f"/casos/{carrier.code}/", browsing("cr.gestora"), browsing("cr.datos")

    page = lead.get(f"{case}quien-miro/").content.decode()
    paper = lead.post(f"{case}quien-miro/imprimir/")
    assert ("quien-miro" in lead.get(f"{case}accesos/").content.decode(), "<nav" in page) == (True, False)
    assert not any(name in page for name in ("Elena", "Quirós", carrier.code + "<"))
    assert paper.content[:5] == b"%PDF-"
    assert lead.post(f"{case}queja/", {"kind": "TOLD", "text": "poco"}).status_code == 422
    assert lead.post(f"{case}queja/", {"kind": "TOLD", "text": TEXT}).status_code == 302
    key = Complaint.objects.using("owner").get().pk
    assert carrier.code in officer.get("/quejas/").content.decode()
    assert TEXT in officer.get(f"/quejas/{key}/").content.decode()
    assert officer.post(f"/quejas/{key}/", {"text": "Hablamos con todo el equipo."}).status_code == 302
    assert "Se respondió una queja" in lead.get(case).content.decode()
    assert lead.post(f"/quejas/{key}/contada/").status_code == 302
    assert [browsing(who).get(f"/quejas/{key}/").status_code for who in ("cr.psicologia", "hn.datos")] == [404, 404]
    assert browsing("cr.policia").get("/quejas/").status_code == 403
