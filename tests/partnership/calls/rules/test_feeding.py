"""How what grantees do is told apart where the programme is counted."""

from __future__ import annotations

from amparo.partnership.calls.rules.feeding import HELD_BY, HOLDERS


def test_what_the_database_answers_has_words() -> None:
    assert set(HOLDERS) == {"PROGRAMME", "GRANTEE"}
    assert all(f"'{code}'" in HELD_BY for code in HOLDERS)
