"""The clock forgets what was proved of drawings that nobody keeps, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.procedures import operations as procedures
from amparo.partnership.procedures import queries as published
from amparo.partnership.procedures.models import Proof
from amparo.partnership.revision import tasks
from amparo.partnership.revision.models import Draft
from amparo.partnership.revision.operations import saving
from tests.conftest import As
from tests.partnership.procedures.drafts import seen_by_callers
from tests.partnership.revision.drawing import JURIST, NOW, begun, later

pytestmark = pytest.mark.usefixtures("publishing")

LONG_AFTER = NOW + tasks.KEPT + timedelta(days=1)


def drawn_and_proved(as_staff: As) -> tuple[Draft, str]:
    """Return a draft that was drawn anew, and the mark of its proof."""
    given = seen_by_callers()
    with as_staff(JURIST) as actor:
        draft = begun(actor, "02")
        draft = saving.save_draft(
            by=actor, draft=draft, revision=1, xml=given.xml, texts=draft.texts, at=later(1)
        ).draft
        standing = published.standing_of(given.diagram(), published.around("CR", NOW.date()))
        procedures.look_at_once(by=actor, standing=standing, at=NOW)
    return draft, standing.parts[0].marks.drawn


def known() -> set[str]:
    return set(Proof.objects.values_list("drawn", flat=True))


def test_what_is_in_force_or_being_drawn_stays_proved(as_staff: As) -> None:
    _draft, mark = drawn_and_proved(as_staff)
    before = known()

    forgotten = tasks.forget_what_nobody_refers_to(LONG_AFTER)

    assert (forgotten, known(), mark in before) == (0, before, True)


def test_what_nobody_draws_any_more_is_forgotten_once_it_is_old(as_staff: As) -> None:
    in_force = known()
    draft, mark = drawn_and_proved(as_staff)
    with as_staff(JURIST) as actor:
        saving.discard_draft(by=actor, draft=draft, at=later(2))

    young = tasks.forget_what_nobody_refers_to(NOW + timedelta(days=1))
    still = mark in known()
    old = tasks.forget_what_nobody_refers_to(LONG_AFTER)

    assert (young, still, old, known()) == (0, True, 1, in_force)
    with acting(service_token(60)):
        standing = published.standing_of(seen_by_callers().diagram(), published.around("CR", NOW.date()))
        assert standing.parts[0].report is None


def test_the_clock_looks_once_a_day(as_staff: As, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_forgot", {})
    draft, mark = drawn_and_proved(as_staff)
    tasks.hear_the_clock(at=LONG_AFTER)
    with as_staff(JURIST) as actor:
        saving.discard_draft(by=actor, draft=draft, at=later(2))

    tasks.hear_the_clock(at=LONG_AFTER + timedelta(minutes=1))
    same_day = mark in known()
    tasks.hear_the_clock(at=LONG_AFTER + timedelta(days=1))

    assert (same_day, mark in known()) == (True, False)
