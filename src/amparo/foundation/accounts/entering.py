"""What happens once somebody has proved who they are: the session, what they were typing, and where they go on."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from amparo.foundation.access.actors import begin_acting
from amparo.foundation.accounts import rules, standing
from amparo.foundation.accounts.carried import mark_of
from amparo.foundation.accounts.doors import open_typed
from amparo.foundation.accounts.drafts import save_draft
from amparo.foundation.accounts.sessions import token_of
from amparo.foundation.accounts.signing import NoPlace, sign_in
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note

ENTRY_CODE = "entry code"
PENDING = "pending"
PENDING_SECONDS = 10 * 60
CLEARED = '"cache", "storage"'


def come_in(request: HttpRequest, account: int, *, how: str, going: str = "", resume: str = "") -> HttpResponse:
    """Start the session, keep what was typed when the last one ended, and lead on; raises `NoPlace`."""
    sign_in(request, account, how=how)
    typed = open_typed(account, resume, session=token_of(request))
    actor = begin_acting(token_of(request), read_only=False)
    if actor is None:
        raise NoPlace
    entries.record(Note("SIGNED_IN", facts={"how": how}), by=actor)
    if typed is not None:
        path, values = typed
        save_draft(by=actor, place=path, values=values, at=datetime.now(UTC))
        return HttpResponseRedirect(safe(request, path))
    return HttpResponseRedirect(safe(request, going))


def still_to_prove(account: int) -> str:
    """Say what an account must still prove after its password; "" when nothing is left."""
    door, _sealed = standing.door_of(account)
    roles = standing.roles_of(account)
    return rules.next_proof(roles, door, must_have=settings.PASSKEY_ROLES, asks_second=settings.ASKS_SECOND_PROOF)


def wait_for_second(request: HttpRequest, account: int, going: str = "") -> HttpResponse:
    """Remember for some minutes whose password was right (or whose institution spoke), and ask for the figures."""
    request.session.flush()
    request.session[PENDING] = {
        "account": account,
        "at": datetime.now(UTC).timestamp(),
        "next": going or request.POST.get("next", ""),
        "resume": request.POST.get("resume", ""),
    }
    return HttpResponseRedirect(reverse("accounts:time_code"))


def waits_for_second(request: HttpRequest) -> dict[str, str | int] | None:
    """Return whose password was right in this browser a moment ago, and where they were going."""
    kept = request.session.get(PENDING)
    if kept is None or not 0 <= datetime.now(UTC).timestamp() - kept["at"] <= PENDING_SECONDS:
        return None
    return dict(kept)


def enrol_with(request: HttpRequest, code: str) -> bool:
    """Begin the session of whoever has a code, in which nothing is open but adding a passkey; say whether it held."""
    with connections["ledger"].cursor() as cursor:
        cursor.execute("select sec.take_code(%s)", [mark_of(code, ENTRY_CODE)])
        account = cursor.fetchone()[0]
    if account is None:
        return False
    sign_in(request, account, how=rules.CODE, stage=standing.ENROL)
    entries.record(Note("CODE_USED", subject=str(account)), by=None)
    return True


def safe(request: HttpRequest, address: str) -> str:
    """Return an address of ours, else the start."""
    if address and url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return address
    return reverse("home:start")
