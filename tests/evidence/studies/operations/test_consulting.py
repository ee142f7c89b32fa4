"""Consultations: nothing before ethics and safeguarding stand; counts only; told back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from amparo.evidence.studies.models import ChildrenCount, ChildStatement, ConsultationSession, EthicsApproval
from amparo.evidence.studies.operations import consulting
from amparo.evidence.studies.queries import consultations as queries
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.competencies.models import Competency
from amparo.partnership.competencies.operations import ask_for_competency
from amparo.partnership.directory.models import Professional
from amparo.partnership.training.models import Award, AwardedCompetency
from tests.conftest import As
from tests.evidence.studies.making import (
    AT,
    KEEPER,
    TODAY,
    approval,
    held,
    prepared,
    professional,
    ready,
    session,
    staff,
)


def test_no_session_is_held_before_ethics_approval_and_safeguarding_person_stand(as_staff: As) -> None:
    made = prepared(as_staff)
    counted = []

    def tries() -> None:
        with as_staff(KEEPER) as by, pytest.raises(Refused) as refused:
            consulting.record_session(by=by, consultation=made, session=session(), today=TODAY)
        counted.append(len(refused.value.reasons))

    tries()
    with as_staff(KEEPER) as by:
        consulting.record_approval(by=by, consultation=made, approval=approval(), today=TODAY)
    tries()
    with as_staff(KEEPER) as by:
        consulting.name_safeguard(by=by, consultation=made, professional=professional(by, "Salvaguarda"))
    tries()

    assert counted == [3, 2, 1]
    assert not ConsultationSession.objects.exists()
    with as_staff(KEEPER) as by:
        leader = professional(by, "Facilita")
        consulting.name_facilitator(by=by, consultation=made, professional=leader, on=TODAY)
        consulting.record_session(by=by, consultation=made, session=session(), today=TODAY)
    made.refresh_from_db()
    assert made.state == "HELD"


def test_a_session_before_the_day_of_the_approval_is_refused(as_staff: As) -> None:
    made = ready(as_staff)
    with as_staff(KEEPER) as by, pytest.raises(Refused):
        consulting.record_session(by=by, consultation=made, session=session(TODAY - timedelta(days=1)), today=TODAY)


@pytest.mark.parametrize(
    "wrong",
    [
        consulting.Approval("", "Presidencia", TODAY, approval().document),
        consulting.Approval("Comité", "", TODAY, approval().document),
        consulting.Approval("Comité", "Presidencia", date(2030, 1, 1), approval().document),
        consulting.Approval("Comité", "Presidencia", TODAY, b"MZ"),
    ],
)
def test_an_approval_has_its_body_office_day_and_document(as_staff: As, wrong: consulting.Approval) -> None:
    made = prepared(as_staff)
    with as_staff(KEEPER) as by, pytest.raises(Refused):
        consulting.record_approval(by=by, consultation=made, approval=wrong, today=TODAY)

    assert not EthicsApproval.objects.exists()


def test_where_the_country_asks_for_it_a_facilitator_holds_a_valid_certificate(programme: object) -> None:
    made = ready(staff)
    country, wanted = coalition.country_by_code("CR"), Competency.objects.get(code="CHILD_CONTACT")
    with staff(KEEPER) as by:
        more = {"country": country, "competency": wanted, "since": TODAY, "today": TODAY, "at": AT}
        ask_for_competency(by=by, why="Consultas.", **more)  # type: ignore[arg-type]
        with pytest.raises(Refused):
            consulting.record_session(by=by, consultation=made, session=session(), today=TODAY)

        award = Award.objects.filter(awarded_on__lte=TODAY, valid_until__gte=TODAY, is_trainer=False)[0]
        AwardedCompetency.objects.create(award=award, competency=wanted)
        certified = Professional.objects.get(pk=award.professional_id)
        other = prepared(staff)
    with staff(KEEPER) as by:
        consulting.record_approval(by=by, consultation=other, approval=approval(), today=TODAY)
        safe = professional(by, "Salvaguarda", "cr.recepcion")
        consulting.name_safeguard(by=by, consultation=other, professional=safe)
        consulting.name_facilitator(by=by, consultation=other, professional=certified, on=TODAY)
        consulting.record_session(by=by, consultation=other, session=session(), today=TODAY)

    assert ConsultationSession.objects.filter(consultation=other).count() == 1


def test_only_those_named_in_it_and_keepers_write_in_a_consultation(as_staff: As) -> None:
    made = held(as_staff)
    with as_staff("cr.psicologia") as by:
        consulting.record_session(by=by, consultation=made, session=session(), today=TODAY)
        with pytest.raises(NotAllowed):
            consulting.end_consultation(by=by, consultation=made, on=TODAY)
    with as_staff("cr.policia") as by, pytest.raises(NotAllowed):
        consulting.record_session(by=by, consultation=made, session=session(), today=TODAY)

    assert list(ChildrenCount.objects.values_list("band", "girls", "boys", "others")) == [("12_14", 6, 5, 0)] * 2


def test_what_children_said_is_coded_and_stopped_when_one_could_be_known(as_staff: As) -> None:
    made = held(as_staff)
    with as_staff("cr.psicologia") as by:
        texts = {"es": "La niña de 9 años de Limón dijo que no."}
        with pytest.raises(Refused):
            consulting.code_statement(by=by, consultation=made, theme="CHILDREN", texts=texts)
        consulting.code_statement(by=by, consultation=made, theme="CHILDREN", texts={"es": "Quieren contar una vez."})

    assert list(ChildStatement.objects.values_list("theme", "texts")) == [
        ("CHILDREN", {"es": "Quieren contar una vez."}),
    ]  # fmt: skip


def test_an_ended_consultation_waits_for_its_feedback_and_takes_no_session(as_staff: As) -> None:
    made = held(as_staff)
    with as_staff(KEEPER) as by:
        with pytest.raises(Refused):
            consulting.end_consultation(by=by, consultation=made, on=TODAY - timedelta(days=1))
        consulting.end_consultation(by=by, consultation=made, on=TODAY)
        with pytest.raises(Refused):
            consulting.record_session(by=by, consultation=made, session=session(), today=TODAY)
        with pytest.raises(Refused):
            consulting.give_feedback(by=by, consultation=made, given_on=TODAY, how=" ", today=TODAY)
        consulting.give_feedback(by=by, consultation=made, given_on=TODAY, how="Con un dibujo.", today=TODAY)

    made.refresh_from_db()
    assert (made.state, made.feedback.count(), queries.present_in(made).total) == ("ENDED", 1, 11)
