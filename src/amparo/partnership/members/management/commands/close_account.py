"""`manage close_account`: close an account that nobody of its institution may close."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from amparo.foundation.access.acting import acting
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.accounts.signing import service_token
from amparo.partnership.members.operations import close_at_the_server


class Command(BaseCommand):
    """Close an account, by the name with which its owner signs in."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose it is."""
        parser.add_argument("--name", required=True)

    def handle(self, *_args: Any, **given: Any) -> None:
        """Close the account and say so."""
        with acting(service_token()) as actor:
            account = accounts.account_named(given["name"])
            if account is None:
                raise CommandError(f"Nobody signs in with the name {given['name']}.")
            close_at_the_server(by=actor, account=account.pk)
        self.stdout.write("The account is closed, and all its sessions have ended.")
