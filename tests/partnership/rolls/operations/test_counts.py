"""A session with the public is told by counts; a correction says why, and what was counted stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amparo.foundation.access.permits import Refused
from amparo.partnership.rolls.models import CountCorrection, HeadCount
from amparo.partnership.rolls.operations import counts as operations
from amparo.partnership.rolls.operations import planning, presence
from amparo.partnership.rolls.operations.counts import Count
from amparo.partnership.rolls.queries import presence as queries
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.rolls.holding import PLAN, activity, sessions


def test_a_session_with_the_public_is_told_by_counts_and_holds_no_name(as_staff: As) -> None:
    made = activity(as_staff, replace(PLAN, kind="AWARENESS"))
    (session,) = sessions(made)

    with as_staff("hn.secretaria") as actor:
        operations.record_counts(by=actor, session=session, counts=[Count("18_29", 5, 3, 0)], at=NOW)
        total = operations.record_counts(
            by=actor, session=session, counts=[Count("18_29", 6, 3, 1), Count("60", 2, 0, 0)], at=NOW, why="Otra hoja"
        )
    for wrong in (Count("18_29", -1, 0, 0), Count("13", 1, 0, 0)):
        with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
            operations.record_counts(by=actor, session=session, counts=[wrong], at=NOW)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        presence.mark_roll(by=actor, session=session, marks={}, proof="STAFF", at=NOW)

    assert (total, HeadCount.objects.count()) == (12, 2)
    assert queries.head_count_of([made]) == {"women": 8, "men": 3, "others": 1}


def test_names_are_not_told_by_counts(as_staff: As) -> None:
    (session,) = sessions(activity(as_staff))

    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        operations.record_counts(by=actor, session=session, counts=[], at=NOW)


def test_a_correction_says_why_and_what_was_counted_before_stays(as_staff: As) -> None:
    (session,) = sessions(activity(as_staff, replace(PLAN, kind="AWARENESS")))
    first, second = [Count("18_29", 9, 5, 0)], [Count("18_29", 11, 5, 0)]

    with as_staff("hn.secretaria") as actor:
        operations.record_counts(by=actor, session=session, counts=first, at=NOW)
        operations.record_counts(by=actor, session=session, counts=first, at=NOW)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        operations.record_counts(by=actor, session=session, counts=second, at=NOW, why=" ")
    with as_staff("hn.secretaria") as actor:
        operations.record_counts(by=actor, session=session, counts=second, at=NOW, why="Faltaba una hoja")

    assert HeadCount.objects.get().women == 11
    assert list(CountCorrection.objects.values_list("before", "why")) == [
        ([["18_29", 9, 5, 0]], "Faltaba una hoja"),
    ]  # fmt: skip


def test_nobody_is_counted_in_what_was_cancelled_and_what_was_counted_is_not_cancelled(as_staff: As) -> None:
    made, other = (activity(as_staff, replace(PLAN, kind="AWARENESS")) for _ in range(2))
    (session,), (gone,) = sessions(made), sessions(other)

    with as_staff("hn.secretaria") as actor:
        operations.record_counts(by=actor, session=session, counts=[Count("60", 1, 0, 0)], at=NOW)
        planning.cancel_activity(by=actor, activity=other, why="Lluvia", at=NOW)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        planning.cancel_activity(by=actor, activity=made, why="Lluvia", at=NOW)
    with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
        operations.record_counts(by=actor, session=gone, counts=[Count("60", 1, 0, 0)], at=NOW)
