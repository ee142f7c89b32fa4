"""Who reads entries."""

from __future__ import annotations

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.audit.queries import entries_for_oversight, entries_of_case
from tests.foundation.access.wall import case_id


def test_the_case_and_the_auditor_read_entries_and_a_stranger_does_not(carrier: Carrier) -> None:
    carrier.open()
    key = case_id()

    with acting(carrier.token("cr.recepcion")):
        of_the_case = entries_of_case(key, limit=50)
    with acting(carrier.token("cr.datos")):
        overseen = entries_for_oversight(limit=200)
        narrowed = entries_for_oversight(limit=200, action="CASE_OPENED", case=carrier.code, institution="CR_ERI")
        later = entries_for_oversight(limit=200, before=overseen[0].pk)
    with acting(carrier.token("cr.policia")):
        strangers = [entries_of_case(key, limit=50), entries_for_oversight(limit=200)]

    assert {entry.case_id for entry in of_the_case} == {key}
    assert [entry.pk for entry in of_the_case] == sorted((entry.pk for entry in of_the_case), reverse=True)
    assert {entry.pk for entry in of_the_case} <= {entry.pk for entry in overseen}
    assert [entry.action for entry in narrowed] == ["CASE_OPENED"]
    assert later == overseen[1:]
    assert strangers == [[], []]


def test_an_auditor_reads_nothing_of_another_countrys_coalition(carrier: Carrier) -> None:
    carrier.open()

    with acting(carrier.token("hn.datos")):
        found = entries_for_oversight(limit=500)

    assert [entry for entry in found if entry.institution.startswith("CR_") or entry.case == carrier.code] == []
