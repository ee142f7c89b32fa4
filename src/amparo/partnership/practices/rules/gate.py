"""The definition at the door: what is a good practice, an idea, a lesson, or not told well enough yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.partnership.practices import vocabulary as words

INCOMPLETE = "INCOMPLETE"
PRACTICE = "PRACTICE"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a candidate is, why, and on which dimensions its effect is positive or negative."""

    kind: str
    reasons: tuple[str, ...]
    positive: tuple[str, ...]
    negative: tuple[str, ...]

    @property
    def is_practice(self) -> bool:
        """Whether the definition holds."""
        return self.kind == PRACTICE


def verdict_on(told: Mapping[str, str]) -> Verdict:
    """Judge what is told of a candidate by the definition.

    Local, national or regional; tested and put in practice; positive on at least two of the four dimensions and
    negative on none. Never put in practice: an idea. It did not work, or it did harm: a lesson.
    """
    positive = tuple(name for name in words.DIMENSIONS if told.get(f"effect_{name}") == words.POSITIVE)
    negative = tuple(name for name in words.DIMENSIONS if told.get(f"effect_{name}") == words.NEGATIVE)
    if words.NO in (told.get("implemented"), told.get("tested")):
        return Verdict(words.IDEA, _not_tried(told), positive, negative)
    if told.get("implemented") != words.YES or told.get("tested") != words.YES:
        return Verdict(INCOMPLETE, (_("Say whether it was tested and whether it is in practice."),), positive, negative)
    if told.get("worked") == words.NO:
        return Verdict(words.LESSON, (_("It was put in practice and did not work."),), positive, negative)
    if negative:
        names = ", ".join(str(words.DIMENSIONS[name]) for name in negative)
        return Verdict(words.LESSON, (_("Its effect is negative on: %(what)s.") % {"what": names},), positive, negative)
    reasons = _lacking(told, positive)
    return Verdict(INCOMPLETE if reasons else PRACTICE, reasons, positive, negative)


def _not_tried(told: Mapping[str, str]) -> tuple[str, ...]:
    said = []
    if told.get("tested") == words.NO:
        said.append(_("It was not tested."))
    if told.get("implemented") == words.NO:
        said.append(_("It was not put in practice."))
    return tuple(said)


def _lacking(told: Mapping[str, str], positive: tuple[str, ...]) -> tuple[str, ...]:
    reasons = []
    if told.get("level") not in words.LEVELS:
        reasons.append(_("Say whether it is local, national or regional."))
    if not told.get("worked"):
        reasons.append(_("Say whether it worked."))
    if len(positive) < words.POSITIVES_NEEDED:
        facts = {"count": len(positive), "needed": words.POSITIVES_NEEDED}
        reasons.append(_("It is positive on %(count)s of the four dimensions; at least %(needed)s are needed.") % facts)
    return tuple(reasons)
