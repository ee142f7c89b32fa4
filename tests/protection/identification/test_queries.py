"""What can be asked of accreditation files: the open one, its votes, who sat before."""

from __future__ import annotations

from amparo.demo.carrying import Carrier
from amparo.foundation.accounts.queries import demo_account
from amparo.protection.identification import queries
from tests.conftest import As
from tests.points import carried_to
from tests.protection.identification.voting import APPEAL, VOTE, vote
from tests.protection.looking import case_of

VOTING = carried_to("declines_and_is_repaired", before=VOTE)


def account(username: str) -> int:
    found = demo_account(username)
    assert found is not None
    return found.pk


@VOTING
def test_no_file_is_open_before_the_first_vote(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.panel1"):
        assert queries.open_file(case_of(carrier), VOTE) is None


@VOTING
def test_a_file_is_open_until_a_majority_has_voted(carrier: Carrier, as_staff: As) -> None:
    vote(carrier, as_staff, "cr.panel1", "formal")
    with as_staff("cr.panel2"):
        file = queries.open_file(case_of(carrier), VOTE)
        assert file is not None
        assert [each.choice for each in queries.votes_of(file)] == ["formal"]

    vote(carrier, as_staff, "cr.panel2", "formal")

    with as_staff("cr.panel1"):
        case = case_of(carrier)
        assert queries.open_file(case, VOTE) is None
        assert [each.outcome for each in queries.resolutions_of(case)] == ["formal"]


@VOTING
def test_who_voted_sat_before_for_an_appeal_and_not_for_the_same_step(carrier: Carrier, as_staff: As) -> None:
    vote(carrier, as_staff, "cr.panel1", "not_victim")

    with as_staff("cr.panel1"):
        case, voter = case_of(carrier), account("cr.panel1")
        assert queries.sat_on_other_panel(case, APPEAL, voter) is True
        assert queries.sat_on_other_panel(case, VOTE, voter) is False
        assert queries.sat_on_other_panel(case, APPEAL, account("cr.revision1")) is False
        assert queries.sat_on_other_panel(case, APPEAL, None) is False


@VOTING
def test_the_votes_of_a_case_do_not_exist_for_who_is_not_in_it(carrier: Carrier, as_staff: As) -> None:
    vote(carrier, as_staff, "cr.panel1", "formal")
    with as_staff("cr.panel1"):
        case = case_of(carrier)

    with as_staff("hn.panel1"):
        assert list(queries.files_of(case)) == []
        assert queries.resolutions_of(case) == []
