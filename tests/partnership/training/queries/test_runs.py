"""Courses and participants, seen by those who run them."""

from __future__ import annotations

from fractions import Fraction

from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.partnership.training.models import CourseRun
from amparo.partnership.training.queries import runs
from amparo.partnership.training.rules.assessing import gain_of
from tests.conftest import As
from tests.partnership.training.making import another_run


def test_a_course_is_seen_by_those_who_run_courses_in_its_country_and_by_its_trainers(
    run: CourseRun, as_staff: As
) -> None:
    other = another_run(as_staff, run, ["Zamora"], trainers=("Picado",))

    seen = {}
    for username in ("cr.secretaria", "cr.formadora", "cr.policia", "cr.fiscalia", "hn.formador", "cr.datos"):
        with as_staff(username) as by:
            seen[username] = [each.pk for each in runs.runs_visible_to(by)]

    both = [other.pk, run.pk]
    assert seen == {
        "cr.secretaria": both, "cr.formadora": both, "cr.policia": [other.pk], "cr.fiscalia": [], "hn.formador": [],
        "cr.datos": [],
    }  # fmt: skip


def test_the_tests_before_and_after_are_compared_on_the_same_people(run: CourseRun) -> None:
    items = list(runs.items_of(run).values_list("pk", flat=True))

    gain = gain_of(runs.answers_of(run, "BEFORE"), runs.answers_of(run, "AFTER"), items)

    assert (gain.pairs, gain.gain) == (18, Fraction(2, 5))


def test_participants_come_by_name_with_the_same_number_of_queries_however_many(run: CourseRun, as_staff: As) -> None:
    counts = []
    for families in (["Zamora"], ["Zamora", "Ugalde", "Picado"]):
        other = another_run(as_staff, run, families)
        with CaptureQueriesContext(connection) as captured:
            names = [each.name for each in runs.participants_of(other)]
        assert names == sorted(names, key=str.casefold)
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_what_a_course_assesses_and_gave(run: CourseRun) -> None:
    assert runs.competencies_of(run) == {
        "FORENSIC_INTERVIEW": 24, "RIGHTS_CONSENT": 24, "NON_PUNISHMENT": 36, "COORDINATION": 24,
    }  # fmt: skip
    assert runs.counts_by_run("CR") == {run.pk: 16}
    assert runs.counts_by_run("HN") == {}
    assert len(runs.criteria_of(run)) == 6
