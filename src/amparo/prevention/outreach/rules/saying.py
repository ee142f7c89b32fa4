"""What free text may say: nothing by which a person could be known, and, to everybody, no informal partner.

It looks for patterns, not for meaning; whoever writes is warned and decides, and what everybody reads has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from amparo.foundation.lists.columns import folded
from amparo.partnership.practices.rules.victims import KINDS, findings_in

SHORTEST = 3


def found_in(texts: Mapping[str, str]) -> list[str]:
    """Return, in words, what in some texts may be of a person: where it stands and what it looks like."""
    found = findings_in({(label, ""): text for label, text in texts.items() if text})
    said = _("%(field)s: “%(words)s” looks like %(kind)s.")
    return [said % {"field": each.field, "words": each.words, "kind": KINDS[each.kind]} for each in found]


def reasons_not_to_keep(texts: Mapping[str, str], *, is_sure: bool) -> list[str]:
    """Say what may be of a person in danger, once: whoever is sure that it is not goes on."""
    found = [] if is_sure else found_in(texts)
    if not found:
        return []
    return [
        *found,
        _("If it tells of a person who was harmed or is in danger, take it out and tell the response team."),
        _("If it does not, say so at the end of the page and send it again."),
    ]


def named_in(text: str, names: Iterable[str]) -> list[str]:
    """Return which names stand in a text, whatever their accents, capitals and signs."""
    plain = f" {folded(text)} "
    return [name for name in names if len(folded(name)) >= SHORTEST and f" {folded(name)} " in plain]


def reasons_not_to_publish(
    *, said: str, informal: Iterable[str], spot: str, is_sensitive: bool, stands: bool
) -> list[str]:
    """Say why everybody cannot read a text: it names no informal partner, no person, and no place that is kept back."""
    reasons = [_("What everybody reads stands already: take it back first.")] if stands else []
    if not said.strip():
        reasons.append(_("Write what everybody may read."))
    reasons += found_in({_("What everybody may read"): said})
    if named_in(said, informal):
        reasons.append(_("It names an informal partner: write it without."))
    if is_sensitive and tells_of_the_spot(said, spot):
        reasons.append(_("It tells of a place finer than the municipality, and this work is sensitive."))
    return reasons


def tells_of_the_spot(said: str, spot: str) -> bool:
    """Say whether a text tells of a finer place, or of any part of it."""
    return bool(named_in(said, [spot, *_parts(spot)]))


def _parts(spot: str) -> list[str]:
    """Return the parts of a place that are told one after another: a quarter, a street, a beach."""
    return [part.strip() for part in re.split(r"[,;/()]", spot) if part.strip()]
