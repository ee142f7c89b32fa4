"""The history of both countries, from its content."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from amparo.evidence.claims import queries as claims
from amparo.evidence.claims.models import PublishedFigure
from amparo.evidence.claims.rules import bounds
from amparo.evidence.claims.rules.pooling import Answered, reasons_not_to_pool
from amparo.evidence.results.models import DefinitionVersion, Project
from amparo.evidence.results.operations.history import load_framework
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.coalition import queries as coalition
from tests.conftest import As
from tests.databases import ROOT
from tests.evidence.results.rolling import AT, content, loaded

CONTENT = {code: tomllib.loads((ROOT / f"content/results/{code.lower()}.toml").read_text()) for code in ("CR", "HN")}


@pytest.fixture
def history(database: str) -> None:
    for code, given in CONTENT.items():
        loaded(given, code)


def figure(code: str) -> PublishedFigure:
    found = claims.current(code[:2].upper(), code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "k", "n"),
    [("hn-2022-vulnerability", 83, 109), ("hn-2022-victims", 94, 109), ("hn-2022-lasting", 105, 109),
     ("hn-2022-practice", 49, 51)],
)  # fmt: skip
def test_me_01_the_evaluation_stands_with_counts_marked_as_inferred(history: None, code: str, k: int, n: int) -> None:
    row = figure(code)

    assert (row.k, row.n, row.k_inferred, row.is_verified) == (k, n, True, False)


def test_me_05_costa_ricas_percentages_have_no_base_and_are_not_pooled_with_hondurass(history: None) -> None:
    theirs = [figure(code) for code in ("cr-police-justice-practice", "cr-tools-last", "cr-equipped")]
    ours = claims.number_of(figure("hn-2022-practice"))

    assert {(row.k, row.n) for row in theirs} == {(None, None)}
    both = [Answered("practice", "CR", None), Answered("practice", "HN", ours.share)]
    assert claims.number_of(theirs[0]).base_is_unknown
    assert len(reasons_not_to_pool(both)) == 1


def test_the_three_counts_of_costa_rica_stand_apart(history: None) -> None:
    counts = [claims.number_of(figure(code)).count for code in
              ("cr-strategies", "cr-situation-women", "cr-participants-2016-2017")]  # fmt: skip

    assert [count.value for count in counts if count] == [144, 142, 216]
    assert bounds.reasons_not_to_add([count for count in counts if count])


def test_me_15_congress_and_workshop_are_more_than_190_attendances(history: None) -> None:
    counts = [claims.number_of(figure(code)).count for code in ("hn-congress-2021", "hn-workshop-2022")]
    known = [count for count in counts if count]

    assert bounds.total(known) == bounds.Count(190, "ATTENDANCE", "MORE_THAN")
    assert bounds.people_at_least(known) == bounds.Count(140, "UNIQUE_PERSON", "AT_LEAST")


def test_every_source_figure_is_what_the_fixtures_say(history: None) -> None:
    seeds = json.loads((Path(__file__).parent / "seeds.json").read_text())
    found = {row.code: (row.value, row.qualifier) for row in PublishedFigure.objects.filter(kind="COUNT")}

    assert {code: found[code] for code in seeds} == {code: tuple(pair) for code, pair in seeds.items()}


def test_loading_again_changes_nothing(history: None) -> None:
    before = (Project.objects.count(), PublishedFigure.objects.count(), DefinitionVersion.objects.count())
    for code, given in CONTENT.items():
        loaded(given, code)

    assert (Project.objects.count(), PublishedFigure.objects.count(), DefinitionVersion.objects.count()) == before


def test_a_definition_that_cannot_be_counted_brings_nothing_in(database: str) -> None:
    with pytest.raises(Refused):
        loaded(content(definition={"numerator": {"source": "CASES", "way": "ALL"}, "span": "DURING"}))
    assert Project.objects.count() == 0


def test_a_level_out_of_its_place_is_refused(database: str) -> None:
    given = content()
    given["outcomes"][2]["above"] = "1000"
    with pytest.raises(Refused):
        loaded(given)
    assert Project.objects.count() == 0


def test_only_the_installation_brings_frameworks_in(as_staff: As) -> None:
    with as_staff("hn.secretaria") as by, pytest.raises(NotAllowed):
        load_framework(by=by, country=coalition.country_by_code("HN"), content=content(), at=AT)
