"""Accounts, what they come in with, and drafts."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their natural key; accounts are made by operations only."""


class Account(AbstractBaseUser):
    """A login of one member of staff; its place in an institution is a `Member` of the coalition."""

    username = models.TextField(unique=True)
    label = models.TextField()
    is_active = models.BooleanField(default=True)
    demo_role = models.TextField(default="", blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["label"]

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        """Listed by label."""

        ordering: ClassVar = ["label"]

    def check_password(self, raw_password: str | None) -> bool:
        """Hold a password against the stored one; the web role may not write a newer hash, so none is made."""
        return check_password(raw_password, self.password)

    def __str__(self) -> str:
        """Return the login's label."""
        return self.label


class Draft(models.Model):
    """What an account is still writing on one page, sealed for that account only."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    place = models.TextField()
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        """One draft for an account and a page."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "place"], name="one_draft_a_page")]

    def __str__(self) -> str:
        """Return the page."""
        return self.place


class Passkey(models.Model):
    """What one device, or a keyring of devices, proves an account with; the secret half never leaves it."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    credential = models.BinaryField(unique=True)
    public_key = models.BinaryField()
    uses = models.BigIntegerField()
    name = models.TextField()
    is_synced = models.BooleanField()
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)

    class Meta:
        """Listed as they were added."""

        ordering: ClassVar = ["made_at", "pk"]

    def __str__(self) -> str:
        """Return the name that its owner gave it."""
        return self.name


class TimeCode(models.Model):
    """The secret from which an application of the account's owner makes six figures every half minute, sealed."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return whose it is, by its id."""
        return str(self.account_id)


class EntryCode(models.Model):
    """A code that two people hand to a third, by which they come to the one page where a passkey is added."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    kind = models.TextField()
    mark = models.BinaryField(unique=True)
    made_by = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return what it is for."""
        return self.kind


class Recovery(models.Model):
    """That a colleague vouches for somebody who lost their passkey, until another one confirms it."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    confirmed_by = models.BigIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        """Whoever asked does not confirm, nor does the person themself."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None)
                | (~models.Q(confirmed_by=models.F("asked_by")) & ~models.Q(confirmed_by=models.F("account_id"))),
                name="confirmed_by_another",
            ),
            models.CheckConstraint(condition=~models.Q(asked_by=models.F("account_id")), name="asked_by_another"),
        ]

    def __str__(self) -> str:
        """Return when it was asked."""
        return self.asked_at.isoformat()
