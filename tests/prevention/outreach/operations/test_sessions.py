"""A session with the public is recorded once, by counts, and feeds the indicators from the roll."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amparo.evidence.results.queries import counting
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Counting, Definition
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.calls.operations import reporting
from amparo.partnership.calls.operations.reporting import Held as UnderGrant
from amparo.partnership.rolls.models import Activity, HeadCount
from amparo.prevention.outreach.models import GroupCount, InitiativeSession
from amparo.prevention.outreach.operations.sessions import Held, hold_session
from tests.conftest import As
from tests.partnership.calls.calling import LATER, funded
from tests.partnership.directory.entering import country
from tests.prevention.outreach.doing import NOW, entered, held, institutions, own


def counted(way: str, **where: tuple[str, ...]) -> int:
    window = Window(("HN",), date(2026, 1, 1), date(2027, 12, 31), date(2026, 1, 1))
    return counting.count(Definition(Counting("PUBLIC", way, tuple(where.items())), "DURING"), window).k


def test_civil_society_types_a_count_once_and_the_indicators_count_it_once(as_staff: As) -> None:
    institutions(as_staff)
    with as_staff("hn.secretaria") as by:
        work = entered(by, "PLAN")
    with as_staff("hn.inclusion") as by:
        said = Held(held(), work, {"AFRODESCENDANT": 20, "LGBTI": 0})
        made = hold_session(by=by, kept_by=country(), organiser=own(), held=said, at=NOW)
        with pytest.raises(Refused, match="cuenta una sola vez"):
            hold_session(by=by, kept_by=country(), organiser=own(), held=said, at=NOW)
        with pytest.raises(NotAllowed):
            hold_session(by=by, kept_by=country(), organiser=own("HN_POLICE"), held=Held(held("Yoro")), at=NOW)

    assert (counted("REACHED"), counted("SESSIONS"), counted("WOMEN")) == (29, 1, 20)
    assert Activity.objects.get().organiser == own()
    assert HeadCount.objects.count() == 2
    assert InitiativeSession.objects.get().activity_id == made.activity_id
    assert list(GroupCount.objects.values_list("group", "count")) == [("AFRODESCENDANT", 20)]


def test_what_cannot_be_a_session_is_refused_and_nothing_is_written(as_staff: As) -> None:
    institutions(as_staff)
    wrong = (
        Held(held(), None, {"MIGRANT": 30}),
        Held(held(counts={})),
        Held(held(hours_ago=-2)),
        Held(held(place=" ")),
        Held(held(note="Vino Ana López, de 15 años")),
    )
    with as_staff("hn.inclusion") as by:
        for each in wrong:
            with pytest.raises(Refused):
                hold_session(by=by, kept_by=country(), organiser=own(), held=each, at=NOW)

    assert Activity.objects.count() == 0
    with as_staff("hn.inclusion") as by:
        hold_session(by=by, kept_by=country(), organiser=own(), held=replace(wrong[4], is_sure=True), at=NOW)


def test_gra_08_a_session_told_under_a_grant_is_not_told_again_and_the_other_way_round(as_staff: As) -> None:
    institutions(as_staff)
    chosen = funded(as_staff)
    start = LATER - timedelta(days=3)
    numbers = {"18_29": (12, 5, 0)}
    first = UnderGrant("Teatro", "Choluteca", start, start + timedelta(hours=2), numbers)
    told = reporting.declare_session(by=chosen.applicants[0], held=first, at=LATER)
    ours = Held(replace(held("choluteca"), starts_at=start, ends_at=start + timedelta(hours=1)))

    with as_staff("hn.inclusion") as by, pytest.raises(Refused, match="subvención"):
        hold_session(by=by, kept_by=country(), organiser=own(), held=ours, at=LATER)
    with as_staff("hn.secretaria") as by:
        reporting.take_session(by=by, session=told, at=LATER)
    assert (counted("REACHED"), counted("REACHED", by=("GRANTEE",))) == (17, 17)

    other = Held(replace(held("Yoro"), starts_at=start, ends_at=start + timedelta(hours=1)))
    with as_staff("hn.inclusion") as by:
        hold_session(by=by, kept_by=country(), organiser=own(), held=other, at=LATER)
    again = replace(first, place="yoro")
    with pytest.raises(Refused, match="cuenta una sola vez"):
        reporting.declare_session(by=chosen.applicants[0], held=again, at=LATER)
    assert (counted("SESSIONS"), counted("SESSIONS", by=("GRANTEE",))) == (2, 1)
