"""Events that the tests of the record hold: two of a series, with people on rolls and practices of their tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from amparo.demo.practices import content, write_candidate
from amparo.partnership.events.models import Event, ProgrammeItem, Series, Track
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Practice, Selection
from amparo.partnership.practices.operations import assessing, groups
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.operations import presence
from tests.conftest import As
from tests.partnership.directory.entering import NOW, country
from tests.partnership.practices.making import assessed
from tests.partnership.rolls.holding import NINE, PLAN, activity, enrolled, hour, people, sessions

TODAY = NOW.date()


def event(as_staff: As, *, title: str = "Congreso", series: Series | None = None, place: int | None = None) -> Event:
    """Return an event of two sessions, with an item on its programme and a working group."""
    made = activity(as_staff, replace(PLAN, title=title, kind="CONGRESS"), (hour(0), hour(1)))
    found = Event.objects.create(activity=made, series=series, place_in_series=place, made_at=NOW)
    ProgrammeItem.objects.create(
        event=found, session=sessions(made)[0], kind="CONFERENCE", title="Estado de la trata", starts_at=NINE,
        ends_at=hour(0).ends_at, offer="MIXED", changed_at=NOW,
    )  # fmt: skip
    Track.objects.create(event=found, number=1, name="Respuesta inmediata")
    return found


def two_of_a_series(as_staff: As) -> tuple[Event, Event]:
    """Return two events, of which the second continues the first."""
    series = Series.objects.create(kept_by=country(), name="Encuentros", made_at=NOW)
    return (
        event(as_staff, series=series, place=1), event(as_staff, title="Segundo taller", series=series, place=2),
    )  # fmt: skip


def were_there(as_staff: As, made: Activity, ways: dict[int, dict[int, set[str]]]) -> list[int]:
    """Mark invented people in sessions: person -> session -> ways; return the keys of the people."""
    who = people(as_staff, len(ways))
    enrolled(as_staff, made, who)
    held = sessions(made)
    with as_staff("hn.secretaria") as by:
        for number in range(len(held)):
            marks = {(who[person].pk, way): True for person, said in ways.items() for way in said.get(number, ())}
            presence.mark_roll(by=by, session=held[number], marks=marks, proof="STAFF", at=NOW)
    return [each.pk for each in who]


def tables(as_staff: As, made: Event) -> Selection:
    """Open the working tables of an event; a lawyer sits at the first."""
    with as_staff("hn.secretaria") as by:
        plan = groups.Plan("Mesas", ["Respuesta inmediata"], made.activity)
        found = groups.open_selection(by=by, kept_by=country(), plan=plan, at=NOW)
    with as_staff("hn.abogada") as by:
        groups.join_table(by=by, code=found.tables.get().code, at=NOW)
    return found


def retained_at(as_staff: As, selection: Selection) -> Practice:
    """Return a practice that the table of a selection wrote and that was retained, with a recommendation."""
    given = next(each for each in content()["candidates"] if each["key"] == "eri")
    with as_staff("hn.abogada") as by:
        table = selection.tables.select_related("selection__kept_by").get()
        practice = write_candidate(by, table, given, NOW)
    assessed(as_staff, practice, "hn.fiscalia", "cr.policia")
    with as_staff("hn.secretaria") as by:
        assessing.record_consensus(
            by=by, practice=practice, outcome=words.RETAINED, note="De acuerdo.", agreed_on=TODAY, today=TODAY, at=NOW
        )
        practice.refresh_from_db()
        told = assessing.Recommended({"es": "Mantener la guardia."}, "Jefatura de guardia", date(2027, 3, 1))
        assessing.recommend(by=by, practice=practice, told=told, today=TODAY, at=NOW)
    return practice
