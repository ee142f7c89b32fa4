"""Coming back: a wrong receipt opens nothing and takes as long; the role of this server reaches four functions."""

from __future__ import annotations

import time

import pytest
from django.db import DatabaseError, connection, transaction

from amparo.foundation.access.actors import NOBODY
from amparo.foundation.access.permits import NotAllowed
from amparo.prevention.community.rules.receipts import plain
from amparo.prevention.reporting.operations import returning
from amparo.prevention.reporting.rules import files
from tests.conftest import As
from tests.foundation.access.wall import DENIED, as_owner, state_of
from tests.prevention.community.doing import reporter, sent
from tests.prevention.reporting.rules.test_files import picture


def test_whoever_has_the_receipt_reads_writes_and_sends_a_file(as_staff: As) -> None:
    receipt, kept = sent(in_words=True), files.kept_from(picture())

    with reporter():
        opening = returning.open_with(by=NOBODY, receipt=receipt_as_typed(receipt))
        assert opening is not None
        assert returning.write_in(by=NOBODY, opening=opening, picture=kept)
        box = returning.read_box(by=NOBODY, opening=opening)
        assert box is not None
        place = box.letters[0].place
        found = returning.open_file(by=NOBODY, opening=opening, place=place)
        none = returning.open_file(by=NOBODY, opening=opening, place="0" * 16)
    with pytest.raises(NotAllowed), as_staff("cr.recepcion") as by:
        returning.open_with(by=by, receipt=receipt)

    assert (found, none) == (kept, None)


def receipt_as_typed(receipt: str) -> str:
    return plain(receipt.upper())


def test_a_wrong_receipt_takes_as_long_as_a_right_one(database: str) -> None:
    receipt = sent()
    spent: dict[str, list[float]] = {"right": [], "wrong": []}

    with reporter():
        for _ in range(7):
            for kind, tried in (("right", receipt), ("wrong", receipt[::-1])):
                before = time.process_time()
                returning.open_with(by=NOBODY, receipt=tried)
                spent[kind].append(time.process_time() - before)
        wrong = returning.open_with(by=NOBODY, receipt=receipt[::-1])

    right, other = sorted(spent["right"])[3], sorted(spent["wrong"])[3]
    assert wrong is None
    assert abs(right - other) < 0.5 * max(right, other)


def test_a_report_that_is_full_takes_nothing_more(database: str) -> None:
    receipt = sent()
    as_owner(
        "insert into community_reportpart (report_id, kind, place, from_reporter, written_on, sealed)"
        " select report_id, 'MESSAGE', n::text, true, written_on, sealed from community_reportpart,"
        " generate_series(1, 59) n"
    )

    with reporter():
        opening = returning.open_with(by=NOBODY, receipt=receipt)
        assert opening is not None
        assert not returning.write_in(by=NOBODY, opening=opening, message="más")


@pytest.mark.parametrize(
    "query",
    [
        "select * from public.community_communityreport", "select * from public.community_reportkey",
        "insert into public.community_reportpart (kind) values ('x')", "select * from public.cases_case",
        "select * from public.accounts_account", "select * from public.audit_entry", "select sec.principals()",
        "select reporting.holds(1, array['intake'])", "select * from public.coalition_member",
        "create table public.mine (a int)", "set role amparo_app",
    ],
)  # fmt: skip
def test_the_role_of_this_server_reaches_nothing_but_its_functions(database: str, query: str) -> None:
    with reporter(), pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(query)

    assert state_of(refused.value) == DENIED
