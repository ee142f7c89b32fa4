"""Beginning a draft: from the version in force, from nothing, or from a file."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.revision import queries
from amparo.partnership.revision.models import Draft
from amparo.partnership.revision.operations import beginning
from tests.conftest import As
from tests.partnership.procedures.drafts import draft as content
from tests.partnership.revision.drawing import JURIST, NOW, begun, later, saved


def test_a_revision_begins_with_what_is_in_force(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)

        assert draft.base is not None
        assert (draft.number, draft.base.number, draft.country, draft.institution) == ("14", 1, "CR", "CR_CSO_LEGAL")
        assert (draft.digest, draft.revision, draft.edited_by) == (content("14").digest, 1, "Mariana Segura")
        assert queries.states_of(draft).count() == 1


def test_a_procedure_that_nobody_published_cannot_be_revised(as_staff: As) -> None:
    with pytest.raises(Refused), as_staff(JURIST) as actor:
        begun(actor, "99")


def test_a_new_procedure_begins_with_a_drawing_that_can_be_read_and_holds(as_staff: As) -> None:
    with as_staff("cr.secretaria") as actor:
        draft = beginning.start_new_draft(by=actor, number="17", title=' Tramitar  "visados" <b>', at=NOW)

        diagram = queries.content_of(draft).diagram()
        assert (diagram.process, diagram.number, diagram.name) == ("p17_tramitar", "17", 'Tramitar "visados" <b>')
        assert (draft.base, draft.title) == (None, 'Tramitar "visados" <b>')


@pytest.mark.parametrize(
    ("number", "title"), [("14", "Otra"), ("1", "Corta"), ("a7", "Letras"), ("17", "  "), ("١٧", "Otras cifras")]
)
def test_a_new_procedure_needs_a_free_number_and_a_title(as_staff: As, number: str, title: str) -> None:
    with pytest.raises(Refused) as refused, as_staff("cr.secretaria") as actor:
        beginning.start_new_draft(by=actor, number=number, title=title, at=NOW)

    assert len(refused.value.reasons) == 1


def test_a_file_becomes_a_draft_with_the_texts_in_force(as_staff: As) -> None:
    drawn = b"\xef\xbb\xbf" + content("14").xml.encode()
    with as_staff(JURIST) as actor:
        draft = beginning.import_draft(by=actor, number="14", drawing=drawn, at=NOW)

        found = queries.content_of(draft)
        assert (found.diagram(), found.texts) == (content("14").diagram(), content("14").texts)


@pytest.mark.parametrize("drawn", [b"", b"\xff\xfe", b"<html/>"], ids=["nothing", "not text", "no BPMN"])
def test_a_file_that_is_no_drawing_is_refused(as_staff: As, drawn: bytes) -> None:
    with pytest.raises(Refused), as_staff(JURIST) as actor:
        beginning.import_draft(by=actor, number="14", drawing=drawn, at=NOW)


def test_a_copy_goes_on_from_a_draft_as_it_is(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = saved(actor, begun(actor), "Otro nombre").draft
        copy = beginning.copy_draft(by=actor, draft=draft, at=later(3))

        assert (copy.digest, copy.revision, copy.pk != draft.pk, copy.base) == (draft.digest, 1, True, draft.base)


@pytest.mark.parametrize("username", ["cr.abogada", "cr.gestora", "cr.datos", "cr.tecnica"])
def test_nobody_else_begins(as_staff: As, username: str) -> None:
    for begin in (
        lambda by: begun(by),
        lambda by: beginning.start_new_draft(by=by, number="17", title="Otra", at=NOW),
        lambda by: beginning.import_draft(by=by, number="14", drawing=b"", at=NOW),
    ):
        with pytest.raises(NotAllowed), as_staff(username) as actor:
            begin(actor)

    with as_staff(JURIST):
        assert Draft.objects.count() == 0
