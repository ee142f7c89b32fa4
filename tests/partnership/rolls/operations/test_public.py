"""A session with the public is recorded in one go by whoever held it, who may correct its counts."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.rolls.models import ActivityStaff, HeadCount
from amparo.partnership.rolls.operations.counts import Count, record_counts
from amparo.partnership.rolls.operations.public import hold_in_public
from tests.conftest import As
from tests.partnership.directory.entering import country
from tests.prevention.outreach.doing import NOW, held, institutions, own


def test_whoever_held_it_records_and_corrects_it_and_no_other_does(as_staff: As) -> None:
    institutions(as_staff)
    with as_staff("hn.inclusion") as by:
        made = hold_in_public(by=by, kept_by=country(), organiser=own(), held=held(), at=NOW)
        record_counts(by=by, session=made, counts=[Count("18_29", 1, 0, 0)], at=NOW, why="Mal copiado")
        assert ActivityStaff.objects.get().account_id == by.account
    for username in ("hn.policia", "cr.secretaria"):
        with as_staff(username) as by, pytest.raises(NotAllowed):
            hold_in_public(by=by, kept_by=country(), organiser=own(), held=held("Yoro"), at=NOW)
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        hold_in_public(by=by, kept_by=country(), organiser=own(), held=held("TELA"), at=NOW)

    assert sum(each.total for each in HeadCount.objects.all()) == 12
