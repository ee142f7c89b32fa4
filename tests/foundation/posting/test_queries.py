"""Whose reach somebody sees."""

from __future__ import annotations

from amparo.foundation.posting import queries
from tests.conftest import As
from tests.foundation.access.wall import as_member
from tests.foundation.desk import account_of
from tests.foundation.posting.test_operations import NIGHT, told, wishes


def test_everybody_sees_how_they_are_reached_and_nobody_another(as_staff: As) -> None:
    wishes(as_staff, "cr.recepcion")
    told(as_staff)

    with as_staff("cr.recepcion") as by:
        mine = queries.reach_of(by.account)
        assert mine is not None
        assert (mine.channel, queries.leaving(NIGHT)) == ("MAIL", [])
    with as_staff("cr.tecnica") as by:
        assert (queries.reach_of(account_of("cr.recepcion")), queries.dead(by)) == (None, [])
    assert as_member("cr.tecnica", "select count(*) from posting_reach") == [(0,)]
