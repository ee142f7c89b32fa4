"""A proposal waits for its proof; with the answer it is opened or refused, published or left as it was."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connections

from amparo.bpmn.check import DoesNotArise
from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.audit.models import Entry
from amparo.partnership.adoption import tasks
from amparo.partnership.adoption.models import Proposal
from amparo.partnership.adoption.operations import checking, proposals
from amparo.partnership.adoption.vocabulary import (
    APPROVED,
    CHECKING,
    CONSULTATION,
    PUBLISHED,
    PUBLISHING,
    REFUSED,
)  # fmt: skip
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures import queries as published
from amparo.partnership.procedures.models import Examination, ProcedureVersion
from amparo.partnership.procedures.operations import Draft as Content
from amparo.partnership.procedures.operations import Verdict
from amparo.partnership.revision.models import Draft
from amparo.partnership.revision.operations import beginning, saving
from tests.conftest import As
from tests.partnership.adoption.proposing import NOW, TODAY, in_consultation
from tests.partnership.procedures.drafts import renamed, seen_by_callers

pytestmark = pytest.mark.usefixtures("publishing")


def drawn(as_staff: As) -> Draft:
    """Return a draft of 02 that the main pathway can tell from the one in force."""
    with as_staff("cr.secretaria") as actor:
        begun = beginning.start_draft(by=actor, number="02", at=NOW)
        xml = seen_by_callers().xml
        return saving.save_draft(by=actor, draft=begun, revision=1, xml=xml, texts=begun.texts, at=NOW).draft


def verdict_of(proposal: Proposal) -> Verdict:
    content = Content(proposal.xml, proposal.texts, proposal.parameters)
    return procedures.verdict_in(proposal.country, TODAY, content)


def answer(proposal: Proposal, *, holds: bool) -> None:
    """Keep what the job finds of the main pathway, and tell who listens."""
    part = next(each for each in verdict_of(proposal).standing.parts if each.process == "p00_main")
    with acting(service_token(60)) as actor:
        known = procedures.verdict_in(proposal.country, TODAY, renamed("14")).standing.parts[1].report
        assert known is not None
        report = known if holds else replace(known, results={**known.results, "R2": DoesNotArise(promised=True)})
        procedures.keep_proof(by=actor, part=part, report=report, milliseconds=1, at=NOW)
    tasks.hear_examined(at=NOW)


def now(proposal: Proposal) -> Proposal:
    return Proposal.objects.using("owner").get(pk=proposal.pk)


def test_what_the_main_pathway_can_tell_apart_is_checked_before_it_is_proposed(as_staff: As) -> None:
    proposal = in_consultation(as_staff, given=drawn(as_staff))

    assert (now(proposal).state, now(proposal).report, Draft.objects.get().state) == (CHECKING, {}, "PROPOSED")
    assert list(Examination.objects.values_list("process", "subject")) == [("p02_detection", "")]
    tasks.hear_examined(at=NOW)
    assert now(proposal).state == CHECKING


def test_when_all_holds_it_is_proposed_with_its_proof(as_staff: As) -> None:
    proposal = in_consultation(as_staff, given=drawn(as_staff))

    answer(proposal, holds=True)

    assert (now(proposal).state, now(proposal).report["ok"]) == (CONSULTATION, True)
    entry = Entry.objects.using("owner").filter(action="PROCEDURE_PROPOSED").latest("id")
    assert entry.facts["until"] == (TODAY + timedelta(10)).isoformat()


def test_when_a_caller_breaks_it_is_not_proposed_and_its_draft_is_open_again(as_staff: As) -> None:
    proposal = in_consultation(as_staff, given=drawn(as_staff))

    answer(proposal, holds=False)

    assert (now(proposal).state, list(now(proposal).refusal["reports"]), Draft.objects.get().state) == (
        REFUSED, ["p00_main"], "OPEN",
    )  # fmt: skip


def test_a_check_that_was_given_up_refuses_with_words_and_leaves_the_draft_open(as_staff: As) -> None:
    proposal = in_consultation(as_staff, given=drawn(as_staff))
    Examination.objects.update(given_up_at=NOW)

    tasks.hear_examined(at=NOW)

    assert (now(proposal).state, now(proposal).refusal, Draft.objects.get().state) == (
        REFUSED, {"given_up": True}, "OPEN",
    )  # fmt: skip


def test_what_comes_into_force_meanwhile_counts_and_is_asked_for_again(as_staff: As) -> None:
    proposal = in_consultation(as_staff, given=drawn(as_staff))
    first = Examination.objects.get()
    other = renamed("13")
    redrawn = replace(other, xml=other.xml.replace("confirm_services", "confirm_all_services"))
    with acting(service_token(60)) as actor:
        procedures.publish_procedures(by=actor, drafts=[redrawn], at=NOW)

    tasks.hear_examined(at=NOW)

    assert now(proposal).state == CHECKING
    assert set(Examination.objects.values_list("key", flat=True)) > {first.key}


def test_two_who_propose_the_same_at_once_make_one_proposal(as_staff: As) -> None:
    begun = drawn(as_staff)
    outcomes: list[str] = []

    def propose() -> None:
        try:
            in_consultation(as_staff, given=begun)
            outcomes.append("proposed")
        except Refused:
            outcomes.append("refused")
        finally:
            connections.close_all()

    both = [threading.Thread(target=propose) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert (sorted(outcomes), Proposal.objects.count(), Examination.objects.count()) == (["proposed", "refused"], 1, 1)


def test_only_the_installation_settles(as_staff: As) -> None:
    proposal = in_consultation(as_staff, given=drawn(as_staff))

    with pytest.raises(NotAllowed), as_staff("cr.secretaria") as actor:
        checking.settle_proposal(by=actor, key=proposal.pk, today=TODAY, at=NOW)

    assert now(proposal).state == CHECKING


def approved(as_staff: As) -> Proposal:
    """Have a proposal approved by two, after what it calls or what calls it was drawn otherwise: no longer proved."""
    proposal = in_consultation(as_staff, given=drawn(as_staff))
    answer(proposal, holds=True)
    with as_staff("cr.secretaria") as actor:
        proposals.close_consultation(by=actor, proposal=proposal, why="Todas respondieron.", today=TODAY)
    Proposal.objects.using("owner").filter(pk=proposal.pk).update(state="VALIDATED")
    for username in ("cr.comite1", "cr.comite2"):
        with as_staff(username) as actor:
            proposal = proposals.approve_proposal(by=actor, proposal=proposal, at=NOW)
    return proposal


def publish(as_staff: As, proposal: Proposal) -> ProcedureVersion | None:
    with as_staff("cr.secretaria") as actor:
        return proposals.publish_approved(by=actor, proposal=proposal, in_force_on=TODAY, today=TODAY, at=NOW)


def forget_what_was_found() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("delete from procedures_proof where process = 'p00_main'")


def test_what_was_proved_when_it_was_proposed_is_published_at_once(as_staff: As) -> None:
    proposal = approved(as_staff)

    version = publish(as_staff, proposal)

    assert version is not None
    assert (now(proposal).state, version.report["ok"], version.published_by) == (PUBLISHED, True, "CR_SECRETARIAT")


def test_what_is_no_longer_proved_is_checked_again_and_published_with_the_answer(as_staff: As) -> None:
    proposal = approved(as_staff)
    forget_what_was_found()

    assert (publish(as_staff, proposal), now(proposal).state) == (None, PUBLISHING)
    assert published.version_in_force("02", "CR", TODAY).number == 1  # type: ignore[union-attr]
    with acting(service_token(60)) as actor:
        procedures.prove_now(by=actor, standing=verdict_of(proposal).standing, at=NOW)
    tasks.hear_examined(at=NOW)

    version = published.version_in_force("02", "CR", TODAY)
    assert version is not None
    assert (now(proposal).state, version.number, version.published_by) == (PUBLISHED, 2, "CR_SECRETARIAT")


def test_what_no_longer_holds_is_not_published_and_says_why(as_staff: As) -> None:
    proposal = approved(as_staff)
    forget_what_was_found()
    publish(as_staff, proposal)
    Examination.objects.update(given_up_at=NOW, done_at=None)

    tasks.hear_examined(at=NOW)

    assert (now(proposal).state, now(proposal).refusal) == (APPROVED, {"given_up": True})
    assert published.version_in_force("02", "CR", TODAY).number == 1  # type: ignore[union-attr]
