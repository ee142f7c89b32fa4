"""The sums that leave the database tell of nobody, whoever asks and however they are put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from random import Random

import pytest
from django.db import DatabaseError

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.protection.conformance import operations, queries
from amparo.protection.conformance.rules import Figures
from amparo.protection.conformance.vocabulary import FEWEST
from tests.conftest import As
from tests.foundation.access.wall import DENIED, as_member, as_nobody, as_owner, state_of
from tests.points import carried_to
from tests.protection.conformance.past import YESTERDAY, Did, write
from tests.protection.looking import case_of

PATH, OTHER = "call_reports/triage", "call_plan/assess_needs"
HERE, THERE, FAR = "CR_ERI", "CR_OIJ", "CR_CCSS"
YEAR = YESTERDAY.year
MEASURES = ("done", "skipped", "extra", "late", "waiting")


def sums(username: str = "cr.secretaria", year: int = YEAR) -> dict[tuple[str, str], Figures]:
    query = "select path, institution, done, skipped, extra, late, waiting, half, most from conformance_practice(%s)"
    rows = [Figures(*row) for row in as_member(username, query, year)]
    return {(row.path, row.institution): row for row in rows}


def did(cases: range, path: str = PATH, institution: str = HERE, **more: object) -> Iterator[Did]:
    for case in cases:
        yield Did(case, path, institution, **more)  # type: ignore[arg-type]


def test_ten_cases_are_counted_with_their_median_and_ninth_tenth(database: str) -> None:
    write(Did(case, PATH, HERE, hours=case + 1) for case in range(10))

    found = sums()

    assert found[PATH, ""] == Figures(PATH, "", 10, None, None, None, None, 5.5 * 3600, found[PATH, ""].most)
    assert round((found[PATH, ""].most or 0) / 3600, 6) == 9.1
    assert found[PATH, HERE] == Figures(PATH, HERE, 10, None, None, None, None, None, None)


def test_nine_cases_are_not_told_not_even_that_they_are_there(database: str) -> None:
    write(did(range(9)))

    assert sums() == {}


def test_a_case_in_which_a_step_was_done_twice_counts_once(database: str) -> None:
    write([*did(range(9)), *did(range(9))])

    assert sums() == {}


def test_a_total_does_not_give_a_hidden_institution_away(database: str) -> None:
    write([*did(range(20)), *did(range(20, 35), institution=THERE), *did(range(35, 38), institution=FAR)])

    found = sums()

    assert found[PATH, ""].done == 38
    assert found[PATH, HERE].done == 20
    assert (PATH, THERE) not in found  # 38 - 20 - 15 would be the 3 of the third
    assert (PATH, FAR) not in found


def test_what_was_late_is_told_only_when_enough_were_in_time(database: str) -> None:
    write([*did(range(12), late=True), *did(range(12, 21))])
    write([*did(range(100, 112), OTHER, late=True), *did(range(112, 122), OTHER)])

    found = sums()

    assert (found[PATH, ""].done, found[PATH, ""].late) == (21, None)
    assert (found[OTHER, ""].done, found[OTHER, ""].late) == (22, 12)


def test_skipped_extra_and_waiting_are_counted_each_for_itself(database: str) -> None:
    write(
        [
            *did(range(11), kind="SKIPPED"),
            *did(range(11), OTHER, kind="ADDED"),
            *did(range(11), "x", kind="OPEN"),
        ]
    )

    found = sums()

    assert (found[PATH, ""].skipped, found[OTHER, ""].extra, found["x", ""].waiting) == (11, 11, 11)
    assert (found[PATH, ""].half, found[PATH, ""].done) == (None, None)


def test_years_are_apart_and_today_is_not_told_yet(database: str) -> None:
    write(did(range(10), at=YESTERDAY - timedelta(days=366)))
    write(did(range(100, 110), OTHER, at=YESTERDAY + timedelta(days=3)))

    assert {path for path, _ in sums(year=(YESTERDAY - timedelta(days=366)).year)} == {PATH}
    assert (OTHER, "") not in sums()


def test_another_country_is_not_counted(database: str) -> None:
    write([Did(case, PATH, "HN_ERI") for case in range(12)], country="HN")

    assert sums() == {}
    assert sums("hn.secretaria")[PATH, ""].done == 12


@pytest.mark.parametrize(
    "username", ["cr.policia", "cr.gestora", "cr.supervision", "cr.datos", "cr.tecnica", "cr.jurista"]
)
def test_whoever_is_not_of_the_secretariat_is_given_nothing(database: str, username: str) -> None:
    write(did(range(30)))

    assert sums(username) == {}


def test_nobody_is_given_nothing(database: str) -> None:
    write(did(range(30)))

    assert as_nobody("select * from conformance_practice(%s)", YEAR) == []
    with pytest.raises(DatabaseError) as refused:
        as_nobody("select conformance_country()")
    assert state_of(refused.value) == DENIED


def test_the_secretariat_reads_no_row_behind_the_sums(database: str) -> None:
    write(did(range(30)))

    assert as_member("cr.secretaria", "select count(*) from pathways_pathwayevent") == [(0,)]
    assert as_member("cr.secretaria", "select count(*) from cases_case") == [(0,)]


@pytest.mark.parametrize("year", [-1, 0, 1999, 3000, 2_000_000_000])
def test_no_other_span_of_time_can_be_asked_for(database: str, year: int) -> None:
    write(did(range(30)))

    assert sums(year=year) == {}


def test_the_database_and_the_words_hold_the_same_number() -> None:
    assert FEWEST == 10


@pytest.mark.parametrize("seed", range(6))
def test_no_figure_and_no_difference_of_figures_is_a_small_group(database: str, seed: int) -> None:
    random = Random(seed)
    places = [HERE, THERE, FAR, "CR_INAMU", "CR_DGME"]
    weights = [random.choice((1, 3, 10)) for _ in places]
    kinds = ("STEP", "STEP", "SKIPPED", "ADDED")
    done = [
        Did(case, path, random.choices(places, weights)[0], random.choice(kinds), late=random.random() < 0.4)
        for case in range(60)
        for path in (PATH, OTHER)
    ]
    write(done)

    found = sums()

    truth = counted(done)
    for path in (PATH, OTHER):
        for measure in MEASURES:
            total = getattr(found.get((path, "")), measure, None)
            parts = {place: getattr(found.get((path, place)), measure, None) for place in places}
            shown = {place: value for place, value in parts.items() if value is not None}
            assert all(value == len(truth[path, place, measure]) >= FEWEST for place, value in shown.items())
            if total is not None:
                assert total == len(truth[path, "", measure]) >= FEWEST
                assert total - sum(shown.values()) == 0 or total - sum(shown.values()) >= FEWEST
    assert any(value is not None for each in found.values() for value in (each.done, each.skipped, each.extra))


def counted(done: list[Did]) -> dict[tuple[str, str, str], set[int]]:
    """Count the slow and obvious way: the cases behind each figure."""
    found: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for each in done:
        measure = {"STEP": "done", "SKIPPED": "skipped", "ADDED": "extra"}[each.kind]
        for place in ("", each.institution):
            found[each.path, place, measure].add(each.case)
            if each.late and each.kind == "STEP":
                found[each.path, place, "late"].add(each.case)
    return found


def test_the_figures_have_the_columns_of_the_function(database: str) -> None:
    ((names,),) = as_owner("select proargnames::text[] from pg_proc where proname = 'conformance_practice'")

    assert names[1:] == [field.name for field in fields(Figures)]


@carried_to("declines_and_is_repaired", before="call_plan/assess_needs")
def test_events_of_a_case_come_in_order_to_those_who_work_on_it_and_to_nobody_else(
    carrier: Carrier, as_staff: As
) -> None:
    with as_staff("cr.gestora"):
        case = case_of(carrier)
        pathway = 1
        events = queries.events_of(case, pathway)
        late = list(queries.overdue(case, pathway))
    assert [event.seq for event in events] == sorted(event.seq for event in events)
    assert {event.kind for event in events} <= set(queries.REPLAYED)
    assert next(each.path for each in queries.happened(events)) == "call_reports/receive_report"
    assert all(step.due_at is not None for step in late)
    with as_staff("cr.fiscalia"):
        assert queries.events_of(case, pathway) == []


def test_what_was_kept_is_found_by_its_own_country_only(carrier: Carrier, as_staff: As) -> None:
    found = {"cases": 12, "events": 30, "fitting": 11, "late": 0, "most_skipped": []}
    version = ProcedureVersion.objects.using("owner").first()
    assert version is not None
    with as_staff("cr.secretaria") as actor:
        kept = [
            operations.keep_comparison(by=actor, version=version, label=label, found=found, at=carrier.at)
            for label in ("one", "two", "three")
        ]
        listed = queries.kept_comparisons(actor, limit=2)
        older = queries.kept_comparisons(actor, limit=2, before=listed[-1].pk)
        assert queries.kept_comparison(actor, kept[0].pk) == kept[0]
    with as_staff("hn.secretaria") as actor:
        assert queries.kept_comparison(actor, kept[0].pk) is None
        assert queries.kept_comparisons(actor, limit=2) == []
    assert ([row.label for row in listed], [row.label for row in older]) == (["three", "two"], ["one"])
    with as_staff("cr.secretaria") as actor:
        assert len(queries.practice(YEAR)) == 0


def test_the_cases_of_a_year_are_told_to_the_installation_alone_and_only_once_it_is_over(database: str) -> None:
    query = "select * from conformance_cohort((select id from coalition_country where code = 'CR'), %s)"
    past, running = YEAR - 3, YEAR + 1
    write(Did(case, PATH, HERE, at=YESTERDAY.replace(year=past, month=6, day=1)) for case in range(3))

    with acting(service_token()):
        assert queries.cohorts_of(country_key(), past) == [queries.Cohort("TRAFFICKING", "unsure", 3, 0, 0)]
        assert queries.cohorts_of(country_key(), running) == []
        assert queries.cohorts_of(-1, past) == []
    for username in ("cr.secretaria", "cr.gestora", "cr.datos", "cr.tecnica"):
        assert as_member(username, query, past) == []
    assert as_nobody(query, past) == []


def country_key() -> int:
    ((key,),) = as_owner("select id from coalition_country where code = 'CR'")
    return int(key)
