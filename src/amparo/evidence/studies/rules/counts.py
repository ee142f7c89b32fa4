"""Counts as sources tell them: what is not told stays unknown, and no share is worked out of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.evidence.statistics.rules.shares import percent
from amparo.evidence.statistics.rules.suppression import is_shown
from amparo.evidence.studies import vocabulary as words


@dataclass(frozen=True, slots=True)
class Told:
    """A count in its parts; None is what the source does not tell."""

    unit: str
    women: int | None = None
    men: int | None = None
    others: int | None = None
    total: int | None = None

    @property
    def parts(self) -> dict[str, int | None]:
        """Women, men and others."""
        return {"women": self.women, "men": self.men, "others": self.others}


@dataclass(frozen=True, slots=True)
class Share:
    """So many of a base."""

    k: int
    n: int
    percent: Decimal


def share_of_women(told: Told) -> Share | None:
    """Return the share of women, where women and the total are both told; otherwise there is none to tell."""
    if told.unit != words.PERSONS or told.women is None or not told.total or not is_shown(told.total):
        return None
    return Share(told.women, told.total, percent(told.women, told.total, 0))


def told_words(told: Told) -> str:
    """Write a count: its total if it is told, then its parts; a count of women only says that the total is unknown."""
    if told.unit == words.THINGS:
        return str(told.total)
    parts = []
    if told.women is not None:
        parts.append(ngettext("%(count)s woman", "%(count)s women", told.women) % {"count": told.women})
    if told.men is not None:
        parts.append(ngettext("%(count)s man", "%(count)s men", told.men) % {"count": told.men})
    if told.others is not None:
        parts.append(_("%(count)s who answer otherwise or not") % {"count": told.others})
    if told.total is None:
        return _("%(parts)s; total unknown") % {"parts": ", ".join(parts)}
    total = ngettext("%(count)s person", "%(count)s people", told.total) % {"count": told.total}
    return f"{total} ({', '.join(parts)})" if parts else total


def reasons_not_to_tell(told: Told, *, origin: str) -> list[str]:
    """Say why a count cannot be kept."""
    reasons = [] if origin.strip() else [_("Write the source that tells it.")]
    given = [each for each in told.parts.values() if each is not None]
    if told.unit not in words.UNITS:
        reasons.append(_("Choose what is counted."))
    if told.total is None and not given:
        reasons.append(_("Write at least one number."))
    if told.unit == words.THINGS and (given or told.total is None):
        reasons.append(_("Things have a total only."))
    if told.total is not None and sum(given) > told.total:
        reasons.append(_("The parts are more than the total."))
    complete = len(given) == len(told.parts)
    if told.total is not None and complete and sum(given) != told.total:
        reasons.append(_("Women, men and others do not add up to the total."))
    return reasons


def baseline_words(k: int, n: int) -> str:
    """Write so many of a base; the percentage only where the base is large enough."""
    plain = _("%(k)s of %(n)s") % {"k": k, "n": n}
    if not is_shown(n):
        return _("%(plain)s; the base is too small for a percentage") % {"plain": plain}
    return f"{percent(k, n, 0)} % ({plain})"
