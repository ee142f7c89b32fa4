"""Which documents may be attached: of a known kind by how they begin, not too large, in a group one works with."""

from __future__ import annotations

import pytest

from amparo.protection.people import rules, vocabulary

PDF = b"%PDF-1.7 invented"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (PDF, ("application/pdf", "pdf")),
        (b"\xff\xd8\xff\xe0 picture", ("image/jpeg", "jpg")),
        (b"\x89PNG\r\n\x1a\n picture", ("image/png", "png")),
        (b"<svg onload='x'>", None),
        (b" %PDF-1.7", None),
        (b"", None),
    ],
)
def test_a_document_is_known_by_how_it_begins(body: bytes, kind: tuple[str, str] | None) -> None:
    assert rules.kind_of(body) == kind


def test_a_document_of_a_known_kind_in_a_granted_group_may_be_attached() -> None:
    assert rules.reasons_not_to_attach(is_open=True, group="C1", granted=frozenset({"C1"}), body=PDF) == []


@pytest.mark.parametrize(
    ("is_open", "group", "granted", "body"),
    [
        (False, "C1", {"C1"}, PDF),
        (True, "C1", {"C8"}, PDF),
        (True, "C0", {"C0"}, PDF),
        (True, "C1", {"C1"}, b"MZ a program"),
        (True, "C1", {"C1"}, PDF + bytes(vocabulary.LARGEST)),
    ],
)
def test_each_thing_that_is_wrong_is_one_sentence(is_open: bool, group: str, granted: set[str], body: bytes) -> None:
    reasons = rules.reasons_not_to_attach(is_open=is_open, group=group, granted=frozenset(granted), body=body)

    assert len(reasons) == 1
