"""Voting, resolving and appealing: by a majority, once, by others the second time, while care goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connections

from amparo.demo.carrying import Carrier
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.partnership.coalition.models import Team, TeamMember
from amparo.protection.identification import operations
from amparo.protection.identification.models import AccreditationFile, Appeal, Resolution, Vote
from amparo.protection.pathways import operations as pathways
from amparo.protection.pathways.models import OpenStep
from amparo.protection.people.models import SealedAnswers
from tests.conftest import As
from tests.points import carried_to
from tests.protection.identification.voting import APPEAL, VOTE, vote
from tests.protection.looking import answers_of, open_paths, step_of
from tests.together import at_once

TO_VOTE = carried_to("refused_then_reversed", before=VOTE)
TO_APPEAL = carried_to("refused_then_reversed", before="call_accreditation/file_appeal")
APPEALED = carried_to("refused_then_reversed", before=APPEAL)


def resolutions() -> list[tuple[str, bool]]:
    return list(Resolution.objects.using("owner").order_by("id").values_list("outcome", "was_late"))


def votes() -> int:
    return Vote.objects.using("owner").count()


@TO_VOTE
def test_the_second_equal_vote_of_three_seats_resolves(carrier: Carrier, as_staff: As) -> None:
    first = vote(carrier, as_staff, "cr.panel1", "formal")

    second = vote(carrier, as_staff, "cr.panel2", "formal")

    assert (first, second.outcome if second else "", resolutions()) == (None, "formal", [("formal", False)])
    assert (VOTE in open_paths(carrier), answers_of(carrier)["ident"]) == (False, "formal")


@TO_VOTE
def test_the_third_vote_decides_between_two_that_differ(carrier: Carrier, as_staff: As) -> None:
    vote(carrier, as_staff, "cr.panel1", "formal")
    vote(carrier, as_staff, "cr.panel2", "not_victim")
    assert (resolutions(), VOTE in open_paths(carrier)) == ([], True)

    vote(carrier, as_staff, "cr.panel3", "not_victim")

    assert resolutions() == [("not_victim", False)]


@TO_VOTE
def test_three_that_differ_resolve_nothing_and_ask_for_more_information(carrier: Carrier, as_staff: As) -> None:
    for username, choice in (("cr.panel1", "formal"), ("cr.panel2", "not_victim"), ("cr.panel3", "presumed")):
        vote(carrier, as_staff, username, choice)

    assert (resolutions(), "call_accreditation/complete_file" in open_paths(carrier)) == ([], True)
    assert answers_of(carrier)["ident"] == "presumed"


@TO_VOTE
def test_after_more_information_the_panel_votes_anew_on_a_new_file(carrier: Carrier, as_staff: As) -> None:
    for username in ("cr.panel1", "cr.panel2"):
        vote(carrier, as_staff, username, "presumed")
    for step in ("complete_file", "technical_report"):
        carrier.do(f"call_accreditation/{step}")

    for username in ("cr.panel1", "cr.panel2"):
        vote(carrier, as_staff, username, "formal")

    rounds = list(AccreditationFile.objects.using("owner").order_by("round").values_list("round", flat=True))
    assert (rounds, votes(), resolutions()) == ([1, 2], 4, [("formal", False)])


@TO_VOTE
def test_nobody_votes_twice(carrier: Carrier, as_staff: As) -> None:
    vote(carrier, as_staff, "cr.panel1", "formal")

    with pytest.raises(Refused) as refused:
        vote(carrier, as_staff, "cr.panel1", "formal")

    assert (len(refused.value.reasons), votes(), resolutions()) == (1, 1, [])


@TO_VOTE
def test_the_same_seat_twice_at_once_is_one_vote(carrier: Carrier, as_staff: As) -> None:
    carrier.token("cr.panel1")

    answers = at_once(
        lambda: vote(carrier, as_staff, "cr.panel1", "formal"), lambda: vote(carrier, as_staff, "cr.panel1", "formal")
    )

    assert (sorted(type(given).__name__ for given in answers), votes()) == (["NoneType", "Refused"], 1), answers


@TO_VOTE
def test_two_seats_at_once_resolve_once(carrier: Carrier, as_staff: As) -> None:
    for username in ("cr.panel1", "cr.panel2"):
        carrier.token(username)

    answers = at_once(
        lambda: vote(carrier, as_staff, "cr.panel1", "formal"), lambda: vote(carrier, as_staff, "cr.panel2", "formal")
    )

    assert sorted(type(given).__name__ for given in answers) == ["NoneType", "Resolution"], answers
    assert (votes(), resolutions()) == (2, [("formal", False)])


@pytest.mark.parametrize(
    "username", ["cr.gestora", "cr.abogada", "cr.revision1", "cr.secretaria", "cr.policia", "cr.fiscalia", "hn.panel1"]
)
@TO_VOTE
def test_who_has_no_seat_does_not_vote(carrier: Carrier, as_staff: As, username: str) -> None:
    with pytest.raises((NotAllowed, LookupError)):
        vote(carrier, as_staff, username, "formal")

    assert votes() == 0


@TO_VOTE
def test_who_investigates_does_not_vote_even_when_given_a_seat(carrier: Carrier, as_staff: As) -> None:
    police = TeamMember.objects.using("owner").get(member__account__username="cr.policia")
    panel = Team.objects.using("owner").get(institution__code="CR_ERI", code="panel")
    TeamMember.objects.using("owner").create(member=police.member, team=panel, role="panel")

    with pytest.raises(NotAllowed):
        vote(carrier, as_staff, "cr.policia", "formal")

    assert votes() == 0


@pytest.mark.parametrize("reasons", ["", "Sí.", " " * 30])
@TO_VOTE
def test_a_vote_without_reasons_is_refused_and_nothing_is_written(carrier: Carrier, as_staff: As, reasons: str) -> None:
    with pytest.raises(Refused):
        vote(carrier, as_staff, "cr.panel1", "formal", reasons=reasons)

    assert (votes(), AccreditationFile.objects.using("owner").count()) == (0, 0)


@TO_VOTE
def test_reasons_are_sealed_and_the_audit_holds_codes_only(carrier: Carrier, as_staff: As) -> None:
    vote(carrier, as_staff, "cr.panel1", "formal", reasons="Palabra secretísima del expediente.")

    row = SealedAnswers.objects.using("owner").get(group="CA")
    entry = Entry.objects.using("owner").get(action="VOTE_CAST")
    assert (b"secret" in b"".join(map(bytes, row.sealed)), sorted(entry.facts)) == (False, ["file", "vote"])


@TO_VOTE
def test_a_panel_s_step_is_not_completed_by_one_hand(carrier: Carrier, as_staff: As) -> None:
    with pytest.raises(Refused), as_staff("cr.panel1") as actor:
        pathways.complete_step(
            by=actor,
            pathway_id=step_of(carrier, VOTE).pathway_id,
            path=VOTE,
            outcome={"ident": "formal"},
            answers={},
            at=carrier.at,
        )

    assert (resolutions(), VOTE in open_paths(carrier)) == ([], True)


@TO_VOTE
def test_a_panel_s_step_is_not_skipped(carrier: Carrier, as_staff: As) -> None:
    with pytest.raises(Refused), as_staff("cr.panel1") as actor:
        pathways.skip_step(
            by=actor,
            pathway_id=step_of(carrier, VOTE).pathway_id,
            path=VOTE,
            outcome={"ident": "formal"},
            reason="URGENT",
            line="",
            at=carrier.at,
        )

    assert (resolutions(), VOTE in open_paths(carrier)) == ([], True)


@TO_VOTE
def test_a_resolution_after_the_limit_is_marked_and_counts_all_the_same(carrier: Carrier, as_staff: As) -> None:
    due = OpenStep.objects.using("owner").get(path=VOTE).due_at
    assert due is not None
    carrier.at = due + timedelta(minutes=1)

    for username in ("cr.panel1", "cr.panel2"):
        vote(carrier, as_staff, username, "formal")

    assert resolutions() == [("formal", True)]


@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize("table", ["identification_vote", "identification_resolution"])
@pytest.mark.parametrize("statement", ["delete from {}", "update {} set case_id = case_id"])
@TO_APPEAL
def test_votes_and_resolutions_are_never_changed(carrier: Carrier, alias: str, table: str, statement: str) -> None:
    before = (votes(), resolutions())

    with pytest.raises(DatabaseError), connections[alias].cursor() as cursor:
        cursor.execute(statement.format(table))

    assert (votes(), resolutions()) == before


@TO_APPEAL
def test_an_appeal_is_kept_with_the_resolution_that_it_asks_to_review(carrier: Carrier) -> None:
    assert Appeal.objects.using("owner").count() == 0

    carrier.do("call_accreditation/file_appeal")

    appeal = Appeal.objects.using("owner").select_related("resolution").get()
    assert (appeal.resolution.outcome, answers_of(carrier)["ident"]) == ("not_victim", "appealed")
    assert Entry.objects.using("owner").filter(action="APPEAL_FILED").count() == 1


@pytest.mark.parametrize("username", ["cr.panel1", "cr.panel2", "cr.panel3"])
@APPEALED
def test_those_who_decided_the_first_time_do_not_decide_the_appeal(
    carrier: Carrier, as_staff: As, username: str
) -> None:
    before = votes()

    with pytest.raises((NotAllowed, LookupError)):
        vote(carrier, as_staff, username, "formal", path=APPEAL)

    assert votes() == before


@APPEALED
def test_who_decided_the_first_time_does_not_decide_the_appeal_even_with_a_seat_in_the_other_panel(
    carrier: Carrier, as_staff: As
) -> None:
    first = Vote.objects.using("owner").order_by("id")[0]
    place = TeamMember.objects.using("owner").get(member__account_id=first.account_id)
    other = Team.objects.using("owner").get(institution__code="CR_REVIEW", code="panel")
    TeamMember.objects.using("owner").create(member=place.member, team=other, role="appeal_panel")

    with pytest.raises(Refused) as refused:
        vote(carrier, as_staff, place.member.account.username, "formal", path=APPEAL)

    assert (type(refused.value), len(refused.value.reasons)) == (Refused, 1)


@APPEALED
def test_others_may_reverse_the_first_resolution_and_both_stay(carrier: Carrier, as_staff: As) -> None:
    for username in ("cr.revision1", "cr.revision2"):
        vote(carrier, as_staff, username, "formal", path=APPEAL)

    assert resolutions() == [("not_victim", False), ("formal", False)]
    assert answers_of(carrier)["ident"] == "formal"


NEEDS = "call_plan/assess_needs"


@carried_to("declines_and_is_repaired", before=NEEDS)
def test_care_goes_on_while_the_panel_has_not_decided_and_when_it_refused(carrier: Carrier, as_staff: As) -> None:
    care = {NEEDS} & set(open_paths(carrier))
    for step in ("review_file", "technical_report"):
        carrier.do(f"call_accreditation/{step}")
    for username in ("cr.panel1", "cr.panel2"):
        vote(carrier, as_staff, username, "not_victim")

    still = {NEEDS} & set(open_paths(carrier))
    carrier.do(NEEDS)

    assert (care, still, "call_plan/assess_risk" in open_paths(carrier)) == ({NEEDS}, {NEEDS}, True)


@TO_VOTE
def test_a_vote_on_a_step_that_is_done_is_refused(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.panel3"):
        step = step_of(carrier, VOTE)
    for username in ("cr.panel1", "cr.panel2"):
        vote(carrier, as_staff, username, "formal")

    with pytest.raises(Refused), as_staff("cr.panel3") as actor:
        operations.cast_vote(
            by=actor, case=step.case, step=step, choice="formal", allowed=("formal",), reasons="x" * 40, at=carrier.at
        )

    assert votes() == 2
