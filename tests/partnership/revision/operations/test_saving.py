"""Saving a draft: nothing that anyone drew is lost."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connections

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.partnership.revision import queries
from amparo.partnership.revision.models import Draft, SavedState
from amparo.partnership.revision.operations import saving
from tests.conftest import As
from tests.partnership.revision.drawing import JURIST, begun, later, renamed, saved


def actions() -> list[str]:
    rows = Entry.objects.using("owner").filter(action__startswith="DRAFT_").order_by("pk")
    return list(rows.values_list("action", flat=True))


def states(draft: Draft) -> list[tuple[int, bool, str]]:
    return list(queries.states_of(draft).order_by("pk").values_list("revision", "beside", "saved_by"))


def test_a_save_is_the_next_revision_with_a_state_and_an_entry(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        done = saved(actor, draft, "Reunir todo")

        assert (done.beside, done.draft.revision, done.draft.edited_at) == (None, 2, later(1))
        assert (queries.states_of(draft).count(), 'name="Reunir todo"' in done.draft.xml) == (2, True)
    assert actions() == ["DRAFT_STARTED", "DRAFT_SAVED"]


def test_the_same_again_is_no_new_revision(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        first = saved(actor, draft, "Reunir todo").draft
        again = saved(actor, first, "Reunir todo").draft
        late = saved(actor, first, "Reunir todo", revision=1).draft

        assert (again.revision, late.revision, SavedState.objects.count()) == (2, 2, 2)


def test_what_was_drawn_on_an_older_revision_is_kept_beside_and_says_who_was_first(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
    with as_staff("cr.secretaria") as other:
        saved(other, draft, "De la secretaría")
    with as_staff(JURIST) as actor:
        done = saved(actor, draft, "De la jurista", revision=1)

        assert done.beside is not None
        assert ('name="De la jurista"' in done.beside.xml, done.beside.revision) == (True, 1)
        assert ('name="De la secretaría"' in done.draft.xml, done.draft.edited_by) == (True, "Marcela Obando")
        assert states(draft) == [
            (1, False, "Mariana Segura"),
            (2, False, "Marcela Obando"),
            (1, True, "Mariana Segura"),
        ]
    assert actions() == ["DRAFT_STARTED", "DRAFT_SAVED", "DRAFT_KEPT_BESIDE"]


def test_what_is_kept_beside_twice_is_one_state(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        saved(actor, draft, "Uno")
        one, two = (saved(actor, draft, "Otro", revision=1).beside for _ in range(2))

        assert one is not None
        assert (one, len(states(draft))) == (two, 3)


def test_an_earlier_state_is_taken_back_and_the_newest_stays(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        before = draft.xml
        newest = saved(actor, draft, "Uno").draft
        first = SavedState.objects.get(draft=draft, revision=1)
        back = saving.restore_draft(by=actor, draft=newest, state=first, at=later(2))

        assert (back.xml, back.revision, back.digest) == (before, 3, first.digest)
        assert [revision for revision, _, _ in states(draft)] == [1, 2, 3]
    assert actions() == ["DRAFT_STARTED", "DRAFT_SAVED", "DRAFT_RESTORED"]


def test_a_state_of_another_draft_is_not_taken_back(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        one, other = begun(actor), begun(actor, "07")
        with pytest.raises(Refused):
            saving.restore_draft(by=actor, draft=one, state=SavedState.objects.get(draft=other), at=later(1))


def test_a_discarded_draft_is_not_saved_and_comes_back_with_a_state(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        saving.discard_draft(by=actor, draft=draft, at=later(1))
        with pytest.raises(Refused):
            saved(actor, draft, "Tarde")
        back = saving.restore_draft(by=actor, draft=draft, state=SavedState.objects.get(), at=later(2))

        assert (back.state, back.revision) == ("OPEN", 2)


def test_what_was_proposed_does_not_change(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        saving.mark_proposed(by=actor, draft=draft, at=later(1))
        for change in (
            lambda: saved(actor, draft, "Tarde"),
            lambda: saving.restore_draft(by=actor, draft=draft, state=SavedState.objects.get(), at=later(2)),
            lambda: saving.discard_draft(by=actor, draft=draft, at=later(2)),
        ):
            with pytest.raises(Refused):
                change()
    assert actions() == ["DRAFT_STARTED", "DRAFT_PROPOSED"]


@pytest.mark.parametrize(
    "drawn",
    ["", "<a>", "<definitions/>", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "<a>" * 60 + "</a>" * 60, "\ud7ff"],
    ids=["nothing", "not well formed", "not BPMN", "an entity", "deep", "odd text"],
)
def test_what_is_no_harmless_drawing_is_refused_and_nothing_changes(as_staff: As, drawn: str) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        with pytest.raises(Refused) as refused:
            saving.save_draft(by=actor, draft=draft, revision=1, xml=drawn, texts=draft.texts, at=later(1))

        assert (bool(refused.value.reasons), Draft.objects.get().revision) == (True, 1)


def test_a_drawing_that_is_not_complete_is_kept(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        drawn = draft.xml.replace('<bpmn:endEvent id="paid" name="Pagada por completo"/>', "")
        done = saving.save_draft(by=actor, draft=draft, revision=1, xml=drawn, texts=draft.texts, at=later(1))

        assert (drawn != draft.xml, done.draft.revision) == (True, 2)


@pytest.mark.parametrize("username", ["cr.abogada", "cr.gestora", "cr.tecnica", "hn.jurista", "hn.secretaria"])
def test_nobody_else_saves_discards_or_takes_back(as_staff: As, username: str) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        state = SavedState.objects.get()
    changes = (
        lambda by: saved(by, draft, "Ajeno"),
        lambda by: saving.discard_draft(by=by, draft=draft, at=later(1)),
        lambda by: saving.restore_draft(by=by, draft=draft, state=state, at=later(1)),
        lambda by: saving.mark_proposed(by=by, draft=draft, at=later(1)),
    )
    for change in changes:
        with pytest.raises(NotAllowed), as_staff(username) as other:
            change(other)
    with as_staff(JURIST):
        assert (Draft.objects.get().revision, Draft.objects.get().state) == (1, "OPEN")


@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize("statement", ["update {} set xml = ''", "delete from {}"])
def test_a_saved_state_is_never_edited(as_staff: As, alias: str, statement: str) -> None:
    with as_staff(JURIST) as actor:
        begun(actor)

    with pytest.raises(DatabaseError), connections[alias].cursor() as cursor:
        cursor.execute(statement.format("revision_savedstate"))


def test_the_words_of_entries_hold_no_name_and_no_drawing(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        saved(actor, draft, "Una palabra secreta")

    rows = Entry.objects.using("owner").filter(action__startswith="DRAFT_")
    assert [sorted(row.facts) for row in rows.order_by("pk")] == [
        ["base", "digest", "procedure"],
        ["digest", "procedure", "revision"],
    ]
    assert renamed(draft, "x") != draft.xml
