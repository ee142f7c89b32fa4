"""What a figure is as a number, how it is said, and when it may be written into the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.rules import bounds
from amparo.evidence.claims.rules.percentages import Share, inferred_count, reasons_not_to_take
from amparo.evidence.claims.rules.wording import interval_words, percent_words, share_words
from amparo.evidence.statistics.rules import shares, suppression

CODE_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


@dataclass(frozen=True, slots=True)
class Number:
    """A figure without its words: a share (as printed, with or without base) or a count with its bound."""

    kind: str
    unit: str
    printed: str = ""
    k: int | None = None
    n: int | None = None
    value: int | None = None
    qualifier: str = words.EXACT

    @property
    def share(self) -> Share | None:
        """The count out of its base, where both are known."""
        return Share(self.k, self.n) if self.k is not None and self.n is not None else None

    @property
    def count(self) -> bounds.Count | None:
        """The count with its bound."""
        return bounds.Count(self.value, self.unit, self.qualifier) if self.value is not None else None

    @property
    def base_is_unknown(self) -> bool:
        """Whether it is a percentage of nobody knows how many."""
        return self.kind == words.SHARE and self.n is None


def percent_of(text: str) -> Decimal | None:
    """Return a percentage as it was typed ("76", "76,1 %"); None for anything else."""
    plain = text.replace("%", "").replace("\u00a0", " ").strip().replace(",", ".")
    try:
        found = Decimal(plain) if plain else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() and _is_short(found) else None


def _is_short(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and -2 <= exponent <= 0 and abs(number) < 1000


def completed(number: Number) -> Number:
    """Return a share with its one possible count, and with its percentage where only the count was given."""
    k, printed = number.k, number.printed
    percent = percent_of(printed)
    if percent is not None:
        printed = str(percent)
    if number.n and k is None and percent is not None:
        k = inferred_count(percent, number.n)
    if number.n and k is not None and not printed:
        printed = str(shares.percent(k, number.n))
    return Number(number.kind, number.unit, printed, k, number.n, number.value, number.qualifier)


def figure_words(number: Number) -> str:
    """Write the figure alone: 76 %, more than 50."""
    if number.count is not None:
        return bounds.said(number.count)
    percent = percent_of(number.printed)
    return percent_words(percent) if percent is not None else "—"


def base_words(number: Number) -> str:
    """Write what stands behind a share: 83 of 109, 95 % interval 67.3-83.2; or that the base is unknown."""
    if number.kind != words.SHARE:
        return ""
    share = number.share
    if share is None:
        return _("published, base unknown")
    low, high = shares.wilson(share.k, share.n)
    said = interval_words(Decimal(low * 100), Decimal(high * 100))
    facts = {"share": share_words(share.k, share.n), "interval": said}
    return _("%(share)s, 95 %% interval %(interval)s") % facts


def full_words(number: Number) -> str:
    """Write a figure with what stands behind it, for a sentence."""
    behind = base_words(number)
    return f"{figure_words(number)} ({behind})" if behind else figure_words(number)


def small_cells(number: Number) -> list[str]:
    """Say what of a figure is too small to be published."""
    share = number.share
    if share is not None and not suppression.is_shown(share.n):
        return [_("Its base is smaller than %(least)s.") % {"least": suppression.BASE}]
    return []


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a figure beside its number."""

    code: str
    texts: Mapping[str, str]
    source_kind: str = words.STATED
    source: Mapping[str, str] | None = None
    base: Mapping[str, str] | None = None
    question: str = ""
    about: str = ""
    chapter: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    address: str = ""
    opens: str = ""
    licence: str = words.INTERNAL
    is_verified: bool = False
    is_invented: bool = False


def reasons_not_to_record(number: Number, told: Told, *, is_taken: bool) -> list[str]:
    """Say why a figure cannot be written into the register. Empty means it can."""
    return [*_about_the_number(number), *_about_the_words(told, is_taken=is_taken)]


def _about_the_number(number: Number) -> list[str]:
    if number.unit not in words.UNITS or number.kind not in words.KINDS or number.qualifier not in words.QUALIFIERS:
        return [_("Choose what is counted, and how sure the source is.")]
    if number.kind == words.COUNT:
        is_count = number.value is not None and number.value >= 0
        return [] if is_count else [_("Write the count as a whole number.")]
    if number.printed and percent_of(number.printed) is None:
        return [_("Write the percentage as a number, with at most two decimals.")]
    return reasons_not_to_take(percent_of(number.printed), k=number.k, n=number.n)


def _about_the_words(told: Told, *, is_taken: bool) -> list[str]:
    reasons = []
    if not told.code or set(told.code) - CODE_SIGNS or len(told.code) > words.LONGEST_LINE:
        reasons.append(_("The short name has small letters, digits and hyphens only."))
    if is_taken:
        reasons.append(_("This short name is in use: choose another, or restate that figure."))
    if not any(text.strip() for text in told.texts.values()):
        reasons.append(_("Say what the figure says."))
    if told.source_kind == words.STATED and not any(text.strip() for text in (told.source or {}).values()):
        reasons.append(_("Say who published it, and where."))
    if told.starts_on and told.ends_on and told.ends_on < told.starts_on:
        reasons.append(_("It ends before it begins."))
    return reasons


def reasons_not_to_restate(*, is_last: bool, is_withdrawn: bool, is_same: bool, why: str) -> list[str]:
    """Say why a figure cannot be restated. Empty means it can."""
    reasons = []
    if is_withdrawn:
        reasons.append(_("This figure was withdrawn."))
    if not is_last:
        reasons.append(_("This figure was restated already: restate the newest one."))
    if is_same:
        reasons.append(_("Nothing would change."))
    if not why.strip():
        reasons.append(_("Say why."))
    return reasons
