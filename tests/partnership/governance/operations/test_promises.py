"""Action points of every module, and agreements that permit nothing until both signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition.models import Institution
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.operations import organisations
from amparo.partnership.governance.models import ActionPoint, Agreement, AgreementEnding, Signature
from amparo.partnership.governance.operations import promises as operations
from amparo.partnership.governance.operations.promises import AgreementEntry, Promise, Signing
from amparo.partnership.governance.queries.promises import agreement_permits
from tests.conftest import As
from tests.partnership.directory.entering import NOW, TODAY, country

YESTERDAY = TODAY - timedelta(days=1)


def police(as_staff: As) -> Organisation:
    with as_staff("hn.secretaria") as by:
        organisations.enter_institutions(by=by, kept_by=country(), at=NOW)
    return Organisation.objects.get(institution__code="HN_POLICE")


def raised(as_staff: As, source: str = "MEETING", due_on: date = YESTERDAY, **more: object) -> ActionPoint:
    said = {"source_label": "Comité", "source_key": 7, "opens": "/gobernanza/reuniones/7/", **more}
    promise = Promise("Enviar el plan", police(as_staff), due_on, source, **said)  # type: ignore[arg-type]
    with as_staff("hn.secretaria") as by:
        return operations.raise_action(by=by, kept_by=country(), promise=promise, at=NOW)


def test_gov_06_a_point_of_any_module_keeps_where_it_was_agreed(as_staff: As) -> None:
    for source in ("MEETING", "PRACTICE", "EVENT"):
        raised(as_staff, source)

    assert list(ActionPoint.objects.values_list("source", "source_key", "opens", "state")) == [
        (source, 7, "/gobernanza/reuniones/7/", "OPEN") for source in ("MEETING", "PRACTICE", "EVENT")
    ]
    for wrong in ({"source": "NOWHERE"}, {"opens": "https://x.example/"}, {"source_label": " "}):
        with pytest.raises(Refused):
            raised(as_staff, **wrong)  # type: ignore[arg-type]


def test_the_institution_that_promised_closes_its_point_and_no_other_does(as_staff: As) -> None:
    point = raised(as_staff)

    for username in ("cr.enlace", "hn.comite1", "hn.programa"):
        with pytest.raises(NotAllowed), as_staff(username) as by:
            operations.close_action(by=by, point=point, closes_as="DONE", proof="Oficio 12", on=TODAY)
    with as_staff("hn.enlace") as by:
        with pytest.raises(Refused):
            operations.close_action(by=by, point=point, closes_as="DONE", proof=" ", on=TODAY)
        operations.close_action(by=by, point=point, closes_as="DONE", proof="Oficio 12", on=TODAY)
        with pytest.raises(Refused):
            operations.close_action(by=by, point=point, closes_as="DROPPED", proof="x", on=TODAY)

    closed = ActionPoint.objects.get()
    assert (closed.state, closed.proof, closed.closed_on) == ("DONE", "Oficio 12", TODAY)


def institution(code: str) -> Institution:
    return Institution.objects.select_related("country").get(code=code)


def entry(**more: object) -> AgreementEntry:
    said = AgreementEntry(
        "Convenio de datos", institution("HN_POLICE"), institution("HN_SENAF"), ("C1", "C8"), ("CARE",),
        date(2026, 1, 1), date(2026, 12, 31),
    )  # fmt: skip
    return replace(said, **more)  # type: ignore[arg-type]


def agreed(as_staff: As, **more: object) -> Agreement:
    with as_staff("hn.secretaria") as by:
        return operations.enter_agreement(by=by, kept_by=country(), entry=entry(**more), at=NOW)


def signed(as_staff: As, made: Agreement, username: str, code: str, on: date = YESTERDAY) -> None:
    with as_staff(username) as by:
        signing = Signing(institution(code), on, "Dirección General")
        operations.sign_agreement(by=by, agreement=made, signing=signing, today=TODAY, at=NOW)


def test_an_agreement_permits_from_the_second_signature_to_its_ending(as_staff: As) -> None:
    made = agreed(as_staff)
    giver, receiver = made.giver_id, made.receiver_id

    def permits(on: date = TODAY, group: str = "C1", purpose: str = "") -> bool:
        return agreement_permits(giver, receiver, group, on, purpose=purpose).is_permitted

    signed(as_staff, made, "hn.enlace", "HN_POLICE")
    assert not permits()
    signed(as_staff, made, "hn.secretaria", "HN_SENAF")
    assert permits()
    assert agreement_permits(giver, receiver, "C1", TODAY).agreement == made.pk
    assert (permits(purpose="CARE"), permits(purpose="JUSTICE"), permits(group="C5")) == (True, False, False)
    assert (permits(on=YESTERDAY - timedelta(days=1)), permits(on=date(2027, 1, 1))) == (False, False)
    assert not agreement_permits(receiver, giver, "C1", TODAY).is_permitted
    with as_staff("hn.enlace") as by:
        operations.end_agreement(by=by, agreement=made, ended_on=TODAY, why="Cambió la ley.", at=NOW)
    assert not permits()


def test_who_signs_and_ends_is_a_party(as_staff: As) -> None:
    made = agreed(as_staff)
    for username, code in (("cr.enlace", "HN_POLICE"), ("hn.enlace", "HN_SENAF"), ("hn.comite1", "HN_SENAF")):
        with pytest.raises(NotAllowed):
            signed(as_staff, made, username, code)
    signed(as_staff, made, "hn.enlace", "HN_POLICE")
    for username, code, on in (
        ("hn.enlace", "HN_POLICE", YESTERDAY), ("hn.secretaria", "HN_INM", YESTERDAY),
        ("hn.secretaria", "HN_SENAF", TODAY + timedelta(days=1)),
    ):  # fmt: skip
        with pytest.raises(Refused):
            signed(as_staff, made, username, code, on)
    with pytest.raises(NotAllowed), as_staff("cr.enlace") as by:
        operations.end_agreement(by=by, agreement=made, ended_on=TODAY, why="No.", at=NOW)
    with as_staff("hn.secretaria") as by:
        with pytest.raises(Refused):
            operations.end_agreement(by=by, agreement=made, ended_on=TODAY, why=" ", at=NOW)
        operations.end_agreement(by=by, agreement=made, ended_on=TODAY, why="Se cambió.", at=NOW)
        with pytest.raises(Refused):
            operations.end_agreement(by=by, agreement=made, ended_on=TODAY, why="Otra vez.", at=NOW)
    with pytest.raises(Refused):
        signed(as_staff, made, "hn.secretaria", "HN_SENAF")

    assert (Signature.objects.count(), AgreementEnding.objects.count()) == (1, 1)


def test_an_agreement_names_two_institutions_data_and_purposes(as_staff: As) -> None:
    same = institution("HN_POLICE")
    for wrong in ({"receiver": same}, {"groups": ()}, {"purposes": ("FUN",)}, {"to_on": date(2020, 1, 1)},
                  {"title": " "}):  # fmt: skip
        with pytest.raises(Refused):
            agreed(as_staff, **wrong)
    with pytest.raises(NotAllowed), as_staff("hn.enlace") as by:
        operations.enter_agreement(by=by, kept_by=country(), entry=entry(), at=NOW)

    assert Agreement.objects.count() == 0
