"""What can be asked of published procedures."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition.queries import country_by_code
from amparo.partnership.procedures import operations, queries
from amparo.partnership.procedures.models import ProcedureVersion
from tests.partnership.procedures.drafts import NUMBERS, renamed

pytestmark = pytest.mark.usefixtures("publishing")


def publish(number: str) -> ProcedureVersion:
    with acting(service_token(60)) as actor:
        (made,) = operations.publish_procedures(by=actor, drafts=[renamed(number)], at=datetime.now(UTC))
    return made


def test_what_is_in_force_comes_by_number_one_for_each_procedure(database: str) -> None:
    made = publish("07")

    rows = list(queries.in_force())

    assert [row.procedure.number for row in rows] == NUMBERS
    assert [row.pk for row in rows if row.number == 2] == [made.pk]


def own_version(country: str, on: date, *people: int | None) -> ProcedureVersion:
    """Write a version of a country down, as the owner."""
    base = ProcedureVersion.objects.using("owner").get(procedure__number="07", number=1)
    base.pk, base.number = None, ProcedureVersion.objects.filter(procedure__number="07").count() + 1
    base.country_id, base.in_force_on = country_by_code(country).pk, on
    base.proposer_id, base.first_approver_id, base.second_approver_id = people
    base.save(using="owner", force_insert=True)
    return base


def test_a_country_s_version_is_in_force_there_from_its_day_and_nowhere_else(database: str) -> None:
    own = own_version("CR", date(2026, 12, 1), 1, 2, 3)

    found = {
        (country, day): queries.current_set(country, date(2026, *day))["p07_accreditation"] == own.pk
        for country in ("CR", "HN", "")
        for day in ((11, 30), (12, 1), (12, 31))
    }
    assert [where for where, is_own in found.items() if is_own] == [("CR", (12, 1)), ("CR", (12, 31))]


def test_a_newer_regional_model_does_not_push_out_a_country_s_own_version(database: str) -> None:
    own = own_version("CR", date(2026, 1, 1), 1, 2, 3)
    newer = publish("07")

    numbers = [queries.version_in_force("07", country, date(2026, 12, 1)) for country in ("CR", "HN")]
    assert numbers == [own, newer]


@pytest.mark.parametrize(
    "people", [(1, 2, 2), (1, 1, 2), (1, 2, 1), (None, 1, 2), (1, 2, None), (1, None, None)], ids=str
)
def test_the_database_keeps_no_version_of_a_country_without_two_other_people(
    database: str, people: tuple[int | None, ...]
) -> None:
    with pytest.raises(IntegrityError):
        own_version("CR", date(2026, 12, 1), *people)


def test_a_country_s_versions_are_not_among_another_s(database: str) -> None:
    own_version("CR", date(2026, 12, 1), 1, 2, 3)

    assert [len(queries.versions_of("07", country)) for country in ("CR", "HN")] == [2, 1]


def test_versions_of_a_procedure_come_newest_first(database: str) -> None:
    publish("07")

    assert [row.number for row in queries.versions_of("07")] == [2, 1]


def test_what_a_case_runs_is_read_once(database: str) -> None:
    versions = queries.current_set()
    queries.running(versions)

    with CaptureQueriesContext(connection) as spent:
        queries.running(versions)

    assert len(spent) == 0


def test_words_come_in_the_reader_s_language_and_else_in_spanish(database: str) -> None:
    run = queries.running(queries.current_set())

    titles = [run.words("call_accreditation/vote", "steps", lang)["title"] for lang in ("es", "fr", "en", "miq")]

    assert (len(set(titles)), titles[0] == titles[3]) == (3, True)


def test_words_of_an_element_without_any_are_empty(database: str) -> None:
    assert queries.running(queries.current_set()).words("call_accreditation/nothing", "steps", "es") == {}


def test_a_path_tells_its_procedure_and_element(database: str) -> None:
    run = queries.running(queries.current_set())

    found = [run.place(path) for path in ("care_directly", "call_accreditation/vote")]

    assert found == [("p00_main", "care_directly"), ("p07_accreditation", "vote")]


def test_the_limit_of_the_accreditation_is_seven_working_days_from_a_law_that_is_not_verified(database: str) -> None:
    given = queries.running(queries.current_set()).deadline("call_accreditation/vote", "accreditation", "CR")

    assert given is not None
    assert [given[key] for key in ("amount", "unit", "origin", "verified")] == [7, "working_days", "law", False]


def test_a_limit_that_a_country_does_not_give_is_none(database: str) -> None:
    assert queries.running(queries.current_set()).deadline("call_accreditation/vote", "accreditation", "PA") is None


def test_a_drawing_is_lit_where_the_case_is_and_nowhere_else(database: str) -> None:
    version = queries.versions_of("07").first()
    assert version is not None

    dark, lit = (queries.drawing_of(version, "es", frozenset(live)) for live in ([], ["vote"]))

    assert (dark == lit, dark == queries.drawing_of(version, "es")) == (False, True)


def test_a_version_that_does_not_exist_is_not_found(database: str) -> None:
    with pytest.raises(ProcedureVersion.DoesNotExist):
        queries.version_by_id(10**12)


def test_steps_are_told_with_their_procedure_in_the_reader_s_language(database: str) -> None:
    with translation.override("en"):
        titles = queries.step_titles("CR", date(2026, 11, 22))

    assert titles["11/forensic_interview"] == "11 Hold the single interview"


def test_what_a_version_draws_is_read_once(database: str) -> None:
    version = queries.in_force("CR")[0]

    assert queries.diagram_of(version) is queries.diagram_of(version)
    assert queries.diagram_of(version).number == version.procedure.number
