"""What can be asked of broken glasses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from amparo.demo.carrying import Carrier
from amparo.protection.emergencies import queries
from tests.conftest import As
from tests.points import carried_to
from tests.protection.emergencies.breaking import break_glass, review, seal_case
from tests.protection.looking import case_of

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
NOW = datetime.now(UTC)


def test_each_sees_what_is_theirs_to_do(carrier: Carrier, as_staff: As) -> None:
    key = break_glass(as_staff, carrier.code).key

    with as_staff("cr.ninez") as actor:
        assert [each.pk for each in queries.mine(actor, NOW)] == [key]
        assert list(queries.to_review(actor)) == []
        assert len(queries.leads_of(queries.mine(actor, NOW)[0])) >= 1
    with as_staff("cr.gestora") as actor:
        assert [each.pk for each in queries.of_case(case_of(carrier), NOW - timedelta(hours=1))] == [key]
    with as_staff("cr.datos") as actor:
        assert [each.pk for each in queries.to_review(actor)] == [key]
        assert queries.openings_of(queries.to_review(actor)[0]) == []
    review(as_staff, "cr.datos", key)
    with as_staff("cr.datos") as actor:
        assert (list(queries.to_review(actor)), queries.reviewed()[0].pk) == ([], key)


def test_a_sealed_case_waits_for_who_may_agree(carrier: Carrier, as_staff: As) -> None:
    seal_case(carrier)
    key = break_glass(as_staff, carrier.code, by="cr.guardia").key

    for username, expected in (("cr.supervision", [key]), ("cr.datos", [key]), ("cr.guardia", []), ("hn.datos", [])):
        with as_staff(username) as actor:
            assert [each.pk for each in queries.waiting_for_a_second(actor, NOW - timedelta(hours=1))] == expected
