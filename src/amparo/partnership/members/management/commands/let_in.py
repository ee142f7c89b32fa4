"""`manage let_in`: the first account of an institution, made at the server itself; prints its code, once."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts import operations as accounts
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.coalition import operations as coalition
from amparo.partnership.coalition import queries
from amparo.partnership.members.operations import code_at_the_server
from amparo.partnership.members.rules import reasons_against_name


class Command(BaseCommand):
    """Make an account with a place in an institution, where nobody is there yet to invite it."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Take who it is, and where they work."""
        for name in ("country", "institution", "team", "role", "name", "label"):
            parser.add_argument(f"--{name}", required=True)

    def handle(self, *_args: Any, **given: Any) -> None:
        """Make the account and print its code."""
        institutions = {each.code: each for each in queries.institutions_of(given["country"])}
        if given["institution"] not in institutions:
            raise CommandError(f"{given['institution']} is no institution of {given['country']}.")
        if reasons_against_name(given["name"]):
            raise CommandError(reasons_against_name(given["name"])[0])
        with acting(service_token()) as actor:
            password = secrets.token_urlsafe(32)
            account = accounts.make_account(by=actor, username=given["name"], label=given["label"], password=password)
            place, posts = institutions[given["institution"]], {given["team"]: given["role"]}
            coalition.place_member(by=actor, account=account.pk, institution=place, posts=posts)
            code = code_at_the_server(by=actor, account=account.pk)
        self.stdout.write(f"{code}\nIt holds for 72 hours, and once. Hand it over on paper or aloud.")
