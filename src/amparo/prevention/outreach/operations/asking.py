"""Recording a scale that a group answered before or after, as counts, and pairs where sheets were matched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Initiative, Pairing, Round, RoundAnswer
from amparo.prevention.outreach.operations.initiatives import hold
from amparo.prevention.outreach.queries import asking as asked
from amparo.prevention.outreach.rules import asking as rules
from amparo.prevention.outreach.rules.saying import reasons_not_to_keep


@dataclass(frozen=True, slots=True)
class Counted:
    """A round: before or after, on which day, how many were asked, how, and how many gave each answer."""

    moment: str
    asked_on: date
    base: int
    counts: Mapping[str, Mapping[int, int]]
    how: str = ""


@transaction.atomic
def record_round(
    *, by: Actor, initiative: Initiative, counted: Counted, today: date, at: datetime, is_sure: bool = False
) -> Round:
    """Record a round of the scale of this kind of work, once before and once after. Raises `Refused`."""
    initiative = hold(initiative, by=by)
    scale = asked.scale_of(initiative.kind)
    reasons = rules.reasons_not_to_count(
        moment=counted.moment, base=counted.base, counts=counted.counts, questions=list(scale.questions),
        asked_on=counted.asked_on, today=today,
    )  # fmt: skip
    rounds = {each.moment: each for each in Round.objects.filter(initiative=initiative, scale=scale.code)}
    if counted.moment in rounds:
        reasons.append(_("This moment is recorded already."))
    before = rounds.get(words.BEFORE)
    if counted.moment == words.AFTER and before is not None and counted.asked_on <= before.asked_on:
        reasons.append(_("After comes on a later day than before."))
    reasons += reasons_not_to_keep({str(_("How it was asked")): counted.how}, is_sure=is_sure)
    if reasons:
        raise Refused(reasons)
    made = Round.objects.create(
        initiative=initiative, scale=scale.code, edition=scale.edition, moment=counted.moment,
        asked_on=counted.asked_on, base=counted.base, how=counted.how.strip(), recorded_at=at, recorded_by=by.account,
    )  # fmt: skip
    rows = [
        RoundAnswer(round=made, question=question, value=value, count=count)
        for question, answers in sorted(counted.counts.items())
        for value, count in sorted(answers.items())
        if count
    ]
    RoundAnswer.objects.bulk_create(rows)
    facts = {"scale": made.scale, "moment": made.moment, "sure": is_sure}
    entries.record(Note("SCALE_ASKED", subject=f"initiative:{initiative.pk}", facts=facts), by=by)
    return made


@transaction.atomic
def record_pairs(*, by: Actor, initiative: Initiative, pairs: Mapping[str, tuple[int, int, int]]) -> int:
    """Record how many of those who answered both times answered better, the same and worse. Raises `Refused`."""
    initiative = hold(initiative, by=by)
    shares = asked.shares_of(initiative)
    rounds = asked.rounds_of(initiative)
    after = rounds.get(words.AFTER)
    answered = {question: (both[0].base, both[1].base) for question, both in shares.items() if both[0] and both[1]}
    told = {question: numbers for question, numbers in pairs.items() if any(numbers)}
    reasons = rules.reasons_not_to_pair(
        told, answered=answered, has_both=words.BEFORE in rounds and after is not None
    )  # fmt: skip
    if after is not None and Pairing.objects.filter(round=after).exists():
        reasons.append(_("The pairs are recorded already."))
    if reasons or after is None:
        raise Refused(reasons)
    made = [
        Pairing(round=after, question=question, better=better, same=same, worse=worse)
        for question, (better, same, worse) in sorted(told.items())
    ]
    Pairing.objects.bulk_create(made)
    entries.record(Note("SCALE_PAIRED", subject=f"initiative:{initiative.pk}"), by=by)
    return len(made)
