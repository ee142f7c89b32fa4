"""Releasing in tests: asking, deciding and taking as members of the demonstration's staff."""

from __future__ import annotations

from datetime import UTC, datetime

from amparo.demo.carrying import Carrier
from amparo.protection.people import operations as people
from amparo.protection.people import queries
from amparo.protection.releases import operations
from amparo.protection.releases.models import Release
from amparo.protection.releases.operations import Export
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.protection.looking import case_of

REASON = "The court asks for her safe contact before Friday"
RECIPIENT = "Juzgado Penal, despacho 2"


def write(carrier: Carrier, as_staff: As, group: str, **answers: str) -> None:
    """Seal answers in the case as its case manager."""
    with as_staff("cr.gestora") as actor:
        people.write_answers(
            by=actor, case=case_of(carrier), record="event:1", values={group: answers}, written=frozenset({group}),
            at=carrier.at,
        )  # fmt: skip


def ask(carrier: Carrier, as_staff: As, *groups: str, by: str = "cr.gestora", reason: str = REASON) -> int:
    """Ask for a copy, and return its key."""
    with as_staff(by) as actor:
        return operations.ask_export(
            by=actor, case=case_of(carrier), groups=groups or ("C1",), reason=reason, recipient=RECIPIENT
        )


def decide(as_staff: As, key: int, *, by: str = "cr.psicologia", allow: bool = True, words: str = "") -> None:
    """Allow a release, or say why not."""
    with as_staff(by) as actor:
        release = Release.objects.get(pk=key)
        operations.decide_release(by=actor, release=release, is_allowed=allow, words=words, now=datetime.now(UTC))


def take(as_staff: As, key: int, *, by: str = "cr.gestora") -> Export:
    """See the password, and take what leaves."""
    with as_staff(by) as actor:
        release, now = Release.objects.get(pk=key), datetime.now(UTC)
        handed = operations.hand_password(by=actor, release=release, now=now)
        export = operations.fetch_export(by=actor, release=release, sealed=handed.sealed, now=now)
        assert export.password == handed.password
        return export


def later(key: int, hours: float) -> None:
    """Let the hours pass that a release knows of."""
    as_owner(
        "update releases_release set asked_at = asked_at - %(by)s, decided_at = decided_at - %(by)s,"
        " until = until - %(by)s where id = %(key)s".replace("%(by)s", f"interval '{hours} hours'").replace(
            "%(key)s", str(int(key))
        )
    )


def keep(carrier: Carrier, as_staff: As, body: bytes, *, group: str = "C1") -> int:
    """Attach a document and keep its original; return the key of the original."""
    with as_staff("cr.gestora") as actor:
        key = people.attach_document(
            by=actor, case=case_of(carrier), group=group, name="foto.jpg", body=body, at=carrier.at, keeps_original=True
        )
        original = queries.original(case_of(carrier), key)
        assert original is not None
        return original.pk


def ask_original(carrier: Carrier, as_staff: As, key: int) -> int:
    """Ask for an original, and return the key of the release."""
    with as_staff("cr.gestora") as actor:
        case = case_of(carrier)
        (original,) = [each for each in queries.originals_of(case).values() if each.pk == key]
        return operations.ask_original(by=actor, case=case, original=original, reason=REASON, recipient=RECIPIENT)


def take_original(as_staff: As, key: int) -> bytes:
    """Take an original, and return its bytes."""
    with as_staff("cr.gestora") as actor:
        release, now = Release.objects.get(pk=key), datetime.now(UTC)
        handed = operations.hand_password(by=actor, release=release, now=now)
        return operations.fetch_original(by=actor, release=release, sealed=handed.sealed, now=now).body
