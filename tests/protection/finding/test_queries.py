"""The tables of the index and the desk are read by nobody; each function answers whom it is made for."""

from __future__ import annotations

import pytest
from django.db.utils import DatabaseError

from amparo.demo.carrying import Carrier
from amparo.protection.finding import queries
from tests.conftest import As
from tests.foundation.access.wall import DENIED, as_member, as_nobody, as_owner, state_of
from tests.points import carried_to
from tests.protection.finding.registering import abroad, tick

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


@pytest.mark.parametrize(
    "question",
    [
        "select * from sec.search_row",
        "select * from sec.desk_question",
        "select * from sec.desk_match",
        "select sec.keyd_near(0, '{1}', '{}')",
        "select sec.keyd_find('a'::bytea, '{1}', '{}')",
        "select sec.search_rows('{1}')",
        "select sec.keyd_index(1, 1, '{}', '{}')",
        "select * from sec.desk_sides()",
        "select * from sec.desk_watch()",
        "update sec.search_row set pairs = '{1}'",
    ],
)
def test_the_web_role_reads_no_index_and_no_match(carrier: Carrier, question: str) -> None:
    for ask in (lambda: as_member("cr.supervision", question), lambda: as_nobody(question, using="ledger")):
        with pytest.raises(DatabaseError) as refused:
            ask()
        assert state_of(refused.value) == DENIED


def test_an_item_comes_to_the_desks_of_the_two_institutions_alone(carrier: Carrier, as_staff: As) -> None:
    abroad(prs_FirstName="Luz Marina", prs_SecondName="Invento Demostración")
    tick()

    for username, count in (("cr.supervision", 1), ("hn.supervision", 1), ("cr.enlace", 0), ("cr.secretaria", 0)):
        with as_staff(username):
            assert (len(queries.items()), queries.waiting()) == (count, count), username


def test_where_nobody_supervises_the_focal_point_and_then_the_secretariat_keeps_the_desk(
    carrier: Carrier, as_staff: As
) -> None:
    abroad(prs_FirstName="Luz Marina", prs_SecondName="Invento Demostración")
    tick()
    as_owner("update coalition_teammember set role = 'steering' where role = 'supervisor'")

    with as_staff("cr.secretaria"):
        assert len(queries.items()) == 1
    with as_staff("cr.enlace"):
        assert queries.items() == []
