"""Who acts, as the database says it for a token."""

from __future__ import annotations

import pytest
from django.db import connections, transaction
from django.db.utils import ProgrammingError

from amparo.foundation.access.actors import Actor, actor_from_row, begin_acting, say_token, token_hash
from amparo.foundation.accounts.models import Account
from amparo.foundation.accounts.signing import member_token, service_token
from amparo.partnership.coalition.models import Member, TeamMember
from tests.foundation.desk import account_of

POSTS = frozenset({(1, "panel"), (1, "lawyer"), (2, "police")})
ACTOR = Actor(1, 1, "Somebody", 1, "X", "CR", POSTS)


def acting_now(token: str) -> Actor | None:
    with transaction.atomic():
        return begin_acting(token, read_only=True)


def test_teams_and_roles_are_those_of_the_posts() -> None:
    assert ACTOR.teams == {1, 2}
    assert ACTOR.roles == {"panel", "lawyer", "police"}
    assert ACTOR.roles_in(1) == {"panel", "lawyer"}
    assert ACTOR.roles_in(2) == {"police"}
    assert ACTOR.roles_in(3) == frozenset()


def test_an_actor_without_teams_holds_no_post() -> None:
    row = (1, 1, "Somebody", 1, "X", "CR", "America/Costa_Rica", None, None, False)

    assert actor_from_row(row, session="s").posts == frozenset()


def test_a_live_token_names_account_institution_and_posts(database: str) -> None:
    token = member_token(account_of("cr.panel1"))

    actor = acting_now(token)

    assert actor is not None
    assert (actor.label, actor.institution_code, actor.country) == ("Adriana Mora", "CR_ERI", "CR")
    assert actor.roles == {"panel"}
    assert (actor.session, actor.is_service) == (token, False)
    assert token not in repr(actor)


@pytest.mark.parametrize("token", ["", "guessed", "' or true --"])
def test_a_wrong_token_names_nobody(database: str, token: str) -> None:
    assert acting_now(token) is None


def test_the_hash_of_a_token_is_no_token(database: str) -> None:
    token = member_token(account_of("cr.panel1"))

    assert acting_now(token_hash(token).hex()) is None
    assert acting_now("\\x" + token_hash(token).hex()) is None


@pytest.mark.parametrize(
    "ending",
    [
        "update sec.session set ended_at = now()",
        "update sec.session set expires_at = now() - interval '1 second'",
        "update coalition_member set is_active = false",
        "update accounts_account set is_active = false",
    ],
)
def test_an_ended_session_a_member_who_left_and_a_closed_account_act_no_more(database: str, ending: str) -> None:
    token = member_token(account_of("cr.panel1"))
    assert acting_now(token) is not None

    with connections["owner"].cursor() as cursor:
        cursor.execute(ending)

    assert acting_now(token) is None


def test_a_post_that_is_taken_away_is_gone_at_once(database: str) -> None:
    token = member_token(account_of("cr.panel1"))

    TeamMember.objects.using("owner").filter(member__account__username="cr.panel1").delete()

    # A change of role ends every session: one comes in anew, with what is left.
    assert acting_now(token) is None
    actor = acting_now(member_token(account_of("cr.panel1")))
    assert actor is not None
    assert actor.posts == frozenset()


def test_an_account_without_a_place_starts_no_session(database: str) -> None:
    account = Account(username="lost", label="Lost", password="!")
    account.save(using="owner")
    assert not Member.objects.filter(account_id=account.pk).exists()

    with pytest.raises(ProgrammingError, match="no place"):
        member_token(account.pk)


def test_nobody_acts_after_the_transaction(database: str) -> None:
    with transaction.atomic():
        assert begin_acting(member_token(account_of("cr.panel1")), read_only=False) is not None

    with connections["default"].cursor() as cursor:
        cursor.execute("select current_setting('app.token', true), sec.principals()")
        assert cursor.fetchone() == ("", [])


def test_the_service_acts_in_no_team_of_the_coalition(database: str) -> None:
    actor = acting_now(service_token())

    assert actor is not None
    assert (actor.account, actor.institution, actor.is_service) == (None, None, True)
    assert actor.posts == {(-1, "clock")}


def test_the_token_stands_in_no_statement_that_other_sessions_can_read(database: str) -> None:
    token = member_token(account_of("cr.panel1"))

    with transaction.atomic():
        say_token(token, "default")
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "select query from pg_stat_activity where usename = 'amparo_app' and datname = %s", [database]
            )
            told = [query for (query,) in cursor.fetchall()]

    assert any("app.token" in query for query in told)
    assert not any(token in query for query in told)
