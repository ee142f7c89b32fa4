"""Sending: the same form is one report with one receipt; only whoever is nobody sends so."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from amparo.foundation.access.actors import NOBODY
from amparo.foundation.access.permits import NotAllowed
from amparo.prevention.reporting.operations import sending
from amparo.prevention.reporting.operations.sending import Telling
from tests.conftest import As
from tests.foundation.access.wall import DENIED, as_owner, state_of
from tests.prevention.community.doing import TOLD, reporter, sent


def test_the_same_form_gives_the_same_receipt_and_another_form_another() -> None:
    one = [sending.receipt_for("ab" * 16, "es", in_words=words) for words in (False, True)]

    assert one == [sending.receipt_for("ab" * 16, "es", in_words=words) for words in (False, True)]
    assert sending.receipt_for("cd" * 16, "es", in_words=False) != one[0]
    assert (len(one[0]), len(one[1].split())) == (16, 8)


def test_a_form_that_is_sent_twice_is_one_report(database: str) -> None:
    receipts = [sent(nonce="ab" * 16), sent(nonce="ab" * 16), sent()]

    assert receipts[0] == receipts[1] != receipts[2]
    assert as_owner("select count(*) from community_communityreport") == [(2,)]
    assert as_owner("select danger, child, state from community_communityreport limit 1") == [("YES", "NO", "NEW")]


def test_staff_and_the_application_do_not_send_so(as_staff: As) -> None:
    telling = Telling("CR", "ADULT", "es", TOLD)

    with pytest.raises(NotAllowed), as_staff("cr.recepcion") as by:
        sending.send_report(by=by, telling=telling, receipt="1" * 16)
    with pytest.raises(DatabaseError) as refused:
        sending.send_report(by=NOBODY, telling=telling, receipt="1" * 16)

    assert state_of(refused.value) == DENIED


def test_what_is_no_report_is_refused_by_the_database(database: str) -> None:
    for country, answers in (("XX", TOLD), ("CR", {**TOLD, "danger": "MAYBE"})):
        telling = Telling(country, "ADULT", "es", answers)
        with pytest.raises(DatabaseError), reporter():
            sending.send_report(by=NOBODY, telling=telling, receipt="1" * 16)

    assert as_owner("select count(*) from community_communityreport") == [(0,)]
