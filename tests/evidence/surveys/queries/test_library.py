"""The forms of the house, and what is said of a workbook that is none."""

from __future__ import annotations

import pytest

from amparo.evidence.surveys.exports.files import workbook
from amparo.evidence.surveys.queries.library import MOST_TOLD, form_named, form_of_workbook, forms_of_the_house
from amparo.evidence.surveys.rules.workbooks import sheets_to_edit
from amparo.foundation.access.permits import Refused


def test_the_forms_of_the_house_are_named_in_the_language_of_the_page() -> None:
    assert dict(forms_of_the_house("fr")) == {
        "event-evaluation": "Évaluation d’un congrès ou d’un atelier",
        "final-evaluation": "Évaluation finale du projet",
        "training-needs": "Besoins de formation",
    }


@pytest.mark.parametrize("name", ["", "none", "../surveys/training-needs", "*"])
def test_a_name_that_is_none_opens_nothing(name: str) -> None:
    with pytest.raises(LookupError):
        form_named(name)


@pytest.mark.parametrize("name", ["final-evaluation", "training-needs"])
def test_a_form_of_the_house_that_went_through_a_workbook_is_the_same(name: str) -> None:
    form = form_named(name)

    assert form_of_workbook(workbook(sheets_to_edit(form, code=name))) == form


def test_many_problems_are_told_up_to_a_number_and_the_rest_is_counted() -> None:
    rows = [["type", "name", "label"], *(["image", f"p{number}", "X"] for number in range(60))]
    sheets = {"survey": rows, "settings": [["form_title"], ["T"]]}

    with pytest.raises(Refused) as refused:
        form_of_workbook(workbook(sheets))

    assert len(refused.value.reasons) == MOST_TOLD + 1


def test_what_is_no_workbook_is_told_in_a_sentence() -> None:
    with pytest.raises(Refused) as refused:
        form_of_workbook(b"a,b\n1,2\n")

    assert len(refused.value.reasons) == 1
    assert "xlsx" in refused.value.reasons[0]
