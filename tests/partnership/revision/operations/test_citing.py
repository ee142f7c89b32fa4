"""What a draft revises: attached, and tied to steps."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.partnership.revision import queries
from amparo.partnership.revision.models import Citation, Source
from amparo.partnership.revision.operations import citing, saving
from tests.conftest import As
from tests.foundation.documents.files import word
from tests.partnership.revision.drawing import JURIST, NOW, begun, later

FILE = word("Se reúnen los daños.", "Se elige la vía.")


def test_a_source_is_kept_with_its_paragraphs_and_the_newest_counts(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        citing.attach_source(by=actor, draft=draft, name="viejo.docx", content=FILE, at=NOW)
        newest = citing.attach_source(by=actor, draft=draft, name=" a\x00b\n.docx ", content=word("Otro."), at=later(1))

        assert (newest.name, newest.kind, newest.paragraphs) == ("a b .docx", "WORD", [["Otro.", 0]])
        assert queries.source_of(draft) == newest


def test_a_step_takes_up_a_paragraph_once_and_can_be_untied(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        citing.attach_source(by=actor, draft=draft, name="a.docx", content=FILE, at=NOW)
        one, again = (
            citing.cite_paragraph(by=actor, draft=draft, paragraph=1, element="assess_damage", at=NOW) for _ in range(2)
        )

        assert (one, [each.element for each in queries.citations_of(draft)]) == (again, ["assess_damage"])
        citing.take_citation_back(by=actor, draft=draft, citation=one.pk)
        citing.take_citation_back(by=actor, draft=draft, citation=one.pk)
        assert queries.citations_of(draft) == []
    about = ("SOURCE_ATTACHED", "PARAGRAPH_CITED", "CITATION_TAKEN_BACK")
    rows = Entry.objects.using("owner").filter(action__in=about).order_by("pk")
    assert tuple(row.action for row in rows) == about


@pytest.mark.parametrize(("paragraph", "element"), [(0, "assess_damage"), (3, "assess_damage"), (1, "nothing")])
def test_there_must_be_such_a_paragraph_and_such_a_step(as_staff: As, paragraph: int, element: str) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        citing.attach_source(by=actor, draft=draft, name="a.docx", content=FILE, at=NOW)
        with pytest.raises(Refused):
            citing.cite_paragraph(by=actor, draft=draft, paragraph=paragraph, element=element, at=NOW)

        assert Citation.objects.count() == 0


def test_a_file_that_cannot_be_read_is_refused_in_words_and_nothing_is_kept(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        with pytest.raises(Refused) as refused:
            citing.attach_source(by=actor, draft=draft, name="a.exe", content=b"MZ", at=NOW)

        assert (len(refused.value.reasons), Source.objects.count()) == (1, 0)


def test_a_proposed_draft_is_not_tied_to_anything_more(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        citing.attach_source(by=actor, draft=draft, name="a.docx", content=FILE, at=NOW)
        closed = saving.mark_proposed(by=actor, draft=draft, at=later(1))
        with pytest.raises(Refused):
            citing.cite_paragraph(by=actor, draft=closed, paragraph=1, element="assess_damage", at=NOW)


@pytest.mark.parametrize("username", ["cr.abogada", "hn.jurista"])
def test_nobody_else_attaches_or_ties(as_staff: As, username: str) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
    changes = (
        lambda by: citing.attach_source(by=by, draft=draft, name="a.docx", content=FILE, at=NOW),
        lambda by: citing.cite_paragraph(by=by, draft=draft, paragraph=1, element="assess_damage", at=NOW),
        lambda by: citing.take_citation_back(by=by, draft=draft, citation=1),
    )
    for change in changes:
        with pytest.raises(NotAllowed), as_staff(username) as other:
            change(other)
