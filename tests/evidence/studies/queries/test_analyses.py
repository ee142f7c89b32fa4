"""Analyses, narrowed to who asks, and the method counted from the register."""

from __future__ import annotations

from amparo.evidence.studies.models import RoleBaseline
from amparo.evidence.studies.operations import analyses as operations
from amparo.evidence.studies.operations.analyses import BaselineEntry
from amparo.evidence.studies.queries import analyses as queries
from amparo.evidence.surveys.models import Survey
from tests.conftest import As
from tests.evidence.studies.making import AT, KEEPER, analysis, finding, professional, source, staff


def test_an_analysis_is_seen_in_its_own_coalition_and_by_neither_auditor_nor_administrator(as_staff: As) -> None:
    of = analysis(as_staff)
    seen = {}
    for username in (KEEPER, "cr.policia", "hn.secretaria", "cr.datos", "cr.tecnica"):
        with as_staff(username) as by:
            seen[username] = queries.analysis_visible_to(by, of.pk) is not None

    assert [username for username, sees in seen.items() if sees] == [KEEPER, "cr.policia"]


def test_the_register_counts_who_was_heard_and_what_stands_on_each_source(as_staff: As) -> None:
    of = analysis(as_staff)
    with as_staff(KEEPER) as by:
        who = professional(by, "Oída")
        first, second = (source(by, of, kind, heard=(who,)) for kind in ("MEETING", "WORKSHOP"))
        finding(by, of, first, second)
        finding(by, of, first)
        law = source(by, of, "LAW")
        rows = [(row.pk, row.heard, row.used) for row in queries.sources_of(of)]
        listed = queries.with_counts(queries.analyses_visible_to(by)).get(pk=of.pk)
        method = queries.method_of(of)
        shown = queries.source_visible_to(by, law.pk)

    assert rows == [(first.pk, 1, 2), (second.pk, 1, 1), (law.pk, 0, 0)]
    assert (listed.source_count, listed.finding_count, listed.validated_count) == (3, 2, 0)
    assert (dict(method.kinds), method.heard) == ({"MEETING": 1, "WORKSHOP": 1, "LAW": 1}, 1)
    assert shown is not None
    with as_staff("hn.secretaria") as by:
        assert queries.source_visible_to(by, law.pk) is None


def test_a_baseline_is_told_by_its_survey_or_says_why_it_may_not(programme: object) -> None:
    of = analysis(staff)
    survey = Survey.objects.filter(country__code="CR")[0]
    with staff(KEEPER) as by:
        for entry in (
            BaselineEntry({"es": "Sabe"}, k=19, n=46),
            BaselineEntry({"es": "Sabe"}, survey=survey, question="nothing", value="agree", k=1, n=2),
        ):
            operations.keep_baseline(by=by, analysis=of, entry=entry, at=AT)
    told, withheld = (queries.baseline_of(row) for row in RoleBaseline.objects.filter(analysis=of))

    assert told == (19, 46)
    assert isinstance(withheld, str)
    assert withheld
