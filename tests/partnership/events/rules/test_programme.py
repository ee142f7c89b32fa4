"""When something can be on the programme, how it is laid out, and when the stream's address is shown."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.events.rules import programme as rules
from amparo.partnership.events.rules.programme import ItemEntry

ZONE = "America/Tegucigalpa"
DAYS = (date(2027, 3, 1), date(2027, 3, 3))
NINE = datetime(2027, 3, 1, 15, 0, tzinfo=UTC)


def entry(start: int = 0, lasting: int = 1, room: str = "Sala 1", **more: object) -> ItemEntry:
    starts_at = NINE + timedelta(hours=start)
    told = {"kind": "CONFERENCE", "title": "Parte", "offer": "MIXED", "languages": ("es",), **more}
    return ItemEntry(starts_at=starts_at, ends_at=starts_at + timedelta(hours=lasting), room=room, **told)  # type: ignore[arg-type]


def reasons(one: ItemEntry, *others: ItemEntry, has_track: bool = False) -> list[str]:
    beside = [(each.title, each) for each in others]
    return rules.reasons_not_to_place(one, days=DAYS, zone=ZONE, others=beside, has_track=has_track)


def test_a_room_is_not_taken_twice_at_once_but_two_rooms_are() -> None:
    assert reasons(entry(1), entry(0, 1), entry(2)) == []
    assert reasons(entry(0, 2), entry(1, room="Sala 2")) == []
    assert len(reasons(entry(0, 2), entry(1, room=" sala 1 "))) == 1
    assert reasons(entry(0, 2, room=""), entry(1, room="")) == []


def test_it_lies_inside_the_days_of_the_event_and_inside_one_day() -> None:
    assert len(reasons(entry(-24))) == 1
    assert len(reasons(entry(24 * 3))) == 1
    assert len(reasons(entry(10, 8))) == 1
    assert len(reasons(entry(1, 0))) == 1


def test_only_a_working_group_is_part_of_a_group_and_answers_are_those_offered() -> None:
    assert len(reasons(entry(), has_track=True)) == 1
    assert reasons(entry(kind="WORKING_GROUP"), has_track=True) == []
    assert len(reasons(entry(kind="PARTY"))) == 1
    assert len(reasons(entry(languages=("tlh",)))) == 1
    assert len(reasons(entry(interpreted_to=("es",)))) == 1
    assert len(reasons(entry(title=" "))) == 1


def test_what_is_at_once_is_side_by_side_and_days_are_those_of_the_place() -> None:
    late = entry(11, 1)  # 20:00 at the place, the next day in UTC

    days = rules.laid_out([entry(2), entry(0, 2), entry(1, room="Sala 2"), late], ZONE)

    assert [(day.on.day, [len(slot.items) for slot in day.slots]) for day in days] == [(1, [2, 1, 1])]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=12))
def test_nothing_is_lost_and_slots_never_overlap(spans: list[tuple[int, int]]) -> None:
    items = [entry(start, lasting, room=str(at)) for at, (start, lasting) in enumerate(spans)]

    days = rules.laid_out(items, "UTC")

    slots = [slot for day in days for slot in day.slots]
    assert sorted(item.room for slot in slots for item in slot.items) == sorted(item.room for item in items)
    for day in days:
        for one, other in zip(day.slots, day.slots[1:], strict=False):
            assert one.ends_at <= other.starts_at


def test_the_roll_is_that_of_the_shortest_session_that_lasts_through_it() -> None:
    day, hour = entry(0, 7), entry(1, 1)

    assert rules.roll_for(entry(1, 1), [day, hour]) == 1
    assert rules.roll_for(entry(2, 1), [day, hour]) == 0
    assert rules.roll_for(entry(6, 2), [day, hour]) is None


def test_the_stream_is_shown_around_what_is_held_online_and_at_no_other_time() -> None:
    spans = [
        (NINE, NINE + timedelta(hours=1), "MIXED"),
        (NINE + timedelta(hours=5), NINE + timedelta(hours=6), "IN_PERSON"),
    ]

    shown = [minutes for minutes in (-31, -30, 0, 60, 90, 91, 330) if rules.is_stream_open(
        spans, opens_before=30, at=NINE + timedelta(minutes=minutes)
    )]  # fmt: skip

    assert shown == [-30, 0, 60, 90]


def test_nobody_is_shown_who_did_not_agree() -> None:
    told = {"name": "Eva", "presented_as": "", "part": "SPEAKS", "today": date(2027, 1, 1)}

    assert rules.reasons_not_to_name(**told, visibility="HIDDEN", agreed_on=None) == []  # type: ignore[arg-type]
    assert len(rules.reasons_not_to_name(**told, visibility="PUBLIC", agreed_on=None)) == 1  # type: ignore[arg-type]
    assert len(rules.reasons_not_to_name(**told, visibility="PUBLIC", agreed_on=date(2027, 1, 2))) == 1  # type: ignore[arg-type]
    assert rules.reasons_not_to_name(**told, visibility="PUBLIC", agreed_on=date(2027, 1, 1)) == []  # type: ignore[arg-type]
