"""Setting up the sign-in of an institution, and linking one's account with it; the database asks once more."""

from __future__ import annotations

from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.openid import ProviderAway, provider_at
from amparo.partnership.coalition.models import Institution
from amparo.partnership.signon import permissions, queries
from amparo.partnership.signon.models import SignOn
from amparo.partnership.signon.rules import place_of

DENIED = "42501"


def keep_sign_on(*, by: Actor, institution: Institution, issuer: str, client: str, secret: str, is_open: bool) -> None:
    """Keep where an institution's sign-in is; without a secret, the last one stays. Raises `Refused`.

    An issuer that answers nothing, or says that it is another, is refused before anything is kept.
    """
    permits.require(by, permissions.KEEP_SIGN_ON, institution, by_table=permissions.MAY)
    before = queries.sign_on_of(institution.pk)
    if not secret and (before is None or before.issuer != issuer):
        raise Refused([_("Type the secret: the one that was kept is not for this issuer.")])
    if is_open:
        _ask(issuer)
    sealed = keys.seal_secret(0, place_of(institution.pk), secret) if secret else bytes(before.sealed)  # type: ignore[union-attr]
    with transaction.atomic():
        _call("sec.keep_sign_on", institution.pk, issuer, client, sealed, is_open)
        facts = {"institution": institution.code, "open": is_open, "issuer": issuer}
        entries.record(Note("SIGN_ON_KEPT", subject=f"institution:{institution.pk}", facts=facts), by=by)


def _ask(issuer: str) -> None:
    try:
        provider_at(issuer, anew=True)
    except ProviderAway as away:
        why = _("Its sign-in does not answer as it should: %(why)s. Nothing was kept.")
        raise Refused([why % {"why": str(away)}]) from away


@transaction.atomic
def link_sign_on(*, by: Actor, sign_on: SignOn, subject: str) -> None:
    """Link the actor's account with who their institution says they are. Raises `Refused`."""
    permits.require(by, permissions.LINK_SIGN_ON, sign_on, by_table=permissions.MAY)
    try:
        with transaction.atomic():
            _call("sec.link_sign_on", sign_on.pk, queries.mark_of(sign_on, subject))
    except IntegrityError as taken:
        raise Refused([_("Another account here is linked with that account of your institution.")]) from taken
    except DatabaseError as refused:
        if DENIED not in str(getattr(refused.__cause__, "sqlstate", "")):
            raise
        raise Refused(
            [_("Only whoever has just shown a passkey links their account. Add one, or show it.")]
        ) from refused
    entries.record(Note("SIGN_ON_LINKED", subject=str(by.account)), by=by)


@transaction.atomic
def unlink_sign_on(*, by: Actor) -> None:
    """Forget with what the actor's account was linked."""
    permits.require(by, permissions.UNLINK_SIGN_ON, None, by_table=permissions.MAY)
    if _call("sec.unlink_sign_on"):
        entries.record(Note("SIGN_ON_UNLINKED", subject=str(by.account)), by=by)


def end_sessions(*, by: Actor | None, sign_on: SignOn, subject: str) -> None:
    """End every session of whom an issuer names, because it says so; nobody of ours acts."""
    with connections["ledger"].cursor() as cursor:
        cursor.execute("select sec.end_sign_on(%s, %s)", [sign_on.pk, queries.mark_of(sign_on, subject)])
        account = cursor.fetchone()[0]
    if account is not None:
        entries.record(Note("SIGN_ON_ENDED", subject=str(account)), by=by)


def _call(function: str, *values: str | int | bytes | bool) -> object:
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}({marks})", list(values))
        return cursor.fetchone()[0]
