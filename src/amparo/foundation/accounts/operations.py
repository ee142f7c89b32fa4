"""Making accounts, as the owner of the installation."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed
from amparo.foundation.accounts.models import Account
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note


def make_account(*, by: Actor, username: str, label: str, password: str, demo_role: str = "") -> Account:
    """Make an account, or bring its label in step; only the installation does. Raises `NotAllowed`."""
    if not by.is_service:
        raise NotAllowed("MAKE_ACCOUNT")
    account = Account.objects.using("owner").filter(username=username).first()
    if account is not None:
        return account
    account = Account(username=username, label=label, demo_role=demo_role, password=make_password(password))
    account.save(using="owner")
    entries.record(Note("ACCOUNT_MADE", subject=str(account.pk)), by=by, using="owner")
    return account
