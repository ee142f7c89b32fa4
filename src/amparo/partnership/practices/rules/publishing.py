"""When a practice is published, how mature it is, and when it is looked at again."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.rules.fields import Texts, in_one, told
from amparo.partnership.practices.rules.gate import verdict_on


def expires_on(day: date) -> date:
    """Return the day on which a practice published on a day is to be looked at again."""
    try:
        return day.replace(year=day.year + words.YEARS_VALID)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + words.YEARS_VALID, month=3, day=1)


def is_expired(until: date, today: date) -> bool:
    """Say whether a published practice is to be looked at again."""
    return today >= until


def maturity_of(*, adopted_elsewhere: int, norm: str) -> str:
    """Return how mature a practice is: established by a norm, adopted in another country, or tested where it began."""
    if norm.strip():
        return words.ESTABLISHED
    return words.REPLICATED if adopted_elsewhere else words.TRIED


def reasons_not_to_publish(
    *, state: str, texts: Texts, original: str, recommendations: int, asides: int, found: int
) -> list[str]:
    """Say why a practice cannot be published; `found` is how much the check of victims' detail found."""
    if state not in (words.RETAINED, words.PUBLISHED):
        return [_("Only a practice that was retained is published.")]
    facts, written = told(texts), in_one(texts, original)
    verdict = verdict_on(facts)
    reasons = [] if verdict.is_practice else list(verdict.reasons)
    missing = [str(words.TEXTS[name].label) for name in words.NEEDED_TEXTS if not written.get(name)]
    if missing:
        reasons.append(_("These are not written yet: %(what)s.") % {"what": ", ".join(missing)})
    if not facts.get("country"):
        reasons.append(_("Say in which country it is."))
    if facts.get("consent") != words.YES:
        reasons.append(_("Whoever carries it has not agreed that it is published."))
    if not recommendations:
        reasons.append(_("It has no recommendation with a responsible and a date yet."))
    if asides:
        reasons.append(_("Two people wrote the same field: merge their texts first."))
    if found:
        reasons.append(_("It says something by which a victim could be known: see the list, and write it otherwise."))
    return reasons


def reasons_not_to_link(*, state: str, is_known: bool) -> list[str]:
    """Say why a practice cannot be linked to a step or a module; empty means it can."""
    reasons = []
    if state not in words.WAS_RETAINED:
        reasons.append(_("Only a practice that was retained is linked to steps and modules."))
    if not is_known:
        reasons.append(_("Choose one of the answers."))
    return reasons


def reasons_not_to_say(*, text: str, ask: str, practices: int, audience: str, channel: str) -> list[str]:
    """Say why an advocacy message cannot be recorded: it rests on at least one retained practice."""
    reasons = []
    if not text.strip():
        reasons.append(_("Write the message."))
    if not ask.strip():
        reasons.append(_("Write what is asked."))
    if not practices:
        reasons.append(_("A message rests on at least one practice that was retained: choose it."))
    if audience not in words.AUDIENCES or channel not in words.CHANNELS:
        reasons.append(_("Choose for whom it is, and by which channel."))
    return reasons
