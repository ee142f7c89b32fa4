"""Saying with which account a professional signs in, and taking it back."""

from __future__ import annotations

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.directory import permissions
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.queries.accounts import accounts_offered
from amparo.partnership.directory.rules.accounts import reasons_not_to_tie


@transaction.atomic
def tie_account(*, by: Actor, professional: Professional, account: int) -> Professional:
    """Say with which account a professional signs in, so that their awards are asked for at their steps.

    Raises `Refused` when the actor may not, or may not look where the account works, when it is another's or the
    actor's own, or when the professional has one.
    """
    locked = _locked(by, professional)
    country = locked.kept_by.code
    reasons = reasons_not_to_tie(
        is_offered=accounts_offered(by, country).filter(account=account).exists(),
        is_of_another=Professional.objects.filter(account_id=account).exclude(pk=locked.pk).exists(),
        has_one=locked.account_id not in (None, account),
        is_own=account == by.account,
    )
    if reasons:
        raise Refused(reasons)
    return _write(by, locked, account, "ACCOUNT_TIED", account)


@transaction.atomic
def untie_account(*, by: Actor, professional: Professional) -> Professional:
    """Say that a professional signs in with no account any more: no award of theirs permits a step until another is.

    Raises `Refused` when the actor may not. Without an account nothing changes.
    """
    locked = _locked(by, professional)
    if locked.account_id is None:
        return locked
    return _write(by, locked, None, "ACCOUNT_UNTIED", locked.account_id)


def _locked(by: Actor, professional: Professional) -> Professional:
    permits.require(by, permissions.TIE_ACCOUNT, professional, by_table=permissions.MAY)
    return Professional.objects.select_for_update(of=("self",)).select_related("kept_by").get(pk=professional.pk)


def _write(by: Actor, professional: Professional, account: int | None, action: str, told: int) -> Professional:
    professional.account_id = account
    professional.save(update_fields=["account_id"])
    entries.record(Note(action, subject=professional.code, facts={"account": told}), by=by)
    return professional
