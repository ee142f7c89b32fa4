"""The links by which people answer: made of a secret of the installation, never kept."""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass
from typing import Final

from amparo.evidence.surveys.models import Collector, Invitation, PhoneForm, Survey
from amparo.foundation import keys

LETTERS: Final = 26  # 130 bits
INVITED, ANYONE, COLLECTING = "i", "a", "c"


@dataclass(frozen=True, slots=True)
class Link:
    """By which link somebody comes: to which survey, and whose invitation or which collector it is, if any."""

    survey: Survey
    kind: str
    key: int
    token: str


def token_of(kind: str, key: int) -> str:
    """Return the link of an invitation, of an open survey or of a collector; the same each time."""
    mac = keys.link_mac("survey links", f"{kind}|{key}")
    return f"{kind}{key}-{base64.b32encode(mac).decode().lower()[:LETTERS]}"


def link_of(token: str, *, kinds: str = INVITED + ANYONE) -> Link | None:
    """Return what a link opens; None when it is none of ours, or was ended."""
    kind, number, _mac = token[:1], *token[1:].partition("-")[::2]
    if kind not in kinds or not kind or not number.isascii() or not number.isdigit() or len(number) > 15:
        return None
    key = int(number)
    if not hmac.compare_digest(token.encode(), token_of(kind, key).encode()):
        return None
    survey = _survey(kind, key)
    return Link(survey, kind, key, token) if survey else None


def _survey(kind: str, key: int) -> Survey | None:
    surveys = Survey.objects.select_related("country")
    if kind == ANYONE:
        return surveys.filter(pk=key, takes_anyone=True).first()
    if kind == INVITED:
        owner = Invitation.objects.filter(pk=key).values_list("survey_id", flat=True).first()
    else:
        owner = Collector.objects.filter(pk=key, ended_on=None).values_list("survey_id", flat=True).first()
    return surveys.filter(pk=owner).first() if owner else None


def phone_form(survey: Survey) -> str | None:
    """Return the form as phones read it, once a collector was made."""
    rows = PhoneForm.objects.filter(version__survey=survey).order_by("-version__number")
    return rows.values_list("xform", flat=True).first()
