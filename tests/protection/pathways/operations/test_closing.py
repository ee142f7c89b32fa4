"""A closed case is kept by those who answer for it; the person comes back, and nobody else with her unasked."""

from __future__ import annotations

import pytest
from django.db.utils import DatabaseError

from amparo.demo import people
from amparo.demo.carrying import Carrier
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.protection.cases import queries as cases
from amparo.protection.cases.models import Case
from amparo.protection.consents import operations as consents
from amparo.protection.consents import queries as consent_queries
from amparo.protection.pathways import operations
from amparo.protection.pathways.models import ArmedTimer, OpenStep, PathwayEvent
from tests.conftest import As
from tests.foundation.access.wall import as_member, as_owner
from tests.points import carried_to
from tests.protection.looking import actions_of, answers_of, case_of, open_paths

CLOSING = carried_to("joins_with_one_interview", before="call_inclusion/confirm_closure")
JUST_CLOSED = carried_to("joins_with_one_interview", before="call_inclusion/count_in_statistics")
KEPT = carried_to("joins_with_one_interview", before="call_inclusion/retention_over")
ERASING = carried_to("joins_with_one_interview", before="call_inclusion/erase_identity")
LEFT_A_CODE = carried_to("adult_declines_help", before="code_over")

ANSWER_FOR_IT = ["cr.abogada", "cr.gestora", "cr.psicologia", "cr.supervision"]
REOPEN = "call_inclusion/reopen_case"


def come_back(
    carrier: Carrier, as_staff: As, by: str = "cr.gestora", message: str = "reopening_asked", need: str = "NOT_SAID"
) -> object:
    with as_staff(by) as actor:
        return operations.raise_message(by=actor, case=case_of(carrier), message=message, at=carrier.at, need=need)


def who_sees(carrier: Carrier, as_staff: As) -> list[str]:
    """Return the country's staff who have the case in sight."""
    seen = []
    for each in people.STAFF:
        if each.country == carrier.country:
            with as_staff(each.username):
                if cases.case_by_code(carrier.code) is not None:
                    seen.append(each.username)
    return sorted(seen)


def standing(carrier: Carrier) -> tuple[bool, bool]:
    """Return whether the case is open, and whether it has a day of closing."""
    case = Case.objects.using("owner").get(code=carrier.code)
    return case.is_open, case.closed_at is not None


def sealed_now() -> int:
    ((count,),) = as_owner("select count(*) from people_sealedanswers")
    return int(count)


@CLOSING
def test_justice_and_shelter_see_the_case_until_it_is_closed(carrier: Carrier, as_staff: As) -> None:
    assert {"cr.policia", "cr.fiscalia", "cr.albergue"} & set(who_sees(carrier, as_staff))


@JUST_CLOSED
def test_who_still_has_a_step_in_a_closed_case_sees_it_until_the_step_is_done(carrier: Carrier, as_staff: As) -> None:
    step = OpenStep.objects.using("owner").get(path="call_inclusion/count_in_statistics")
    holders = carrier.staff(step.team_id, step.role)
    before = who_sees(carrier, as_staff)

    carrier.do("call_inclusion/count_in_statistics")

    after = who_sees(carrier, as_staff)
    assert (standing(carrier), set(holders) <= set(before), set(holders) & set(after)) == ((False, True), True, set())
    assert set(after) == set(before) & set(ANSWER_FOR_IT)


@KEPT
def test_a_kept_case_is_closed_and_stays_with_those_who_answer_for_it(carrier: Carrier, as_staff: As) -> None:
    assert (standing(carrier), open_paths(carrier), who_sees(carrier, as_staff)) == ((False, True), [], ANSWER_FOR_IT)


@KEPT
def test_who_asks_to_come_back_is_in_the_case_manager_s_work_the_same_day(carrier: Carrier, as_staff: As) -> None:
    event = come_back(carrier, as_staff, by="cr.abogada", need="SAFETY")

    step = OpenStep.objects.using("owner").get(path=REOPEN)
    assert isinstance(event, PathwayEvent)
    assert (step.role, step.kind, step.due_at is not None, event.answers) == (
        "case_manager",
        "reopen",
        True,
        {"amp_return_need": "SAFETY"},
    )
    assert (open_paths(carrier), standing(carrier)) == ([REOPEN], (False, True))
    assert list(ArmedTimer.objects.using("owner").filter(path="call_inclusion/retention_over")) == []


