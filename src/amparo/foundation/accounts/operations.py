"""Making accounts, as the owner of the installation, and what their owners come in with."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.models import Account, Passkey, TimeCode
from amparo.foundation.accounts.passkeys import Added
from amparo.foundation.accounts.rules import INTERVIEW_AT_MOST
from amparo.foundation.accounts.timecodes import sealed_for
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note

PASSKEYS_AT_MOST = 10
NAME_LENGTH = 60


def make_account(*, by: Actor, username: str, label: str, password: str, demo_role: str = "") -> Account:
    """Make an account, or bring its label in step; only the installation does. Raises `NotAllowed`."""
    if not by.is_service:
        raise NotAllowed("MAKE_ACCOUNT")
    account = Account.objects.using("owner").filter(username=username).first()
    if account is not None:
        return account
    account = Account(username=username, label=label, demo_role=demo_role, password=make_password(password))
    account.save(using="owner")
    entries.record(Note("ACCOUNT_MADE", subject=str(account.pk)), by=by, using="owner")
    return account


@transaction.atomic
def add_passkey(*, by: Actor, made: Added, name: str, at: datetime) -> Passkey:
    """Keep a passkey that a device has just made for the actor. Raises `Refused`."""
    account = _account(by, "ADD_PASSKEY")
    if Passkey.objects.filter(account_id=account).count() >= PASSKEYS_AT_MOST:
        raise Refused([_("You have ten passkeys. Remove one that you no longer use.")])
    try:
        with transaction.atomic():
            kept = Passkey.objects.create(
                account_id=account,
                credential=made.credential,
                public_key=made.public_key,
                uses=made.uses,
                is_synced=made.is_synced,
                name=_named(name),
                made_at=at,
            )
    except IntegrityError as known:
        raise Refused([_("This device already has a passkey here.")]) from known
    entries.record(Note("PASSKEY_ADDED", subject=str(kept.pk), facts={"synced": made.is_synced}), by=by)
    return kept


@transaction.atomic
def rename_passkey(*, by: Actor, passkey: Passkey, name: str) -> None:
    """Call a passkey of one's own by another name."""
    Passkey.objects.filter(pk=passkey.pk, account_id=_account(by, "RENAME_PASSKEY")).update(name=_named(name))
    entries.record(Note("PASSKEY_RENAMED", subject=str(passkey.pk)), by=by)


@transaction.atomic
def remove_passkey(*, by: Actor, passkey: Passkey, last_may_go: bool) -> None:
    """Forget a passkey of one's own; every other session of the account ends. Raises `Refused` for the last one."""
    mine = Passkey.objects.filter(account_id=_account(by, "REMOVE_PASSKEY"))
    if not last_may_go and not mine.exclude(pk=passkey.pk).filter(refused_at=None).exists():
        raise Refused([_("This is your last passkey: add another one first, or you could not come in again.")])
    mine.filter(pk=passkey.pk).delete()
    entries.record(Note("PASSKEY_REMOVED", subject=str(passkey.pk)), by=by)


@transaction.atomic
def keep_time_code(*, by: Actor, secret: bytes, at: datetime) -> None:
    """Keep, sealed, the secret from which the actor's application makes figures; the last one is forgotten."""
    account = _account(by, "KEEP_TIME_CODE")
    TimeCode.objects.filter(account_id=account).delete()
    TimeCode.objects.create(account_id=account, sealed=sealed_for(account, secret), made_at=at)
    entries.record(Note("TIME_CODE_SET"), by=by)


@transaction.atomic
def change_password(*, by: Actor, password: str) -> None:
    """Keep a new password of the actor, as a hash; every other session of the account ends."""
    _account(by, "CHANGE_PASSWORD")
    with connection.cursor() as cursor:
        cursor.execute("select sec.set_my_password(%s)", [make_password(password)])
    entries.record(Note("PASSWORD_CHANGED"), by=by)


@transaction.atomic
def begin_interview(*, by: Actor, case_id: int, case: str) -> datetime:
    """Let the actor's session on this device lie unused for two hours at most; returns until when."""
    _account(by, "BEGIN_INTERVIEW")
    with connection.cursor() as cursor:
        cursor.execute("select sec.extend_session(make_interval(secs => %s))", [INTERVIEW_AT_MOST.total_seconds()])
        until: datetime = cursor.fetchone()[0]
    entries.record(Note("INTERVIEW_BEGUN", case_id=case_id, case=case), by=by)
    return until


@transaction.atomic
def end_session(*, by: Actor, key: int) -> None:
    """End a session of one's own, on whichever device it is."""
    _account(by, "END_SESSION")
    with connection.cursor() as cursor:
        cursor.execute("select sec.end_my_session(%s)", [key])
        ended = cursor.fetchone()[0]
    if ended:
        entries.record(Note("SESSION_ENDED", subject=str(key)), by=by)


@transaction.atomic
def end_other_sessions(*, by: Actor) -> int:
    """End every other session of one's own; returns how many there were."""
    _account(by, "END_SESSION")
    with connection.cursor() as cursor:
        cursor.execute("select sec.end_my_other_sessions()")
        ended = int(cursor.fetchone()[0])
    entries.record(Note("SESSIONS_ENDED", facts={"sessions": ended}), by=by)
    return ended


def _account(by: Actor, operation: str) -> int:
    """Return the account of a person; the installation comes in by no door."""
    if by.account is None:
        raise NotAllowed(operation)
    return by.account


def _named(name: str) -> str:
    plain = " ".join(name.replace("\x00", " ").split())[:NAME_LENGTH]
    return plain or _("Passkey")
