"""The record in sums and links: people once, by way; what the tables wrote; what is erased when."""

from __future__ import annotations

from datetime import timedelta

from amparo.partnership.events.queries import record
from tests.conftest import As
from tests.partnership.events.recording import TODAY, event, retained_at, tables, two_of_a_series, were_there


def test_evt_01_somebody_in_both_ways_is_one_person_of_the_mixed_class(as_staff: As) -> None:
    made = event(as_staff)
    both = {"IN_PERSON", "ONLINE"}
    were_there(as_staff, made.activity, {0: {0: both, 1: {"ONLINE"}}, 1: {0: {"IN_PERSON"}}, 2: {1: {"ONLINE"}}})

    sums = record.sums_of(made)

    assert (sums.reach.unique, sums.reach.in_person, sums.reach.online, sums.reach.mixed) == (3, 1, 1, 1)
    assert [(each.in_person, each.online, each.mixed, each.total) for each in sums.sessions] == [
        (1, 0, 1, 2), (0, 2, 0, 2),
    ]  # fmt: skip
    assert (sums.country_codes, sums.countries.is_withheld, sums.sectors.is_withheld) == (("HN",), True, True)


def test_what_a_table_wrote_is_in_the_record_by_itself_and_its_recommendation_with_it(as_staff: As) -> None:
    made, other = two_of_a_series(as_staff)
    practice = retained_at(as_staff, tables(as_staff, made))

    (found,) = record.practices_of(made)
    (advised,) = record.recommended_by(made)

    assert (found, advised.practice, advised.point is not None) == (practice, practice.pk, True)
    assert record.practices_of(other) == []
    assert (record.earlier_events(other), record.later_events(made)) == ([made], [other])
    assert (record.earlier_events(made), record.inherited_by(made)) == ([], [])


def test_evt_08_it_is_told_from_when_what_is_not_needed_is_erased(as_staff: As) -> None:
    made = event(as_staff)

    kept = record.keeping_of(made, TODAY)

    assert kept.needless_from == made.activity.ends_on + timedelta(days=made.activity.keep_days + 1)
    assert (kept.erased_on, kept.papers, kept.papers_erased) == (None, 0, 0)
