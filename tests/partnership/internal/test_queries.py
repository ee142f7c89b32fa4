"""Who is not of the institution or the secretariat learns of no internal procedure."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.partnership.internal import queries
from amparo.partnership.internal.operations import give_internal
from amparo.partnership.internal.vocabulary import BREAKS, KEEPS, WAITING
from tests.conftest import As
from tests.partnership.internal.bringing import NOW, OURS, agreed, content, factra, longer, looked_at, ours


@pytest.mark.parametrize(
    ("username", "seen"),
    [
        ("cr.fiscalia", ["11", "12"]),
        ("cr.secretaria", ["10", "11", "12"]),
        ("cr.policia", []),
        ("cr.datos", []),
        ("cr.tecnica", []),
        ("hn.policia", ["12"]),
        ("hn.secretaria", ["12"]),
    ],
)
def test_one_reads_one_s_own_and_the_secretariat_those_of_its_country(
    as_staff: As, username: str, seen: list[str]
) -> None:
    with as_staff(username) as actor:
        found = queries.standing_visible_to(actor, agreed(actor.country))
        theirs = queries.one_visible_to(actor, ours().pk, agreed(actor.country))

    assert [each.procedure.number for each in found] == seen
    assert (theirs is not None) is (username in {"cr.fiscalia", "cr.secretaria"})


def test_it_stands_as_it_was_found_beside_what_is_in_force_and_waits_when_that_changes(as_staff: As) -> None:
    looked_at(ours().versions.get())
    with as_staff("cr.fiscalia") as actor:
        before = queries.one_visible_to(actor, ours().pk, agreed())
        changed = queries.Agreed("CR", agreed().versions[1:])
        later = queries.one_visible_to(actor, ours().pk, changed)

    assert before is not None
    assert later is not None
    assert (before.state, later.state) == (KEEPS, WAITING)


def test_a_new_version_waits_to_be_looked_at_and_may_be_found_wrong(as_staff: As) -> None:
    looked_at(ours().versions.get())
    with as_staff("cr.fiscalia") as actor:
        newer = give_internal(
            by=actor, institution=factra(), draft=longer(content(), "write_request", amount=90), at=NOW
        )
        waiting = queries.one_visible_to(actor, ours().pk, agreed())
    looked_at(newer, {"es": "Tarda más", "fr": "Plus long", "en": "Takes longer"})
    with as_staff("cr.fiscalia") as actor:
        found = queries.one_visible_to(actor, ours().pk, agreed())

    assert waiting is not None
    assert found is not None
    assert (waiting.version.number, waiting.state, found.state) == (2, WAITING, BREAKS)


def test_what_nobody_looked_at_waits_in_its_country(database: str) -> None:
    waiting = queries.first_waiting("HN", agreed("HN"))

    assert waiting is not None
    assert waiting.procedure.process == "hn_police_p12_police"
    assert queries.first_waiting("XX", agreed("HN")) is None


def test_the_drawing_and_the_file_are_those_of_the_version(as_staff: As) -> None:
    version = ours().versions.get()

    assert OURS.encode() in queries.file_of(version)
    assert queries.drawing_of(version, "fr").startswith("<svg")
    assert queries.lane_name(ours(), agreed(), "es") != "lane_prosecutor"
    assert len(queries.listing_of(version, "es")) > 5


def test_a_list_asks_the_database_as_often_for_one_as_for_many(as_staff: As) -> None:
    asked = []
    for number in ("11", ""):
        with as_staff("cr.fiscalia") as actor, CaptureQueriesContext(connection) as counted:
            queries.standing_visible_to(actor, agreed(), number=number)
        asked.append(len(counted))

    assert asked[0] == asked[1]
