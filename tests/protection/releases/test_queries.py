"""What can be asked of releases."""

from __future__ import annotations

from datetime import UTC, datetime

from amparo.demo.carrying import Carrier
from amparo.protection.releases import queries
from amparo.protection.releases.models import Release
from tests.conftest import As
from tests.points import carried_to
from tests.protection.looking import case_of
from tests.protection.releases.releasing import ask, decide, later, take, write

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def test_each_sees_what_is_theirs_and_no_other(carrier: Carrier, as_staff: As) -> None:
    key = ask(carrier, as_staff)
    waits = ("cr.psicologia", "cr.supervision")
    sees = (*waits, "cr.gestora", "cr.datos")

    found = {}
    for username in (*sees, "cr.guardia", "cr.policia", "cr.secretaria", "cr.tecnica", "hn.supervision", "hn.datos"):
        with as_staff(username):
            found[username] = (
                [each.pk for each in queries.waiting_for_me()],
                [each.pk for each in queries.overseen()],
            )

    works_on_it_too = found.pop("cr.guardia")
    assert works_on_it_too[0] == []
    assert found == {
        username: ([key] if username in waits else [], [key] if username in sees else []) for username in found
    }


def test_why_opens_to_who_asked_who_decides_and_who_oversees(carrier: Carrier, as_staff: As) -> None:
    key = ask(carrier, as_staff)

    reads = {}
    for username in ("cr.gestora", "cr.psicologia", "cr.supervision", "cr.datos", "cr.policia", "hn.supervision"):
        with as_staff(username):
            reads[username] = queries.reads_the_words(Release(pk=key))

    assert reads == {**dict.fromkeys(reads, True), "cr.policia": False, "hn.supervision": False}


def test_what_nobody_decides_stops_waiting_and_the_months_count(carrier: Carrier, as_staff: As) -> None:
    write(carrier, as_staff, "C1", prs_FirstName="Ana")
    first, second, third = (ask(carrier, as_staff) for _ in range(3))
    decide(as_staff, second, allow=False, words="A referral is enough")
    decide(as_staff, third)
    with as_staff("cr.gestora") as actor:
        assert [each.pk for each in queries.allowed_to(actor, datetime.now(UTC))] == [third]
        assert [each.pk for each in queries.mine(actor)] == [third, second, first]
    take(as_staff, third)
    later(first, 24 * 7)

    with as_staff("cr.psicologia"):
        assert queries.waiting_for_me() == []
        assert [each.pk for each in queries.of_case(case_of(carrier))] == [third, second, first]
    with as_staff("cr.gestora") as actor:
        assert queries.allowed_to(actor, datetime.now(UTC)) == []
    with as_staff("cr.supervision"):
        months = queries.months()
        assert [sum(getattr(each, name) for each in months) for name in ("asked", "allowed", "refused", "taken")] == [
            3, 1, 1, 1
        ]  # fmt: skip
