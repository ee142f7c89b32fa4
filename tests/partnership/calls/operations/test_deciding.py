"""Deciding with reasons and telling everybody at once: the call from ten concepts to two grants."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction
from django.utils import translation

from amparo.foundation.access.permits import Refused
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Call, CallMail, Decision, Selection
from amparo.partnership.calls.operations import applying, deciding, screening
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.rules.scoring import Scored, placed
from tests.conftest import As
from tests.partnership.calls.calling import (
    AFTER,
    JUDGES,
    LATER,
    NOW,
    PLANS_CLOSE,
    REASON,
    decided,
    fresh,
    named,
    published,
    reviewed,
    screened,
    sent,
    without_ties,
    written,
)

STAGE = "CONCEPT"


def judged(as_staff: As, values: list[int], *, grants: int = 2) -> Call:
    """Return a call with one concept for each value, judged by two with that value."""
    call = published(as_staff, grants=grants)
    rows = [sent(call, f"Grupo G{number}").application for number, _value in enumerate(values, start=1)]
    screened(as_staff, rows)
    reviewers = named(as_staff, call)
    without_ties(as_staff, reviewers)
    reviewed(as_staff, reviewers, dict(enumerate(values, start=1)))
    return Call.objects.select_related("country").get(pk=call.pk)


def test_gra_01_of_ten_concepts_four_are_invited_and_two_funded_and_each_is_told_why(as_staff: As) -> None:
    call = judged(as_staff, [5, 1, 4, 2, 5, 3, 1, 4, 2, 0])
    decided(as_staff, call, STAGE, [1, 3, 5, 8])
    with as_staff("hn.programa") as actor:
        deciding.tell(by=actor, call=call, stage=STAGE, at=AFTER, plans_close_at=PLANS_CLOSE)
    call.refresh_from_db()
    invited = list(Application.objects.filter(call=call, state=words.INVITED).select_related("call__country"))
    assert [row.number for row in invited] == [1, 3, 5, 8]
    for row in invited:
        applicant = written(fresh(Applicant(row)))
        applying.send(by=applicant, names_nobody=False, at=AFTER + timedelta(days=1))
    screened(as_staff, invited, words.PLAN, LATER)
    reviewers = named(as_staff, call, words.PLAN)
    without_ties(as_staff, reviewers)
    reviewed(as_staff, reviewers, {1: 5, 3: 2, 5: 4, 8: 3})
    decided(as_staff, call, words.PLAN, [1, 5], LATER)
    with as_staff("hn.programa") as actor:
        deciding.tell(by=actor, call=call, stage=words.PLAN, at=LATER)

    states = list(Application.objects.filter(call=call).values_list("state", flat=True))
    assert (states.count(words.FUNDED), states.count(words.NOT_FUNDED), states.count(words.NOT_INVITED)) == (2, 2, 6)
    assert all(reasons == REASON for reasons in Decision.objects.values_list("reasons", flat=True))
    assert Decision.objects.count() == 14
    assert CallMail.objects.filter(kind=words.NEWS).count() == 14


def test_a_decision_waits_for_its_reviews_and_has_its_reasons(as_staff: As) -> None:
    call = published(as_staff)
    row = sent(call).application
    screened(as_staff, [row])
    one, other = named(as_staff, call)
    without_ties(as_staff, [one, other])
    reviewed(as_staff, [one], {1: 5}, who=JUDGES[:1])

    def decide(reasons: str = REASON, outcome: str = words.INVITED) -> None:
        with as_staff("hn.programa") as actor:
            deciding.decide(by=actor, application=row, stage=STAGE, outcome=outcome, reasons=reasons, at=AFTER)

    with pytest.raises(Refused):
        decide()
    reviewed(as_staff, [other], {1: 5}, who=JUDGES[1:])
    for wrong in ({"reasons": "No."}, {"outcome": words.FUNDED}):
        with pytest.raises(Refused):
            decide(**wrong)
    decide()

    assert Decision.objects.get().outcome == words.INVITED


def test_nobody_is_told_while_anything_is_undecided(as_staff: As) -> None:
    call = judged(as_staff, [5, 1])
    with as_staff("hn.programa") as actor, pytest.raises(Refused):
        deciding.tell(by=actor, call=call, stage=STAGE, at=AFTER, plans_close_at=PLANS_CLOSE)
    decided(as_staff, call, STAGE, [1])
    with as_staff("hn.programa") as actor, pytest.raises(Refused):
        deciding.tell(by=actor, call=call, stage=STAGE, at=AFTER, plans_close_at=None)

    assert not Selection.objects.exists()
    assert not Application.objects.exclude(state=words.WRITING).exists()


def test_gra_04_cutting_a_tie_owes_a_reason_and_the_table_keeps_both(as_staff: As) -> None:
    call = judged(as_staff, [4, 4, 1])
    decided(as_staff, call, STAGE, [1])

    with as_staff("hn.programa") as actor:
        with pytest.raises(Refused) as refused:
            deciding.tell(by=actor, call=call, stage=STAGE, at=AFTER, plans_close_at=PLANS_CLOSE)
        assert "1, 2" in refused.value.reasons[0]
        why = "El segundo repite un proyecto que ya se apoya en el mismo lugar."
        told = deciding.tell(by=actor, call=call, stage=STAGE, at=AFTER, plans_close_at=PLANS_CLOSE, why=why)

    assert [(row["number"], row["rank"], row["tied"]) for row in told.rows] == [
        (1, 1, True),
        (2, 1, True),
        (3, 3, False),
    ]
    assert told.why == why


def test_what_was_told_stays_and_the_database_keeps_it(as_staff: As) -> None:
    call = judged(as_staff, [5])
    decided(as_staff, call, STAGE, [1])
    with as_staff("hn.programa") as actor:
        deciding.tell(by=actor, call=call, stage=STAGE, at=AFTER, plans_close_at=PLANS_CLOSE)
        row = Application.objects.select_related("call__country").get()
        with pytest.raises(Refused):
            deciding.decide(by=actor, application=row, stage=STAGE, outcome=words.NOT_INVITED, reasons=REASON, at=LATER)
        with pytest.raises(Refused):
            deciding.tell(by=actor, call=row.call, stage=STAGE, at=AFTER, plans_close_at=PLANS_CLOSE)
    with as_staff("hn.programa"), pytest.raises(DatabaseError), transaction.atomic():
        Call.objects.filter(pk=call.pk).update(concepts_told_at=NOW)
    with as_staff("hn.programa"), pytest.raises(DatabaseError), transaction.atomic():
        Selection.objects.all().delete()


def test_who_is_outside_the_call_is_told_why_too(as_staff: As) -> None:
    call = published(as_staff)
    row = sent(call).application
    with as_staff("hn.programa") as actor:
        screening.screen(by=actor, application=row, stage=STAGE, is_admissible=False, why=REASON, at=AFTER)
        deciding.tell(by=actor, call=call, stage=STAGE, at=AFTER, plans_close_at=PLANS_CLOSE)

    assert Application.objects.get().state == words.NOT_ADMISSIBLE


def test_a_mean_is_told_to_two_decimals_half_up() -> None:
    (third,) = placed([Scored(1, (Fraction(200, 3),))])
    (none,) = placed([Scored(1, ())])

    with translation.override("en"):
        assert (deciding.mean_words(third), deciding.mean_words(none)) == ("66.67", "—")
