"""The paragraphs of a Word or PDF file."""

from __future__ import annotations

import io

import pypdf
import pytest

from amparo.foundation.documents.reading import MOST_BYTES, PDF, WORD, NotReadable, paragraphs_of
from tests.foundation.documents.files import packed, pdf, word


def refused(content: bytes) -> str:
    with pytest.raises(NotReadable) as found:
        paragraphs_of(content)
    return found.value.code


def test_a_word_file_gives_its_paragraphs_and_tables_in_order_without_the_empty_ones() -> None:
    kind, found = paragraphs_of(word("Uno.", "", "  Dos\tmás  ", table=(("Quién", "Qué"), ("ERI", "Ver"))))

    assert kind == WORD
    assert [each.text for each in found] == ["Uno.", "Dos más", "Quién | Qué", "ERI | Ver"]


def test_a_pdf_gives_its_paragraphs_with_their_pages() -> None:
    kind, found = paragraphs_of(pdf("Se informa a la persona.\n\nSe pide su acuerdo.", "Se cierra el caso."))

    assert kind == PDF
    assert [(each.text, each.page) for each in found] == [
        ("Se informa a la persona.", 1),
        ("Se pide su acuerdo.", 1),
        ("Se cierra el caso.", 2),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "kind"),
        (b"plain text", "kind"),
        (b"PK\x03\x04 some other zip", "kind"),
        (b"%PDF-1.7 and then nothing", "broken"),
        (b"%PDF-" + b"a" * MOST_BYTES, "size"),
        (word("", " "), "empty"),
        (packed(), "broken"),
        (packed(**{"word/x.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}), "broken"),
        (packed(**{"word/bomb.bin": b"\0" * 90_000_000}), "limits"),
        (packed(**{f"word/{number}": b"" for number in range(2_100)}), "limits"),
    ],
    ids=["nothing", "text", "a zip", "a torn PDF", "large", "no words", "no Word", "an entity", "a bomb", "many parts"],
)
def test_what_is_no_readable_document_says_why(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_a_document_that_is_too_long_is_refused() -> None:
    assert refused(word(*[f"{number}." for number in range(3_001)])) == "limits"


def test_a_pdf_with_a_password_is_refused() -> None:
    made, out = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Uno."))), io.BytesIO()
    made.encrypt("secret")
    made.write(out)

    assert refused(out.getvalue()) == "sealed"
