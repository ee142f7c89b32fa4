"""Tables of the coalition; all of it is editable data that came from content."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from amparo.foundation.vocabularies.words import in_language


class Country(models.Model):
    """A country's coalition: its words, calendar, time zone, mandates and legal deadlines, as data."""

    code = models.TextField(unique=True)
    names = models.JSONField()
    coalition = models.JSONField()
    time_zone = models.TextField()
    facts = models.JSONField(default=dict)

    class Meta:
        """Listed by code."""

        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        """Return the country's name in the reader's language."""
        return in_language(self.names, self.code)


class Institution(models.Model):
    """A member of the coalition or a body that works with it; where we know it from is kept with it."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    code = models.TextField()
    names = models.JSONField()
    short_name = models.TextField()
    kind = models.TextField()
    is_member = models.BooleanField(default=False)
    mandates = models.JSONField(default=list)
    origin = models.TextField()
    verified = models.BooleanField(default=False)
    note = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)

    class Meta:
        """A code is unique in its country."""

        ordering: ClassVar = ["country", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["country", "code"], name="institution_code")]

    def __str__(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names, self.code)


class Team(models.Model):
    """People of one institution who share cases; the unit to which need to know is granted."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT)
    code = models.TextField()
    names = models.JSONField()
    roles = models.JSONField(default=list)
    takes_referrals = models.BooleanField(default=False)
    needs = models.JSONField(default=list)
    place = models.TextField(default="")
    capacity = models.IntegerField(null=True)

    class Meta:
        """A code is unique in its institution."""

        ordering: ClassVar = ["institution", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["institution", "code"], name="team_code")]

    def __str__(self) -> str:
        """Return the name in the reader's language."""
        return in_language(self.names, self.code)


class RoleBinding(models.Model):
    """Which team takes a lane's steps in a country."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    role = models.TextField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT)

    class Meta:
        """A role has one team in a country."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["country", "role"], name="role_bound_once")]

    def __str__(self) -> str:
        """Return the role."""
        return self.role


class Member(models.Model):
    """An account's place in an institution."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        """Return the account's label."""
        return str(self.account)


class TeamMember(models.Model):
    """A role that a member holds in a team."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    role = models.TextField()

    class Meta:
        """A role is held once in a team."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "team", "role"], name="post_held_once")]

    def __str__(self) -> str:
        """Return the role."""
        return self.role
