"""What an agenda, its documents and minutes ask for."""

from __future__ import annotations

import pytest

from amparo.partnership.governance.rules.meetings import (
    reasons_not_to_add_item,
    reasons_not_to_add_paper,
    reasons_not_to_draft,
)
from amparo.partnership.governance.vocabulary import LARGEST_PAPER


@pytest.mark.parametrize(
    ("kind", "title", "is_seat", "reasons"),
    [("DECISION", "Plan", True, 0), ("HOPE", " ", False, 3), ("DISCUSSION", "", True, 1)],
)
def test_what_a_point_asks_for(kind: str, title: str, is_seat: bool, reasons: int) -> None:
    assert len(reasons_not_to_add_item(kind=kind, title=title, is_seat_of_body=is_seat)) == reasons


@pytest.mark.parametrize(
    ("title", "size", "kind", "reasons"),
    [
        ("Plan", 10, "application/pdf", 0), ("Plan", 10, "", 1), (" ", LARGEST_PAPER, "application/pdf", 1),
        ("Plan", LARGEST_PAPER + 1, "application/pdf", 1),
    ],
)  # fmt: skip
def test_what_a_document_asks_for(title: str, size: int, kind: str, reasons: int) -> None:
    assert len(reasons_not_to_add_paper(title=title, size=size, kind=kind)) == reasons


@pytest.mark.parametrize(
    ("text", "was_held", "follows", "why", "same", "is_open"),
    [
        ("Acta.", True, False, "", False, True),
        ("Acta.", False, False, "", False, False),
        (" ", True, False, "", False, False),
        ("Acta.", True, True, "", False, False),
        ("Acta.", True, True, "Faltó un nombre.", False, True),
        ("Acta.", True, False, "", True, False),
    ],
)
def test_gov_04_a_change_after_approval_says_why(
    text: str, was_held: bool, follows: bool, why: str, same: bool, is_open: bool
) -> None:
    found = reasons_not_to_draft(text=text, was_held=was_held, follows_approved=follows, why=why, is_the_same=same)

    assert (found == []) == is_open
