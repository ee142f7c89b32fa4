"""Which sealed answers exist; never what they say."""

from __future__ import annotations

from amparo.demo.carrying import Carrier
from amparo.protection.people import operations, queries
from amparo.protection.people.models import SealedAnswers
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import case_of

CARED_FOR = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


@CARED_FOR
def test_the_names_of_filled_fields_are_known_for_the_groups_that_were_granted_only(
    carrier: Carrier, as_staff: As
) -> None:
    existing = set(SealedAnswers.objects.using("owner").values_list("group", flat=True))
    assert {"C1", "C2", "C5", "C8", "RP"} <= existing

    seen = {}
    for username in ("cr.albergue", "cr.salud", "cr.panel1"):
        with as_staff(username):
            seen[username] = set(queries.sealed_fields(case_of(carrier)))

    assert ("C5" in seen["cr.albergue"], "C2" in seen["cr.salud"], seen["cr.panel1"] - {"C1", "C4", "CA"}) == (
        False,
        False,
        set(),
    )


@CARED_FOR
def test_the_latest_of_each_field_is_one_row_a_field(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora") as actor:
        for name in ("Ana", "Eva"):
            operations.write_answers(
                by=actor,
                case=case_of(carrier),
                record=f"event:{name}",
                values={"C1": {"prs_FirstName": name}},
                written=frozenset({"C1"}),
                at=carrier.at,
            )

    with as_staff("cr.gestora"):
        rows = [row for row in queries.latest_sealed(case_of(carrier), "C1") if row.field == "prs_FirstName"]
        one = queries.sealed_in(case_of(carrier), "C1", "event:Ana")

    assert ([row.record for row in rows], [row.field for row in one]) == (["event:Eva"], ["prs_FirstName"])


@CARED_FOR
def test_rows_tell_their_group_and_never_their_answers(carrier: Carrier) -> None:
    rows = SealedAnswers.objects.using("owner").all()

    assert {str(row) for row in rows} == {row.group for row in rows}
