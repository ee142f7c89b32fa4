"""Assessing, agreeing and recommending, with what stops each."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.governance.models import ActionPoint
from amparo.partnership.governance.operations import promises
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Assessment, Consensus
from amparo.partnership.practices.operations import assessing
from tests.conftest import As
from tests.partnership.practices.making import AT, SCORES, TODAY, admitted, assessed, retained

AGREED = {"note": "De acuerdo.", "agreed_on": TODAY, "today": TODAY, "at": AT}


def test_an_assessor_of_the_institution_that_carries_it_is_refused_and_nothing_is_written(as_staff: As) -> None:
    practice = admitted(as_staff)
    with as_staff("hn.psicologia") as by, pytest.raises(Refused):
        assessing.assess_practice(by=by, practice=practice, scores=SCORES, does_harm=False, note="", at=AT)

    assert not Assessment.objects.exists()


def test_a_later_assessment_of_the_same_person_replaces_the_first_and_lifts_a_veto(as_staff: As) -> None:
    practice = admitted(as_staff)
    assessed(as_staff, practice, "cr.policia")
    assessed(as_staff, practice, "hn.fiscalia", does_harm=True)
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        assessing.record_consensus(by=by, practice=practice, outcome=words.RETAINED, **AGREED)  # type: ignore[arg-type]
    assessed(as_staff, practice, "hn.fiscalia")
    with as_staff("hn.secretaria") as by:
        assessing.record_consensus(by=by, practice=practice, outcome=words.RETAINED, **AGREED)  # type: ignore[arg-type]

    practice.refresh_from_db()
    assert (practice.state, practice.assessments.count()) == (words.RETAINED, 3)


def test_one_assessor_is_not_enough(as_staff: As) -> None:
    practice = admitted(as_staff)
    assessed(as_staff, practice, "cr.policia")
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        assessing.record_consensus(by=by, practice=practice, outcome=words.RETAINED, **AGREED)  # type: ignore[arg-type]

    assert not Consensus.objects.exists()


def test_somebody_of_another_country_assesses_only_at_a_table_of_the_selection(as_staff: As) -> None:
    practice = admitted(as_staff)

    with as_staff("cr.policia") as by, pytest.raises(NotAllowed):
        assessing.assess_practice(by=by, practice=practice, scores=SCORES, does_harm=False, note="", at=AT)


def test_a_recommendation_is_followed_to_done_once(as_staff: As) -> None:
    practice = retained(as_staff)
    row = practice.recommendations.get()
    more = {"done_on": TODAY, "note": "La guardia está en el presupuesto.", "today": TODAY}
    with as_staff("hn.secretaria") as by:
        assessing.follow_recommendation(by=by, recommendation=row, **more)  # type: ignore[arg-type]
        with pytest.raises(Refused):
            assessing.follow_recommendation(by=by, recommendation=row, **more)  # type: ignore[arg-type]

    row.refresh_from_db()
    assert (row.done_on, row.done_note) == (TODAY, "La guardia está en el presupuesto.")


def test_another_coalition_recommends_nothing_on_it(as_staff: As) -> None:
    practice = retained(as_staff, advised=False)
    told = assessing.Recommended({"es": "Hacer."}, "Dirección", date(2027, 1, 1))

    with as_staff("cr.secretaria") as by, pytest.raises(NotAllowed):
        assessing.recommend(by=by, practice=practice, told=told, today=TODAY, at=AT)


def test_a_recommendation_is_an_action_point_and_following_either_closes_both(as_staff: As) -> None:
    practice = retained(as_staff)
    row = practice.recommendations.get()
    point = ActionPoint.objects.get(source="PRACTICE", source_key=row.pk)
    assert (point.title, point.due_on, point.opens, point.state) == (
        "Mantener la guardia. (Jefatura de guardia)", row.due_on, f"/practicas/{practice.pk}/", "OPEN",
    )  # fmt: skip
    with as_staff("hn.secretaria") as by:
        assessing.follow_recommendation(by=by, recommendation=row, done_on=TODAY, note="Se hizo.", today=TODAY)
        told = assessing.Recommended({"es": "Otra."}, "Jefatura", date(2027, 3, 1))
        other = assessing.recommend(by=by, practice=practice, told=told, today=TODAY, at=AT)
        second = ActionPoint.objects.get(source="PRACTICE", source_key=other.pk)
        promises.close_action(by=by, point=second, closes_as="DONE", proof="Visto.", on=TODAY)

    point.refresh_from_db()
    other.refresh_from_db()
    assert (point.state, point.proof, point.closed_on) == ("DONE", "Se hizo.", TODAY)
    assert (other.done_note, other.done_on) == ("Visto.", TODAY)
