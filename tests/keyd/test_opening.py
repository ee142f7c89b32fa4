"""Sealed values: each opens in its own case, group and place, with a ticket, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from amparo.foundation.access.need_to_know import SEALED_GROUPS
from amparo.keyd import opening
from amparo.keyd.house import House, furnished
from amparo.keyd.trouble import ALTERED, BUDGET, BUDGET_OF_ALL, DESTROYED, TICKET, WRONG, No
from tests.keyd.conftest import ticket

PAIRS = [b"event:1|prs_FirstName", "Luz Marina Ñ".encode(), b"event:1|amp_phone", b"+506 0000 0000"]
PLACES, TEXTS = PAIRS[::2], PAIRS[1::2]


def key(house: House, subject: str = "7", group: str = "C1") -> bytes:
    return opening.new_key(house, [subject.encode(), group.encode()])[0]


def seal(house: House, handle: bytes, pairs: Sequence[bytes] = PAIRS, **ticketed: str) -> list[bytes]:
    return opening.seal(house, [*ticket(house, **ticketed), handle, *pairs])


def opened(
    house: House, handle: bytes, places: Sequence[bytes], blobs: Sequence[bytes], **ticketed: str
) -> list[bytes]:
    pairs = [piece for pair in zip(places, blobs, strict=True) for piece in pair]
    return opening.open_values(house, [*ticket(house, **ticketed), handle, *pairs])


def code_of(refused: pytest.ExceptionInfo[No]) -> str:
    return refused.value.code


@pytest.mark.parametrize("group", sorted(SEALED_GROUPS))
def test_what_is_sealed_opens_again(house: House, group: str) -> None:
    handle = key(house, group=group)

    sealed = seal(house, handle, group=group)

    assert opened(house, handle, PLACES, sealed, group=group) == TEXTS


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=some.binary(max_size=300), place=some.binary(min_size=1, max_size=40))
def test_any_text_opens_as_it_was_sealed(house: House, text: bytes, place: bytes) -> None:
    handle = key(house)

    assert opened(house, handle, [place], seal(house, handle, [place, text])) == [text]


def test_what_is_sealed_shows_nothing_and_is_never_twice_the_same(house: House) -> None:
    handle = key(house)

    sealed = seal(house, handle) + seal(house, handle)

    assert all(text not in blob for text in TEXTS for blob in sealed)
    assert len({*sealed}) == 4


def test_a_value_moved_to_another_place_case_or_group_does_not_open(house: House) -> None:
    handle, theirs = key(house), key(house, "8")
    sealed = seal(house, handle)

    for attempt in (
        lambda: opened(house, handle, PLACES[::-1], sealed),
        lambda: opened(house, handle, [b"event:2|x"], sealed[:1]),
        lambda: opened(house, theirs, PLACES, sealed, subject="8"),
        lambda: opened(house, handle, PLACES, sealed, subject="8"),
        lambda: opened(house, handle, PLACES, sealed, group="C2"),
        lambda: opened(house, handle, PLACES, sealed, group="C4"),
    ):
        with pytest.raises(No) as refused:
            attempt()
        assert code_of(refused) == ALTERED


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_a_value_of_which_a_bit_was_changed_does_not_open(house: House, place: int) -> None:
    handle = key(house)
    (blob,) = seal(house, handle, [b"event:1|x", b"a" * 40])
    changed = bytearray(blob)
    changed[1 + place] ^= 1

    with pytest.raises(No) as refused:
        opened(house, handle, [b"event:1|x"], [bytes(changed)])
    assert code_of(refused) == ALTERED


def test_a_case_of_a_number_and_another_thing_of_the_same_number_are_two(house: House) -> None:
    report = key(house, "report:7")
    sealed = seal(house, report, subject="report:7")

    assert opened(house, report, PLACES, sealed, subject="report:7") == TEXTS
    for other in ("7", "report:8", "reply:7"):
        with pytest.raises(No):
            opened(house, report, PLACES, sealed, subject=other)


@pytest.mark.parametrize(
    "name", ["", "0", "07", "-1", "report", "report:", ":7", "report:7|C1", "Report:7", "report:7\n", "7:7", "٧"]
)
def test_what_is_no_case_and_no_kind_with_a_name_has_no_key(house: House, name: str) -> None:
    with pytest.raises(No) as refused:
        key(house, name)
    assert code_of(refused) == WRONG


def test_a_ticket_to_write_seals_and_never_opens(house: House) -> None:
    handle = key(house)
    sealed = seal(house, handle, purpose="WRITE")

    with pytest.raises(No) as refused:
        opened(house, handle, PLACES, sealed, purpose="WRITE")
    assert code_of(refused) == TICKET
    assert opened(house, handle, PLACES, sealed) == TEXTS


def test_several_groups_are_sealed_at_once_each_under_its_own_key(house: House) -> None:
    care, safety = key(house), key(house, group="C2")

    sealed = opening.seal_groups(
        house, [b"token", b"7", b"C1", care, b"2", *PAIRS, b"C2", safety, b"1", b"event:1|where", b"Casa"]
    )

    assert opened(house, care, PLACES, sealed[:2]) == TEXTS
    assert opened(house, safety, [b"event:1|where"], sealed[2:], group="C2") == [b"Casa"]
    with pytest.raises(No):
        opened(house, care, [b"event:1|where"], sealed[2:])


@pytest.mark.parametrize("broken", [[b"C1", b"k", b"2", b"a", b"b"], [b"C1", b"k", b"x"], [b"C1", b"k"]])
def test_a_count_that_does_not_fit_is_no_request(house: House, broken: list[bytes]) -> None:
    with pytest.raises((No, ValueError, IndexError)):
        opening.seal_groups(house, [b"token", b"7", *broken])


def test_destroyed_keys_open_nothing_any_more_also_after_a_start(house: House) -> None:
    gone, kept = key(house), key(house)
    sealed, other = seal(house, gone), seal(house, kept)

    assert opening.destroy(house, [gone, gone, b"\x02unknown"]) == [b"1"]

    with pytest.raises(No) as refused:
        opened(house, gone, PLACES, sealed)
    assert code_of(refused) == DESTROYED
    assert opened(house, kept, PLACES, other) == TEXTS
    files = [path.read_bytes() for path in house.config.keys.iterdir()]
    assert not any(gone in content for content in files)
    assert any(kept in content for content in files)


def test_writing_in_more_cases_than_an_hour_allows_is_refused(house: House) -> None:
    for number in range(1, house.config.limits.written + 1):
        opening.seal_groups(house, [b"token", str(number).encode()])

    with pytest.raises(No) as refused:
        opening.seal_groups(house, [b"token", b"100000"])
    assert code_of(refused) == BUDGET
    opening.seal_groups(house, [b"token", b"1"])
    opening.seal_groups(house, [b"other", b"100000"])


def test_no_more_data_keys_are_destroyed_in_an_hour_than_may_be(house: House) -> None:
    most = house.config.limits.destroyed
    made = [key(house) for _ in range(most + 1)]
    opening.destroy(house, made[:most])

    with pytest.raises(No) as refused:
        opening.destroy(house, made[most:])
    assert code_of(refused) == BUDGET_OF_ALL
    assert opened(house, made[most], PLACES, seal(house, made[most])) == TEXTS


def test_nothing_is_opened_without_a_session(house: House) -> None:
    with pytest.raises(No):
        opening.issue(house, [b"", b"1", b"7", b"C1", b"CARE"])
    lines = house.journal.file.read_text()
    assert '"what":"REFUSED"' in lines
    assert '"what":"OPENED"' not in lines


def put_back(house: House, store: bytes) -> House:
    """Put the store of data keys back as it was, and start again."""
    house.shelf.close()
    for name in ("data-keys.sqlite-wal", "data-keys.sqlite-shm"):
        (house.config.keys / name).unlink(missing_ok=True)
    (house.config.keys / "data-keys.sqlite").write_bytes(store)
    return furnished(house.config)


def test_what_was_destroyed_stays_so_when_an_older_store_is_put_back_under_its_log(house: House) -> None:
    kept, gone = key(house), key(house)
    sealed, other = seal(house, gone), seal(house, kept)
    house.shelf.close()
    before = (house.config.keys / "data-keys.sqlite").read_bytes()
    house = furnished(house.config)
    opening.destroy(house, [gone])

    again = put_back(house, before)

    with pytest.raises(No) as refused:
        opened(again, gone, PLACES, sealed)
    assert code_of(refused) == DESTROYED
    assert opened(again, kept, PLACES, other) == TEXTS
    assert '"what":"DESTROYED_AGAIN"' in again.journal.file.read_text()
    # A line that nobody wrote here destroys nothing.
    forged = {"n": 99, "at": 1.0, "what": "DESTROYED", "keys": 1, "handles": [kept.hex()], "mac": "00" * 32}
    with again.journal.file.open("a") as log:
        log.write(json.dumps(forged) + "\n")
    third = put_back(again, before)
    assert opened(third, kept, PLACES, other) == TEXTS
    third.shelf.close()
