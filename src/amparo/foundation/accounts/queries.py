"""What can be asked of accounts."""

from __future__ import annotations

from amparo.foundation.accounts.models import Account


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
