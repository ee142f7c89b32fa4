"""The templates of the content, as an event begins with them."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.partnership.events.queries.templates import template_codes
from amparo.partnership.events.rules.programme import ItemEntry, reasons_not_to_place, roll_for
from amparo.partnership.events.rules.templates import Beginning, item_entry
from amparo.partnership.rolls.operations.planning import SessionPlan
from tests.partnership.events.holding import FIRST, template

ZONE = "America/Tegucigalpa"


@pytest.mark.parametrize("code", template_codes())
@pytest.mark.parametrize("language", ["es", "fr", "en"])
def test_every_template_makes_a_programme_that_can_be_placed_as_it_is(code: str, language: str) -> None:
    told = template(code, language)
    start = Beginning(FIRST, ZONE, language)
    days = (FIRST, date.fromordinal(FIRST.toordinal() + told.days - 1))
    sessions = [SessionPlan(*moment.on(FIRST, ZONE), offer, title=title) for moment, title, offer in told.sessions]

    placed: list[ItemEntry] = []
    for moment, track, each in told.items:
        entry = item_entry(moment, track, each, start)
        others = [(other.title, other) for other in placed]
        assert reasons_not_to_place(entry, days=days, zone=ZONE, others=others, has_track=track is not None) == []
        assert roll_for(entry, sessions) is not None
        placed.append(entry)

    assert told.sources
    assert told.invented


def test_the_congress_has_the_form_of_its_source() -> None:
    """Four days, conferences that half of the people follow online, six working groups (source S0)."""
    told = template("congress")
    start = Beginning(FIRST, ZONE, "es")
    entries = [(item_entry(moment, track, each, start), track) for moment, track, each in told.items]
    conferences = [entry for entry, _track in entries if entry.kind == "CONFERENCE"]

    assert told.days == 4
    assert dict(told.places) == {"IN_PERSON": 70, "ONLINE": 70}
    assert len(told.tracks) == 6
    assert {track for _entry, track in entries if track} == {1, 2, 3, 4, 5, 6}
    assert {entry.offer for entry in conferences} == {"MIXED"}
    assert all(entry.source == "000" and not entry.is_invented for entry in conferences)
    assert all(line.is_invented for line in told.budget)


def test_the_workshop_has_the_form_of_its_source() -> None:
    """Three days, tables on the subjects that source S1 names, and its press conference."""
    told = template("workshop")

    assert (told.days, len(told.tracks), dict(told.places)) == (3, 5, {"IN_PERSON": 60})
    assert not any(invented for _number, _name, invented in told.tracks)
    assert [each["source"] for _moment, _track, each in told.items if each["kind"] == "PRESS"] == ["001"]
