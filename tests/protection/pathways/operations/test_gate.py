"""The gate of a step: who holds what it asks for does it; another does not, or says why and the supervisor is told."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.foundation.audit.verify import verify_chains
from amparo.partnership.training.models import Award
from amparo.partnership.training.operations.after import revoke_award
from amparo.partnership.training.rules.gate import Without
from amparo.protection.pathways import operations
from amparo.protection.pathways.models import DoneWithout, PathwayEvent
from amparo.protection.pathways.queries import gate
from amparo.protection.people.models import SealedAnswers
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import actions_of, case_of, open_paths, step_of, team_of
from tests.protection.pathways.asking import ask

ZONE = ZoneInfo("America/Costa_Rica")
ARRIVE, LISTEN = "call_dispatch/arrive", "call_children/listen_to_child"
INTERVIEW = "call_interview/forensic_interview"
ALERTED = carried_to("declines_and_is_repaired", before=ARRIVE)
HEARING = carried_to("child_with_guardian", before=LISTEN)
PREPARED = carried_to("joins_with_one_interview", before=INTERVIEW, trained=True)


def complete(carrier: Carrier, as_staff: As, username: str, path: str, without: Without | None = None) -> PathwayEvent:
    with as_staff(username) as actor:
        return operations.complete_step(
            by=actor, pathway_id=step_of(carrier, path).pathway_id, path=path, outcome={}, answers={},
            at=carrier.at, without=without,
        )  # fmt: skip


def done_without() -> list[tuple[str, str, int | None]]:
    return list(DoneWithout.objects.using("owner").values_list("competency", "reason", "told"))


@PREPARED
def test_trn_03_the_holder_of_a_valid_certificate_does_the_hard_step_and_nothing_is_told(
    carrier: Carrier, as_staff: As
) -> None:
    ask(carrier, as_staff, "FORENSIC_INTERVIEW")
    carrier.consent("INTERVIEW")

    event = complete(carrier, as_staff, "cr.psicologia", INTERVIEW)

    assert (event.reason, INTERVIEW in open_paths(carrier), done_without()) == ("", False, [])


@PREPARED
def test_trn_03_once_the_certificate_has_expired_the_hard_step_is_refused_whatever_the_reason(
    carrier: Carrier, as_staff: As
) -> None:
    ask(carrier, as_staff, "FORENSIC_INTERVIEW")
    carrier.consent("INTERVIEW")
    last = Award.objects.get(professional__family_names="Fallas").valid_until
    after, until = (datetime.combine(day, time(23, 59), ZONE) for day in (last + timedelta(days=1), last))

    carrier.at = after
    with pytest.raises(Refused) as refused:
        complete(carrier, as_staff, "cr.psicologia", INTERVIEW, Without("NOBODY_ELSE"))
    carrier.at = until
    complete(carrier, as_staff, "cr.psicologia", INTERVIEW)

    assert [type(refused.value), len(refused.value.reasons)] == [Refused, 1]
    assert "Realizar la entrevista forense única" in refused.value.reasons[0]
    assert PathwayEvent.objects.using("owner").filter(path=INTERVIEW).count() == 1
    assert done_without() == []


@PREPARED
def test_trn_03_a_revoked_certificate_permits_nothing_from_that_day(carrier: Carrier, as_staff: As) -> None:
    ask(carrier, as_staff, "FORENSIC_INTERVIEW")
    carrier.consent("INTERVIEW")
    with as_staff("cr.secretaria") as by:
        award = Award.objects.select_related("professional__kept_by").get(professional__family_names="Fallas")
        revoke_award(by=by, award=award, why="Pidió dejarla.", today=carrier.at.date(), at=carrier.at)

    with pytest.raises(Refused):
        complete(carrier, as_staff, "cr.psicologia", INTERVIEW)

    assert INTERVIEW in open_paths(carrier)


@PREPARED
def test_a_hard_step_is_not_written_down_as_done_outside_the_order_by_who_may_not_do_it(
    carrier: Carrier, as_staff: As
) -> None:
    ask(carrier, as_staff, "CHILD_CONTACT")

    with pytest.raises(Refused) as refused, as_staff("cr.gestora") as by:
        operations.add_step(by=by, case=case_of(carrier), path=LISTEN, reason="DONE_ELSEWHERE", line="", at=carrier.at)

    assert len(refused.value.reasons) == 1
    assert not PathwayEvent.objects.using("owner").filter(path=LISTEN).exists()


@ALERTED
def test_nothing_is_asked_before_the_country_says_from_when(carrier: Carrier, as_staff: As) -> None:
    event = complete(carrier, as_staff, "cr.guardia", ARRIVE, Without("URGENT"))

    assert (event.reason, done_without()) == ("", [])


@ALERTED
def test_trn_03_a_step_that_only_warns_is_not_done_without_a_reason_and_nothing_is_written(
    carrier: Carrier, as_staff: As
) -> None:
    ask(carrier, as_staff, "COORDINATION")
    before = PathwayEvent.objects.using("owner").count()

    for without in (None, Without("BECAUSE"), Without("OTHER", " ")):
        with pytest.raises(Refused):
            complete(carrier, as_staff, "cr.guardia", ARRIVE, without)

    assert PathwayEvent.objects.using("owner").count() == before
    assert (ARRIVE in open_paths(carrier), done_without()) == (True, [])


@ALERTED
def test_trn_03_with_a_reason_it_is_done_logged_and_the_supervisor_is_told_without_opening_the_case(
    carrier: Carrier, as_staff: As
) -> None:
    ask(carrier, as_staff, "COORDINATION")
    supervision = team_of("CR_ERI", "supervision")

    event = complete(carrier, as_staff, "cr.guardia", ARRIVE, Without("NOBODY_ELSE"))

    assert (event.reason, ARRIVE in open_paths(carrier)) == ("NOBODY_ELSE", False)
    assert done_without() == [("COORDINATION", "NOBODY_ELSE", supervision)]
    entry = Entry.objects.using("owner").get(action="STEP_DONE_WITHOUT")
    assert entry.facts == {
        "event": event.pk, "competency": "COORDINATION", "reason": "NOBODY_ELSE", "told": supervision,
    }  # fmt: skip
    with as_staff("cr.supervision") as by:
        assert [each.event_id for each in gate.not_seen_by(by)] == [event.pk]
    with as_staff("hn.supervision") as by:
        assert list(gate.not_seen_by(by)) == []
    assert verify_chains().faults == ()


@ALERTED
def test_another_reason_is_sealed_with_the_care_notes_and_stands_nowhere_in_clear(
    carrier: Carrier, as_staff: As
) -> None:
    ask(carrier, as_staff, "COORDINATION")

    event = complete(carrier, as_staff, "cr.guardia", ARRIVE, Without("OTHER", "Quien la tiene está de viaje"))

    sealed = SealedAnswers.objects.using("owner").get(record=f"event:{event.pk}")
    assert (sealed.group, sealed.fields, b"viaje" in bytes(sealed.sealed[0])) == ("C8", ["amp_deviation_line"], False)
    assert "viaje" not in str(Entry.objects.using("owner").get(action="STEP_DONE_WITHOUT").facts)


@HEARING
def test_trn_03_an_urgent_step_that_else_is_hard_is_done_with_a_reason_only_while_the_procedure_says_urgent(
    carrier: Carrier, as_staff: As
) -> None:
    ask(carrier, as_staff, "CHILD_CONTACT")

    with pytest.raises(Refused) as calm:
        complete(carrier, as_staff, "cr.psicologia", LISTEN, Without("URGENT"))
    carrier.tell("danger_alarm")
    with pytest.raises(Refused):
        complete(carrier, as_staff, "cr.psicologia", LISTEN)
    event = complete(carrier, as_staff, "cr.psicologia", LISTEN, Without("URGENT"))

    assert (type(calm.value), len(calm.value.reasons)) == (Refused, 1)
    assert (event.reason, [row[:2] for row in done_without()]) == ("URGENT", [("CHILD_CONTACT", "URGENT")])
    assert actions_of(carrier).count("STEP_DONE_WITHOUT") == 1


@ALERTED
def test_only_the_supervisor_who_was_told_takes_note_and_once(carrier: Carrier, as_staff: As) -> None:
    ask(carrier, as_staff, "COORDINATION")
    complete(carrier, as_staff, "cr.guardia", ARRIVE, Without("URGENT"))

    for username in ("cr.guardia", "cr.secretaria"):
        with as_staff("cr.supervision") as by:
            told = gate.not_seen_by(by).get()
        with pytest.raises(NotAllowed), as_staff(username) as by:
            operations.take_note(by=by, done=told, at=carrier.at)
    for _again in range(2):
        with as_staff("cr.supervision") as by:
            operations.take_note(by=by, done=gate.told_to(by).get(), at=carrier.at)

    with as_staff("cr.supervision") as by:
        assert (gate.not_seen_by(by).count(), gate.told_to(by).get().seen_by) == (0, by.account)
    assert Entry.objects.using("owner").filter(action="STEP_WITHOUT_SEEN").count() == 1
