"""A draft opens with its own secret, for its own survey, and when nobody touched it."""

from __future__ import annotations

from amparo.evidence.surveys.models import RespondentDraft
from amparo.evidence.surveys.operations import answering
from amparo.evidence.surveys.queries.drafts import draft_under, mark_of
from tests.conftest import As
from tests.evidence.surveys.asking import NOW, anyone, opened


def test_a_draft_of_one_survey_does_not_open_in_another_nor_once_altered(as_staff: As) -> None:
    one, other = opened(as_staff), opened(as_staff)
    answering.keep_draft(by=anyone(one), secret="s", answers={"sector": "state"}, today=NOW.date())

    assert draft_under("s", one) == {"sector": "state"}
    assert draft_under("s", other) == {}
    assert draft_under("", one) == {}
    row = RespondentDraft.objects.get(mark=mark_of("s"))
    row.sealed = bytes(row.sealed)[:-1] + b"x"
    row.save(update_fields=["sealed"])
    assert draft_under("s", one) == {}
