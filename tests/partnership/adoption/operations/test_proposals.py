"""A draft becomes a version only through consultation, validation and two people who did not propose it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.partnership.adoption.models import Approval, Proposal
from amparo.partnership.adoption.operations import comments, proposals
from amparo.partnership.adoption.vocabulary import (
    AGREED_WITH_CHANGES,
    APPROVED,
    CONSULTATION,
    NOT_AGREED,
    PUBLISHED,
    RETURNED,
    TAKEN,
    VALIDATED,
)
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.operations import Draft as Content
from amparo.partnership.revision.models import Draft
from amparo.partnership.revision.operations import beginning, saving
from amparo.partnership.revision.queries import draft_visible_to
from tests.conftest import As
from tests.partnership.adoption.proposing import (
    NOW,
    TODAY,
    WORKSHOP,
    approved,
    comment,
    draft,
    in_consultation,
    published,
    validated,
)
from tests.partnership.procedures.test_rules import unjust

pytestmark = pytest.mark.usefixtures("publishing")


def state_of(proposal: Proposal) -> str:
    return Proposal.objects.using("owner").get(pk=proposal.pk).state


def versions() -> int:
    return ProcedureVersion.objects.using("owner").count()


# --- to consultation


def test_a_draft_is_frozen_with_its_proof_and_closed_to_changes(as_staff: As) -> None:
    begun = draft(as_staff)

    made = in_consultation(as_staff, given=begun)

    assert (made.state, made.digest != begun.base.digest if begun.base else None, made.report["ok"]) == (
        CONSULTATION, True, True,
    )  # fmt: skip
    assert Draft.objects.get(pk=begun.pk).state == "PROPOSED"


def test_how_an_institution_does_its_part_inside_is_not_proposed_to_the_coalition(as_staff: As) -> None:
    agreed = draft(as_staff)
    content = Content(agreed.xml, agreed.texts, agreed.parameters)
    with as_staff("cr.secretaria") as by:
        inside = beginning.start_inside(by=by, content=content, number="14-dentro", refines="p14_reparation", at=NOW)

        with pytest.raises(Refused) as refused:
            proposals.put_to_consultation(
                by=by, draft=inside, reason="Cambia un paso", open_until=TODAY, today=TODAY, at=NOW
            )

    assert "por dentro" in str(refused.value)
    assert Proposal.objects.using("owner").count() == 0


def test_proposing_is_audited_without_words(as_staff: As) -> None:
    made = in_consultation(as_staff)

    entry = Entry.objects.using("owner").filter(action="PROCEDURE_PROPOSED").latest("id")
    assert (entry.subject, entry.facts) == (
        f"proposal:{made.pk}", {"procedure": "14", "country": "CR", "until": (TODAY + timedelta(10)).isoformat()},
    )  # fmt: skip


def test_an_unjust_draft_is_refused_with_its_story_and_stays_open(as_staff: As) -> None:
    with as_staff("cr.secretaria") as actor:
        begun = beginning.start_draft(by=actor, number="14", at=NOW)
        begun = saving.save_draft(by=actor, draft=begun, revision=1, xml=unjust().xml, texts=begun.texts, at=NOW).draft

    with pytest.raises(Refused) as refused:
        in_consultation(as_staff, given=begun)

    assert [reason.split(": ")[:2] for reason in refused.value.reasons] == [["p14_reparation", "R2"]]
    assert (Proposal.objects.count(), Draft.objects.get(pk=begun.pk).state) == (0, "OPEN")


def test_a_second_proposal_of_the_same_procedure_is_refused(as_staff: As) -> None:
    in_consultation(as_staff)

    with pytest.raises(Refused):
        in_consultation(as_staff)

    assert Proposal.objects.count() == 1


def test_two_countries_propose_the_same_procedure_each_for_itself(as_staff: As) -> None:
    in_consultation(as_staff)
    in_consultation(as_staff, country="hn")

    assert sorted(Proposal.objects.values_list("country__code", flat=True)) == ["CR", "HN"]


@pytest.mark.parametrize("username", ["cr.policia", "cr.jurista", "cr.comite1", "cr.datos", "hn.secretaria"])
def test_only_the_secretariat_of_the_country_proposes(as_staff: As, username: str) -> None:
    begun = draft(as_staff)

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        proposals.put_to_consultation(by=actor, draft=begun, reason="x", open_until=TODAY, today=TODAY, at=NOW)

    assert Proposal.objects.count() == 0


# --- validation


def test_a_workshop_waits_for_the_consultation_and_for_every_answer(as_staff: As) -> None:
    proposal = in_consultation(as_staff)
    said = comment(as_staff, proposal)

    with pytest.raises(Refused) as refused, as_staff("cr.secretaria") as actor:
        proposals.record_validation(by=actor, proposal=proposal, workshop=WORKSHOP, today=TODAY, at=NOW)
    with as_staff("cr.secretaria") as actor:
        proposals.close_consultation(by=actor, proposal=proposal, why="Todas respondieron.", today=TODAY)
        comments.answer_comment(by=actor, comment=said, outcome=TAKEN, text="Se agregó.", at=NOW)
        proposals.record_validation(by=actor, proposal=proposal, workshop=WORKSHOP, today=TODAY, at=NOW)

    assert (len(refused.value.reasons), state_of(proposal)) == (2, VALIDATED)


def test_a_workshop_after_the_last_day_needs_no_closing(as_staff: As) -> None:
    proposal = in_consultation(as_staff)
    after = TODAY + timedelta(days=11)

    with as_staff("cr.secretaria") as actor:
        proposals.record_validation(
            by=actor, proposal=proposal, workshop=replace(WORKSHOP, held_on=after), today=after, at=NOW
        )

    assert state_of(proposal) == VALIDATED


@pytest.mark.parametrize("result", [AGREED_WITH_CHANGES, NOT_AGREED])
def test_a_workshop_that_does_not_agree_returns_it_as_a_draft_to_go_on_with(as_staff: As, result: str) -> None:
    proposal = in_consultation(as_staff)

    with as_staff("cr.secretaria") as actor:
        proposals.close_consultation(by=actor, proposal=proposal, why="Todas respondieron.", today=TODAY)
        workshop = replace(WORKSHOP, result=result, note="Falta el plazo.")
        proposals.record_validation(by=actor, proposal=proposal, workshop=workshop, today=TODAY, at=NOW)

    kept = Proposal.objects.get(pk=proposal.pk)
    assert (kept.state, kept.returned_why) == (RETURNED, "Falta el plazo.")
    assert Draft.objects.get(state="OPEN", number="14").texts == proposal.texts


def test_institutions_of_another_country_are_not_represented(as_staff: As) -> None:
    proposal = in_consultation(as_staff)

    after = TODAY + timedelta(days=11)
    workshop = replace(WORKSHOP, held_on=after, institutions=("HN_POLICE", "nobody"))

    with pytest.raises(Refused), as_staff("cr.secretaria") as actor:
        proposals.record_validation(by=actor, proposal=proposal, workshop=workshop, today=after, at=NOW)

    assert state_of(proposal) == CONSULTATION


# --- approval


def test_two_people_who_did_not_propose_it_approve(as_staff: As) -> None:
    proposal = validated(as_staff)

    states = []
    for username in ("cr.comite1", "cr.comite2"):
        with as_staff(username) as actor:
            proposals.approve_proposal(by=actor, proposal=proposal, at=NOW)
        states.append(state_of(proposal))

    assert states == [VALIDATED, APPROVED]


@pytest.mark.parametrize("username", ["cr.secretaria", "cr.comite1"])
def test_the_proposer_and_whoever_approved_do_not_approve_again(as_staff: As, username: str) -> None:
    proposal = validated(as_staff)
    with as_staff("cr.comite1") as actor:
        proposals.approve_proposal(by=actor, proposal=proposal, at=NOW)

    with pytest.raises(Refused), as_staff(username) as actor:
        proposals.approve_proposal(by=actor, proposal=proposal, at=NOW)

    assert (Approval.objects.count(), state_of(proposal)) == (1, VALIDATED)


@pytest.mark.parametrize("username", ["cr.policia", "cr.gestora", "cr.datos", "cr.tecnica", "cr.jurista", "hn.comite1"])
def test_others_do_not_approve(as_staff: As, username: str) -> None:
    proposal = validated(as_staff)

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        proposals.approve_proposal(by=actor, proposal=proposal, at=NOW)

    assert Approval.objects.count() == 0


def test_the_database_refuses_an_approval_by_the_proposer_even_under_another_s_name(as_staff: As) -> None:
    proposal = validated(as_staff)
    row = {
        "proposal": proposal,
        "institution_id": 1,
        "digest": proposal.digest,
        "approved_at": NOW,
        "account": proposal.proposed_by,
    }
    refused = []

    for proposer in (proposal.proposed_by, proposal.proposed_by + 1):
        with pytest.raises(IntegrityError) as told, transaction.atomic(using="owner"):
            Approval.objects.using("owner").create(**row, proposer=proposer)
        refused.append(str(told.value))

    assert ["proposer_approves_not" in refused[0], "approval_of_its_proposer" in refused[1]] == [True, True]


@pytest.mark.parametrize("column", ["xml = ''", "digest = ''", "proposed_by = 1"])
def test_the_application_does_not_change_what_a_proposal_says(as_staff: As, column: str) -> None:
    in_consultation(as_staff)

    with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute(f"update adoption_proposal set {column}")


# --- publication


def test_an_approved_proposal_is_its_country_s_version_from_its_day(as_staff: As) -> None:
    version = published(as_staff, on=TODAY + timedelta(days=30))

    found = [procedures.version_in_force("14", "CR", TODAY + timedelta(days=days)) for days in (29, 30)]
    assert [row == version for row in found] == [False, True]
    assert version.country is not None
    assert (version.country.code, Proposal.objects.get().state) == ("CR", PUBLISHED)


def test_a_version_names_its_proposer_and_both_approvers(as_staff: As) -> None:
    version = published(as_staff)

    proposal = Proposal.objects.get()
    people = (version.proposer_id, version.first_approver_id, version.second_approver_id)
    assert people == (proposal.proposed_by, *proposal.approvals.values_list("account", flat=True))
    assert len(set(people)) == 3


def test_one_approval_is_not_enough(as_staff: As) -> None:
    proposal, before = validated(as_staff), versions()
    with as_staff("cr.comite1") as actor:
        proposals.approve_proposal(by=actor, proposal=proposal, at=NOW)

    with pytest.raises(Refused), as_staff("cr.secretaria") as actor:
        proposals.publish_approved(by=actor, proposal=proposal, in_force_on=TODAY, today=TODAY, at=NOW)

    assert versions() == before


def test_it_does_not_come_into_force_in_the_past(as_staff: As) -> None:
    proposal, before = approved(as_staff), versions()

    with pytest.raises(Refused), as_staff("cr.secretaria") as actor:
        proposals.publish_approved(by=actor, proposal=proposal, in_force_on=TODAY - timedelta(1), today=TODAY, at=NOW)

    assert (versions(), state_of(proposal)) == (before, APPROVED)


@pytest.mark.parametrize("username", ["cr.comite1", "cr.policia", "cr.datos", "hn.secretaria"])
def test_only_the_secretariat_of_the_country_publishes(as_staff: As, username: str) -> None:
    proposal, before = approved(as_staff), versions()

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        proposals.publish_approved(by=actor, proposal=proposal, in_force_on=TODAY, today=TODAY, at=NOW)

    assert versions() == before


def test_it_is_proved_again_among_what_is_in_force_by_then(as_staff: As) -> None:
    proposal, before = approved(as_staff), versions()
    Proposal.objects.using("owner").filter(pk=proposal.pk).update(xml=unjust().xml)

    with pytest.raises(Refused) as refused, as_staff("cr.secretaria") as actor:
        proposals.publish_approved(by=actor, proposal=proposal, in_force_on=TODAY, today=TODAY, at=NOW)

    assert [reason.split(": ")[:2] for reason in refused.value.reasons] == [["p14_reparation", "R2"]]
    assert (versions(), state_of(proposal)) == (before, APPROVED)


# --- back


@pytest.mark.parametrize("stage", [in_consultation, validated, approved])
def test_until_it_is_published_it_goes_back_to_draft_with_a_reason(as_staff: As, stage: object) -> None:
    proposal = stage(as_staff)  # type: ignore[operator]

    with as_staff("cr.secretaria") as actor:
        proposals.return_to_draft(by=actor, proposal=proposal, why="Cambia la ley.", at=NOW)
        again = Draft.objects.get(state="OPEN", number="14")
        may_go_on = draft_visible_to(actor, again.pk) is not None

    assert (state_of(proposal), again.texts, may_go_on) == (RETURNED, proposal.texts, True)


def test_after_going_back_it_may_be_proposed_anew_and_needs_new_approvals(as_staff: As) -> None:
    proposal = approved(as_staff)
    with as_staff("cr.secretaria") as actor:
        proposals.return_to_draft(by=actor, proposal=proposal, why="Cambia la ley.", at=NOW)
    again = in_consultation(as_staff, given=Draft.objects.get(state="OPEN", number="14"))

    assert (again.state, again.approvals.count()) == (CONSULTATION, 0)


def test_a_published_proposal_does_not_go_back(as_staff: As) -> None:
    published(as_staff)

    with pytest.raises(Refused), as_staff("cr.secretaria") as actor:
        proposals.return_to_draft(by=actor, proposal=Proposal.objects.get(), why="Tarde.", at=NOW)
