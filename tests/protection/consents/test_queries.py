"""What the person agreed to."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.demo.carrying import Carrier
from amparo.protection.consents import queries
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import case_of, team_of

IN_CARE = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


@IN_CARE
def test_live_purposes_are_those_for_everyone_and_for_this_team(carrier: Carrier, as_staff: As) -> None:
    team = team_of("CR_INAMU")
    carrier.consent("SHARE_JUSTICE", team=team)

    with as_staff("cr.gestora"):
        found = [queries.live_purposes(case_of(carrier), each) for each in (None, team, team_of("CR_CCSS"))]

    everyone = frozenset({"CARE", "SHARE_SERVICES"})
    assert found == [everyone, everyone | {"SHARE_JUSTICE"}, everyone]


@IN_CARE
def test_the_consent_to_share_is_the_narrower_one_when_there_are_two(carrier: Carrier, as_staff: As) -> None:
    team = team_of("CR_INAMU")
    carrier.consent("SHARE_SERVICES", team=team)

    with as_staff("cr.gestora"):
        found = [
            queries.consent_to_share(case_of(carrier), purpose="SHARE_SERVICES", team=each)
            for each in (team, team_of("CR_CCSS"))
        ]

    assert [consent.team_id if consent else 0 for consent in found] == [team, None]


@IN_CARE
def test_a_purpose_that_was_taken_back_is_not_live_and_is_still_listed(carrier: Carrier, as_staff: As) -> None:
    carrier.tell("consent_withdrawn")

    with as_staff("cr.gestora"):
        case = case_of(carrier)
        listed = [(row.purpose, row.withdrawn_at is None) for row in queries.consents_of(case)]
        live = queries.live_purposes(case)

    assert (listed, live) == ([("CARE", True), ("SHARE_SERVICES", False)], frozenset({"CARE"}))


@IN_CARE
def test_listing_consents_with_their_recipients_is_one_query(carrier: Carrier, as_staff: As) -> None:
    costs = []
    for institution in ("CR_INAMU", "CR_CCSS"):
        carrier.consent("SHARE_SERVICES", team=team_of(institution))
        with as_staff("cr.gestora"):
            case = case_of(carrier)
            with CaptureQueriesContext(connection) as spent:
                [row.team.institution.short_name for row in queries.consents_of(case) if row.team]
        costs.append(len(spent))

    assert costs == [1, 1]


@IN_CARE
def test_consents_are_out_of_sight_for_who_is_not_in_the_case(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        case = case_of(carrier)

    with as_staff("cr.policia"):
        assert (list(queries.consents_of(case)), queries.live_purposes(case)) == ([], frozenset())
