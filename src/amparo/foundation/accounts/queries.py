"""What can be asked of accounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from amparo.foundation.accounts.models import Account, EntryCode, Passkey, Recovery, TimeCode


def demo_accounts() -> list[Account]:
    """Return the accounts of the demonstration."""
    return list(Account.objects.exclude(demo_role="").order_by("pk"))


def demo_account(username: str) -> Account | None:
    """Return an account of the demonstration by its name; a real account is never returned."""
    if "\x00" in username:
        return None
    return Account.objects.exclude(demo_role="").filter(username=username, is_active=True).first()


def account_named(username: str) -> Account | None:
    """Return the account that signs in with a name, or None."""
    return None if "\x00" in username else Account.objects.filter(username=username.strip(), is_active=True).first()


def labels_of(keys: set[int]) -> dict[int, str]:
    """Return the labels of accounts by id."""
    return dict(Account.objects.filter(pk__in=keys).values_list("pk", "label"))


def passkeys_of(account: int) -> list[Passkey]:
    """Return the passkeys of whoever acts, or is enrolling; nobody reads those of others."""
    return list(Passkey.objects.filter(account_id=account))


def passkey_of(account: int, key: int) -> Passkey | None:
    """Return a passkey of whoever acts."""
    return Passkey.objects.filter(account_id=account, pk=key).first()


def time_code_of(account: int) -> TimeCode | None:
    """Return the time code of whoever acts."""
    return TimeCode.objects.filter(account_id=account).first()


def username_of(account: int) -> str:
    """Return the name with which an account signs in."""
    return Account.objects.values_list("username", flat=True).get(pk=account)


def is_password_of(account: int, password: str) -> bool:
    """Say whether a password is an account's."""
    found = Account.objects.filter(pk=account, is_active=True).first()
    return found is not None and found.check_password(password)


def codes_waiting(accounts: Iterable[int], at: datetime) -> dict[int, datetime]:
    """Return until when the codes of colleagues hold who have not come in with them, by account."""
    rows = EntryCode.objects.filter(account_id__in=accounts, used_at=None, valid_until__gt=at)
    return dict(rows.values_list("account_id", "valid_until"))


def recoveries_waiting(accounts: Iterable[int], since: datetime) -> dict[int, tuple[int, int]]:
    """Return which recoveries of colleagues wait for a second person, and who vouched, by account."""
    rows = Recovery.objects.filter(account_id__in=accounts, confirmed_at=None, asked_at__gt=since)
    return {account: (key, asked_by) for key, account, asked_by in rows.values_list("pk", "account_id", "asked_by")}
