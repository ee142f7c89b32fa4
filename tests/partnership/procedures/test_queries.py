"""What can be asked of published procedures."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.procedures import operations, queries
from amparo.partnership.procedures.models import ProcedureVersion
from tests.partnership.procedures.drafts import renamed

pytestmark = pytest.mark.usefixtures("publishing")


def publish(number: str) -> ProcedureVersion:
    with acting(service_token(60)) as actor:
        (made,) = operations.publish_procedures(by=actor, drafts=[renamed(number)], at=datetime.now(UTC))
    return made


def test_the_newest_versions_come_by_number_one_for_each_procedure(database: str) -> None:
    made = publish("07")

    rows = list(queries.newest_versions())

    assert [row.procedure.number for row in rows] == ["00", "01", "02", "03", "07", "09", "13", "14"]
    assert [row.pk for row in rows if row.number == 2] == [made.pk]


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

    found = [run.place(path) for path in ("plan_safety", "call_accreditation/vote")]

    assert found == [("p00_main", "plan_safety"), ("p07_accreditation", "vote")]


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
