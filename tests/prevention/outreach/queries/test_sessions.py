"""Sessions stand once on the rolls, and are read with the same number of questions however many there are."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.prevention.outreach.operations.sessions import Held, hold_session
from amparo.prevention.outreach.queries import sessions
from tests.conftest import As
from tests.partnership.directory.entering import country
from tests.prevention.outreach.doing import NOW, entered, held, institutions, own


def test_sessions_of_the_coalition_with_what_was_told_of_each(as_staff: As) -> None:
    institutions(as_staff)
    with as_staff("hn.secretaria") as by:
        work = entered(by)
    with as_staff("hn.inclusion") as by:
        first = hold_session(by=by, kept_by=country(), organiser=own(), held=Held(held(), work, {"LGBTI": 12}), at=NOW)
        with CaptureQueriesContext(connection) as one:
            (told,) = sessions.told_of(sessions.sessions_visible_to(by))
        second, third = (
            hold_session(by=by, kept_by=country(), organiser=own(), held=Held(held(hours_ago=ago)), at=NOW)
            for ago in (50, 80)
        )
        with CaptureQueriesContext(connection) as three:
            assert [each.session for each in sessions.told_of(sessions.sessions_visible_to(by))] == [
                first, second, third,
            ]  # fmt: skip
        assert list(sessions.after(sessions.sessions_visible_to(by), first.pk)) == [second, third]
        assert sessions.session_visible_to(by, first.pk) == first
        assert sessions.own_organisations(by) == [own()]

    assert len(one) == len(three)
    assert (told.total, told.groups, told.is_of_a_grant, told.initiative) == (29, {"LGBTI": 12}, False, work)
    assert list(sessions.sessions_of(work)) == [first]
    assert sessions.totals_by_place("HN") == {"Tela": [29, 29, 29]}
    assert sessions.kept(first).accounts == first.activity.staff_accounts
    assert not sessions.told_under_a_grant(country(), "Tela", first.starts_at)
    for username in ("cr.secretaria", "hn.datos"):
        with as_staff(username) as by:
            assert sessions.session_visible_to(by, first.pk) is None
