"""Safe hours, tries, addresses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from amparo.foundation.posting import rules
from amparo.foundation.posting.carriers import MAIL, SMS

NOON = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)  # 12:00 in Costa Rica
ZONE = "America/Costa_Rica"
BOTH = frozenset({MAIL, SMS})


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [(7, 19, 0), (12, 13, 0), (13, 19, 1), (7, 12, 19), (20, 6, 8), (11, 11, 0), (22, 13, 0)],
)
def test_a_message_waits_until_the_safe_hours_begin(first: int, last: int, hours: int) -> None:
    assert rules.leaves_at(NOON, first=first, last=last, zone=ZONE) == NOON + timedelta(hours=hours)


@given(
    some.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31)),
    some.integers(0, 23), some.integers(0, 23), some.sampled_from([ZONE, "America/New_York", "Europe/Paris"]),
)  # fmt: skip
def test_whenever_it_is_a_message_leaves_in_a_safe_hour_within_a_day(
    at: datetime, first: int, last: int, zone: str
) -> None:
    now = at.replace(tzinfo=UTC)

    leaves = rules.leaves_at(now, first=first, last=last, zone=zone)

    assert now <= leaves <= now + timedelta(hours=25)
    assert rules.leaves_at(leaves, first=first, last=last, zone=zone) - leaves <= timedelta(hours=1)


def test_what_is_urgent_waits_only_where_others_may_look() -> None:
    urgent = [rules.waits(is_urgent=True, is_shared=shared) for shared in (True, False)]
    usual = [rules.waits(is_urgent=False, is_shared=shared) for shared in (True, False)]

    assert (urgent, usual) == ([True, False], [True, True])


def test_it_is_tried_again_ever_later_and_then_no_more() -> None:
    again = [rules.tried_again_at(tries, NOON) for tries in range(1, 8)]

    assert [at and (at - NOON).total_seconds() / 60 for at in again] == [5, 15, 60, 240, 720, None, None]


@pytest.mark.parametrize(
    ("channel", "address", "is_well"),
    [
        (MAIL, "luz@example.org", True), (MAIL, "luz", False), (MAIL, "a@b", False), (MAIL, "", False),
        (MAIL, "a@example.org\nBcc: b@example.org", False), (MAIL, "a@example.org,b@example.org", False),
        (SMS, "+50688001234", True), (SMS, "88001234", False), (SMS, "+506", False), ("", "", True),
        ("PIGEON", "x", False),
    ],
)  # fmt: skip
def test_only_a_whole_address_is_kept(channel: str, address: str, is_well: bool) -> None:
    assert (rules.reasons_not_to_keep(channel, address, BOTH) == []) is is_well


def test_a_number_is_kept_without_its_spaces_and_shown_masked() -> None:
    assert rules.plain_address(SMS, "+506 8800-1234") == "+50688001234"
    assert (rules.masked(SMS, "+50688001234"), rules.masked(MAIL, "luz.marina@salud.example.org")) == (
        "•••• 34", "l•••@s•••.org",
    )  # fmt: skip
    assert rules.reasons_not_to_keep(SMS, "+50688001234", frozenset({MAIL})) != []