@KEPT
def test_reopening_opens_the_case_and_the_plan_is_looked_at_again(carrier: Carrier, as_staff: As) -> None:
    come_back(carrier, as_staff)

    carrier.do(REOPEN)

    assert (standing(carrier), answers_of(carrier)["closed"]) == ((True, False), "no")
    assert "call_plan/review_plan" in open_paths(carrier)
    after = actions_of(carrier)[actions_of(carrier).index("CASE_CLOSED") :]
    assert [action for action in after if action in {"CASE_CLOSED", "MESSAGE_RAISED", "CASE_REOPENED"}] == [
        "CASE_CLOSED",
        "MESSAGE_RAISED",
        "CASE_REOPENED",
    ]


@KEPT
def test_nobody_whose_access_ended_with_the_closing_has_it_back_with_the_reopening(
    carrier: Carrier, as_staff: As
) -> None:
    given = as_owner("select count(*) from sec.grant_ where valid_until > now()")
    come_back(carrier, as_staff)
    carrier.do(REOPEN)

    assert who_sees(carrier, as_staff) == ANSWER_FOR_IT
    assert as_owner("select count(*) from sec.grant_ where valid_until > now()") == given


@KEPT
@pytest.mark.parametrize("username", ["cr.policia", "cr.fiscalia", "cr.albergue", "cr.salud", "hn.gestora"])
def test_who_left_with_the_closing_brings_nobody_back(carrier: Carrier, as_staff: As, username: str) -> None:
    with as_staff("cr.gestora"):
        case = case_of(carrier)
    before = actions_of(carrier)

    with pytest.raises(Refused), as_staff(username) as actor:
        operations.raise_message(by=actor, case=case, message="reopening_asked", at=carrier.at, need="CARE")

    assert (open_paths(carrier), actions_of(carrier)) == ([], before)


@ERASING
def test_who_came_in_for_a_step_only_does_not_reopen(carrier: Carrier, as_staff: As) -> None:
    step = OpenStep.objects.using("owner").get(path="call_inclusion/erase_identity")
    holder = carrier.staff(step.team_id, step.role)[0]

    with pytest.raises(NotAllowed):
        come_back(carrier, as_staff, by=holder)
    reached = as_member(holder, "update cases_case set is_open = true, closed_at = null returning id")

    assert (holder in who_sees(carrier, as_staff), reached, standing(carrier)) == (True, [], (False, True))


@ERASING
def test_who_comes_back_before_the_data_are_erased_is_in_time(carrier: Carrier, as_staff: As) -> None:
    come_back(carrier, as_staff)

    assert open_paths(carrier) == [REOPEN]


@KEPT
@pytest.mark.parametrize("need", ["", "care", "x" * 500, "\x00"])
def test_somebody_asks_what_the_person_needs_and_nothing_is_written_without(
    carrier: Carrier, as_staff: As, need: str
) -> None:
    before = actions_of(carrier)

    with pytest.raises(Refused):
        come_back(carrier, as_staff, need=need)

    assert (open_paths(carrier), actions_of(carrier), standing(carrier)) == ([], before, (False, True))


@KEPT
def test_asking_twice_is_asking_once(carrier: Carrier, as_staff: As) -> None:
    come_back(carrier, as_staff)

    with pytest.raises(Refused):
        come_back(carrier, as_staff)

    assert open_paths(carrier) == [REOPEN]


@KEPT
def test_who_wants_to_decide_about_the_proceedings_opens_the_case_at_once(carrier: Carrier, as_staff: As) -> None:
    come_back(carrier, as_staff, message="participation_asked", need="JUSTICE")

    assert (standing(carrier), answers_of(carrier)["closed"]) == ((True, False), "no")
    assert [path for path in open_paths(carrier) if not path.startswith("decide_later/")] == []
    assert {"cr.policia", "cr.fiscalia", "cr.albergue"} & set(who_sees(carrier, as_staff)) == set()


