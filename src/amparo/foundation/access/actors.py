"""The account and its place in an institution, acting now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import connections
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an account in an institution, with the role it holds in each of its teams."""

    account: int | None
    member: int | None
    label: str
    institution: int | None
    institution_code: str
    country: str
    posts: frozenset[tuple[int, str]]
    time_zone: str = "UTC"
    # The token itself, for the key process, which asks the database whether it is live; never to be written anywhere.
    session: str = field(default="", repr=False)
    is_service: bool = False

    @property
    def teams(self) -> frozenset[int]:
        """The ids of the teams in which the actor holds a role."""
        return frozenset(team for team, _ in self.posts)

    @property
    def roles(self) -> frozenset[str]:
        """The roles held, in any team."""
        return frozenset(role for _, role in self.posts)

    def roles_in(self, team: int) -> frozenset[str]:
        """The roles held in one team."""
        return frozenset(role for held_in, role in self.posts if held_in == team)


# Whoever has not signed in: they open nothing, and do only what a code lets them do.
NOBODY = Actor(None, None, "", None, "", "", frozenset())


class ActingRequest(HttpRequest):
    """A request in which somebody acts; for type annotations of views.

    `place` is the address that the page belongs to, where its own does not say so.
    """

    actor: Actor
    place: str


def token_hash(token: str) -> bytes:
    """Return what the database keeps of a session token: its SHA-256."""
    return hashlib.sha256(token.encode()).digest()


def begin_acting(token: str, *, read_only: bool, using: str = "default") -> Actor | None:
    """Tell this transaction who acts, and return the actor; None when the token opens nothing.

    Must be the first thing in a transaction: a read-only transaction is declared here.
    """
    with connections[using].cursor() as cursor:
        if read_only:
            cursor.execute("set transaction read only")
        say_token(token, using)
        if not token:
            return None
        cursor.execute("select * from sec.whoami()")
        row = cursor.fetchone()
    return actor_from_row(row, session=token) if row else None


def say_token(token: str, using: str) -> None:
    """Put the token into the transaction, bound on the server so that it is in no statement's text.

    Django writes values into the text, which other sessions of the role read in `pg_stat_activity`.
    """
    connection = connections[using].connection
    # Sent together with the BEGIN that comes before the first statement of a transaction.
    with connection.pipeline(), psycopg.Cursor(connection) as cursor:
        cursor.execute("select set_config('app.token', %s, true)", [token])


def actor_from_row(row: tuple[Any, ...], *, session: str) -> Actor:
    """Build an actor from a row of `sec.whoami()`."""
    account, member, label, institution, code, country, zone, teams, roles, service = row
    posts = frozenset(zip(teams or [], roles or [], strict=True))
    return Actor(
        account, member, label or "", institution, code or "", country or "", posts, zone, session, bool(service)
    )
