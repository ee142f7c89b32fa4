"""When an assessment, an agreement or a recommendation stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.partnership.practices import vocabulary as words

Scores = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """What an assessor said: for which institution, the score of each criterion, and whether it does harm."""

    institution: int
    scores: Scores
    does_harm: bool = False


def reasons_not_to_assess(
    *, state: str, own: int | None, institution: int | None, scores: Scores, does_harm: bool, note: str
) -> list[str]:
    """Say why an assessment cannot be recorded; `own` is the institution that carries the practice."""
    if state != words.ADMITTED:
        return [_("It is not open to assessment.")]
    if institution is None:
        return [_("Whoever assesses does so for an institution.")]
    if own == institution:
        return [_("Your institution carries this practice: others assess it.")]
    reasons = []
    if set(scores) != set(words.CRITERIA) or not all(0 <= score <= words.HIGHEST for score in scores.values()):
        reasons.append(_("Give every criterion a score from 0 to %(most)s.") % {"most": words.HIGHEST})
    if does_harm and not note.strip():
        reasons.append(_("Say what harm it does or may do."))
    return reasons


def independent(judged: Collection[Judged], own: int | None) -> int:
    """Return from how many institutions, other than the practice's own, there is an assessment."""
    return len({each.institution for each in judged} - {own})


def vetoed(judged: Collection[Judged]) -> bool:
    """Say whether an assessor holds that it does harm."""
    return any(each.does_harm for each in judged)


def far_apart(judged: Sequence[Judged]) -> tuple[str, ...]:
    """Return the criteria on which assessors are far apart, in the order of the grid."""
    return tuple(
        name
        for name in words.CRITERIA
        if judged
        and max(each.scores.get(name, 0) for each in judged) - min(each.scores.get(name, 0) for each in judged)
        >= words.FAR_APART
    )


def totals(judged: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """Return of each criterion the points given and the most that could be given: never a mean of means."""
    most = words.HIGHEST * len(judged)
    return {name: (sum(each.scores.get(name, 0) for each in judged), most) for name in words.CRITERIA}


def reasons_not_to_agree(
    *, state: str, judged: Sequence[Judged], own: int | None, outcome: str, note: str, agreed_on: date, today: date
) -> list[str]:
    """Say why a consensus cannot be recorded. Harm is a veto: whoever saw it takes it back, or it is not retained."""
    if state != words.ADMITTED:
        return [_("It is not open to assessment.")]
    reasons = []
    if outcome not in words.OUTCOMES:
        reasons.append(_("Choose whether it is retained."))
    if independent(judged, own) < words.ASSESSORS_NEEDED:
        reasons.append(
            _("At least %(needed)s assessors of different institutions assess it first.")
            % {"needed": words.ASSESSORS_NEEDED}
        )
    if outcome == words.RETAINED and vetoed(judged):
        reasons.append(_("An assessor holds that it does harm: it is not retained."))
    if not note.strip():
        apart = ", ".join(str(words.CRITERIA[name]) for name in far_apart(judged))
        said = _("Say how you agreed where you were far apart: %(what)s.") % {"what": apart}
        reasons.append(said if apart else _("Say why you agreed so."))
    if agreed_on > today:
        reasons.append(_("Write down what happened: the day is today or before."))
    return reasons


def reasons_not_to_recommend(*, state: str, text: str, responsible: str, due_on: date, today: date) -> list[str]:
    """Say why a recommendation cannot be recorded; empty means it can."""
    reasons = []
    if state not in words.WAS_RETAINED:
        reasons.append(_("Recommendations are for practices that were retained."))
    if not text.strip():
        reasons.append(_("Write what should be done."))
    if not responsible.strip():
        reasons.append(_("Write who is responsible, by post and institution."))
    if due_on < today:
        reasons.append(_("Choose today or a later day."))
    return reasons
