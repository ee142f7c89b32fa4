"""Minutes written by several at once: nothing is lost, nothing is overwritten, an approved version never changes."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.queries import account_named
from amparo.partnership.events.models import Event, Sheet, SheetAside
from amparo.partnership.events.operations import sheets
from amparo.partnership.events.operations.sheets import Typed
from amparo.partnership.events.queries import sheets as queries
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.events.recording import event, tables


def opened(as_staff: As, made: Event, *writers: str) -> Sheet:
    with as_staff("hn.secretaria") as by:
        sheet = sheets.open_sheet(by=by, event=made, at=NOW)
        for each in writers:
            sheets.name_writer(by=by, sheet=sheet, account=account_named(each), at=NOW)
    return sheet


def test_two_rapporteurs_of_two_countries_write_the_same_part_and_both_texts_are_kept(as_staff: As) -> None:
    sheet = opened(as_staff, event(as_staff), "hn.abogada", "cr.inamu")

    with as_staff("hn.abogada") as by:
        first = sheets.write_part(by=by, sheet=sheet, typed=Typed("said", "Uno.\r\nDos. "), at=NOW)
    with as_staff("cr.inamu") as by:
        second = sheets.write_part(by=by, sheet=sheet, typed=Typed("said", "Otro."), at=NOW)
        again = sheets.write_part(by=by, sheet=sheet, typed=Typed("said", "Otro."), at=NOW)
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        sheets.approve_sheet(by=by, sheet=sheet, at=NOW)
    with as_staff("cr.inamu") as by:
        joined = sheets.write_part(by=by, sheet=sheet, typed=Typed("said", "Uno y otro.", 1, second.aside), at=NOW)

    assert (first.number, first.text, first.is_kept_aside) == (1, "Uno.\nDos.", False)
    assert second.is_kept_aside
    assert (second.text, again.aside) == ("Uno.\nDos.", second.aside)
    assert (joined.number, queries.texts_of(sheet)) == (2, {"said": "Uno y otro."})
    assert SheetAside.objects.get().settled_at == NOW


def test_gov_04_an_approved_version_stays_and_a_later_change_is_a_further_one(as_staff: As) -> None:
    sheet = opened(as_staff, event(as_staff), "hn.abogada")
    with as_staff("hn.abogada") as by:
        sheets.write_part(by=by, sheet=sheet, typed=Typed("agreed", "Reunirse cada año."), at=NOW)
        with pytest.raises(NotAllowed):
            sheets.approve_sheet(by=by, sheet=sheet, at=NOW)
    with as_staff("hn.secretaria") as by:
        first = sheets.approve_sheet(by=by, sheet=sheet, at=NOW)
    with as_staff("hn.abogada") as by:
        sheets.write_part(by=by, sheet=sheet, typed=Typed("agreed", "Reunirse dos veces al año.", 1), at=NOW)
    with as_staff("hn.secretaria") as by:
        with pytest.raises(Refused):
            sheets.approve_sheet(by=by, sheet=sheet, at=NOW)
        second = sheets.approve_sheet(by=by, sheet=sheet, at=NOW, why="Lo pidió el grupo.")

    first.refresh_from_db()
    assert (first.number, first.texts) == (1, {"agreed": "Reunirse cada año."})
    assert (second.number, second.texts, second.why) == (
        2, {"agreed": "Reunirse dos veces al año."}, "Lo pidió el grupo.",
    )  # fmt: skip


def test_whoever_sits_at_the_table_writes_the_minutes_of_its_group_and_nobody_else_does(as_staff: As) -> None:
    made = event(as_staff)
    tables(as_staff, made)
    with as_staff("hn.secretaria") as by:
        sheet = sheets.open_sheet(by=by, event=made, track=made.tracks.get(), at=NOW)

    with as_staff("hn.abogada") as by:
        written = sheets.write_part(by=by, sheet=sheet, typed=Typed("said", "Se habló."), at=NOW)
    with as_staff("hn.fiscalia") as by, pytest.raises(NotAllowed):
        sheets.write_part(by=by, sheet=sheet, typed=Typed("said", "No."), at=NOW)

    assert written.number == 1


def test_minutes_are_kept_once_of_a_thing_of_this_event(as_staff: As) -> None:
    made, other = event(as_staff), event(as_staff, title="Otro")
    opened(as_staff, made)
    with as_staff("hn.secretaria") as by:
        for wrong in ({}, {"item": other.items.get()}, {"item": made.items.get(), "track": made.tracks.get()}):
            with pytest.raises(Refused):
                sheets.open_sheet(by=by, event=made, at=NOW, **wrong)
        with pytest.raises(Refused):
            sheets.name_writer(by=by, sheet=made.sheets.get(), account=account_named("nadie"), at=NOW)
    with as_staff("cr.secretaria") as by, pytest.raises(NotAllowed):
        sheets.open_sheet(by=by, event=made, track=made.tracks.get(), at=NOW)

    assert Sheet.objects.count() == 1
