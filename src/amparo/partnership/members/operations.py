"""Letting people of an institution in: each checked here, and once more by the database."""

from __future__ import annotations

from typing import Final

from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.carried import mark_of, new_code, written_code
from amparo.foundation.accounts.entering import ENTRY_CODE
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.members import permissions
from amparo.partnership.members.queries import Colleague
from amparo.partnership.members.rules import may_give, reasons_against_name
from amparo.partnership.members.vocabulary import VOUCHES

# What the database answers when it refuses.
DENIED: Final = "42501"


@transaction.atomic
def invite_member(*, by: Actor, name: str, label: str, team: int, role: str) -> str:
    """Make an account of the actor's institution, and return the code that opens it once; raises `Refused`."""
    permits.require(by, permissions.INVITE_MEMBER, None, by_table=permissions.MAY)
    _may_give(by, permissions.INVITE_MEMBER, role)
    reasons = reasons_against_name(name)
    if reasons:
        raise Refused(reasons)
    code = new_code()
    try:
        with transaction.atomic():
            made = _call("sec.invite_member", name, label.strip(), team, role, mark_of(code, ENTRY_CODE))
    except IntegrityError as taken:
        raise Refused([_("Somebody already signs in with this name. Choose another one.")]) from taken
    entries.record(Note("MEMBER_INVITED", subject=str(made), facts={"team": team, "role": role}), by=by)
    return written_code(code)


@transaction.atomic
def give_post(*, by: Actor, to: Colleague, team: int, role: str) -> None:
    """Give a colleague a role in a team; their sessions end."""
    permits.require(by, permissions.CHANGE_POSTS, to, by_table=permissions.MAY)
    _may_give(by, permissions.CHANGE_POSTS, role)
    _call("sec.give_post", to.member, team, role)
    entries.record(Note("POST_GIVEN", subject=str(to.account_id), facts={"team": team, "role": role}), by=by)


@transaction.atomic
def take_post(*, by: Actor, of: Colleague, team: int, role: str) -> None:
    """Take a role in a team from a colleague; their sessions end."""
    permits.require(by, permissions.CHANGE_POSTS, of, by_table=permissions.MAY)
    _may_give(by, permissions.CHANGE_POSTS, role)
    _call("sec.take_post", of.member, team, role)
    entries.record(Note("POST_TAKEN", subject=str(of.account_id), facts={"team": team, "role": role}), by=by)


@transaction.atomic
def ask_recovery(*, by: Actor, of: Colleague) -> None:
    """Vouch for a colleague who lost their passkey; nothing happens before a second person confirms it."""
    permits.require(by, permissions.ASK_RECOVERY, of, by_table=permissions.MAY)
    _call("sec.ask_recovery", of.member, sorted(VOUCHES))
    entries.record(Note("RECOVERY_ASKED", subject=str(of.account_id)), by=by)


@transaction.atomic
def confirm_recovery(*, by: Actor, of: Colleague) -> str:
    """Confirm what another vouched for: passkeys go, sessions end, and a code is returned that holds for an hour."""
    permits.require(by, permissions.CONFIRM_RECOVERY, of, by_table=permissions.MAY)
    code = new_code()
    try:
        with transaction.atomic():
            _call("sec.confirm_recovery", of.recovery, mark_of(code, ENTRY_CODE))
    except DatabaseError as refused:
        if DENIED not in str(getattr(refused.__cause__, "sqlstate", "")):
            raise
        raise Refused(
            [_("You and who vouched cannot do this together: one of you let the other in lately.")]
        ) from refused
    entries.record(Note("RECOVERY_CONFIRMED", subject=str(of.account_id)), by=by)
    return written_code(code)


def code_at_the_server(*, by: Actor, account: int) -> str:
    """Return a code for an account that nobody was there to invite; only the installation itself makes one."""
    permits.require(by, permissions.MAKE_CODE, None, by_table=permissions.MAY)
    code = new_code()
    with connections["owner"].cursor() as cursor:
        cursor.execute("select sec.code_from_owner(%s, %s)", [account, mark_of(code, ENTRY_CODE)])
    entries.record(Note("MEMBER_INVITED", subject=str(account)), by=by, using="owner")
    return written_code(code)


@transaction.atomic
def close_account(*, by: Actor, of: Colleague) -> None:
    """Close a colleague's account for good: sessions end, passkeys, codes and drafts go; its history stays."""
    permits.require(by, permissions.CLOSE_ACCOUNT, of, by_table=permissions.MAY)
    _call("sec.close_account", of.member)
    roles = sorted({role for _team, _name, role in of.posts})
    entries.record(Note("ACCOUNT_CLOSED", subject=str(of.account_id), facts={"roles": roles}), by=by)


def close_at_the_server(*, by: Actor, account: int) -> None:
    """Close an account that no officer of its institution may close; only the installation itself does."""
    permits.require(by, permissions.CLOSE_AT_THE_SERVER, None, by_table=permissions.MAY)
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("select sec.close_from_owner(%s)", [account])
        entries.record(Note("ACCOUNT_CLOSED", subject=str(account)), by=by, using="owner")


def _may_give(by: Actor, operation: str, role: str) -> None:
    if not may_give(role, held=by.roles):
        raise NotAllowed(operation)


def _call(function: str, *values: str | int | bytes | list[str] | None) -> object:
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}({marks})", list(values))
        return cursor.fetchone()[0]
