"""What a page offers of its list."""

from __future__ import annotations

from amparo.foundation.lists import actions


def test_a_list_is_taken_away_by_a_form_and_rows_are_brought_by_a_link() -> None:
    away, brought = actions.take_away("riesgos", "HN-DEMO"), actions.bring("personas", label="x")

    assert (away.url, away.post) == ("/listas/llevar/riesgos/HN-DEMO/", True)
    assert (brought.url, brought.post, brought.label) == ("/listas/traer/personas/", False, "x")
