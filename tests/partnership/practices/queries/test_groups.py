"""Who sees which tables."""

from __future__ import annotations

from amparo.partnership.practices.queries import groups
from tests.conftest import As
from tests.partnership.practices.making import first_table, opened, sit


def test_another_coalition_sees_a_selection_once_it_sits_at_a_table(as_staff: As) -> None:
    selection = opened(as_staff)
    table = first_table(selection)
    seen = []
    for _turn in range(2):
        with as_staff("cr.policia") as by:
            seen.append(
                (
                    groups.selections_visible_to(by).count(),
                    groups.selection_visible_to(by, selection.pk) is not None,
                    groups.table_visible_to(by, table.pk) is not None,
                    len(groups.tables_of_account(by.account or 0, selection)),
                )
            )
        sit(as_staff, selection, "cr.policia")

    assert seen == [(0, False, False, 0), (1, True, True, 1)]


def test_auditors_and_administrators_see_no_tables(as_staff: As) -> None:
    opened(as_staff)
    with as_staff("hn.datos") as by:
        assert groups.selections_visible_to(by).count() == 0
    assert groups.table_with_code("...") is None
