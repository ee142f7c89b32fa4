"""Strategies, plans and agreements: who enters them, what stays unknown, and what is told of progress."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.prevention.outreach.models import Initiative, Partner, Progress
from amparo.prevention.outreach.operations import initiatives as operations
from amparo.prevention.outreach.operations import publishing
from amparo.prevention.outreach.operations.initiatives import Joining, Reviewing, Telling, Writing
from tests.conftest import As
from tests.prevention.outreach.doing import NOW, TODAY, entered, entry, informal, institutions, own


def test_civil_society_keeps_what_it_accompanies_and_nothing_else(as_staff: As) -> None:
    institutions(as_staff)
    with as_staff("hn.inclusion") as by:
        made = entered(by, "PLAN", organisation=own())
        with pytest.raises(NotAllowed):
            entered(by, "PLAN", title="Otro")
        with pytest.raises(Refused):
            entered(by, "PLAN", organisation=own())
        change = entry("PLAN", organisation=own(), goal="Que nadie se pierda", participants=12)
        assert operations.change_initiative(by=by, initiative=made, entry=change).goal == "Que nadie se pierda"
        with pytest.raises(NotAllowed):
            operations.change_initiative(by=by, initiative=made, entry=replace(change, organisation=None))
        with pytest.raises(Refused):
            operations.change_initiative(by=by, initiative=made, entry=replace(change, kind="ACCORD"))
    with as_staff("hn.policia") as by, pytest.raises(NotAllowed):
        operations.write_line(by=by, initiative=made, writing=Writing("RISK", "x"), at=NOW)

    assert Initiative.objects.get().participants == 12


def test_the_police_keeps_its_agreement_with_a_community(as_staff: As) -> None:
    institutions(as_staff)
    with as_staff("hn.policia") as by:
        made = entered(by, "ACCORD", organisation=own("HN_POLICE"))
        for kind, who in (("RISK", ""), ("ALLY", ""), ("POLICE_COMMITS", "Posta"), ("COMMUNITY_COMMITS", "Junta")):
            line = operations.write_line(by=by, initiative=made, writing=Writing(kind, "Texto", who), at=NOW)
        operations.tell_progress(by=by, line=line, telling=Telling("UNDERWAY", TODAY), today=TODAY, at=NOW)
        operations.tell_progress(by=by, line=line, telling=Telling("DONE", TODAY, "Acta"), today=TODAY, at=NOW)
        next_on = TODAY + timedelta(days=180)
        reviewing = Reviewing(TODAY, "Se cumplió", next_on)
        operations.review_initiative(by=by, initiative=made, reviewing=reviewing, today=TODAY, at=NOW)
        with pytest.raises(Refused):
            operations.write_line(by=by, initiative=made, writing=Writing("MEASURE", "Texto", "Posta"), at=NOW)

    assert Initiative.objects.get().review_on == next_on
    assert list(Progress.objects.values_list("state", flat=True)) == ["DONE", "UNDERWAY"]


def test_an_informal_partner_that_everybody_would_read_of_is_not_added(as_staff: As) -> None:
    institutions(as_staff)
    with as_staff("hn.secretaria") as by:
        made = entered(by)
        publishing.publish_initiative(
            by=by, initiative=made, said="Con las vendedoras de la playa norte.", on=TODAY, at=NOW
        )
        with pytest.raises(Refused, match="retírelo primero"):
            informal(by, made)
        publishing.withdraw_publication(by=by, initiative=made, on=TODAY)
        informal(by, made)
        operations.add_partner(by=by, initiative=made, joining=Joining(own()), at=NOW)
        with pytest.raises(Refused):
            operations.add_partner(by=by, initiative=made, joining=Joining(own()), at=NOW)
        partner = Partner.objects.get(organisation=own())
        operations.end_partner(by=by, partner=partner, on=TODAY)
        with pytest.raises(Refused):
            operations.end_partner(by=by, partner=partner, on=TODAY)

    assert list(Partner.objects.values_list("is_informal", "left_on")) == [(False, TODAY), (True, None)]


def test_free_text_that_looks_like_a_person_is_kept_only_by_whoever_is_sure(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        with pytest.raises(Refused, match="equipo de respuesta"):
            entered(by, goal="Ayudar a María López, de 15 años, de Tela")
        made = entered(by)
        with pytest.raises(Refused):
            operations.write_line(by=by, initiative=made, writing=Writing("RISK", "Llamar al 9999-1234"), at=NOW)
        operations.write_line(
            by=by, initiative=made, writing=Writing("RISK", "Llamar al 9999-1234"), at=NOW, is_sure=True
        )
