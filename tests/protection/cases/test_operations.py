"""Opening a case, bringing teams in, ending what they may open, closing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from amparo.demo.carrying import Carrier
from amparo.foundation.access import need_to_know
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.partnership.coalition.models import Country, Team
from amparo.protection.cases import operations, queries
from amparo.protection.cases.models import Case, CaseKey, Involvement
from tests.conftest import As

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def team_of(institution: str, code: str = "team") -> int:
    return Team.objects.get(institution__code=institution, code=code).pk


def opened(carrier: Carrier) -> Case:
    case = queries.case_by_code(carrier.code)
    assert case is not None
    return case


def test_a_case_that_is_opened_is_audited_in_codes_and_open_to_the_team_that_took_the_alert(
    carrier: Carrier, as_staff: As
) -> None:
    carrier.open("SMUGGLING")

    with as_staff("cr.recepcion"):
        case = opened(carrier)
        entry = Entry.objects.get(case_id=case.pk, action="CASE_OPENED")
    assert (case.mandate, case.is_open, entry.facts) == (
        "SMUGGLING",
        True,
        {"mandate": "SMUGGLING", "team": team_of("CR_ERI", "guard")},
    )


@pytest.mark.parametrize("username", ["cr.policia", "cr.fiscalia", "cr.secretaria", "cr.panel1", "hn.recepcion"])
def test_a_case_does_not_exist_for_a_team_that_was_not_brought_in(
    carrier: Carrier, as_staff: As, username: str
) -> None:
    carrier.open()

    with as_staff(username):
        assert (queries.case_by_code(carrier.code), Case.objects.count(), Involvement.objects.count()) == (None, 0, 0)


@pytest.mark.parametrize("username", ["cr.gestora", "cr.policia", "cr.tecnica", "cr.datos"])
def test_who_takes_no_alerts_opens_no_case_and_nothing_is_written(as_staff: As, username: str) -> None:
    with pytest.raises(NotAllowed), as_staff(username) as actor:
        operations.open_case(
            by=actor,
            country_id=Country.objects.get(code="CR").pk,
            country="CR",
            mandate="TRAFFICKING",
            team=min(actor.teams),
            role="intake",
            at=NOW,
        )

    assert Case.objects.using("owner").count() == 0


def test_an_unknown_mandate_opens_no_case_and_nothing_is_written(carrier: Carrier) -> None:
    with pytest.raises(Refused):
        carrier.open("WHATEVER")

    assert Case.objects.using("owner").count() == 0


def test_a_team_brought_in_twice_is_in_the_case_once(carrier: Carrier, as_staff: As) -> None:
    carrier.open()
    with as_staff("cr.recepcion") as actor:
        found = [
            operations.involve_team(
                by=actor, case=opened(carrier), team=team_of("CR_CCSS"), role="health", purpose="CARE", at=NOW
            )
            for _time in range(2)
        ]

    with as_staff("cr.salud"):
        case = opened(carrier)
        assert (found, Involvement.objects.filter(case=case, role="health").count()) == ([True, False], 1)
        assert [relation.purpose for relation in queries.relations(case)] == ["CARE"]


def test_a_team_is_granted_only_what_its_role_works_with_for_the_purpose(carrier: Carrier, as_staff: As) -> None:
    carrier.open()
    with as_staff("cr.recepcion") as actor:
        case, team = opened(carrier), team_of("CR_FACTRA")
        operations.involve_team(by=actor, case=case, team=team, role="prosecutor", purpose="NOTICE", at=NOW)

    with as_staff("cr.fiscalia"):
        (relation,) = queries.relations(opened(carrier))
    assert (relation.purpose, relation.groups) == (need_to_know.NOTICE, frozenset({"C0"}))


def test_ending_access_takes_effect_at_once_and_the_case_is_gone_for_that_team(carrier: Carrier, as_staff: As) -> None:
    carrier.open()
    with as_staff("cr.recepcion") as actor:
        case, team = opened(carrier), team_of("CR_CCSS")
        operations.involve_team(by=actor, case=case, team=team, role="health", purpose="CARE", at=NOW)
    with as_staff("cr.salud"):
        assert queries.case_by_code(carrier.code) is not None

    with as_staff("cr.recepcion") as actor:
        ended = operations.revoke(by=actor, case=case, team=team, purpose="CARE", why="TEST")

    with as_staff("cr.salud"):
        assert (ended, queries.case_by_code(carrier.code)) == (1, None)


def test_ending_what_was_not_open_is_not_audited(carrier: Carrier, as_staff: As) -> None:
    carrier.open()

    with as_staff("cr.recepcion") as actor:
        ended = operations.revoke(by=actor, case=opened(carrier), team=team_of("CR_CCSS"), why="TEST")
        entries = Entry.objects.filter(case_id=opened(carrier).pk, action="ACCESS_ENDED").count()

    assert (ended, entries) == (0, 0)


def test_ending_everything_by_naming_nothing_is_refused_by_the_database(carrier: Carrier, as_staff: As) -> None:
    carrier.open()

    with pytest.raises(DatabaseError), as_staff("cr.recepcion") as actor, transaction.atomic():
        operations.revoke(by=actor, case=opened(carrier), why="TEST")

    with as_staff("cr.recepcion"):
        assert queries.case_by_code(carrier.code) is not None


def test_a_team_that_is_not_in_a_case_brings_nobody_in(carrier: Carrier, as_staff: As) -> None:
    carrier.open()
    with as_staff("cr.recepcion"):
        case = opened(carrier)

    with pytest.raises(DatabaseError), as_staff("cr.policia") as actor:
        operations.involve_team(by=actor, case=case, team=team_of("CR_OIJ"), role="police", purpose="JUSTICE", at=NOW)

    with as_staff("cr.policia"):
        assert queries.case_by_code(carrier.code) is None


def test_the_notice_level_does_not_raise_itself(carrier: Carrier, as_staff: As) -> None:
    carrier.open()
    with as_staff("cr.recepcion") as actor:
        case = opened(carrier)
        operations.involve_team(by=actor, case=case, team=team_of("CR_OIJ"), role="police", purpose="NOTICE", at=NOW)

    with pytest.raises(DatabaseError), as_staff("cr.policia") as actor:
        operations.involve_team(by=actor, case=case, team=team_of("CR_OIJ"), role="police", purpose="JUSTICE", at=NOW)

    with as_staff("cr.policia"):
        assert [relation.purpose for relation in queries.relations(opened(carrier))] == ["NOTICE"]


def test_closing_a_case_is_audited_and_keeps_when(carrier: Carrier, as_staff: As) -> None:
    carrier.open()

    with as_staff("cr.recepcion") as actor:
        operations.close_case(by=actor, case=opened(carrier), at=NOW)

    with as_staff("cr.recepcion"):
        case = opened(carrier)
        assert (case.is_open, case.closed_at, Entry.objects.filter(action="CASE_CLOSED").count()) == (False, NOW, 1)


def test_reopening_is_audited_with_the_day_of_the_closing_and_gives_nobody_access(
    carrier: Carrier, as_staff: As
) -> None:
    carrier.open()
    with as_staff("cr.recepcion") as actor:
        operations.close_case(by=actor, case=opened(carrier), at=NOW)
        before = queries.grants_of(opened(carrier))

    with as_staff("cr.recepcion") as actor:
        operations.reopen_case(by=actor, case=opened(carrier))

    with as_staff("cr.recepcion"):
        case, entry = opened(carrier), Entry.objects.get(action="CASE_REOPENED")
        assert (case.is_open, case.closed_at, entry.facts) == (True, None, {"closed_at": NOW.isoformat()})
        assert queries.grants_of(case) == before


def test_who_holds_the_notice_level_only_closes_and_reopens_nothing(carrier: Carrier, as_staff: As) -> None:
    carrier.open()
    with as_staff("cr.recepcion") as actor:
        case = opened(carrier)
        operations.involve_team(by=actor, case=case, team=team_of("CR_OIJ"), role="police", purpose="NOTICE", at=NOW)

    with pytest.raises(LookupError), as_staff("cr.policia") as actor:
        operations.close_case(by=actor, case=opened(carrier), at=NOW)

    with as_staff("cr.recepcion"):
        assert opened(carrier).is_open is True


def test_data_keys_are_made_once_for_a_group_and_differ_between_groups(carrier: Carrier, as_staff: As) -> None:
    carrier.open()

    with as_staff("cr.recepcion"):
        case = opened(carrier)
        first = operations.data_keys(case, ["C1", "C2"], {})
        again = operations.data_keys(case, ["C1", "C2"], queries.wrapped_keys(case.pk))

    assert (first == again, first["C1"] == first["C2"], sorted(first)) == (True, False, ["C1", "C2"])
    assert CaseKey.objects.using("owner").filter(case_id=case.pk).count() == 2


def test_touching_a_case_puts_it_first_and_keeps_what_is_due(carrier: Carrier, as_staff: As) -> None:
    first = carrier.open()
    carrier.open()

    with as_staff("cr.recepcion"):
        case = queries.case_by_code(first)
        assert case is not None
        operations.touch(case, {team_of("CR_ERI", "guard"): NOW, team_of("CR_CCSS"): None})
        row = queries.feed_by_activity(limit=1)[0]

    assert (row.case_id, row.next_due_at) == (case.pk, NOW)


def test_who_seals_a_group_at_the_same_time_as_another_takes_the_key_that_was_first(
    carrier: Carrier, as_staff: As
) -> None:
    carrier.open()
    with as_staff("cr.recepcion"):
        case = opened(carrier)
        first = operations.data_keys(case, ["C9"], {})

        second = operations.data_keys(case, ["C9", "C8"], {})

        assert (second["C9"], CaseKey.objects.filter(case=case).count()) == (first["C9"], 2)
