"""What must be typed to search, and to ask the contact desk."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from amparo.protection.finding.vocabulary import DOCUMENT, KINDS, NAME, PHONE, REASONS

FEWEST_NAMES = 2
FEWEST_SIGNS = {DOCUMENT: 4, PHONE: 5}


def reasons_not_to_find(*, kind: str, typed: str) -> list[str]:
    """Say, in words for the caseworker, why nothing can be looked for; empty means it can."""
    if kind not in KINDS:
        return [_("Choose what you search by.")]
    if kind == NAME:
        return [] if len(names(typed)) >= FEWEST_NAMES else [_("Write at least two of the names or surnames.")]
    pattern = r"\d" if kind == PHONE else r"[^\W_]"
    if len(re.findall(pattern, typed)) >= FEWEST_SIGNS[kind]:
        return []
    return [_("Write the whole number.")]


def reasons_not_to_ask(*, name: str, document: str, phone: str, born: str, why: str) -> list[str]:
    """Say why the desk cannot be asked; a name, or a number, is needed."""
    reasons = []
    if why not in REASONS:
        reasons.append(_("Choose why you ask."))
    typed = {NAME: name, DOCUMENT: document, PHONE: phone}
    if not any(typed.values()):
        reasons.append(_("Write two names, a document number or a telephone number."))
    for kind, text in typed.items():
        reasons += reasons_not_to_find(kind=kind, typed=text) if text else []
    if born and not re.fullmatch(r"(19|20)\d\d", born):
        reasons.append(_("Write the year of birth with four digits, or leave it out."))
    return reasons


def names(typed: str) -> list[str]:
    """Return the words of a name that hold a letter."""
    return [word for word in typed.split() if re.search(r"[^\W\d_]", word)]
