"""The matrix: every member by every procedure, and nothing adopted before an act is uploaded."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.partnership.adoption.models import Act, Document
from amparo.partnership.adoption.operations import acts
from amparo.partnership.adoption.queries import coverage
from amparo.partnership.adoption.vocabulary import ADOPTED, NOTHING, REVISION, REVISION_MONTHS
from amparo.partnership.coalition.models import Institution
from amparo.partnership.coalition.queries import country_by_code
from amparo.partnership.procedures.queries import in_force
from tests.conftest import As
from tests.partnership.adoption.proposing import NOW, TODAY, adopted, institution, published
from tests.partnership.procedures.drafts import NUMBERS


def test_no_institution_has_adopted_anything_until_an_act_is_uploaded(database: str) -> None:
    for country in ("CR", "HN"):
        found = coverage.coverage_of(country, TODAY)

        assert Counter(found.states.values()) == {NOTHING: len(NUMBERS) * len(found.institutions)}


def test_costa_rica_has_its_twenty_one_members_and_honduras_who_holds_a_role(database: str) -> None:
    cr, hn = (coverage.institutions_that_adopt(code) for code in ("CR", "HN"))

    assert (len(cr), {row.is_member for row in cr}) == (21, {True})
    assert {"HN_CICESCT", "HN_SECRETARIAT", "HN_ERI", "HN_REVIEW"} & {row.code for row in hn} == set()
    assert {"HN_POLICE", "HN_SENAF", "HN_CSO_SHELTER"} <= {row.code for row in hn}


def test_an_act_marks_its_own_cell_and_no_other(as_staff: As) -> None:
    act = adopted(as_staff)

    states = coverage.coverage_of("CR", TODAY).states

    assert [place for place, state in states.items() if state != NOTHING] == [
        (act.institution_id, act.version.procedure_id)
    ]
    assert states[act.institution_id, act.version.procedure_id] == ADOPTED


def test_gov_05_from_none_to_all_of_twenty_one_agencies_and_a_new_version_is_to_be_adopted_again(
    as_staff: As, publishing: None
) -> None:
    first = adopted(as_staff, number="14")
    others = [each for each in coverage.institutions_that_adopt("CR") if each.pk != first.institution_id]

    def count(days: int = 0) -> Counter[str]:
        states = coverage.coverage_of("CR", TODAY + timedelta(days)).states
        return Counter(state for (_who, what), state in states.items() if what == first.version.procedure_id)

    counts = [count()[ADOPTED]]
    with as_staff("cr.policia") as actor:
        for each in others:
            act_like(first, each, actor.account or 0)
            counts.append(count()[ADOPTED])
    published(as_staff, "14", on=TODAY + timedelta(5))

    assert counts == list(range(1, 22))
    assert (count(4), count(5)) == (Counter({ADOPTED: 21}), Counter({REVISION: 21}))


def act_like(act: Act, who: Institution, account: int) -> None:
    """Write an act of another institution as it was recorded, without its letter."""
    kept = Document.objects.create(
        institution=who, name="acto.pdf", digest=f"d{who.pk}", size=1, body=b"x", account=account, uploaded_at=NOW
    )
    Act.objects.create(
        institution=who, version=act.version, document=kept, number=f"A-{who.pk}", signed_on=act.signed_on,
        signed_by="Dirección", in_force_on=act.in_force_on, account=account, recorded_at=NOW,
    )  # fmt: skip


def test_a_withdrawn_act_leaves_nothing(as_staff: As) -> None:
    act = adopted(as_staff)
    with as_staff("cr.policia") as actor:
        acts.withdraw_act(by=actor, act=act, ended_on=TODAY, why="Cambió la ley.", today=TODAY, at=NOW)

    assert set(coverage.coverage_of("CR", TODAY).states.values()) == {NOTHING}


def test_a_new_version_in_force_asks_for_a_revision_from_its_day(as_staff: As, publishing: None) -> None:
    act = adopted(as_staff, number="14")
    published(as_staff, "14", on=TODAY + timedelta(5))

    place = (act.institution_id, act.version.procedure_id)
    states = [coverage.coverage_of("CR", TODAY + timedelta(days)).states[place] for days in (4, 5)]
    assert states == [ADOPTED, REVISION]


def test_the_matrix_asks_as_much_for_one_act_as_for_three(as_staff: As) -> None:
    spent = []
    for number in ("07", "09", "14"):
        adopted(as_staff, number=number)
        with CaptureQueriesContext(connection) as asked:
            coverage.coverage_of("CR", TODAY)
        spent.append(len(asked))

    assert spent[0] == spent[1] == spent[2] < 12


@pytest.mark.parametrize(
    ("username", "seen"), [("cr.policia", True), ("cr.datos", True), ("cr.tecnica", False), ("hn.policia", False)]
)
def test_who_sees_an_institution_s_cells(as_staff: As, username: str, seen: bool) -> None:
    with as_staff(username) as actor:
        assert (coverage.institution_visible_to(actor, institution("CR_OIJ").pk) is not None) is seen


def test_adoption_is_revised_after_our_own_months_unless_the_country_says(database: str) -> None:
    country = country_by_code("CR")
    country.facts = {**country.facts, "adoption": {"revision_months": 6}}

    assert (coverage.revision_months(country), coverage.revision_months(country_by_code("HN"))) == (6, REVISION_MONTHS)


def test_one_institution_is_asked_by_itself(database: str) -> None:
    place = institution("CR_OIJ")

    found = coverage.coverage_of("CR", TODAY, only=place.pk)

    assert (found.institutions, len(found.states)) == ((place,), in_force("CR", TODAY).count())
    assert (coverage.adopts(place), coverage.adopts(institution("CR_ERI"))) == (True, False)


def test_reminders_are_told_by_cell_and_kind(database: str) -> None:
    assert coverage.last_reminders([institution("CR_OIJ").pk]) == {}
