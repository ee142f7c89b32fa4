"""Minutes: who finds them, and what the same group wrote at its table."""

from __future__ import annotations

from amparo.foundation.accounts.queries import account_named
from amparo.partnership.events.operations import sheets as operations
from amparo.partnership.events.operations.sheets import Typed
from amparo.partnership.events.queries import sheets
from tests.conftest import As
from tests.partnership.directory.entering import NOW
from tests.partnership.events.recording import event, retained_at, tables


def test_minutes_are_found_by_the_coalition_and_by_whoever_writes_them(as_staff: As) -> None:
    made = event(as_staff)
    practice = retained_at(as_staff, tables(as_staff, made))
    with as_staff("hn.secretaria") as by:
        of_group = operations.open_sheet(by=by, event=made, track=made.tracks.get(), at=NOW)
        of_item = operations.open_sheet(by=by, event=made, item=made.items.get(), at=NOW)
        operations.name_writer(by=by, sheet=of_item, account=account_named("cr.inamu"), at=NOW)
        operations.write_part(by=by, sheet=of_group, typed=Typed("said", "Se habló."), at=NOW)

    seen = {}
    for username in ("hn.salud", "cr.inamu", "cr.policia", "cr.salud", "hn.datos"):
        with as_staff(username) as by:
            seen[username] = [sheets.sheet_visible_to(by, each.pk) is not None for each in (of_group, of_item)]
            mine = list(sheets.sheets_written_by(by))
        assert mine == {"cr.inamu": [of_item], "cr.policia": [of_group]}.get(username, [])

    # The police officer of the other country sits at the table that wrote the practice.
    assert seen == {
        "hn.salud": [True, True], "cr.inamu": [False, True], "cr.policia": [True, False], "cr.salud": [False, False],
        "hn.datos": [False, False],
    }  # fmt: skip
    assert [key for key, _title, _state in sheets.candidates_of(of_group)] == [practice.pk]
    assert sheets.candidates_of(of_item) == []
    assert sheets.without_sheet(made) == ([], [])
    assert list(sheets.sheets_of(made)) == [of_group, of_item]
