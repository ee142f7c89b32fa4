"""Findings with how sure they are and what institutions say, latest."""

from __future__ import annotations

from amparo.evidence.studies.operations import findings as operations
from amparo.evidence.studies.operations.findings import Said
from amparo.evidence.studies.queries import findings as queries
from amparo.partnership.coalition import queries as coalition
from tests.conftest import As
from tests.evidence.studies.making import AT, KEEPER, TODAY, analysis, finding, opened, source


def test_a_finding_tells_how_sure_it_is_and_who_contests_it_now(as_staff: As) -> None:
    of = analysis(as_staff)
    first, second = coalition.institutions_of("CR")[:2]
    with as_staff(KEEPER) as by:
        one = finding(by, of, source(by, of, "MEETING"), source(by, of, "LAW"))
        opened(by, of)
        for said in (Said(first, "CONTESTS", "No."), Said(second, "CONTESTS", "Tampoco."), Said(first, "AGREES")):
            operations.comment_finding(by=by, finding=one, said=said, today=TODAY, at=AT)
        found = queries.finding_visible_to(by, one.pk)

    assert found is not None
    assert queries.confidence_in(found) == "CONFIRMED"
    assert queries.contested_by(found) == 1
    assert {each.institution_id: each.verdict for each in queries.latest_comments(found)} == {
        first.pk: "AGREES", second.pk: "CONTESTS",
    }  # fmt: skip
    with as_staff("hn.secretaria") as by:
        assert queries.finding_visible_to(by, one.pk) is None
        assert queries.advice_visible_to(by, 1) is None


def test_the_list_of_findings_asks_as_much_for_three_as_for_one(
    as_staff: As, django_assert_max_num_queries: object
) -> None:
    of = analysis(as_staff)
    with as_staff(KEEPER) as by:
        for _time in range(3):
            finding(by, of, source(by, of))
        with django_assert_max_num_queries(4):  # type: ignore[operator]
            assert [queries.confidence_in(each) for each in queries.findings_of(of)] == ["SINGLE"] * 3
