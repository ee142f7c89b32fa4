"""The way out to an institution's sign-in, and back: each answer belongs to one question of the same browser."""

from __future__ import annotations

import hmac
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation import openid
from amparo.foundation.access.actors import Actor, token_hash
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts import entering, proofs, rules, tries
from amparo.foundation.accounts.doors import public
from amparo.foundation.accounts.signing import NoPlace
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.signon import operations, pages, queries
from amparo.partnership.signon.rules import COME_IN, LINK, LONGEST, is_in_time

if TYPE_CHECKING:
    from amparo.partnership.signon.models import SignOn

KEPT = "sign-on"
CARRIED = ("code", "state", "iss", "error")


def ask(request: HttpRequest, sign_on: SignOn, purpose: str, account: int | None = None) -> HttpResponse:
    """Keep a new question in the browser's session, and show the way to the institution."""
    back = "home:sign_in" if purpose == COME_IN else "signon:mine"
    try:
        provider = openid.provider_at(sign_on.issuer)
    except openid.ProviderAway:
        messages.error(request, _("Your institution's sign-in does not answer now. Come in another way, or try later."))
        return redirect(back)
    asked = openid.new_question(pages.back_address(request, sign_on))
    going = request.POST.get("next", "")[:LONGEST]
    request.session[KEPT] = {
        "sign_on": sign_on.pk, "purpose": purpose, "account": account, "at": time.time(), "next": going,
        "asked": asdict(asked),
    }  # fmt: skip
    address = openid.address_of(provider, queries.client_of(sign_on), asked)
    context = {"name": str(sign_on), "address": address, "host": pages.host_of(address), "back": back}
    return render(request, "signon/leave.html", context)


def _open_or_404(key: int) -> SignOn:
    found = queries.open_sign_on(key)
    if found is None:
        raise Http404
    return found


@public
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, key: int) -> HttpResponse:
    """Show the way to an institution's sign-in."""
    if request.method != "POST":
        return redirect("home:sign_in")
    return ask(request, _open_or_404(key), COME_IN)


@public
@require_GET
def show_answer(request: HttpRequest, key: int) -> HttpResponse:
    """Take what the institution's sign-in answered; nothing is done before it is sent on from a page of ours."""
    _open_or_404(key)
    carried = [(name, request.GET.get(name, "")[:LONGEST]) for name in CARRIED if request.GET.get(name)]
    return render(request, "signon/back.html", {"key": key, "carried": carried})


@public
@require_POST
def come_in(request: HttpRequest, key: int) -> HttpResponse:
    """Come in, or link one's account, with what the institution's sign-in answered."""
    sign_on = _open_or_404(key)
    kept = request.session.pop(KEPT, None)
    actor: Actor | None = getattr(request, "actor", None)
    try:
        if tries.are_too_many(request):
            raise openid.NotTrusted("TOO_MANY")
        asked = _question(request, kept, key)
        provider = openid.provider_at(sign_on.issuer)
        subject = openid.subject_answered(provider, queries.client_of(sign_on), asked, request.POST.dict())
        if kept["purpose"] == LINK:
            return _link(request, sign_on, subject, actor, kept["account"])
        return _let_in(request, sign_on, subject, str(kept["next"]))
    except openid.ProviderAway:
        messages.error(request, _("Your institution's sign-in does not answer now. Come in another way, or try later."))
    except (openid.NotTrusted, NoPlace):
        tries.note_wrong(request)
        entries.record_refusal(by=actor, action="SIGN_IN")
        messages.error(request, _("Your institution's answer opens nothing here. Start again, or come in another way."))
    linked = kept is not None and kept["purpose"] == LINK and actor is not None
    return redirect("signon:mine" if linked else "home:sign_in")


def _question(request: HttpRequest, kept: dict[str, object] | None, key: int) -> openid.Asked:
    """Return the question that this browser asked this institution a moment ago; it is spent whatever comes of it."""
    if kept is None or kept["sign_on"] != key:
        raise openid.NotTrusted("NOT_ASKED")
    asked = openid.Asked(**kept["asked"])  # type: ignore[arg-type]
    if not hmac.compare_digest(asked.state.encode(), request.POST.get("state", "").encode("utf-8", "replace")):
        raise openid.NotTrusted("STATE")
    if not is_in_time(float(str(kept["at"])), time.time()):
        raise openid.NotTrusted("TOO_LATE")
    # The session's row is written at the end of a request: two at once would both find the question there.
    with connections["ledger"].cursor() as cursor:
        cursor.execute("select sec.spend(%s, interval '1 hour')", [token_hash(asked.state)])
        if not cursor.fetchone()[0]:
            raise openid.NotTrusted("SPENT")
    return asked


def _let_in(request: HttpRequest, sign_on: SignOn, subject: str, going: str) -> HttpResponse:
    """Take the institution's word in place of a password: what must still be proved is asked for as ever."""
    account = queries.account_named(sign_on, subject)
    if account is None:
        raise openid.NotTrusted("NOBODY")
    entries.record(Note("SIGN_ON_ANSWERED", subject=str(account)), by=None)
    left = entering.still_to_prove(account)
    if left == rules.TIME_CODE:
        return entering.wait_for_second(request, account, going)
    if left == rules.PASSKEY:
        return render(request, "signon/passkey.html", {"name": str(sign_on), "next": going})
    if left == rules.CODE:
        messages.error(request, _("This account needs a passkey first. Ask your institution for a code to add one."))
        return redirect("home:sign_in")
    return entering.come_in(request, account, how=rules.INSTITUTION, going=going)


def _link(
    request: HttpRequest, sign_on: SignOn, subject: str, actor: Actor | None, account: int | None
) -> HttpResponse:
    """Link the account of whoever asked, who is still here and has just shown who they are."""
    if actor is None or actor.account != account or not proofs.is_fresh(request):
        raise openid.NotTrusted("SOMEBODY_ELSE")
    try:
        operations.link_sign_on(by=actor, sign_on=sign_on, subject=subject)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("From now on your institution's sign-in stands in for your password here."))
    return redirect("signon:mine")


@public
@csrf_exempt
@require_POST
def end_sessions(request: HttpRequest, key: int) -> HttpResponse:
    """End the sessions of whom the institution signs out, as it tells us itself (back-channel logout)."""
    sign_on = _open_or_404(key)
    try:
        provider = openid.provider_at(sign_on.issuer)
        token = request.POST.get("logout_token", "")
        subject, mark = openid.subject_to_end(token, provider, sign_on.client)
        with connections["ledger"].cursor() as cursor:
            cursor.execute("select sec.spend(%s, interval '1 hour')", [token_hash(f"sign-on {key} {mark}")])
            if not cursor.fetchone()[0]:
                raise openid.NotTrusted("SPENT")
    except (openid.NotTrusted, openid.ProviderAway):
        return HttpResponse(status=400)
    operations.end_sessions(by=None, sign_on=sign_on, subject=subject)
    return HttpResponse(status=200)
