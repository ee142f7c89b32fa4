"""Codes that somebody carries instead of an account."""

from __future__ import annotations

from datetime import UTC, datetime

from amparo.foundation.accounts import carried


def test_a_code_has_seventy_eight_bits_of_letters_that_do_not_look_alike() -> None:
    codes = {carried.new_code() for _each in range(200)}

    assert len(codes) == 200
    assert {len(code) for code in codes} == {carried.LENGTH}
    assert not set("".join(codes)) & set("OILU01")


def test_a_code_may_be_typed_with_spaces_and_small_letters() -> None:
    assert carried.plain_code(" abcd-efgh jkmn-pqrs ") == "ABCDEFGHJKMNPQRS"
    assert carried.written_code("ABCDEFGHJKMNPQRS") == "ABCD-EFGH-JKMN-PQRS"
    assert len(carried.plain_code("9" * 5000)) == carried.LENGTH + 1


def test_a_mark_is_of_one_purpose_and_that_of_a_place_of_one_day() -> None:
    code = carried.new_code()
    days = [datetime(2026, 11, day, tzinfo=UTC) for day in (1, 2)]

    assert carried.mark_of(code, "one") == carried.mark_of(carried.written_code(code), "one")
    assert carried.mark_of(code, "one") != carried.mark_of(code, "other")
    assert len({carried.place_mark("10.0.0.1", "one", day) for day in days}) == 2
