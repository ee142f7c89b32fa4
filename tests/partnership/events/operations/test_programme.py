"""Putting things on the programme, moving and taking them off, and naming who speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amparo.foundation.access.permits import Refused
from amparo.partnership.events.models import ProgrammeItem, Speaker
from amparo.partnership.events.operations import programme as operations
from amparo.partnership.events.operations.programme import SpeakerEntry
from amparo.partnership.events.queries import programme as asked
from amparo.partnership.events.rules.programme import ItemEntry
from amparo.partnership.rolls.models import Session
from tests.conftest import As
from tests.partnership.events.holding import NOW, event
from tests.partnership.rolls.holding import enrolled, people


def entry_of(item: ProgrammeItem) -> ItemEntry:
    return ItemEntry(item.kind, item.title, item.starts_at, item.ends_at, item.offer, room=item.room)


def test_an_item_is_moved_and_taken_off_and_its_roll_follows(as_staff: As) -> None:
    made = event(as_staff)
    first, other = list(asked.items_of(made).filter(kind="CEREMONY"))
    sessions = Session.objects.filter(activity=made.activity).count()
    moved = entry_of(first)
    moved = replace(
        moved, starts_at=moved.starts_at + timedelta(hours=8), ends_at=moved.ends_at + timedelta(hours=8), room="Patio"
    )
    with as_staff("hn.secretaria") as actor:
        changed = operations.change_item(by=actor, item=first, entry=moved, at=NOW)
        assert changed.session is not None
        assert changed.session.starts_at == moved.starts_at
        assert changed.times_changed == 1
        struck = operations.strike_item(by=actor, item=other, why="Se une a la plenaria.", at=NOW)
        for act in (
            lambda: operations.strike_item(by=actor, item=struck, why="Otra vez", at=NOW),
            lambda: operations.change_item(by=actor, item=struck, entry=entry_of(struck), at=NOW),
            lambda: operations.strike_item(by=actor, item=first, why=" ", at=NOW),
        ):
            with pytest.raises(Refused):
                act()

    assert Session.objects.filter(activity=made.activity).count() == sessions + 1
    assert other.pk not in set(asked.items_of(made).values_list("pk", flat=True))
    assert other.pk in set(asked.items_of(made, struck=True).values_list("pk", flat=True))


def test_an_item_may_have_a_roll_of_its_own_and_a_taken_room_is_refused(as_staff: As) -> None:
    made = event(as_staff)
    there = asked.items_of(made).filter(kind="CONFERENCE")[0]
    with as_staff("hn.secretaria") as actor:
        with pytest.raises(Refused) as refused:
            operations.place_item(by=actor, event=made, entry=entry_of(there), at=NOW)
        beside = replace(entry_of(there), room="Otra sala")
        own = operations.place_item(by=actor, event=made, entry=beside, at=NOW, own_roll=True)

    assert there.title in refused.value.reasons[0]
    assert own.session is not None
    assert own.session != there.session


def test_a_name_is_shown_only_to_whom_the_person_agreed_and_is_erased_when_taken_off(as_staff: As) -> None:
    made = event(as_staff)
    item = asked.items_of(made)[0]
    agreed = date(2027, 1, 1)
    with as_staff("hn.secretaria") as actor:
        for visibility, on in (("HIDDEN", None), ("PARTICIPANTS", agreed), ("PUBLIC", agreed)):
            told = SpeakerEntry(f"Nombre {visibility}", visibility=visibility, agreed_on=on)
            operations.name_speaker(by=actor, item=item, entry=told, today=agreed)
        with pytest.raises(Refused):
            operations.name_speaker(by=actor, item=item, entry=SpeakerEntry("Eva", visibility="PUBLIC"), today=agreed)
    shown = {
        reader: [who.name.split()[1] for who in asked.speakers_of(made, to)[item.pk]]
        for reader, to in (("all", asked.EVERYBODY), ("in", asked.WHO_TAKES_PART), ("staff", asked.WHO_ORGANISES))
    }
    assert shown == {"all": ["PUBLIC"], "in": ["PARTICIPANTS", "PUBLIC"], "staff": ["HIDDEN", "PARTICIPANTS", "PUBLIC"]}

    with as_staff("hn.secretaria") as actor:
        operations.remove_speaker(by=actor, speaker=asked.speakers_of(made, asked.EVERYBODY)[item.pk][0], at=NOW)

    assert asked.speakers_of(made, asked.EVERYBODY) == {}
    assert "Nombre PUBLIC" not in set(Speaker.objects.values_list("name", flat=True))


def test_somebody_works_in_one_group(as_staff: As) -> None:
    made = event(as_staff)
    (row,) = enrolled(as_staff, made.activity, people(as_staff, 1))
    one, two = (asked.track_of(made, number) for number in (1, 2))
    assert one is not None
    assert two is not None
    with as_staff("hn.secretaria") as actor:
        operations.put_in_track(by=actor, enrolment=row, track=one)
        operations.put_in_track(by=actor, enrolment=row, track=two)
        operations.name_track(by=actor, event=made, number=2, name="Nuevo nombre")
        with pytest.raises(Refused):
            operations.name_track(by=actor, event=made, number=0, name="x")

    assert str(asked.group_of(row)) == "2. Nuevo nombre"
