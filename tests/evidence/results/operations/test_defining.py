"""Defining an indicator anew, aiming, and deciding on dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from amparo.evidence.results.models import Aim, DefinitionVersion
from amparo.evidence.results.operations import defining
from amparo.evidence.results.operations.defining import Aimed
from amparo.evidence.results.queries import frames
from amparo.foundation.access.permits import NotAllowed, Refused
from tests.conftest import As
from tests.evidence.results.queries.test_frames import DATES
from tests.evidence.results.rolling import AT, IN_PERSON, PEOPLE, content, indicator_of, loaded


def test_a_new_definition_stands_beside_the_former(as_staff: As) -> None:
    indicator = indicator_of(loaded(content()))
    with as_staff("hn.secretaria") as by:
        defining.define_indicator(by=by, indicator=indicator, content=IN_PERSON, why="Se pide la parte.", at=AT)

        assert [row.number for row in indicator.definitions.all()] == [2, 1]
        found = frames.definition_in_force(indicator)
        assert found is not None
        assert frames.read(found).kind == "SHARE"


@pytest.mark.parametrize(
    ("given", "why"), [(PEOPLE, "Igual."), (IN_PERSON, ""), ({"numerator": 140, "span": "DURING"}, "Fue 140.")]
)
def test_me_13_a_number_the_same_or_no_reason_is_refused(as_staff: As, given: dict[str, object], why: str) -> None:
    indicator = indicator_of(loaded(content()))
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        defining.define_indicator(by=by, indicator=indicator, content=given, why=why, at=AT)
    assert DefinitionVersion.objects.count() == 1


def test_a_target_is_set_and_one_that_fits_no_base_is_refused(as_staff: As) -> None:
    indicator = indicator_of(loaded(content()))
    fine = Aimed("TARGET", date(2024, 3, 31), k=200)
    with as_staff("hn.secretaria") as by:
        defining.set_aim(by=by, indicator=indicator, aimed=fine, at=AT)
        for wrong in (
            Aimed("TARGET", date(2024, 3, 31)), Aimed("HOPE", date(2024, 3, 31), k=1),
            Aimed("TARGET", date(2024, 3, 31), n=58, percent=Decimal(96)),
            Aimed("TARGET", date(2024, 3, 31), percent=Decimal(120)),
        ):  # fmt: skip
            with pytest.raises(Refused):
                defining.set_aim(by=by, indicator=indicator, aimed=wrong, at=AT)

        assert [aim.k for aim in Aim.objects.all()] == [200]


def test_me_19_a_person_decides_between_dates_with_a_reason_and_the_others_stay(as_staff: As) -> None:
    project = loaded({**content(), "stated_dates": DATES})
    with as_staff("hn.secretaria") as by:
        first = frames.stated_dates(project)[0]
        with pytest.raises(Refused):
            defining.choose_date(by=by, stated=first, why=" ", at=AT)
        defining.choose_date(by=by, stated=first, why="Lo dice el convenio.", at=AT)

        assert [len(row.choices.all()) for row in frames.stated_dates(project)] == [1, 0]


def test_others_define_aim_and_decide_nothing(as_staff: As) -> None:
    project = loaded({**content(), "stated_dates": DATES})
    indicator = indicator_of(project)
    with as_staff("hn.policia") as by:
        with pytest.raises(NotAllowed):
            defining.define_indicator(by=by, indicator=indicator, content=IN_PERSON, why="x", at=AT)
        with pytest.raises(NotAllowed):
            defining.set_aim(by=by, indicator=indicator, aimed=Aimed("TARGET", date(2024, 3, 31), k=1), at=AT)
        with pytest.raises(NotAllowed):
            defining.choose_date(by=by, stated=frames.stated_dates(project)[0], why="x", at=AT)
