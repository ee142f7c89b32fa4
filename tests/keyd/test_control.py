"""Locking, unlocking with shares, changing keys, releasing."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from amparo.keyd import control, opening
from amparo.keyd.house import House, furnished
from amparo.keyd.journal import first_altered
from amparo.keyd.providers import WrongKeyFile
from amparo.keyd.trouble import LOCKED, SHARES, No
from tests.keyd.conftest import ticket


def sealed(house: House, group: str = "C1") -> Callable[[House], bytes]:
    """Seal something, and return what opens it again in a house."""
    (handle,) = opening.new_key(house, [b"7", group.encode()])
    (blob,) = opening.seal(house, [*ticket(house, group=group), handle, b"event:1|x", b"Luz"])
    return lambda of: opening.open_values(of, [*ticket(of, group=group), handle, b"event:1|x", blob])[0]


ANA, BRUNO = 41, 42


def lock(house: House, *officers: int) -> list[list[bytes]]:
    return [control.ask_to_lock(house, officer) for officer in officers]


def refusal(open_it: Callable[[House], bytes], house: House) -> str:
    with pytest.raises(No) as refused:
        open_it(house)
    return refused.value.code


def test_two_people_lock_and_nothing_opens_any_more_also_after_a_start(house: House) -> None:
    care, safety = sealed(house), sealed(house, "C2")
    began = time.monotonic()

    assert lock(house, ANA, ANA) == [[b"ASKED"], [b"ASKED"]]
    assert care(house) == b"Luz"
    assert lock(house, BRUNO) == [[b"LOCKED", b"STAY"]]

    assert time.monotonic() - began < 5
    again = furnished(house.config)
    for one in (house, again):
        assert {refusal(care, one), refusal(safety, one)} == {LOCKED}
    again.shelf.close()
    said = json.loads(control.status(house, [])[0])
    # Nobody tried shares: it is locked, and nobody calls it an evacuation.
    assert (said["locked"], said["evacuated"]) == (True, False)
    assert {path.name for path in house.config.keys.glob("*.key")} > {"data.key", "safety.key"}
    assert first_altered(house.journal.file, house.ring) is None


def test_who_asked_more_than_a_quarter_of_an_hour_ago_does_not_lock(house: House) -> None:
    assert house.config.clock is not None
    lock(house, ANA)
    house.config.clock.write_text(str(control.WAITS_SECONDS + 1))

    assert lock(house, BRUNO) == [[b"ASKED"]]
    assert house.ring.locked is False


def test_with_tried_shares_a_lock_removes_the_keys_and_two_shares_bring_them_back(house: House) -> None:
    care, safety = sealed(house), sealed(house, "C2")
    first, second, third = control.make_shares(house, [])
    control.try_shares(house, [first, third])
    keys = {path.name: path.read_bytes() for path in house.config.keys.glob("*.key")}

    began = time.monotonic()
    assert lock(house, ANA, BRUNO)[1] == [b"LOCKED", b"GONE"]
    assert time.monotonic() - began < 5

    assert json.loads(control.status(house, [])[0])["evacuated"] is True
    left = {path.name for path in house.config.keys.glob("*.key")}
    assert left == {"audit.key", "tickets.key"}
    with pytest.raises(No) as refused:
        control.unlock(house, [])
    assert refused.value.code == SHARES
    (house.config.own / "locked").unlink()  # as an administrator of the machine could
    again = furnished(house.config)
    again.ring.locked = True
    assert refusal(care, again) == LOCKED
    assert control.unlock(again, [third, second]) == [b"4"]
    assert {path.name: path.read_bytes() for path in house.config.keys.glob("*.key")} == keys
    assert (care(again), safety(again)) == (b"Luz", b"Luz")
    again.shelf.close()


def test_shares_that_do_not_belong_together_open_nothing(house: House) -> None:
    old = control.make_shares(house, [])
    new = control.make_shares(house, [])

    for pair in ([old[0], new[1]], [old[0], old[1]], [new[0], new[0]], [b"AMPARO-1-AAAA", new[0]]):
        with pytest.raises(No) as refused:
            control.try_shares(house, pair)
        assert refused.value.code == SHARES
    assert house.recovery.is_ready is False
    control.try_shares(house, [new[0], new[1]])
    assert house.recovery.is_ready is True


def test_a_key_with_a_sealed_copy_is_never_made_anew_in_its_place(house: House) -> None:
    care = sealed(house)
    control.make_shares(house, [])
    (house.config.keys / "data.key").unlink()

    again = furnished(house.config)
    with pytest.raises(WrongKeyFile, match=r"data\.key"):
        care(again)
    assert not (house.config.keys / "data.key").exists()
    again.shelf.close()


def test_keys_are_put_back_on_a_new_machine(house: House) -> None:
    care = sealed(house)
    first, second, _ = control.make_shares(house, [])
    for name in ("data", "safety", "notes"):
        (house.config.keys / f"{name}.key").unlink()
    again = furnished(house.config)

    assert control.unlock(again, [first, second]) == [b"3"]
    assert care(again) == b"Luz"
    again.shelf.close()


def test_changing_keys_is_done_in_parts_goes_on_after_a_start_and_leaves_no_old_key(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "BATCH", 3)
    all_sealed = [sealed(house, group) for group in ("C1", "C1", "C2", "C4", "C1", "C5", "C1", "C1")]
    shares = control.make_shares(house, [])

    assert control.rotate(house, [b"new"]) == [b"4"]
    assert (house.config.keys / "data.key").exists()
    assert [open_it(house) for open_it in all_sealed] == [b"Luz"] * 8
    again = furnished(house.config)
    late = sealed(again)
    while control.rotate(again, [b""]) != [b"0"]:
        pass

    assert [open_it(again) for open_it in [*all_sealed, late]] == [b"Luz"] * 9
    assert {path.name for path in house.config.keys.glob("data*.key")} == {"data.2.key"}
    assert {path.name for path in house.config.keys.glob("safety*.key")} == {"safety.2.key"}
    assert again.shelf.counts() == {("data", 2): 8, ("safety", 2): 1}
    (house.config.keys / "data.2.key").unlink()
    assert control.unlock(again, shares[:2]) == [b"1"]
    third = furnished(house.config)
    assert [open_it(third) for open_it in all_sealed] == [b"Luz"] * 8
    again.shelf.close()
    third.shelf.close()


def test_the_status_tells_figures_and_no_case(house: House) -> None:
    house.budgets.open("s", "41", "987654", house.now())

    said = control.status(house, [])[0]

    assert b"987654" not in said
    assert json.loads(said)["accounts"] == {"41": 1}
    assert json.loads(said)["limits"] == {"session": 30, "account": 30, "everybody": 200}
