"""Preparing and publishing a call."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Call, CallText, DeadlineChange
from amparo.partnership.calls.operations import making
from amparo.partnership.calls.operations.making import Asking, CallPlan
from amparo.partnership.coalition import queries as coalition
from tests.conftest import As
from tests.partnership.calls.calling import CLOSES, NOW, TOLD, account_of, made, published

LABELS = {"es": "Uno", "fr": "Un", "en": "One"}


def test_a_call_begins_with_the_questions_and_criteria_of_the_content_innovation_among_them(as_staff: As) -> None:
    call = made(as_staff)

    assert call.code == "hn-convocatoria-de-prueba"
    assert set(call.questions.values_list("stage", flat=True)) == {"ELIGIBILITY", "CONCEPT", "PLAN"}
    assert set(call.criteria.filter(code=words.INNOVATION).values_list("stage", flat=True)) == {"CONCEPT", "PLAN"}
    assert made(as_staff).code == "hn-convocatoria-de-prueba-2"


def test_a_call_is_made_by_whoever_runs_the_programme_of_that_country(as_staff: As) -> None:
    plan, honduras = CallPlan(Decimal(1), 1, 1), coalition.country_by_code("HN")

    for username in ("hn.panel1", "cr.programa", "hn.comite1"):
        with as_staff(username) as actor, pytest.raises(NotAllowed):
            making.make_call(by=actor, country=honduras, plan=plan, told=TOLD, at=NOW)


@pytest.mark.parametrize("wrong", [{"most_each": Decimal(0)}, {"months": 0}, {"months": 99}, {"currency": "X"}])
def test_a_call_gives_something(as_staff: As, wrong: dict[str, object]) -> None:
    plan = replace(CallPlan(Decimal(1), 1, 1), **wrong)  # type: ignore[arg-type]

    with as_staff("hn.programa") as actor, pytest.raises(Refused):
        making.make_call(by=actor, country=coalition.country_by_code("HN"), plan=plan, told=TOLD, at=NOW)


def test_what_was_published_is_not_changed_and_a_language_may_follow(as_staff: As) -> None:
    call = published(as_staff)

    with as_staff("hn.programa") as actor:
        making.write_text(by=actor, call=call, language="fr", told=TOLD)
        with pytest.raises(Refused):
            making.write_text(by=actor, call=call, language="es", told=TOLD)
        with pytest.raises(Refused):
            making.add_question(by=actor, call=call, asking=Asking("CONCEPT", LABELS, {}))
        with pytest.raises(Refused):
            making.remove_criterion(by=actor, criterion=call.criteria.all()[0])
        with pytest.raises(Refused):
            making.publish_call(by=actor, call=call, closes_at=CLOSES, at=NOW)
    with as_staff("hn.programa"), pytest.raises(DatabaseError), transaction.atomic():
        CallText.objects.filter(call=call).update(title="Otra cosa")
    with as_staff("hn.programa"), pytest.raises(DatabaseError), transaction.atomic():
        Call.objects.filter(pk=call.pk).update(concepts_close_at=NOW)


def test_questions_and_criteria_are_added_and_removed_while_it_is_prepared(as_staff: As) -> None:
    call = made(as_staff)
    with as_staff("hn.programa") as actor:
        question = making.add_question(by=actor, call=call, asking=Asking("CONCEPT", LABELS, {}))
        criterion = making.add_criterion(by=actor, call=call, asking=Asking("PLAN", LABELS, {}, weight=10))
        with pytest.raises(Refused):
            making.publish_call(by=actor, call=call, closes_at=CLOSES, at=NOW)
        making.remove_criterion(by=actor, criterion=criterion)
        making.remove_question(by=actor, question=question)
        with pytest.raises(Refused):
            making.add_question(by=actor, call=call, asking=Asking("CONCEPT", {"es": "Uno"}, {}))
        with pytest.raises(Refused):
            making.add_question(by=actor, call=call, asking=Asking("ELIGIBILITY", LABELS, {}, wants=""))
        with pytest.raises(Refused):
            making.add_criterion(by=actor, call=call, asking=Asking("PLAN", LABELS, {}, weight=0))

        assert making.publish_call(by=actor, call=call, closes_at=CLOSES, at=NOW).state == words.PUBLISHED


def test_a_deadline_moves_later_and_says_why(as_staff: As) -> None:
    call, later = published(as_staff), CLOSES + timedelta(days=3)

    with as_staff("hn.programa") as actor:
        for to, why, at in ((NOW, "Huracán", NOW), (later, " ", NOW), (later, "Huracán", later)):
            with pytest.raises(Refused):
                making.move_deadline(by=actor, call=call, stage="CONCEPT", to=to, why=why, at=at)
        making.move_deadline(by=actor, call=call, stage="CONCEPT", to=later, why="Huracán", at=NOW)

    assert Call.objects.get(pk=call.pk).concepts_close_at == later
    assert [(row.before, row.after, row.why) for row in DeadlineChange.objects.all()] == [(CLOSES, later, "Huracán")]


def test_whoever_prepares_the_call_does_not_judge(as_staff: As) -> None:
    call = published(as_staff)

    with as_staff("hn.programa") as actor:
        for username in ("hn.secretaria", "hn.programa", "cr.inamu", "hn.datos"):
            with pytest.raises(Refused):
                making.name_reviewer(by=actor, call=call, stage="CONCEPT", account=account_of(username), at=NOW)
        making.name_reviewer(by=actor, call=call, stage="CONCEPT", account=account_of("hn.ninez"), at=NOW)
        with pytest.raises(Refused):
            making.name_reviewer(by=actor, call=call, stage="CONCEPT", account=account_of("hn.ninez"), at=NOW)
