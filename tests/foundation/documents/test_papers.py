"""Papers as PDF and as Word documents."""

from __future__ import annotations

import io

import pypdf
from docx import Document

from amparo.foundation.documents.papers import Block, Paper, docx_of, pages_of, pdf_of

PAPER = Paper(
    language="fr",
    title="Bonnes pratiques #1",
    lead="En bref.",
    warning="Démonstration.",
    blocks=(
        Block("heading", "Méthode"),
        Block("small", "Détail"),
        Block("paragraph", "Un texte avec *étoiles* et [crochets]."),
        Block("note", "Une note."),
        Block("list", lines=("un", "deux")),
        Block("table", "Tables", columns=("A", "B"), rows=(("1", "=2+2"), ("3", "4"))),
    ),
    table_word="Tableau",
)


def test_the_pdf_is_tagged_has_title_and_language_and_is_always_the_same() -> None:
    made = pdf_of(PAPER)
    root = pypdf.PdfReader(io.BytesIO(made)).root_object

    assert (str(root["/Lang"]), bool(root["/MarkInfo"]["/Marked"])) == ("fr", True)  # type: ignore[index]
    assert pypdf.PdfReader(io.BytesIO(made)).metadata.title == "Bonnes pratiques #1"  # type: ignore[union-attr]
    assert made == pdf_of(PAPER)
    assert pages_of(made) == 1


def test_what_it_says_is_never_markup() -> None:
    text = pypdf.PdfReader(io.BytesIO(pdf_of(PAPER))).pages[0].extract_text()

    assert "*étoiles* et [crochets]" in text


def test_the_word_document_has_styles_lists_and_a_table_that_repeats_its_heading() -> None:
    document = Document(io.BytesIO(docx_of(PAPER)))
    styles = [each.style.name for each in document.paragraphs if each.style is not None]

    assert (styles.count("Heading 1"), styles.count("Heading 2"), styles.count("List Bullet")) == (1, 1, 2)
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["1", "=2+2"]
    assert "tblHeader" in document.tables[0].rows[0]._tr.xml
    assert document.core_properties.language == "fr"
