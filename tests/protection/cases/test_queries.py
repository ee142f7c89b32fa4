"""The feeds in both orders, page by page, and what an actor's cases cost to list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from amparo.demo.carrying import Carrier
from amparo.partnership.coalition.models import Country, Team
from amparo.protection.cases import queries
from amparo.protection.cases.models import Case
from tests.conftest import As

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def team(database: str) -> int:
    return Team.objects.get(institution__code="CR_FACTRA", code="team").pk


def give_cases(count: int, team: int, *, grants: int = 1) -> list[int]:
    """Write cases straight into the tables as the owner, each an hour later than the one before; return their keys."""
    country = Country.objects.using("owner").get(code="CR")
    rows = Case.objects.using("owner").bulk_create(
        Case(code=f"CR-{number:04}-22", country=country, mandate="TRAFFICKING", opened_at=NOW)
        for number in range(count)
    )
    purposes = ("JUSTICE", "NOTICE", "CARE", "REPARATION", "ACCREDITATION")[:grants]
    values = [
        (
            row.pk,
            team,
            purpose,
            ["C0"],
            NOW + timedelta(hours=number, minutes=place),
            NOW + timedelta(days=count - number, minutes=place) if number % 2 else None,
        )
        for number, row in enumerate(rows)
        for place, purpose in enumerate(purposes)
    ]
    with connections["owner"].cursor() as cursor:
        cursor.executemany(
            "insert into sec.grant_ (case_id, principal_id, purpose, groups, last_activity_at, next_due_at)"
            " values (%s, %s, %s, %s, %s, %s)",
            values,
        )
    return [row.pk for row in rows]


def pages_by_activity(size: int) -> list[list[int]]:
    pages: list[list[int]] = []
    before = None
    while rows := queries.feed_by_activity(limit=size, before=before):
        pages.append([row.case_id for row in rows])
        before = (rows[-1].last_activity_at, rows[-1].case_id)
    return pages


def pages_by_due(size: int) -> list[list[int]]:
    pages: list[list[int]] = []
    after = None
    while rows := queries.feed_by_due(limit=size, after=after):
        pages.append([row.case_id for row in rows])
        assert rows[-1].next_due_at is not None
        after = (rows[-1].next_due_at, rows[-1].case_id)
    return pages


@pytest.mark.parametrize("grants", [1, 2, 5])
def test_the_feed_by_activity_shows_each_case_once_latest_first_over_all_its_pages(
    as_staff: As, team: int, grants: int
) -> None:
    keys = give_cases(11, team, grants=grants)

    with as_staff("cr.fiscalia"):
        pages = pages_by_activity(3)

    assert [key for page in pages for key in page] == keys[::-1]
    assert [len(page) for page in pages] == [3, 3, 3, 2]


@pytest.mark.parametrize("grants", [1, 2, 5])
def test_the_feed_by_due_shows_each_case_that_has_something_due_once_earliest_first(
    as_staff: As, team: int, grants: int
) -> None:
    keys = give_cases(11, team, grants=grants)

    with as_staff("cr.fiscalia"):
        pages = pages_by_due(2)

    assert [key for page in pages for key in page] == keys[1::2][::-1]
    assert [len(page) for page in pages] == [2, 2, 1]


def test_cases_of_the_same_moment_are_parted_by_their_keys(as_staff: As, team: int) -> None:
    keys = give_cases(5, team)
    with connections["owner"].cursor() as cursor:
        cursor.execute("update sec.grant_ set last_activity_at = %s, next_due_at = %s", [NOW, NOW])

    with as_staff("cr.fiscalia"):
        by_activity, by_due = pages_by_activity(2), pages_by_due(2)

    assert [key for page in by_activity for key in page] == keys[::-1]
    assert [key for page in by_due for key in page] == keys


def test_a_feed_row_tells_the_earliest_that_is_due_and_the_latest_activity(as_staff: As, team: int) -> None:
    give_cases(2, team, grants=3)

    with as_staff("cr.fiscalia"):
        by_activity, by_due = queries.feed_by_activity(limit=1), queries.feed_by_due(limit=1)

    expected = [(NOW + timedelta(hours=1, minutes=2), NOW + timedelta(days=1))]
    assert [(row.last_activity_at, row.next_due_at) for row in by_activity] == expected
    assert [(row.last_activity_at, row.next_due_at) for row in by_due] == expected


def test_a_case_whose_grants_have_ended_is_in_no_feed(as_staff: As, team: int) -> None:
    give_cases(3, team)
    with connections["owner"].cursor() as cursor:
        cursor.execute("update sec.grant_ set valid_until = now()")

    with as_staff("cr.fiscalia"):
        assert (pages_by_activity(3), pages_by_due(3), queries.count_cases()) == ([], [], 0)


def test_the_feed_of_one_team_holds_nothing_of_another(as_staff: As, team: int) -> None:
    give_cases(3, team)

    with as_staff("cr.policia"):
        assert (pages_by_activity(3), pages_by_due(3), queries.count_cases()) == ([], [], 0)


def test_counting_stops_where_it_is_told(as_staff: As, team: int) -> None:
    give_cases(7, team, grants=2)

    with as_staff("cr.fiscalia"):
        assert [queries.count_cases(), queries.count_cases(upto=5)] == [7, 5]


def test_closed_cases_stand_apart_and_are_counted_apart(as_staff: As, team: int) -> None:
    keys = give_cases(5, team, grants=2)
    with connections["owner"].cursor() as cursor:
        cursor.execute("update cases_case set is_open = false, closed_at = now() where id = any(%s)", [keys[:2]])

    with as_staff("cr.fiscalia"):
        found = [[row.case_id for row in queries.feed_by_activity(limit=9, closed=closed)] for closed in (False, True)]
        counts = [queries.count_cases(), queries.count_cases(closed=True)]

    assert (found, counts) == ([keys[:1:-1], keys[1::-1]], [3, 2])


@pytest.mark.parametrize("order", ["activity", "due"])
def test_a_page_costs_the_same_queries_with_1_3_and_600_cases(as_staff: As, team: int, order: str) -> None:
    costs = []
    for count in (1, 2, 597):
        give_cases_more(count, team)
        with as_staff("cr.fiscalia"), CaptureQueriesContext(connection) as spent:
            feed = queries.feed_by_due if order == "due" else queries.feed_by_activity
            rows = feed(limit=51)
            found = queries.cases_by_id(row.case_id for row in rows)
            assert [found[row.case_id].country.code for row in rows] == ["CR"] * len(rows)
        costs.append(len(spent))

    assert costs == [2, 2, 2]


def give_cases_more(count: int, team: int) -> None:
    """As `give_cases`, with codes that no earlier call has used."""
    known = Case.objects.using("owner").count()
    country = Country.objects.using("owner").get(code="CR")
    rows = Case.objects.using("owner").bulk_create(
        Case(code=f"CR-{known + number:04}-33", country=country, mandate="TRAFFICKING", opened_at=NOW)
        for number in range(count)
    )
    with connections["owner"].cursor() as cursor:
        cursor.executemany(
            "insert into sec.grant_ (case_id, principal_id, purpose, groups, next_due_at) values (%s, %s, %s, %s, %s)",
            [(row.pk, team, "JUSTICE", ["C0"], NOW) for row in rows],
        )


def test_not_yours_and_not_existing_look_the_same(carrier: Carrier, as_staff: As) -> None:
    carrier.open()

    with as_staff("cr.policia"):
        found = [queries.case_by_code(code) for code in (carrier.code, "CR-2222-22", "", "x" * 500)]

    assert found == [None] * 4


def test_grants_of_a_case_tell_who_may_open_what_and_which_have_ended(carrier: Carrier, as_staff: As) -> None:
    carrier.open()

    with as_staff("cr.recepcion"):
        case = queries.case_by_code(carrier.code)
        assert case is not None
        rows = queries.grants_of(case)

    assert {(row.purpose, row.until) for row in rows} == {("CARE", None)}


def test_the_team_in_a_role_is_the_latest_that_holds_it(carrier: Carrier, as_staff: As) -> None:
    carrier.open()

    with as_staff("cr.recepcion") as actor:
        case = queries.case_by_code(carrier.code)
        assert case is not None
        found = [queries.team_in_role(case, role) for role in ("intake", "judge")]

    assert found == [min(actor.teams), None]


def test_an_actor_without_cases_has_none_at_all(carrier: Carrier, as_staff: As) -> None:
    carrier.open()
    found = []
    for username in ("cr.recepcion", "cr.policia"):
        with as_staff(username):
            found.append(queries.any_case())

    assert found == [True, False]


def test_of_the_actors_cases_those_known_by_a_notice_only_are_told_apart(as_staff: As, team: int) -> None:
    open_one, noticed, both = give_cases(3, team)
    with connections["owner"].cursor() as cursor:
        cursor.execute("update sec.grant_ set purpose = 'NOTICE' where case_id = %s", [noticed])
        cursor.execute(
            "insert into sec.grant_ (case_id, principal_id, purpose, groups) values (%s, %s, 'NOTICE', %s)",
            [both, team, ["C0"]],
        )

    with as_staff("cr.fiscalia"):
        known = queries.beyond_notice([open_one, noticed, both])
    with as_staff("cr.gestora"):
        of_others = queries.beyond_notice([open_one, noticed, both])

    assert (known, of_others) == (frozenset({open_one, both}), frozenset())
