"""Certificates of attendance: from the roll, under the wished name, once; withdrawn, another may be given."""

from __future__ import annotations

from decimal import Decimal

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.events.models import AttendanceCertificate
from amparo.partnership.events.operations import certifying
from amparo.partnership.events.queries.telling import without_certificate
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.events.recording import TODAY, event, were_there

WAYS = {0: {0: {"IN_PERSON"}, 1: {"ONLINE"}}, 1: {0: {"IN_PERSON"}}}


def test_hours_and_way_come_from_the_roll_and_the_name_is_the_one_that_the_person_wishes(as_staff: As) -> None:
    made = event(as_staff)
    ana, berta = were_there(as_staff, made.activity, WAYS)

    with as_staff("hn.secretaria") as by:
        certifying.certify(by=by, event=made, names={ana: " Ana M. ", berta: ""}, today=TODAY, at=NOW)

    rows = {row.professional_id: (row.holder, row.hours, row.offered, row.mode) for row in made.certificates.all()}
    assert rows == {
        ana: ("Ana M.", Decimal("6.00"), Decimal("6.00"), "MIXED"),
        berta: ("Berta Mora", Decimal("3.00"), Decimal("6.00"), "IN_PERSON"),
    }
    assert without_certificate(made) == []


def test_it_is_given_once_to_who_was_there_and_by_who_keeps_the_record(as_staff: As) -> None:
    made = event(as_staff)
    ana, berta = were_there(as_staff, made.activity, WAYS)
    with as_staff("hn.secretaria") as by:
        (first,) = certifying.certify(by=by, event=made, names={ana: ""}, today=TODAY, at=NOW)
        for wrong in ({ana: ""}, {9999: ""}, {}):
            with pytest.raises(Refused):
                certifying.certify(by=by, event=made, names=wrong, today=TODAY, at=NOW)
        with pytest.raises(Refused):
            certifying.certify(by=by, event=made, names={berta: ""}, today=made.activity.starts_on, at=NOW)
        with pytest.raises(Refused):
            certifying.withdraw_certificate(by=by, certificate=first, why=" ", today=TODAY)
        certifying.withdraw_certificate(by=by, certificate=first, why="El nombre era otro.", today=TODAY)
        (second,) = certifying.certify(by=by, event=made, names={ana: "Ana"}, today=TODAY, at=NOW)
    with as_staff("hn.abogada") as by, pytest.raises(NotAllowed):
        certifying.certify(by=by, event=made, names={berta: ""}, today=TODAY, at=NOW)

    held = AttendanceCertificate.objects.filter(professional=ana, withdrawn_on=None)
    assert [row.code for row in held] == [second.code] != [first.code]
