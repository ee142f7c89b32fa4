"""Whom one may choose as a trainer."""

from __future__ import annotations

import pytest

from amparo.partnership.training.models import CourseRun
from amparo.partnership.training.queries import offering
from tests.conftest import As
from tests.partnership.training.making import person


def test_people_are_found_by_a_word_and_the_rest_is_counted(
    run: CourseRun, as_staff: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offering, "MOST", 2)
    who = person("Picado")
    with as_staff("cr.secretaria") as by:
        everybody = offering.people_offered(by, "", "")
        found = offering.people_offered(by, "picado", "")
        kept = offering.people_offered(by, "nadie se llama así", str(who.pk))

    assert (len(everybody.people), everybody.left > 0) == (2, True)
    assert (found.choices, found.left) == ([(str(who.pk), who.name)], 0)
    assert list(kept.people) == [str(who.pk)]


def test_nobody_is_offered_whom_one_does_not_see(run: CourseRun, as_staff: As) -> None:
    with as_staff("hn.secretaria") as by:
        assert (
            offering.people_offered(by, "", str(person("Picado").pk)).people.keys() & {str(person("Picado").pk)}
            == set()
        )