@KEPT
def test_a_warning_of_danger_in_a_closed_case_is_answered_by_the_guard_who_then_leaves(
    carrier: Carrier, as_staff: As
) -> None:
    with as_staff("cr.gestora") as actor:
        operations.raise_message(by=actor, case=case_of(carrier), message="danger_alarm", at=carrier.at)
    during, sealed = who_sees(carrier, as_staff), sealed_now()

    carrier.do("answer_danger")

    assert ("cr.guardia" in during, who_sees(carrier, as_staff)) == (True, ANSWER_FOR_IT)
    assert (standing(carrier), answers_of(carrier)["danger"], sealed_now() > sealed) == ((False, True), "no", True)


@KEPT
@pytest.mark.parametrize(
    ("message", "path"),
    [("data_request", "call_inclusion/about_the_data/answer_data_request"), ("service_complaint", "answer_complaint")],
)
def test_a_question_about_the_data_and_a_complaint_are_answered_and_the_case_stays_closed(
    carrier: Carrier, as_staff: As, message: str, path: str
) -> None:
    with as_staff("cr.abogada") as actor:
        operations.raise_message(by=actor, case=case_of(carrier), message=message, at=carrier.at)
    (opened,) = open_paths(carrier)

    carrier.do(opened)

    assert (opened.rpartition("/")[2], open_paths(carrier), standing(carrier)) == (
        path.rpartition("/")[2],
        [],
        (False, True),
    )
    assert who_sees(carrier, as_staff) == ANSWER_FOR_IT


@KEPT
def test_a_consent_is_taken_back_in_a_closed_case_and_whoever_received_is_told(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora") as actor:
        case = case_of(carrier)
        given = consent_queries.consents_of(case).filter(withdrawn_at=None, purpose="SHARE_SERVICES").first()
        assert given is not None
        consents.withdraw_consent(by=actor, case=case, consent=given, at=carrier.at)

    assert (open_paths(carrier), standing(carrier)) == (["stop_sharing"], (False, True))

    carrier.do("stop_sharing", withdrawn="sharing")

    assert (open_paths(carrier), answers_of(carrier)["consent_share"]) == ([], "withdrawn")


@KEPT
def test_a_step_of_a_closed_case_is_not_left_out_and_none_is_added(carrier: Carrier, as_staff: As) -> None:
    come_back(carrier, as_staff)

    key = OpenStep.objects.using("owner").get(path=REOPEN).pathway_id

    with pytest.raises(Refused), as_staff("cr.gestora") as actor:
        operations.skip_step(by=actor, pathway_id=key, path=REOPEN, outcome={}, reason="URGENT", line="", at=carrier.at)
    with pytest.raises(Refused), as_staff("cr.gestora") as actor:
        operations.add_step(
            by=actor, case=case_of(carrier), path="care_directly", reason="URGENT", line="", at=carrier.at
        )

    assert open_paths(carrier) == [REOPEN]


@LEFT_A_CODE
def test_who_left_with_a_code_is_taken_in_by_the_guard_who_kept_the_case(carrier: Carrier, as_staff: As) -> None:
    kept_by = who_sees(carrier, as_staff)

    come_back(carrier, as_staff, by="cr.guardia")

    assert (kept_by, standing(carrier)) == (["cr.guardia", "cr.recepcion"], (True, False))
    assert open_paths(carrier) == ["call_reports/receive_report"]


@LEFT_A_CODE
def test_the_guard_keeps_a_case_that_nobody_else_answers_for_when_others_come_and_go(
    carrier: Carrier, as_staff: As
) -> None:
    with as_staff("cr.guardia") as actor:
        operations.raise_message(by=actor, case=case_of(carrier), message="service_complaint", at=carrier.at)
    during = who_sees(carrier, as_staff)

    carrier.do("answer_complaint")
    carrier.ring("code_over")

    assert ("cr.secretaria" in during, who_sees(carrier, as_staff)) == (True, ["cr.guardia", "cr.recepcion"])
    assert standing(carrier) == (False, True)


def test_the_database_holds_that_a_closed_case_has_its_day(carrier: Carrier) -> None:
    carrier.open()

    for change in ("is_open = false", "closed_at = now()"):
        with pytest.raises(DatabaseError):
            as_owner(f"update cases_case set {change}")
