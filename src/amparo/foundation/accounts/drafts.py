"""Keeping what is being typed, so that an expired session or a lost line loses nothing."""

from __future__ import annotations

import json
from datetime import datetime

from django.http import QueryDict

from amparo.foundation import keys
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.models import Draft

LEFT_OUT = frozenset({"csrfmiddlewaretoken", "resume"})


def save_draft(*, by: Actor, place: str, values: QueryDict | dict[str, list[str]], at: datetime) -> None:
    """Seal what was typed on a page for its writer; the last one wins."""
    if by.account is None:
        return
    items = values.lists() if isinstance(values, QueryDict) else values.items()
    kept = {name: list(texts) for name, texts in items if name not in LEFT_OUT}
    sealed = keys.seal_note(by.account, place, json.dumps(kept))
    Draft.objects.update_or_create(account_id=by.account, place=place, defaults={"sealed": sealed, "saved_at": at})


def draft_of(by: Actor, place: str) -> tuple[dict[str, list[str]], datetime] | None:
    """Return what the actor had typed on a page and when, or None."""
    draft = Draft.objects.filter(account_id=by.account, place=place).first() if by.account is not None else None
    if draft is None or by.account is None:
        return None
    text = keys.open_note(by.account, place, bytes(draft.sealed), session=by.session)
    return (json.loads(text), draft.saved_at) if text is not None else None


def drop_draft(*, by: Actor, place: str) -> None:
    """Forget a draft, once what it held has been done."""
    if by.account is not None:
        Draft.objects.filter(account_id=by.account, place=place).delete()
