"""A channel counts once somebody tested it; a test is added to and never changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.prevention.outreach.models import Channel, ChannelTest
from amparo.prevention.outreach.operations import reporting
from amparo.prevention.outreach.operations.reporting import Trying
from amparo.prevention.outreach.queries import initiatives
from tests.conftest import As
from tests.prevention.outreach.doing import TODAY, channel, entered, informal, institutions, tried


def test_a_channel_is_tested_by_who_is_outside_and_stands_as_the_last_test_found(as_staff: As) -> None:
    institutions(as_staff)
    with as_staff("hn.secretaria") as by:
        work = entered(by)
        made = channel(by, work)
        informal(by, work, "Lancheros del muelle")
        with pytest.raises(Refused):
            channel(by, work, "El puesto de los lancheros del muelle")
        channel(by, work, "El puesto de los lancheros del muelle", is_public=False)

    def standing() -> str:
        return initiatives.standing(Channel.objects.get(pk=made.pk), TODAY)

    assert standing() == "UNTESTED"
    with as_staff("hn.inclusion") as by:
        tried(by, made, days_ago=400)
        assert standing() == "STALE"
        tried(by, made, days_ago=10)
        assert standing() == "WORKED"
    with as_staff("hn.policia") as by:
        tried(by, made, "FAILED")
    assert standing() == "FAILED"
    with as_staff("cr.inclusion") as by, pytest.raises(NotAllowed):
        tried(by, made)
    with pytest.raises(ProgrammingError), transaction.atomic():
        ChannelTest.objects.update(result="WORKED")


def test_a_closed_channel_and_a_day_to_come_are_not_tested(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        made = channel(by, entered(by))
        with pytest.raises(Refused):
            tried(by, made, days_ago=-1)
        trying = Trying(TODAY, "Secretaría", "WORKED", "Contestó Ana López, de Tela")
        with pytest.raises(Refused):
            reporting.record_test(by=by, channel=made, trying=trying, today=TODAY, at=made.entered_at)
        closed = reporting.close_channel(by=by, channel=made, on=TODAY - timedelta(days=1))
        with pytest.raises(Refused):
            tried(by, closed)
        with pytest.raises(Refused):
            reporting.close_channel(by=by, channel=made, on=TODAY)
