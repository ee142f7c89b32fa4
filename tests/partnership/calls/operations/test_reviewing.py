"""Judging: ties before anything is shown, and points before seeing those of others."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.calls.operations import reviewing
from amparo.partnership.calls.operations.reviewing import Judged
from amparo.partnership.calls.queries import reviewing as asked
from tests.conftest import As
from tests.partnership.calls.calling import (
    AFTER,
    named,
    points,
    published,
    reviewed,
    screened,
    sent,
    without_ties,
)

STAGE = "CONCEPT"


def test_nothing_is_shown_before_every_tie_was_said_and_a_tie_shows_nothing(as_staff: As) -> None:
    call = published(as_staff)
    rows = [sent(call, f"Grupo {letter}").application for letter in "BA"]
    screened(as_staff, rows)
    reviewer = named(as_staff, call, who=["hn.inclusion"])[0]
    told = Judged(points(call, STAGE, 3), "YES", "Comentario")

    waiting = asked.still_to_declare(reviewer)
    assert [each.name for each in waiting] == ["Grupo A", "Grupo B"]
    assert asked.open_to(reviewer) == []
    with as_staff("hn.inclusion") as actor:
        with pytest.raises(Refused):
            reviewing.give_review(by=actor, reviewer=reviewer, application=rows[0], judged=told, at=AFTER)
        with pytest.raises(Refused):
            reviewing.declare_ties(by=actor, reviewer=reviewer, said={waiting[0].key: "NONE"}, at=AFTER)
        said = {waiting[0].key: "WORK", waiting[1].key: "NONE"}
        assert reviewing.declare_ties(by=actor, reviewer=reviewer, said=said, at=AFTER) == 2
        assert [row.number for row in asked.open_to(reviewer)] == [1]
        with pytest.raises(Refused):
            reviewing.give_review(by=actor, reviewer=reviewer, application=rows[1], judged=told, at=AFTER)
    with as_staff("hn.ninez") as actor, pytest.raises(NotAllowed):
        reviewing.declare_ties(by=actor, reviewer=reviewer, said=said, at=AFTER)


def test_no_reviewer_sees_anothers_points_before_giving_theirs_and_none_changes_theirs(as_staff: As) -> None:
    call = published(as_staff)
    row = sent(call).application
    screened(as_staff, [row])
    one, other = named(as_staff, call)
    without_ties(as_staff, [one, other])
    reviewed(as_staff, [one], {1: 5}, who=["hn.inclusion"])

    assert asked.reviews_shown_to(other, row) == []
    reviewed(as_staff, [other], {1: 2}, who=["hn.ninez"])
    assert [each.reviewer_id for each in asked.reviews_shown_to(other, row)] == [one.pk]
    told = Judged(points(call, STAGE, 5), "YES", "Cambié de idea")
    with as_staff("hn.ninez") as actor, pytest.raises(Refused):
        reviewing.give_review(by=actor, reviewer=other, application=row, judged=told, at=AFTER)


@pytest.mark.parametrize("wrong", [{"points": {}}, {"comment": " "}, {"advises": "X"}, {"comment": "x" * 4001}])
def test_a_review_is_whole(as_staff: As, wrong: dict[str, object]) -> None:
    call = published(as_staff)
    row = sent(call).application
    screened(as_staff, [row])
    reviewer = named(as_staff, call, who=["hn.ninez"])[0]
    without_ties(as_staff, [reviewer], ["hn.ninez"])
    told = {"points": points(call, STAGE, 3), "advises": "YES", "comment": "Bien", **wrong}

    with as_staff("hn.ninez") as actor, pytest.raises(Refused):
        reviewing.give_review(by=actor, reviewer=reviewer, application=row, judged=Judged(**told), at=AFTER)  # type: ignore[arg-type]


def test_a_tie_told_afterwards_hides_it_and_takes_the_points_out(as_staff: As) -> None:
    call = published(as_staff)
    row = sent(call).application
    screened(as_staff, [row])
    one, other = named(as_staff, call)
    without_ties(as_staff, [one, other])
    reviewed(as_staff, [one, other], {1: 5})

    with as_staff("hn.inclusion") as actor:
        reviewing.declare_late_tie(by=actor, reviewer=one, application=row, kind="FAMILY", at=AFTER)
        with pytest.raises(Refused):
            reviewing.declare_late_tie(by=actor, reviewer=one, application=row, kind="FAMILY", at=AFTER)

    assert asked.open_to(one) == []
    assert len(asked.totals_in(call, STAGE)[row.pk]) == len(asked.reviews_of(row, STAGE)) == 1
