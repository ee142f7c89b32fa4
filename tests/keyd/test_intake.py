"""Sheets: sealed to a key that never leaves, opened one by one, by a ticket for exactly that one, for its time."""

from __future__ import annotations

import pyrage
import pytest

from amparo.keyd import control, intake
from amparo.keyd.house import House
from amparo.keyd.trouble import ALTERED, LOCKED, TICKET, UNKNOWN_KEY, WRONG, No
from tests.keyd.conftest import ticket

TOLD = "Una muchacha pidió ayuda en la terminal".encode()
DAYS = 86_400


def public(house: House, place: bytes = b"cr") -> tuple[str, bytes]:
    given, fingerprint, _until, _late = intake.public_key(house, [place])
    return given.decode(), fingerprint


def sealed(key: str) -> bytes:
    return bytes(pyrage.encrypt(TOLD, [pyrage.x25519.Recipient.from_str(key)]))


def opened(house: House, fingerprint: bytes, blob: bytes, *, place: str = "cr", subject: str = "") -> bytes:
    named = ticket(house, subject or intake.subject_of(place, blob), intake.GROUP, intake.PURPOSE)
    return intake.open_sheet(house, [*named, place.encode(), fingerprint, blob])[0]


def later(house: House, days: int) -> None:
    assert house.config.clock is not None
    house.config.clock.write_text(str(days * DAYS))


def test_what_was_sealed_to_the_public_key_opens_and_the_identity_stays_inside(house: House) -> None:
    key, fingerprint = public(house)
    blob = sealed(key)

    assert intake.check(house, [b"cr", fingerprint, blob]) == []
    assert opened(house, fingerprint, blob) == TOLD
    assert public(house) == (key, fingerprint)
    assert public(house, b"hn") != (key, fingerprint)
    (kept,) = [path for path in house.config.keys.iterdir() if path.name.startswith("intake.cr")]
    private = kept.read_text().split()[1]
    assert private.startswith("AGE-SECRET-KEY-1")
    answers = b"".join([*intake.public_key(house, [b"cr"]), opened(house, fingerprint, blob)])
    assert private.encode() not in answers + house.journal.file.read_bytes()


def test_a_sheet_opens_by_a_ticket_for_that_one_alone(house: House) -> None:
    key, fingerprint = public(house)
    blob, other = sealed(key), sealed(key)

    for subject in (intake.subject_of("cr", other), intake.subject_of("hn", blob), "report:7"):
        with pytest.raises(No) as refused:
            opened(house, fingerprint, blob, subject=subject)
        assert refused.value.code == TICKET


def test_what_is_altered_unknown_or_of_another_country_does_not_open(house: House) -> None:
    key, fingerprint = public(house)
    theirs, their_print = public(house, b"hn")
    blob = sealed(key)
    changed = bytes([*blob[:-1], blob[-1] ^ 1])

    for given, code in (
        ([b"cr", fingerprint, changed], ALTERED),
        ([b"cr", fingerprint, b"no age at all"], ALTERED),
        ([b"cr", fingerprint, sealed(theirs)], ALTERED),
        ([b"cr", their_print, sealed(theirs)], UNKNOWN_KEY),
        ([b"cr", fingerprint, b""], WRONG),
        ([b"cr", fingerprint, blob + bytes(intake.LARGEST)], WRONG),
        ([b"../cr", fingerprint, blob], WRONG),
    ):
        with pytest.raises(No) as refused:
            intake.check(house, given)
        assert refused.value.code == code, given[1]


def test_a_key_has_its_period_opens_what_is_late_and_is_then_removed(house: House) -> None:
    key, fingerprint = public(house)
    blob = sealed(key)

    later(house, house.config.intake_days + 1)
    fresh, fresh_print = public(house)
    assert (fresh, fresh_print) != (key, fingerprint)
    later(house, house.config.intake_days + house.config.intake_kept_days)
    assert opened(house, fingerprint, blob) == TOLD
    later(house, house.config.intake_days + house.config.intake_kept_days + 2)
    with pytest.raises(No) as refused:
        opened(house, fingerprint, blob)

    assert refused.value.code == UNKNOWN_KEY
    assert [path.name for path in sorted(house.config.keys.glob("intake.*"))] == ["intake.cr-2.key"]
    assert intake.check(house, [b"cr", fresh_print, sealed(fresh)]) == []


def test_a_key_renewed_by_hand_is_another_and_the_old_one_still_opens(house: House) -> None:
    key, fingerprint = public(house)

    (fresh,) = intake.renew(house, [b"cr"])

    assert public(house)[1] == fresh != fingerprint
    assert opened(house, fingerprint, sealed(key)) == TOLD


def test_while_it_is_locked_no_sheet_opens_and_no_key_is_given_out(house: House) -> None:
    key, fingerprint = public(house)
    blob = sealed(key)

    house.ring.forget()

    for attempt in (lambda: opened(house, fingerprint, blob), lambda: public(house)):
        with pytest.raises(No) as refused:
            attempt()
        assert refused.value.code == LOCKED


def test_a_lock_takes_the_identities_away_and_two_shares_bring_them_back(house: House) -> None:
    key, fingerprint = public(house)
    blob = sealed(key)
    one, two, _three = control.make_shares(house, [])
    control.try_shares(house, [one, two])

    for officer in (41, 42):
        control.ask_to_lock(house, officer)
    assert list(house.config.keys.glob("intake.*")) == []
    control.unlock(house, [one, two])

    assert opened(house, fingerprint, blob) == TOLD
