"""Comments are pinned to steps, speak for an institution, and are answered once."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connections, transaction

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.partnership.adoption.models import Answer, Comment
from amparo.partnership.adoption.operations import comments
from amparo.partnership.adoption.queries import life as queries
from amparo.partnership.adoption.vocabulary import PARTLY, TAKEN
from tests.conftest import As
from tests.partnership.adoption.proposing import NOW, TODAY, comment, in_consultation, validated

pytestmark = pytest.mark.usefixtures("publishing")


def test_a_comment_is_pinned_to_a_step_for_an_institution(as_staff: As) -> None:
    proposal = in_consultation(as_staff)
    step = queries.steps_of(proposal, "es")[1][0]

    made = comment(as_staff, proposal, element=step)

    assert (made.element, made.institution.code, made.proposal_id) == (step, "CR_OIJ", proposal.pk)
    entry = Entry.objects.using("owner").filter(action="COMMENT_WRITTEN").latest("id")
    assert entry.facts == {"procedure": "14", "step": step, "comment": made.pk}


@pytest.mark.parametrize("username", ["cr.datos", "cr.tecnica", "hn.policia"])
def test_auditors_administrators_and_other_countries_do_not_comment(as_staff: As, username: str) -> None:
    proposal = in_consultation(as_staff)

    with pytest.raises(NotAllowed):
        comment(as_staff, proposal, username)

    assert Comment.objects.count() == 0


def test_a_step_of_another_procedure_is_refused(as_staff: As) -> None:
    with pytest.raises(Refused):
        comment(as_staff, in_consultation(as_staff), element="no_such_step")


def test_after_the_validation_nobody_comments(as_staff: As) -> None:
    proposal = validated(as_staff)

    with pytest.raises(Refused):
        comment(as_staff, proposal)


def test_an_answer_is_given_once_by_the_secretariat(as_staff: As) -> None:
    said = comment(as_staff, in_consultation(as_staff))
    with as_staff("cr.secretaria") as actor:
        comments.answer_comment(by=actor, comment=said, outcome=TAKEN, text="Se agregó.", at=NOW)

    with pytest.raises(Refused), as_staff("cr.secretaria") as actor:
        comments.answer_comment(by=actor, comment=said, outcome=PARTLY, text="Otra.", at=NOW)
    with pytest.raises(NotAllowed), as_staff("cr.policia") as actor:
        comments.answer_comment(by=actor, comment=said, outcome=PARTLY, text="Otra.", at=NOW)

    assert list(Answer.objects.values_list("outcome", "text")) == [(TAKEN, "Se agregó.")]


@pytest.mark.parametrize("statement", ["update adoption_comment set text = ''", "delete from adoption_comment"])
@pytest.mark.parametrize("alias", ["default", "owner"])
def test_what_was_said_stays(as_staff: As, statement: str, alias: str) -> None:
    comment(as_staff, in_consultation(as_staff))

    with pytest.raises(DatabaseError), transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(statement)

    assert Comment.objects.count() == 1


def test_the_day_of_closing_is_the_last_for_comments(as_staff: As) -> None:
    proposal = in_consultation(as_staff)
    with as_staff("cr.policia") as actor:
        comments.comment_on_step(by=actor, proposal=proposal, element="", text="Sí.", today=proposal.open_until, at=NOW)

    assert proposal.open_until > TODAY
    assert Comment.objects.count() == 1
