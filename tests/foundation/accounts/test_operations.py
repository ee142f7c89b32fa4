"""Accounts are made by the installation only."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import check_password

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.models import Account
from amparo.foundation.accounts.operations import make_account
from amparo.foundation.accounts.signing import member_token, service_token
from tests.foundation.access.wall import as_owner
from tests.foundation.desk import account_of


@pytest.mark.parametrize("username", ["cr.tecnica", "cr.datos", "cr.secretaria", "cr.gestora"])
def test_no_member_of_staff_makes_an_account(database: str, username: str) -> None:
    with pytest.raises(NotAllowed), acting(member_token(account_of(username))) as actor:
        make_account(by=actor, username="new", label="New", password="a long password")

    assert not Account.objects.filter(username="new").exists()


def test_the_installation_makes_one_and_it_is_audited(database: str) -> None:
    with acting(service_token()) as actor:
        made = make_account(by=actor, username="new", label="New", password="a long password")
        again = make_account(by=actor, username="new", label="Other", password="another password")

    assert (again.pk, again.label) == (made.pk, "New")
    assert check_password("a long password", made.password)
    assert as_owner(
        "select count(*) from audit_entry where action = 'ACCOUNT_MADE' and subject = %s", str(made.pk)
    ) == [(1,)]
