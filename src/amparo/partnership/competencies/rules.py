"""What a step asks for, and when a country may begin to ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.bpmn.diagram import StepNote
from amparo.partnership.competencies.vocabulary import HARD, LONGEST_TEXT, UNLESS_URGENT, WARNING


@dataclass(frozen=True, slots=True)
class Needed:
    """A competency that a step asks for, and how strictly; its drawing says both."""

    competency: str
    strength: str

    @property
    def is_hard(self) -> bool:
        """Whether nobody does the step without it while nothing is urgent."""
        return self.strength in {HARD, UNLESS_URGENT}

    def forbids(self, *, is_urgent: bool) -> bool:
        """Whether nobody does the step without it now; `is_urgent` is what the procedure itself says."""
        return self.strength == HARD or (self.strength == UNLESS_URGENT and not is_urgent)


def needed_for(step: StepNote | None) -> Needed | None:
    """Return what the drawing of a step asks for, or None when it asks for nothing."""
    if step is None or not step.competency:
        return None
    return Needed(step.competency, step.competency_is.upper() or WARNING)


def reasons_not_to_ask(*, since: date | None, today: date, why: str, is_asked: bool) -> list[str]:
    """Say why a country cannot begin (or cease, without a day) to ask for a competency. Empty means it can."""
    reasons = []
    if since is not None and since < today:
        reasons.append(_("Choose today or a later day: nobody could have prepared for a day that is past."))
    if since is None and not is_asked:
        reasons.append(_("This competency is not asked for: there is nothing to end."))
    if not why.strip():
        reasons.append(_("Say why: institutions read it."))
    if len(why) > LONGEST_TEXT:
        reasons.append(_("The text is too long: write at most %(most)s characters.") % {"most": LONGEST_TEXT})
    return reasons
