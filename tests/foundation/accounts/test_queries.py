"""What can be asked of accounts."""

from __future__ import annotations

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts.operations import make_account
from amparo.foundation.accounts.queries import demo_account, demo_accounts, labels_of
from amparo.foundation.accounts.signing import service_token
from tests.foundation.access.wall import as_owner
from tests.foundation.desk import account_of


def test_accounts_of_the_demonstration_are_told_from_real_ones(database: str) -> None:
    with acting(service_token()) as actor:
        real = make_account(by=actor, username="real", label="Real", password="a long password")

    assert demo_account("real") is None
    assert real.pk not in {account.pk for account in demo_accounts()}
    assert labels_of({real.pk, account_of("cr.gestora")}) == {real.pk: "Real", account_of("cr.gestora"): "Elena Quirós"}


def test_a_closed_account_of_the_demonstration_is_not_found(database: str) -> None:
    as_owner("update accounts_account set is_active = false where username = 'cr.gestora'")

    assert demo_account("cr.gestora") is None
