"""What can be asked of seals."""

from __future__ import annotations

from amparo.demo.carrying import Carrier
from amparo.protection.seals import queries
from tests.conftest import As
from tests.foundation.desk import account_of
from tests.points import carried_to
from tests.protection.seals.sealing import ask, seal

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def test_each_sees_what_is_theirs_to_do(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        before = queries.standing_of(carrier.code)
        assert before is not None
        assert (before.seal, before.may_change) == (None, True)
    seal(carrier, as_staff, "cr.gestora", "cr.psicologia")
    key = ask(carrier, as_staff, name="cr.albergue")

    with as_staff("cr.psicologia"):
        named = queries.standing_of(carrier.code)
        assert named is not None
        assert (named.may_change, queries.changes_waiting(), queries.sealed_cases()) == (False, [], [])
        assert {each.account for each in queries.people_of(named.case_id) if each.is_named} == {
            account_of("cr.gestora"), account_of("cr.psicologia"),
        }  # fmt: skip
    for username, decides in (("cr.gestora", False), ("cr.supervision", True), ("cr.datos", True)):
        with as_staff(username):
            (waits,) = queries.changes_waiting()
            assert (waits.key, waits.decides, queries.sealed_cases()[0].named) == (key, decides, 2)
            assert queries.change_by_key(key) == waits
            assert queries.closed_lately() == 0
