"""Asking that something leaves a case, allowing or refusing it as the second person, and taking it away."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.access import need_to_know, permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.protection.cases import queries as cases
from amparo.protection.cases.models import Case
from amparo.protection.people import operations as people
from amparo.protection.people.models import Original
from amparo.protection.releases import permissions, queries, rules
from amparo.protection.releases.models import Release
from amparo.protection.releases.vocabulary import EXPORT, ORIGINAL

# The field group under which it is sealed why something leaves, to whom, and why it does not.
GROUP = "RL"


@dataclass(frozen=True, slots=True)
class Handed:
    """The password of a file about to be made, and the same sealed for whoever was shown it; neither is kept."""

    password: str
    sealed: str


@dataclass(frozen=True, slots=True)
class Export:
    """What leaves: the case, the answers by field group, and under which password."""

    case: Case
    answers: Mapping[str, Mapping[str, Any]]
    password: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """An original as it came: its media type and its bytes, and under which password it leaves."""

    media: str
    body: bytes
    password: str
    at: datetime


def openable(by: Actor, case: Case) -> dict[str, str]:
    """Return the field groups that open to the actor now, each with the purpose for which it does."""
    found: dict[str, str] = {}
    pairs = {(group, each.purpose) for each in cases.relations(case) for group in each.groups}
    for group, purpose in sorted(pairs):
        if group not in found and not people.may_open(by, case, group=group, purpose=purpose):
            found[group] = purpose
    return {group: found[group] for group in need_to_know.GROUPS if group in found}


@transaction.atomic
def ask_export(*, by: Actor, case: Case, groups: Collection[str], reason: str, recipient: str) -> int:
    """Ask that a copy of some field groups leaves a case; return the key of what waits. Raises `Refused`."""
    permits.require(by, permissions.ASK_RELEASE, case, by_table=permissions.MAY)
    open_now = openable(by, case)
    reasons = rules.reasons_not_to_ask(groups=groups, openable=open_now, reason=reason, recipient=recipient)
    if reasons:
        raise Refused(reasons)
    wanted = [group for group in need_to_know.GROUPS if group in groups]
    return _ask(by, case, EXPORT, wanted, None, {"reason": reason.strip(), "recipient": recipient.strip()})


@transaction.atomic
def ask_original(*, by: Actor, case: Case, original: Original, reason: str, recipient: str) -> int:
    """Ask that an original leaves exactly as it came; return the key of what waits. Raises `Refused`."""
    permits.require(by, permissions.ASK_RELEASE, case, by_table=permissions.MAY)
    groups, open_now = [original.group], openable(by, case)
    reasons = rules.reasons_not_to_ask(groups=groups, openable=open_now, reason=reason, recipient=recipient)
    if reasons:
        raise Refused(reasons)
    return _ask(by, case, ORIGINAL, groups, original.pk, {"reason": reason.strip(), "recipient": recipient.strip()})


def _ask(by: Actor, case: Case, kind: str, groups: list[str], original: int | None, said: Mapping[str, str]) -> int:
    mark = secrets.token_hex(16)
    wrapped = keys.new_data_key(_subject(mark), GROUP)
    sealed = _seal(by, mark, wrapped, said)
    with connection.cursor() as cursor:
        cursor.execute(
            "select sec.ask_release(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                case.pk, kind, groups, original, _team(case, groups), mark, wrapped,
                sealed["reason"], sealed["recipient"],
            ],
        )  # fmt: skip
        key = int(cursor.fetchone()[0])
    facts = {"release": key, "kind": kind, "groups": groups, **({"original": original} if original else {})}
    entries.record(Note("RELEASE_ASKED", case.pk, case.code, subject=f"release:{key}", facts=facts), by=by)
    return key


def _team(case: Case, groups: Collection[str]) -> int:
    """Return the team for which it is asked: the one whose grant covers most of it."""
    working = [each for each in cases.relations(case) if each.purpose != need_to_know.NOTICE]
    return max(working, key=lambda each: (len(each.groups & set(groups)), -each.team)).team


@transaction.atomic
def decide_release(*, by: Actor, release: Release, is_allowed: bool, words: str, now: datetime) -> None:
    """Allow, as the second person, that something leaves, or say why not. Raises `Refused`."""
    permits.require(by, permissions.DECIDE_RELEASE, release, by_table=permissions.MAY)
    state = queries.state_of(release, now)
    reasons = rules.reasons_not_to_decide(state=state, is_allowed=is_allowed, words=words)
    if reasons:
        raise Refused(reasons)
    sealed = None
    if not is_allowed:
        sealed = _seal(by, release.mark, bytes(release.wrapped), {"words": words.strip()})["words"]
    if not _done("select sec.decide_release(%s, %s, %s)", [release.pk, is_allowed, sealed]):
        raise Refused([_("This does not wait for you any more.")])
    _note(by, release, "RELEASE_ALLOWED" if is_allowed else "RELEASE_REFUSED")


def hand_password(*, by: Actor, release: Release, now: datetime) -> Handed:
    """Make the password of a file about to be taken, for who asked to see once. Raises `NotAllowed`."""
    _require_to_fetch(by, release, now)
    password = rules.password_of(os.urandom(rules.PASSWORD_BYTES))
    sealed = keys.seal_note(by.account or 0, _place(release), password)
    return Handed(password, base64.urlsafe_b64encode(sealed).decode())


@transaction.atomic
def fetch_export(*, by: Actor, release: Release, sealed: str, now: datetime) -> Export:
    """Open what leaves for who asked, under the password that they were shown.

    Consent, grant and time are asked again, and the taking is committed to the audit before anything is decrypted.
    Raises `NotAllowed`, and `Refused` when the password is of another page.
    """
    case, open_now = _require_to_fetch(by, release, now)
    password = _password_in(by, release, sealed)
    _take(by, release)
    answers = {group: people.reveal(by, case, group=group, purpose=open_now[group]) for group in release.groups}
    return Export(case, answers, password, now)


@transaction.atomic
def fetch_original(*, by: Actor, release: Release, sealed: str, now: datetime) -> Taken:
    """Open an original for who asked, as it came, to leave under the password that they were shown.

    Consent, grant and time are asked again, and the taking is committed to the audit before anything is decrypted.
    Raises `NotAllowed`, `Refused` when the password is of another page, and `keys.Altered` when the bytes are not
    those that came.
    """
    _case, open_now = _require_to_fetch(by, release, now)
    password = _password_in(by, release, sealed)
    _take(by, release)
    found = queries.original_of(release)
    if found is None:
        raise NotAllowed(permissions.FETCH_RELEASE, case=release.code)
    group = release.groups[0]
    ticket = keys.issue(
        session=by.session, account=by.account, case_id=f"original:{release.original_id}", group=group,
        purpose=open_now[group],
    )  # fmt: skip
    opened = keys.open_values(ticket, found.wrapped, {"name": found.name, "body": found.body})
    body = base64.b64decode(opened["body"])
    if hashlib.sha256(body).hexdigest() != found.sha256:
        raise keys.Altered
    return Taken(found.media, body, password, now)


def _require_to_fetch(by: Actor, release: Release, now: datetime) -> tuple[Case, dict[str, str]]:
    """Return the case and what opens in it now; raise `NotAllowed` unless all that was asked for may be taken now."""
    permits.require(by, permissions.FETCH_RELEASE, release, by_table=permissions.MAY)
    case = cases.case_by_code(release.code)
    open_now = openable(by, case) if case is not None else {}
    state = queries.state_of(release, now)
    reasons = rules.reasons_not_to_fetch(state=state, groups=release.groups, openable=open_now)
    if reasons or case is None:
        raise NotAllowed(permissions.FETCH_RELEASE, case=release.code, reasons=reasons)
    return case, open_now


def _take(by: Actor, release: Release) -> None:
    """Count the taking, which the database refuses when the time is over or the grant has ended, and write it down."""
    if not _done("select sec.take_release(%s)", [release.pk]):
        raise NotAllowed(permissions.FETCH_RELEASE, case=release.code)
    facts = {"release": release.pk, "kind": release.kind, "groups": release.groups}
    note = Note("RELEASE_TAKEN", release.case_id, release.code, subject=f"release:{release.pk}", facts=facts)
    entries.record_opening(note, by=by)


def _password_in(by: Actor, release: Release, sealed: str) -> str:
    try:
        blob = base64.urlsafe_b64decode(sealed.encode())
    except (binascii.Error, ValueError):
        blob = b""
    password = keys.open_note(by.account or 0, _place(release), blob, session=by.session) if len(blob) > 12 else None
    if not password:
        raise Refused([_("Begin again: the file is made with a new password.")])
    return password


def written_of(by: Actor, release: Release) -> dict[str, str]:
    """Return why ("reason"), to whom ("recipient") and why not ("words"), for who asked, who decides, who oversees.

    Nothing is left of it once the case was erased.
    """
    if not queries.reads_the_words(release) or not release.wrapped:
        return {}
    sealed = {name: bytes(getattr(release, name) or b"") for name in ("reason", "recipient", "words")}
    ticket = keys.issue(
        session=by.session, account=by.account, case_id=_subject(release.mark), group=GROUP, purpose="REVIEW"
    )
    return keys.open_values(ticket, bytes(release.wrapped), {name: blob for name, blob in sealed.items() if blob})


def code_of(release: Release) -> str:
    """Return the code by which a paper that left is tied to its release; nobody without the key makes one."""
    return keys.code_for("release", release.mark)


def _subject(mark: str) -> str:
    return f"release:{mark}"


def _place(release: Release) -> str:
    return f"release:{release.mark}"


def _seal(by: Actor, mark: str, wrapped: bytes, said: Mapping[str, str]) -> dict[str, bytes]:
    ticket = keys.issue(session=by.session, account=by.account, case_id=_subject(mark), group=GROUP, purpose="WRITE")
    return keys.seal_values(ticket, wrapped, said)


def _done(query: str, values: list[Any]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return bool(cursor.fetchone()[0])


def _note(by: Actor, release: Release, action: str) -> None:
    note = Note(action, release.case_id, release.code, subject=f"release:{release.pk}", facts={"release": release.pk})
    entries.record(note, by=by)
