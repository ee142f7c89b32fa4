"""Completing, skipping and adding steps, on a real database, as the application role."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connections

from amparo.demo.carrying import Carrier
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.verify import verify_chains
from amparo.protection.cases import queries as cases
from amparo.protection.pathways import operations
from amparo.protection.pathways.models import OpenStep, Pathway, PathwayEvent
from amparo.protection.pathways.queries import runs
from amparo.protection.people.models import SealedAnswers
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import actions_of, answers_of, case_of, open_paths, step_of, team_of
from tests.together import at_once

SCENARIOS = tomllib.loads((Path(settings.CONTENT) / "procedures" / "00-ruta-principal" / "scenarios.toml").read_text())[
    "scenario"
]
RULING = "call_interview/rule_on_second"
OPENED = carried_to("declines_and_is_repaired", before="call_reports/receive_report")
NEEDS, RISK = "call_plan/assess_needs", "call_plan/assess_risk"
NEEDED = carried_to("declines_and_is_repaired", before=NEEDS)
JOINED = carried_to("joins_with_one_interview", before="call_interview/prepare_person")
HEARD = carried_to("second_interview_ordered", before=RULING)


def complete(
    carrier: Carrier, as_staff: As, username: str, path: str, answers: dict[str, Any] | None = None, **outcome: str
) -> PathwayEvent:
    with as_staff(username) as actor:
        return operations.complete_step(
            by=actor,
            pathway_id=step_of(carrier, path).pathway_id,
            path=path,
            outcome=outcome,
            answers=answers or {},
            at=carrier.at,
        )


def skip(
    carrier: Carrier, as_staff: As, username: str, path: str, *, reason: str = "URGENT", line: str = "", **outcome: str
) -> PathwayEvent:
    with as_staff(username) as actor:
        return operations.skip_step(
            by=actor,
            pathway_id=step_of(carrier, path).pathway_id,
            path=path,
            outcome=outcome,
            reason=reason,
            line=line,
            at=carrier.at,
        )


def add(
    carrier: Carrier, as_staff: As, username: str, path: str, *, reason: str = "DONE_ELSEWHERE", telling: bool = False
) -> PathwayEvent:
    with as_staff(username) as actor:
        return operations.add_step(
            by=actor, case=case_of(carrier), path=path, reason=reason, line="", at=carrier.at, telling=telling
        )


def purposes(carrier: Carrier, as_staff: As, username: str) -> list[str]:
    """For which purposes the case is open to a member of staff; [] when it is out of their sight."""
    with as_staff(username):
        case = cases.case_by_code(carrier.code)
        return sorted({relation.purpose for relation in cases.relations(case)}) if case else []


def everything() -> tuple[int, int, int, dict[str, Any]]:
    state = Pathway.objects.using("owner").get().state
    counts = [table.objects.using("owner").count() for table in (PathwayEvent, OpenStep, SealedAnswers)]
    return (*counts, state)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: str(scenario["name"]))
def test_every_scenario_of_the_main_pathway_is_carried_to_its_end_by_the_staff_and_the_audit_holds(
    database: str, scenario: dict[str, Any]
) -> None:
    carrier = Carrier(scenario["country"].upper())
    carrier.open()

    carrier.play(scenario["steps"])

    pathway = Pathway.objects.using("owner").select_related("case").get()
    ended = "ends" in scenario
    assert ((pathway.ended_at is not None), pathway.case.is_open) == (ended, not ended)
    assert verify_chains().faults == ()


@OPENED
def test_complete_step_of_another_role_is_refused_and_nothing_is_written(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.recepcion"):
        step = step_of(carrier, "call_reports/receive_report")
    before = everything()

    for username in ("cr.policia", "cr.gestora", "cr.secretaria", "hn.recepcion", "cr.tecnica"):
        with pytest.raises(NotAllowed), as_staff(username) as actor:
            operations.complete_step(
                by=actor, pathway_id=step.pathway_id, path=step.path, outcome={}, answers={}, at=carrier.at
            )

    assert everything() == before


@NEEDED
def test_a_step_is_written_with_its_clear_answers_and_the_others_sealed(carrier: Carrier, as_staff: As) -> None:
    event = complete(
        carrier,
        as_staff,
        "cr.gestora",
        NEEDS,
        {"amp_strengths": "Sabe coser; la puerta azul", "amp_needs": ["not_asked"], "amp_notes_unknown": "x"},
    )

    sealed = SealedAnswers.objects.using("owner").filter(record=f"event:{event.pk}")
    names = {name for row in sealed for name in row.fields}
    assert ("amp_strengths" in names, "amp_strengths" in event.answers, "amp_notes_unknown" in names) == (
        True,
        False,
        False,
    )
    assert [each for row in sealed for each in row.sealed if b"azul" in bytes(each)] == []


@NEEDED
def test_an_event_keeps_when_its_step_was_opened(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        opened = step_of(carrier, NEEDS).opened_at
    carrier.at += timedelta(hours=3)

    event = complete(carrier, as_staff, "cr.gestora", NEEDS)

    kept = PathwayEvent.objects.using("owner").get(pk=event.pk)
    assert (kept.opened_at, kept.at) == (opened, carrier.at)
    assert PathwayEvent.objects.using("owner").filter(kind="STARTED", opened_at=None).count() == 1


@NEEDED
def test_a_step_done_twice_is_refused_the_second_time_and_written_once(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        step = step_of(carrier, NEEDS)
    complete(carrier, as_staff, "cr.gestora", NEEDS)

    with pytest.raises(Refused) as refused, as_staff("cr.gestora") as actor:
        operations.complete_step(
            by=actor, pathway_id=step.pathway_id, path=step.path, outcome={}, answers={}, at=carrier.at
        )

    assert (type(refused.value), len(refused.value.reasons)) == (Refused, 1)
    assert PathwayEvent.objects.using("owner").filter(path=NEEDS).count() == 1


@NEEDED
def test_of_two_who_complete_at_once_one_wins_and_the_other_is_told(carrier: Carrier, as_staff: As) -> None:
    carrier.token("cr.gestora")
    with as_staff("cr.gestora"):
        step = step_of(carrier, NEEDS)

    def do() -> PathwayEvent:
        with as_staff("cr.gestora") as actor:
            return operations.complete_step(
                by=actor, pathway_id=step.pathway_id, path=step.path, outcome={}, answers={}, at=carrier.at
            )

    answers = at_once(do, do, do)

    assert sorted(type(given).__name__ for given in answers) == ["PathwayEvent", "Refused", "Refused"], answers
    assert PathwayEvent.objects.using("owner").filter(path=NEEDS).count() == 1
    assert verify_chains().faults == ()


@NEEDED
def test_two_different_steps_at_once_are_both_done(carrier: Carrier, as_staff: As) -> None:
    carrier.tell("danger_alarm")
    for username in ("cr.gestora", "cr.guardia"):
        carrier.token(username)

    answers = at_once(
        lambda: complete(carrier, as_staff, "cr.gestora", NEEDS),
        lambda: complete(carrier, as_staff, "cr.guardia", "answer_danger"),
    )

    assert [type(given).__name__ for given in answers] == ["PathwayEvent", "PathwayEvent"], answers
    assert {NEEDS, "answer_danger"} & set(open_paths(carrier)) == set()
    assert verify_chains().faults == ()


@NEEDED
def test_a_wrong_answer_to_what_decides_the_way_is_refused_and_nothing_is_written(
    carrier: Carrier, as_staff: As
) -> None:
    complete(carrier, as_staff, "cr.gestora", NEEDS)
    before = everything()

    wrong: list[dict[str, str]] = [{}, {"risk_today": "none"}, {"risk_today": ""}, {"crim": "in"}]
    for outcome in wrong:
        with pytest.raises(Refused):
            complete(carrier, as_staff, "cr.psicologia", RISK, None, **outcome)

    assert everything() == before


@NEEDED
def test_a_step_left_out_lets_the_case_go_on_and_keeps_the_reason(carrier: Carrier, as_staff: As) -> None:
    event = skip(carrier, as_staff, "cr.gestora", NEEDS, line="Luz pidió salir ya")

    sealed = SealedAnswers.objects.using("owner").get(record=f"event:{event.pk}")
    assert (event.kind, event.reason, event.telling, sealed.fields) == (
        "SKIPPED",
        "URGENT",
        False,
        ["amp_deviation_line"],
    )
    assert (b"Luz" in bytes(sealed.sealed[0]), RISK in open_paths(carrier)) == (False, True)
    assert actions_of(carrier)[-1] == "STEP_SKIPPED" or "STEP_SKIPPED" in actions_of(carrier)


@pytest.mark.parametrize("reason", ["", "BECAUSE"])
@NEEDED
def test_a_step_is_not_left_out_without_a_reason(carrier: Carrier, as_staff: As, reason: str) -> None:
    before = everything()

    with pytest.raises(Refused):
        skip(carrier, as_staff, "cr.gestora", NEEDS, reason=reason)

    assert everything() == before


@NEEDED
def test_who_does_not_hold_a_step_does_not_leave_it_out(carrier: Carrier, as_staff: As) -> None:
    with pytest.raises(NotAllowed):
        skip(carrier, as_staff, "cr.guardia", NEEDS)

    assert NEEDS in open_paths(carrier)


@NEEDED
def test_a_step_added_is_written_down_and_moves_nothing(carrier: Carrier, as_staff: As) -> None:
    before = (open_paths(carrier), Pathway.objects.using("owner").get().state)

    event = add(carrier, as_staff, "cr.gestora", "care_directly", telling=True)

    assert (event.kind, event.telling) == ("ADDED", True)
    assert (open_paths(carrier), Pathway.objects.using("owner").get().state) == before


@pytest.mark.parametrize(
    "path", ["", "nothing", "call_accreditation", "support", "\x00", "call_accreditation/panel_result"]
)
@NEEDED
def test_only_a_step_of_the_procedure_is_added(carrier: Carrier, as_staff: As, path: str) -> None:
    before = everything()

    with pytest.raises(Refused):
        add(carrier, as_staff, "cr.gestora", path)

    assert everything() == before


@JOINED
def test_she_who_joins_lets_the_prosecutor_see_more_than_the_notice(carrier: Carrier, as_staff: As) -> None:
    carrier.do("call_interview/prepare_person")

    assert "JUSTICE" in purposes(carrier, as_staff, "cr.fiscalia")


@carried_to("changes_mind", before="participation_asked")
def test_what_opened_with_joining_closes_when_she_leaves(carrier: Carrier, as_staff: As) -> None:
    moves = next(each["steps"] for each in SCENARIOS if each["name"] == "changes_mind")
    seen: list[tuple[str, bool]] = []
    start = next(place for place, move in enumerate(moves) if move.get("message") == "participation_asked")

    for move in moves[start:]:
        carrier.play([move])
        seen.append((str(answers_of(carrier).get("crim")), "JUSTICE" in purposes(carrier, as_staff, "cr.fiscalia")))

    assert {crim for crim, _opens in seen} >= {"in", "out"}
    assert [crim for crim, opens in seen if opens and crim != "in"] == []
    assert True in [opens for crim, opens in seen if crim == "in"]


@pytest.mark.parametrize("username", ["cr.policia", "cr.fiscalia", "cr.juzgado"])
@carried_to("declines_and_is_repaired")
def test_she_who_declines_leaves_police_prosecutor_and_court_at_the_notice_level_at_most(
    carrier: Carrier, as_staff: As, username: str
) -> None:
    assert set(purposes(carrier, as_staff, username)) - {"NOTICE"} == set()


@JOINED
def test_a_forensic_interview_needs_her_consent(carrier: Carrier, as_staff: As) -> None:
    carrier.do("call_interview/prepare_person")
    carrier.do("call_interview/decide_interview", wish="today")

    with pytest.raises(Refused) as refused:
        complete(carrier, as_staff, "cr.psicologia", "call_interview/forensic_interview")

    assert (type(refused.value), len(refused.value.reasons)) == (Refused, 1)


@HEARD
def test_a_second_forensic_interview_is_not_added_without_a_judge_s_order(carrier: Carrier, as_staff: As) -> None:
    before = everything()

    for path in ("call_interview/forensic_interview", "call_interview/second_interview"):
        with pytest.raises(Refused):
            add(carrier, as_staff, "cr.fiscalia", path)

    assert everything() == before


@HEARD
def test_a_judge_s_order_is_not_made_by_leaving_the_ruling_out(carrier: Carrier, as_staff: As) -> None:
    assert RULING in open_paths(carrier)

    with pytest.raises(Refused):
        skip(carrier, as_staff, "cr.juzgado", RULING, judge_order="yes")

    assert "call_interview/prepare_person" not in open_paths(carrier)


@carried_to("second_interview_ordered", before="call_interview/second_interview")
def test_with_a_judge_s_order_the_second_is_heard_and_a_third_is_not(carrier: Carrier, as_staff: As) -> None:
    carrier.do("call_interview/second_interview")

    with pytest.raises(Refused):
        add(carrier, as_staff, "cr.fiscalia", "call_interview/forensic_interview")

    heard = PathwayEvent.objects.using("owner").filter(step_kind="forensic_interview")
    assert (heard.count(), [event.telling for event in heard]) == (2, [True, True])


@JOINED
def test_tellings_of_the_story_are_counted(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        before = runs.measures_of(case_of(carrier))["tellings"]
    carrier.do("call_interview/prepare_person")
    carrier.do("call_interview/decide_interview", wish="today")
    carrier.do("call_interview/forensic_interview")

    add(carrier, as_staff, "cr.gestora", "care_directly", telling=True)

    with as_staff("cr.gestora"):
        assert runs.measures_of(case_of(carrier))["tellings"] == before + 2


@pytest.mark.parametrize("alias", ["default", "owner"])
@OPENED
def test_what_happened_is_never_changed(carrier: Carrier, alias: str) -> None:
    for statement in ("delete from pathways_pathwayevent", "update pathways_pathwayevent set path = ''"):
        with pytest.raises(DatabaseError), connections[alias].cursor() as cursor:
            cursor.execute(statement)

    assert PathwayEvent.objects.using("owner").get().path == ""


@OPENED
def test_a_case_goes_on_from_what_was_stored_in_a_process_that_knows_nothing(
    carrier: Carrier, as_staff: As, publishing: None
) -> None:
    carrier.do("call_reports/receive_report")

    assert open_paths(carrier) == ["call_reports/triage"]
    assert team_of("CR_ERI", "guard") == OpenStep.objects.using("owner").get().team_id
