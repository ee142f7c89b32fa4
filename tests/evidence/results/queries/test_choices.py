"""The names from which open columns are chosen."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from amparo.evidence.results.queries import choices
from amparo.evidence.results.rules.definitions import definition_of
from tests.conftest import As
from tests.evidence.results.rolling import activity, content, loaded


def test_open_columns_are_chosen_by_names_of_the_country_alone(as_staff: As) -> None:
    loaded(content("HN-UNO"))
    with as_staff("hn.secretaria"):
        row = activity(date(2021, 5, 1), title="Taller de Choluteca", place="Choluteca", project="HN-UNO")

    with translation.override("es"):
        assert choices.called("activity", "HN", ())[row.code] == f"Taller de Choluteca ({row.code})"
        assert choices.called("activity", "CR", ()) == {}
        assert choices.called("place", "HN", ()) == {"Choluteca": "Choluteca"}
        assert choices.called("project", "HN", ())["HN-UNO"] == "Algo (HN-UNO)"
        assert choices.called("country", "HN", ())["CR"] == "Costa Rica"
        assert choices.called("keeper", "HN", ())["HN"] == "Honduras"
        assert choices.called("survey", "HN", ()) == {}
        assert choices.called("answer", "HN", (("survey", ("none",)),)) == {}


def test_a_definition_is_told_by_names(as_staff: As) -> None:
    with as_staff("hn.secretaria"):
        row = activity(title="Taller de Choluteca")
    where = {"activity": [row.code], "mode": ["ONLINE"]}
    given = definition_of({"numerator": {"source": "ATTENDANCES", "way": "PEOPLE", "where": where}, "span": "DURING"})

    assert choices.named_in("HN")(given.numerator) == {"activity": {row.code: f"Taller de Choluteca ({row.code})"}}
