"""What can be asked of drafts, narrowed to who asks."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.partnership.revision import queries
from amparo.partnership.revision.models import SavedState
from amparo.partnership.revision.operations import saving
from tests.conftest import As
from tests.partnership.procedures.drafts import draft as content
from tests.partnership.revision.drawing import JURIST, begun, later, saved


@pytest.mark.parametrize(
    ("username", "seen"),
    [("cr.jurista", 1), ("cr.secretaria", 2), ("cr.abogada", 0), ("hn.secretaria", 0), ("hn.jurista", 0)],
)
def test_drafts_are_of_the_institution_and_of_the_secretariat(as_staff: As, username: str, seen: int) -> None:
    with as_staff("cr.jurista") as actor:
        draft = begun(actor)
    with as_staff("cr.secretaria") as actor:
        begun(actor, "07")
    with as_staff(username) as actor:
        assert queries.drafts_visible_to(actor).count() == seen
        assert (queries.draft_visible_to(actor, draft.pk) is None) is (seen == 0)


def test_a_discarded_draft_leaves_the_list_and_can_still_be_opened(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = begun(actor)
        saving.discard_draft(by=actor, draft=draft, at=later(1))

        assert (queries.drafts_visible_to(actor).count(), queries.draft_visible_to(actor, draft.pk)) == (0, draft)


def test_the_list_asks_the_same_number_of_questions_with_one_and_three_drafts(as_staff: As) -> None:
    counts = []
    with as_staff(JURIST) as actor:
        for extra in (1, 2):
            for _ in range(extra):
                begun(actor)
            with CaptureQueriesContext(connection) as spent:
                [(draft.title, draft.base) for draft in queries.drafts_visible_to(actor)]
            counts.append(len(spent))

    assert counts == [1, 1]


def test_the_content_of_a_draft_is_what_can_be_published(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        found = queries.content_of(begun(actor))

        assert (found.diagram(), found.texts, found.parameters) == (
            content("14").diagram(), content("14").texts, content("14").parameters,
        )  # fmt: skip


def test_a_saved_state_holds_its_content_too(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = saved(actor, begun(actor), "Otro nombre").draft
        first = SavedState.objects.get(draft=draft, revision=1)

        assert queries.content_of(first).diagram() == content("14").diagram()
        assert queries.content_of(draft).diagram().nodes["assess_damage"].name == "Otro nombre"
        assert queries.state_of(draft, first.pk) == first


def test_a_state_is_not_found_under_another_draft(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        one, other = begun(actor), begun(actor, "07")

        assert queries.state_of(one, SavedState.objects.get(draft=other).pk) is None


def test_a_draft_is_compared_with_itself_its_states_and_the_versions(as_staff: As) -> None:
    with as_staff(JURIST) as actor:
        draft = saved(actor, begun(actor), "Uno").draft
        sides = queries.sides_of_draft(draft)

        assert [key[0] for key in sides] == ["n", "s", "v"]
        assert (queries.usual_before(sides, "now")[0], queries.usual_before(sides, list(sides)[-1])[0]) == ("v", "v")
        assert sides["now"].xml == draft.xml


def test_a_procedure_that_nobody_published_has_nothing_to_compare(as_staff: As) -> None:
    with as_staff(JURIST):
        assert queries.sides_of_procedure("98", "CR") == {}
