"""Changed steps are asked until they are answered."""

from __future__ import annotations

from amparo.partnership.kits.models import StepChange
from amparo.partnership.kits.operations.changes import hear_version, review_module
from amparo.partnership.kits.queries import changes
from tests.conftest import As
from tests.partnership.kits.making import AT, written
from tests.partnership.kits.operations.test_changes import revised


def test_a_change_waits_in_its_country_until_it_is_answered(database: str, as_staff: As) -> None:
    version = written(as_staff)
    with as_staff("cr.secretaria") as by:
        hear_version(by=by, version=revised("11", "forensic_interview"), at=AT)
        change = StepChange.objects.get()
        waiting = [list(changes.changes_to_answer(country)) for country in ("CR", "HN")]
        seen = changes.change_visible_to(by, change.pk)
        review_module(by=by, change=change, outcome="UNCHANGED", note="Vista.", at=AT)

    assert waiting == [[change], []]
    assert seen == change
    assert list(changes.changes_to_answer("CR")) == []
    assert list(changes.changes_of(version)) == [change]


def test_another_country_does_not_see_it(database: str, as_staff: As) -> None:
    written(as_staff)
    with as_staff("cr.secretaria") as by:
        hear_version(by=by, version=revised("11", "forensic_interview"), at=AT)

    with as_staff("hn.secretaria") as by:
        assert changes.change_visible_to(by, StepChange.objects.get().pk) is None


def test_steps_are_taught_in_one_country_or_in_all(database: str, as_staff: As) -> None:
    written(as_staff)

    assert [changes.steps_taught("11", country).count() for country in ("", "CR", "HN")] == [2, 2, 0]


def test_what_was_in_force_before_a_version(database: str) -> None:
    second = revised("11", "forensic_interview")
    before = changes.version_before(second)

    assert before is not None
    assert (before.number, changes.version_before(before)) == (1, None)
