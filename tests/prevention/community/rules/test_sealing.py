"""The key of a report: kept twice, opened by the receipt, and by nothing else."""

from __future__ import annotations

import pytest

from amparo.foundation import keys
from amparo.prevention.community.rules import sealing
from amparo.prevention.community.vocabulary import GROUP, PURPOSE, SEALS

RECEIPT = "1234567812345678"


def test_a_report_opens_by_its_receipt_and_by_nothing_else() -> None:
    key = sealing.new_key()
    locks = sealing.locks_for("ABCD-2345", RECEIPT, key)
    blob = sealing.sealed(key, "ABCD-2345", "p1", "lo que vi")

    assert sealing.key_by_receipt("ABCD-2345", RECEIPT, locks.salt, locks.by_receipt) == key
    assert sealing.key_by_receipt("ABCD-2345", RECEIPT[::-1], locks.salt, locks.by_receipt) is None
    assert sealing.key_by_receipt("WXYZ-2345", RECEIPT, locks.salt, locks.by_receipt) is None
    assert sealing.opened(key, "ABCD-2345", "p1", blob) == "lo que vi"
    assert sealing.opened(key, "ABCD-2345", "p2", blob) is None
    assert sealing.opened(key, "WXYZ-2345", "p1", blob) is None
    assert sealing.opened(key, "ABCD-2345", "p1", blob[:-1] + bytes([blob[-1] ^ 1])) is None


def test_whoever_only_sealed_a_report_cannot_open_it() -> None:
    locks = sealing.locks_for("ABCD-2345", RECEIPT, sealing.new_key())
    subject = sealing.subject_of("ABCD-2345")
    sealer = keys.issue(session=subject, account=None, case_id=subject, group=GROUP, purpose=SEALS)

    with pytest.raises(keys.TicketRefused):
        sealing.key_for_staff(sealer, locks.wrapped, locks.by_intake)
    with pytest.raises(keys.Unavailable):
        keys.issue(session=subject, account=None, case_id=subject, group=GROUP, purpose=PURPOSE)


def test_what_a_thief_of_the_database_has_does_not_tell_whether_a_guess_is_right() -> None:
    locks = sealing.locks_for("ABCD-2345", RECEIPT, sealing.new_key())
    kept = b"".join((locks.lookup, locks.salt, locks.by_receipt, locks.wrapped, locks.by_intake))

    assert RECEIPT.encode() not in kept
    assert keys.link_mac("another purpose", RECEIPT) != locks.lookup


def test_names_among_staff_do_not_repeat() -> None:
    refs = {sealing.new_ref() for _ in range(500)}

    assert len(refs) == 500
    assert all(len(ref) == 9 and ref[4] == "-" and not set(ref) & set("01OIL") for ref in refs)
