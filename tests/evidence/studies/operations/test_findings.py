"""Findings: on sources, through the round, validated, followed to done."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.evidence.studies.models import Advice, ValidationComment
from amparo.evidence.studies.operations import findings
from amparo.evidence.studies.operations.findings import AdviceEntry, FindingEntry, Said
from amparo.evidence.studies.queries.findings import advice_of
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.operations.organisations import enter_institutions
from amparo.partnership.governance.models import ActionPoint
from amparo.partnership.governance.operations.promises import close_action
from tests.conftest import As
from tests.evidence.studies.making import AT, KEEPER, TODAY, analysis, finding, opened, source


def test_a_finding_stands_once_on_sources_of_its_own_analysis(as_staff: As) -> None:
    of, other = analysis(as_staff), analysis(as_staff)
    with as_staff(KEEPER) as by:
        seen, elsewhere = source(by, of), source(by, other)
        one = finding(by, of, seen)
        for wrong in (seen, elsewhere):
            with pytest.raises(Refused):
                findings.stand_on(by=by, finding=one, source=wrong)

    assert one.stands_on.count() == 1


def test_a_finding_that_could_let_a_person_be_known_is_refused(as_staff: As) -> None:
    of = analysis(as_staff)
    entry = FindingEntry("TRAINING", {"es": "Una niña de 12 años de Quepos lo contó."})
    with as_staff(KEEPER) as by, pytest.raises(Refused):
        findings.write_finding(by=by, analysis=of, entry=entry, at=AT)


def test_a_finding_without_a_source_or_before_the_round_is_not_validated(as_staff: As) -> None:
    of = analysis(as_staff)
    with as_staff(KEEPER) as by:
        bare, one = finding(by, of), finding(by, of, source(by, of))
        with pytest.raises(Refused):
            findings.validate_finding(by=by, finding=one, on=TODAY)
        opened(by, of)
        with pytest.raises(Refused):
            findings.validate_finding(by=by, finding=bare, on=TODAY)
        findings.validate_finding(by=by, finding=one, on=TODAY)
        with pytest.raises(Refused):
            findings.stand_on(by=by, finding=one, source=source(by, of))

    one.refresh_from_db()
    assert (one.state, one.settled_on) == ("VALIDATED", TODAY)


def test_an_institution_contests_in_its_own_words_which_stay_when_it_agrees_later(as_staff: As) -> None:
    of = analysis(as_staff)
    with as_staff(KEEPER) as by:
        one = finding(by, of, source(by, of))
        opened(by, of)
    oij = next(each for each in coalition.institutions_of("CR") if each.code == "CR_OIJ")
    with as_staff("cr.enlace") as by:
        for said in (Said(oij, "CONTESTS", "Desde 2015 hay curso."), Said(oij, "AGREES")):
            findings.comment_finding(by=by, finding=one, said=said, today=TODAY, at=AT)
        pani = next(each for each in coalition.institutions_of("CR") if each.code == "CR_PANI")
        with pytest.raises(NotAllowed):
            findings.comment_finding(by=by, finding=one, said=Said(pani, "AGREES"), today=TODAY, at=AT)

    assert list(ValidationComment.objects.values_list("verdict", "said")) == [
        ("CONTESTS", "Desde 2015 hay curso."), ("AGREES", ""),
    ]  # fmt: skip


def test_a_finding_is_withdrawn_with_why_and_stays(as_staff: As) -> None:
    of = analysis(as_staff)
    with as_staff(KEEPER) as by:
        one = finding(by, of)
        with pytest.raises(Refused):
            findings.withdraw_finding(by=by, finding=one, why=" ", on=TODAY)
        findings.withdraw_finding(by=by, finding=one, why="Se repite.", on=TODAY)

    one.refresh_from_db()
    assert (one.state, one.why) == ("WITHDRAWN", "Se repite.")


def test_sit_04_a_recommendation_goes_through_the_one_table_of_action_points_to_done(as_staff: As) -> None:
    of, country = analysis(as_staff), coalition.country_by_code("CR")
    due = date(2027, 3, 1)
    with as_staff(KEEPER) as by:
        enter_institutions(by=by, kept_by=country, at=AT)
        who = Organisation.objects.get(kept_by=country, institution__code="CR_EJ")
        one = finding(by, of, source(by, of))
        opened(by, of)
        entry = AdviceEntry({"es": "Escribir la malla."}, who, due, "/situacion/hallazgos/1/")
        with pytest.raises(Refused):
            findings.recommend(by=by, finding=one, entry=entry, at=AT)
        findings.validate_finding(by=by, finding=one, on=TODAY)
        made = [findings.recommend(by=by, finding=one, entry=entry, at=AT) for _time in range(3)]
        findings.note_progress(by=by, advice=made[1], note="Hay borrador.", seen_on=TODAY, today=TODAY, at=AT)
        close_action(by=by, point=made[0].point, closes_as="DONE", proof="Malla validada.", on=TODAY)
        closed = Advice.objects.select_related("point__responsible", "finding__analysis__kept_by").get(pk=made[0].pk)
        with pytest.raises(Refused):
            findings.note_progress(by=by, advice=closed, note="Más.", seen_on=TODAY, today=TODAY, at=AT)

    points = ActionPoint.objects.filter(kept_by=country, source="ANALYSIS", source_key=of.pk)
    assert [each.title for each in points] == ["Escribir la malla."] * 3
    assert [(each.advice.pk, each.progress) for each in advice_of(of, TODAY)] == [
        (made[0].pk, "DONE"), (made[1].pk, "GOING_ON"), (made[2].pk, "NOT_DONE"),
    ]  # fmt: skip
    assert [each.is_late for each in advice_of(of, date(2027, 3, 2))] == [False, True, True]
