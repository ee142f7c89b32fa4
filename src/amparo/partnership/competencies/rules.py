"""What a step asks for, and when a country may begin to ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.bpmn.diagram import StepNote
from amparo.partnership.competencies.vocabulary import HARD, LONGEST_TEXT, WARNING


@dataclass(frozen=True, slots=True)
class Needed:
    """A competency that a step asks for, how strictly, and whether the drawing itself says so."""

    competency: str
    strength: str
    is_drawn: bool = False

    @property
    def is_hard(self) -> bool:
        """Whether nobody does the step without it."""
        return self.strength == HARD


def needed_for(step: StepNote | None, told: Needed | None) -> Needed | None:
    """Return what a step asks for: what its drawing says, else what the content's table tells of it."""
    if step is not None and step.competency:
        return Needed(step.competency, HARD if step.competency_is == "hard" else WARNING, is_drawn=True)
    return told


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
