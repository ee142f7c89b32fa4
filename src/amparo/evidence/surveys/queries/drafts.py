"""What somebody is still answering, opened with the secret that only their browser has."""

from __future__ import annotations

import hashlib
import json

from amparo.evidence.surveys.models import RespondentDraft, Survey
from amparo.foundation import keys


def mark_of(secret: str) -> bytes:
    """Return by what a draft is found; the secret cannot be had from it."""
    return hashlib.sha256(b"mark|" + secret.encode()).digest()


def draft_under(secret: str, survey: Survey) -> dict[str, str]:
    """Return what a browser had answered so far; nothing when it is not this survey's, or altered."""
    row = RespondentDraft.objects.filter(mark=mark_of(secret)).first() if secret else None
    if row is None:
        return {}
    text = keys.open_under_secret(secret, "answers", str(survey.pk), bytes(row.sealed))
    return {str(name): str(said) for name, said in json.loads(text).items()} if text is not None else {}
