"""Sending a packet that the person approved, answering it, and ending what it opened."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.demo.carrying import Carrier
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.protection.cases import queries as cases
from amparo.protection.cases.models import Involvement
from amparo.protection.consents.models import Consent
from amparo.protection.pathways.models import OpenStep, PathwayEvent
from amparo.protection.pathways.tasks import let_time_pass
from amparo.protection.people.models import SealedAnswers
from amparo.protection.referrals import operations
from amparo.protection.referrals.models import Referral
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import actions_of, case_of, open_paths, step_of, team_of
from tests.protection.referrals.sending import CHOOSE, PACKET, RECEIVER, agree, answer, mine, send
from tests.together import at_once

TO_REFER = carried_to("declines_and_is_repaired", before=CHOOSE)


def status(referral: Referral) -> str:
    return Referral.objects.using("owner").get(pk=referral.pk).status


def live_groups(carrier: Carrier, as_staff: As, username: str = RECEIVER) -> list[str]:
    """What the receiver may open of the case now; [] when the case is out of its sight."""
    with as_staff(username):
        case = cases.case_by_code(carrier.code)
        if case is None:
            return []
        return sorted(frozenset().union(*(each.groups for each in cases.relations(case))))


def open_packet(as_staff: As, referral: Referral, by: str = RECEIVER) -> dict[str, object]:
    with as_staff(by) as actor:
        return operations.open_packet(actor, mine(actor, referral.pk))


def written() -> tuple[int, int, int]:
    tables = (Referral, SealedAnswers, PathwayEvent)
    return tuple(table.objects.using("owner").count() for table in tables)  # type: ignore[return-value]


@TO_REFER
def test_send_referral_without_consent_is_refused_and_nothing_is_written(carrier: Carrier, as_staff: As) -> None:
    Consent.objects.using("owner").filter(purpose="SHARE_SERVICES").update(withdrawn_at=carrier.at)
    before = written()

    with pytest.raises(Refused) as refused:
        send(carrier, as_staff)

    assert (len(refused.value.reasons), written()) == (1, before)


@TO_REFER
def test_before_accepting_the_receiver_sees_the_need_and_nothing_of_the_person(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)

    with as_staff(RECEIVER) as actor:
        seen = mine(actor, referral.pk)
        sealed = SealedAnswers.objects.count()
    assert (seen.need, seen.status, sealed) == ("HOUSING", "SENT", 0)
    assert [len(row.fields) for row in SealedAnswers.objects.using("owner").filter(group="RP")] == [len(PACKET)]
    assert live_groups(carrier, as_staff) == ["C0"]


@TO_REFER
def test_before_accepting_the_packet_does_not_open_and_that_is_said(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)

    with pytest.raises(Refused) as refused:
        open_packet(as_staff, referral)

    assert (type(refused.value), len(refused.value.reasons)) == (Refused, 1)
    assert actions_of(carrier).count("OPENED") == 0


@TO_REFER
def test_after_accepting_the_packet_opens_to_the_receiver_as_it_was_sent_and_the_opening_is_audited(
    carrier: Carrier, as_staff: As
) -> None:
    referral = send(carrier, as_staff)

    answer(carrier, as_staff, referral, accepts=True)

    assert (open_packet(as_staff, referral), live_groups(carrier, as_staff)) == (PACKET, ["C0", "RP"])
    entry = Entry.objects.using("owner").filter(action="OPENED").latest("id")
    assert (entry.institution, entry.group, entry.subject) == ("CR_INAMU", "RP", f"referral:{referral.pk}")


@TO_REFER
def test_the_packet_is_closed_to_every_other_receiver_of_the_country(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    answer(carrier, as_staff, referral, accepts=True)

    for username in ("cr.albergue", "cr.salud", "cr.migracion", "cr.abogada", "cr.policia", "cr.fondo"):
        with pytest.raises((LookupError, NotAllowed)):
            open_packet(as_staff, referral, by=username)

    assert open_packet(as_staff, referral) == PACKET


@TO_REFER
def test_even_the_sender_opens_the_packet_only_as_the_receiver_would(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    answer(carrier, as_staff, referral, accepts=True)

    with pytest.raises(NotAllowed):
        open_packet(as_staff, referral, by="cr.gestora")


@TO_REFER
def test_a_rejection_ends_access_at_once_and_asks_for_another_way(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    assert live_groups(carrier, as_staff) == ["C0"]

    answer(carrier, as_staff, referral, accepts=False, rejection="NO_PLACE")

    involved = Involvement.objects.using("owner").filter(team_id=team_of("CR_INAMU"), until=None)
    assert (status(referral), live_groups(carrier, as_staff), involved.count()) == ("REJECTED", [], 0)
    assert "care_directly" in open_paths(carrier) or "call_referral/choose_provider" in open_paths(carrier)


@TO_REFER
def test_a_rejection_without_its_reason_is_refused_and_the_referral_still_waits(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)

    with pytest.raises(Refused):
        answer(carrier, as_staff, referral, accepts=False)

    assert (status(referral), live_groups(carrier, as_staff)) == ("SENT", ["C0"])


@TO_REFER
def test_when_the_service_is_done_access_ends_at_once(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    answer(carrier, as_staff, referral, accepts=True)
    for step in ("hand_over_warmly", "provide_service", "counter_refer"):
        carrier.do(f"call_referral/{step}")
    assert live_groups(carrier, as_staff) == ["C0", "RP"]

    carrier.do("call_referral/close_referral")

    assert (status(referral), live_groups(carrier, as_staff)) == ("DONE", [])
    with pytest.raises((Refused, LookupError)):
        open_packet(as_staff, referral)


@pytest.mark.parametrize("accepted", [False, True])
@TO_REFER
def test_taken_back_by_who_sent_it_access_ends_at_once(carrier: Carrier, as_staff: As, accepted: bool) -> None:
    referral = send(carrier, as_staff)
    if accepted:
        answer(carrier, as_staff, referral, accepts=True)

    with as_staff("cr.gestora") as actor:
        operations.revoke_referral(by=actor, referral=mine(actor, referral.pk), at=carrier.at)

    assert (status(referral), live_groups(carrier, as_staff)) == ("REVOKED", [])
    assert [path for path in open_paths(carrier) if path.startswith("call_referral/answer")] == []


@TO_REFER
def test_taken_back_while_it_is_being_closed_access_ends_all_the_same(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    answer(carrier, as_staff, referral, accepts=True)
    for step in ("hand_over_warmly", "provide_service", "counter_refer"):
        carrier.do(f"call_referral/{step}")

    with as_staff("cr.gestora") as actor:
        operations.revoke_referral(by=actor, referral=mine(actor, referral.pk), at=carrier.at)

    assert (status(referral), live_groups(carrier, as_staff)) == ("REVOKED", [])


@TO_REFER
def test_one_that_has_ended_is_not_taken_back(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    answer(carrier, as_staff, referral, accepts=False, rejection="NO_PLACE")

    with pytest.raises(Refused), as_staff("cr.gestora") as actor:
        operations.revoke_referral(by=actor, referral=mine(actor, referral.pk), at=carrier.at)

    assert status(referral) == "REJECTED"


@TO_REFER
def test_the_receiver_does_not_take_back_what_others_sent(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)

    with pytest.raises(NotAllowed), as_staff(RECEIVER) as actor:
        operations.revoke_referral(by=actor, referral=mine(actor, referral.pk), at=carrier.at)

    assert status(referral) == "SENT"


@TO_REFER
def test_silence_ends_access_and_goes_to_the_supervisor(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    due = Referral.objects.using("owner").get(pk=referral.pk).answer_due_at

    let_time_pass(due + timedelta(minutes=1))

    assert (status(referral), live_groups(carrier, as_staff)) == ("LOST", [])
    assert "call_referral/escalate_silence" in open_paths(carrier)
    step = OpenStep.objects.using("owner").get(path="call_referral/escalate_silence")
    assert step.role == "supervisor"


@TO_REFER
def test_before_its_time_silence_is_only_waiting(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    due = Referral.objects.using("owner").get(pk=referral.pk).answer_due_at

    let_time_pass(due - timedelta(minutes=1))

    assert status(referral) == "SENT"


@TO_REFER
def test_a_team_does_not_refer_to_itself(carrier: Carrier, as_staff: As) -> None:
    before = written()

    with pytest.raises(Refused):
        send(carrier, as_staff, team=team_of("CR_ERI", "care"))

    assert written() == before


@pytest.mark.parametrize("to", ["CR_OIJ", "CR_SECRETARIAT"])
@TO_REFER
def test_who_does_not_take_referrals_is_sent_none(carrier: Carrier, as_staff: As, to: str) -> None:
    before = written()

    with pytest.raises(Refused):
        send(carrier, as_staff, to=to)

    assert written() == before


@TO_REFER
def test_a_team_that_does_not_exist_is_sent_none(carrier: Carrier, as_staff: As) -> None:
    before = written()

    with pytest.raises(Refused):
        send(carrier, as_staff, team=10**9)

    assert written() == before


@TO_REFER
def test_only_the_case_manager_sends(carrier: Carrier, as_staff: As) -> None:
    before = written()

    with pytest.raises(NotAllowed):
        send(carrier, as_staff, by="cr.psicologia")

    assert written() == before


@TO_REFER
def test_two_who_send_at_once_send_one_and_the_second_is_told(carrier: Carrier, as_staff: As) -> None:
    carrier.token("cr.gestora")

    answers = at_once(lambda: send(carrier, as_staff), lambda: send(carrier, as_staff, to="CR_CCSS"))

    assert sorted(type(given).__name__ for given in answers) == ["Referral", "Refused"], answers
    assert Referral.objects.using("owner").count() == 1


@TO_REFER
def test_accepting_and_taking_back_at_once_leaves_no_access_behind(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    for username in ("cr.gestora", RECEIVER):
        carrier.token(username)

    def take_back() -> None:
        with as_staff("cr.gestora") as actor:
            operations.revoke_referral(by=actor, referral=mine(actor, referral.pk), at=carrier.at)

    answers = at_once(lambda: answer(carrier, as_staff, referral, accepts=True), take_back)

    # Who answers after it was taken back is refused, or no longer finds it.
    others = [given for given in answers if given is not None]
    assert [type(given).__name__ for given in others] in ([], ["Refused"], ["LookupError"]), others
    assert (status(referral), live_groups(carrier, as_staff)) == ("REVOKED", [])


@TO_REFER
def test_answering_twice_at_once_is_one_answer(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)
    carrier.token(RECEIVER)

    answers = at_once(
        lambda: answer(carrier, as_staff, referral, accepts=True),
        lambda: answer(carrier, as_staff, referral, accepts=False, rejection="NO_PLACE"),
    )

    assert sorted(type(given).__name__ for given in answers) in (
        ["NoneType", "Refused"],
        ["LookupError", "NoneType"],
    ), answers
    assert status(referral) in {"ACCEPTED", "REJECTED"}
    assert (status(referral) == "ACCEPTED") == (live_groups(carrier, as_staff) == ["C0", "RP"])


@TO_REFER
def test_the_answer_is_due_when_the_step_is(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)

    step = OpenStep.objects.using("owner").get(path="call_referral/answer_referral")
    kept = Referral.objects.using("owner").get(pk=referral.pk)
    assert (kept.answer_due_at, step.team_id) == (step.due_at, team_of("CR_INAMU"))


@TO_REFER
def test_the_audit_says_which_fields_went_and_never_what_they_held(carrier: Carrier, as_staff: As) -> None:
    referral = send(carrier, as_staff)

    entry = Entry.objects.using("owner").get(action="REFERRAL_SENT")
    assert entry.facts == {
        "referral": referral.pk,
        "to": team_of("CR_INAMU"),
        "need": "HOUSING",
        "fields": ["amp_needs", "prs_FirstName"],
        "not_agreed": ["C1", "C8"],
        "without_agreement": "BEING_SIGNED",
    }


@TO_REFER
def test_what_was_sealed_holds_no_word_of_the_packet(carrier: Carrier, as_staff: As) -> None:
    send(carrier, as_staff)

    blobs = [bytes(each) for row in SealedAnswers.objects.using("owner").filter(group="RP") for each in row.sealed]
    assert (len(blobs), [b"Luz" in blob or b"HOUSING" in blob for blob in blobs]) == (2, [False, False])


@TO_REFER
def test_a_referral_for_a_case_out_of_sight_cannot_be_sent(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        case, step = case_of(carrier), step_of(carrier, CHOOSE)

    with pytest.raises(Refused), as_staff("hn.gestora") as actor:
        operations.send_referral(
            by=actor, case=case, step=step, to_team=team_of("CR_INAMU"), need="HOUSING", is_urgent=False,
            packet=PACKET, answers={}, at=carrier.at,
        )  # fmt: skip

    assert Referral.objects.using("owner").count() == 0


@TO_REFER
def test_without_an_agreement_between_both_it_goes_with_a_reason_that_is_written_down(
    carrier: Carrier, as_staff: As
) -> None:
    with pytest.raises(Refused):
        send(carrier, as_staff, without_agreement="")
    assert Referral.objects.using("owner").count() == 0

    referral = send(carrier, as_staff, without_agreement="CANNOT_WAIT")

    assert referral.without_agreement == "CANNOT_WAIT"
    facts = Entry.objects.using("owner").get(action="REFERRAL_SENT").facts
    assert (facts["not_agreed"], facts["without_agreement"]) == (["C1", "C8"], "CANNOT_WAIT")


@TO_REFER
def test_an_agreement_in_force_lets_pass_what_it_names_and_no_reason_is_kept(carrier: Carrier, as_staff: As) -> None:
    agree(as_staff, carrier, ("C8",))
    with pytest.raises(Refused):
        send(carrier, as_staff, without_agreement="")
    agree(as_staff, carrier, ("C1",))

    referral = send(carrier, as_staff)

    assert referral.without_agreement == ""
    assert "not_agreed" not in Entry.objects.using("owner").get(action="REFERRAL_SENT").facts
