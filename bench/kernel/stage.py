"""A database of the bench's own: Amparo's migrations, one country's coalition, two members of staff, one procedure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import drawing
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from amparo.foundation.access.acting import acting
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import operations as accounts
from amparo.foundation.accounts.signing import member_token, service_token
from amparo.partnership.coalition import operations as coalition
from amparo.partnership.coalition import queries as coalition_queries
from amparo.partnership.procedures import operations as procedures

NAME = f"amparo_bench_{os.getpid()}"
ROLES = {
    "duty_officer": "CR_ERI",
    "case_manager": "CR_ERI",
    "lawyer": "CR_CSO_LEGAL",
}
POSTS = {"duty_officer": "guard", "case_manager": "care", "lawyer": "team"}


Owner = psycopg.Connection[tuple[object, ...]]


@dataclass(frozen=True)
class Stage:
    """Whose sessions act in the bench: a token and the actor it stands for, by role."""

    tokens: dict[str, str]
    actors: dict[str, Actor]


def owner_connection(name: str) -> psycopg.Connection[tuple[object, ...]]:
    """Connect to a database of the server as its owner."""
    given = settings.DATABASES["owner"]
    return psycopg.connect(
        host=given["HOST"], port=given["PORT"] or None, user=given["USER"], password=given["PASSWORD"],
        dbname=name, autocommit=True,
    )  # fmt: skip


@contextmanager
def stage() -> Iterator[Stage]:
    """Make the database, with everything in it made by Amparo's own operations, and drop it at the end."""
    first = str(settings.DATABASES["owner"]["NAME"])
    with owner_connection(first) as server:
        server.execute(f'create database "{NAME}"')
    try:
        _use(NAME)
        call_command("migrate", verbosity=0)
        tokens = _furnish()
        yield Stage(tokens, {role: _actor(token) for role, token in tokens.items()})
    finally:
        _use(first)
        with owner_connection(first) as server:
            server.execute(f'drop database "{NAME}" with (force)')


def _use(name: str) -> None:
    for alias in settings.DATABASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _furnish() -> dict[str, str]:
    with acting(service_token()) as actor:
        path = Path(settings.CONTENT) / "coalitions" / "cr" / "coalition.toml"
        country = coalition.load_coalition(by=actor, path=path)
        coalition.bind_roles(by=actor, country=country, roles=ROLES)
        made = {role: _account(actor, role) for role in ROLES}
    with acting(service_token()) as actor:
        draft = procedures.Draft(drawing.for_amparo(), drawing.texts(), drawing.parameters(ROLES))
        procedures.publish_procedures(by=actor, drafts=[draft], at=datetime.now(UTC))
    return {role: member_token(account, 7200) for role, account in made.items()}


def _actor(token: str) -> Actor:
    with acting(token) as actor:
        return actor


def _account(actor: Actor, role: str) -> int:
    found = {each.code: each for each in coalition_queries.institutions_of("CR")}
    account = accounts.make_account(by=actor, username=f"bench.{role}", label=role, password=os.urandom(9).hex())
    coalition.place_member(by=actor, account=account.pk, institution=found[ROLES[role]], posts={POSTS[role]: role})
    return account.pk
