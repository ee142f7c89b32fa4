"""Whose budgets an officer may know of."""

from __future__ import annotations

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.signing import member_token
from amparo.partnership.guarding.queries import accounts_of
from tests.foundation.desk import account_of

STAFF = ("cr.gestora", "cr.supervision", "cr.datos", "cr.tecnica", "hn.supervision")


def seen_by(username: str) -> set[str]:
    accounts = {account_of(each): each for each in STAFF}
    with acting(member_token(account_of(username))) as by:
        return {accounts[key] for key in accounts_of(by, accounts)}


def test_a_supervisor_knows_of_the_institution_who_answers_for_data_of_the_country_and_others_of_nobody(
    database: str,
) -> None:
    assert seen_by("cr.supervision") == {"cr.gestora", "cr.supervision"}
    assert seen_by("cr.datos") == {"cr.gestora", "cr.supervision", "cr.datos", "cr.tecnica"}
    assert seen_by("cr.tecnica") == seen_by("cr.gestora") == set()
