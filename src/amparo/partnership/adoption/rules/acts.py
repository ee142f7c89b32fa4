"""When a document, an act of adoption or what is recorded beside it may be kept."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.rules.life import reasons_of_text

# What lets a file act by itself, be locked, or carry other files; an act of adoption needs none of it.
ACTIVE: Final = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|Encrypt)\b")


def digest_of(body: bytes) -> str:
    """Return the SHA-256 of a file, in hex."""
    return hashlib.sha256(body).hexdigest()


def reasons_not_to_keep(body: bytes) -> list[str]:
    """Say why a file cannot be kept as a document, judging by what is in it; empty means it can."""
    if len(body) > words.LARGEST_DOCUMENT:
        return [_("The document is too large: at most 5 MB.")]
    if not re.match(rb"%PDF-[12]\.\d", body) or b"%%EOF" not in body[-2048:]:
        return [_("Attach the act as a whole PDF.")]
    if ACTIVE.search(body):
        return [_("The PDF is locked, runs something or carries other files. Print it to a plain PDF and attach that.")]
    return []


def reasons_not_to_adopt(
    *, adopts: bool, is_current: bool, signed_on: date, in_force_on: date, today: date, number: str, signed_by: str
) -> list[str]:
    """Say why an institution's act cannot be recorded; empty means it can."""
    reasons = reasons_of_text(number, _("Write the number of the act."), words.LONGEST_LINE)
    reasons += reasons_of_text(signed_by, _("Write who signs the act, and in what post."), words.LONGEST_LINE)
    if not adopts:
        reasons.append(_("This institution is not among those that adopt the coalition's procedures."))
    if not is_current:
        reasons.append(_("Only a version in force is adopted."))
    if signed_on > today:
        reasons.append(_("The act is signed today or before."))
    if in_force_on < signed_on:
        reasons.append(_("The act holds from the day it is signed, or later."))
    return reasons


def reasons_not_to_withdraw(*, is_live: bool, signed_on: date, ended_on: date, today: date, why: str) -> list[str]:
    """Say why an act cannot be withdrawn; empty means it can."""
    reasons = reasons_of_text(why, _("Say why the act is withdrawn."))
    if not is_live:
        reasons.append(_("The act is no longer in force."))
    if not signed_on <= ended_on <= today:
        reasons.append(_("The act ends between the day it was signed and today."))
    return reasons


def reasons_not_to_show_evidence(
    *, is_adopted: bool, kind: str, value: str, has_document: bool, shows: str, seen_on: date, today: date
) -> list[str]:
    """Say why evidence of application cannot be recorded; empty means it can."""
    reasons = reasons_of_text(shows, _("Say what it shows."))
    if not is_adopted:
        reasons.append(_("The procedure is adopted first: upload the act."))
    if kind == words.LINK and not is_link(value):
        reasons.append(_("Write a link that begins with https://."))
    if kind == words.NUMBER and not re.fullmatch(r"\d{1,9}([.,]\d{1,4})?", value.strip()):
        reasons.append(_("Write the figure with numbers."))
    if kind == words.DOCUMENT and not has_document:
        reasons.append(_("Attach the act as a whole PDF."))
    if kind not in words.EVIDENCE_KINDS:
        reasons.append(_("Say what kind of evidence it is."))
    if seen_on > today:
        reasons.append(_("The day has not come yet."))
    return reasons


def is_link(text: str) -> bool:
    """Say whether a text is an address on the web that may be shown as a link."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme == "https" and "." in (parts.hostname or "") and len(text) <= 500 and text.isprintable()


def reasons_not_to_advocate(
    *, kind: str, result: str, with_role: str, done_on: date, next_on: date | None, today: date
) -> list[str]:
    """Say why an advocacy action cannot be recorded; empty means it can."""
    reasons = reasons_of_text(with_role, _("Say with whom, by post."), words.LONGEST_LINE)
    if kind not in words.ADVOCACY_KINDS or result not in words.ADVOCACY_RESULTS:
        reasons.append(_("Say what was done and what came of it."))
    if done_on > today:
        reasons.append(_("The day has not come yet."))
    if next_on is not None and next_on < done_on:
        reasons.append(_("The next step comes after this one."))
    return reasons


def reasons_not_to_repeat(is_known: bool) -> list[str]:
    """Say that an act is recorded already; empty means it is not."""
    return [_("This act is recorded already.")] if is_known else []
