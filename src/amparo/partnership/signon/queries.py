"""Which institutions have a sign-in of their own, and who is linked with it."""

from __future__ import annotations

import json

from django.db import connections

from amparo.foundation import keys
from amparo.foundation.openid import Client
from amparo.partnership.signon.models import Link, SignOn
from amparo.partnership.signon.rules import place_of


def open_sign_ons() -> list[SignOn]:
    """Return the sign-ins that somebody may come in by."""
    return list(SignOn.objects.filter(is_open=True).select_related("institution"))


def open_sign_on(key: int) -> SignOn | None:
    """Return one of them."""
    return SignOn.objects.filter(pk=key, is_open=True).select_related("institution").first()


def sign_on_of(institution: int) -> SignOn | None:
    """Return the sign-in of an institution, open or not."""
    return SignOn.objects.filter(institution_id=institution).select_related("institution").first()


def sign_ons_in(country: str) -> dict[int, SignOn]:
    """Return the sign-ins of a country, by institution."""
    return {each.institution_id: each for each in SignOn.objects.filter(institution__country__code=country)}


def link_of(account: int) -> Link | None:
    """Return with what whoever acts is linked."""
    return Link.objects.filter(account_id=account).first()


def client_of(sign_on: SignOn) -> Client:
    """Return what we are to an institution's sign-in, with the secret opened; "" when it does not open."""
    secret = keys.open_secret(0, place_of(sign_on.institution_id), bytes(sign_on.sealed))
    return Client(sign_on.client, secret or "")


def mark_of(sign_on: SignOn, subject: str) -> bytes:
    """Return by what we know whom an issuer names; it says nothing of the name."""
    return keys.link_mac("sign-on", json.dumps([sign_on.pk, sign_on.issuer, subject]))


def account_named(sign_on: SignOn, subject: str) -> int | None:
    """Return the open account of that institution that is linked with an issuer's name, or None."""
    with connections["ledger"].cursor() as cursor:
        cursor.execute("select sec.sign_on_account(%s, %s)", [sign_on.pk, mark_of(sign_on, subject)])
        found = cursor.fetchone()[0]
    return None if found is None else int(found)
