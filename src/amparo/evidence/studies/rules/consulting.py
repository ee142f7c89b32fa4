"""When children may be asked, what a session must show, and what must not be written of what they said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from amparo.evidence.studies import vocabulary as words
from amparo.partnership.practices.rules.victims import KINDS, findings_in


@dataclass(frozen=True, slots=True)
class Leader:
    """A facilitator: whether their certificate for speaking with children is valid; None where nobody asks for one."""

    key: int
    is_certified: bool | None


def reasons_not_to_begin(
    *, state: str, approved_on: date | None, safeguarding: int | None, leaders: Sequence[Leader], on: date
) -> list[str]:
    """Say why nobody may speak with children on a day: ethics approval, safeguarding and trained facilitators first."""
    reasons = []
    if state == words.ENDED:
        reasons.append(_("This consultation has ended."))
    if approved_on is None:
        reasons.append(_("There is no ethics approval yet: nobody speaks with children without it."))
    elif approved_on > on:
        reasons.append(_("The ethics approval is later than that day."))
    if safeguarding is None:
        reasons.append(_("Nobody is named who safeguards the children."))
    if not leaders:
        reasons.append(_("Name who facilitates the sessions."))
    if any(each.is_certified is False for each in leaders):
        reasons.append(
            _("A facilitator has no valid certificate for working with children: renew it, or name somebody else.")
        )
    if safeguarding is not None and all(each.key == safeguarding for each in leaders) and leaders:
        reasons.append(_("Who safeguards the children is not the only facilitator: name another."))
    return reasons


@dataclass(frozen=True, slots=True)
class Session:
    """A session as it is told: its day, what was agreed, and how many of each band and gender were there."""

    held_on: date
    consents: int
    assents: int
    declined: int
    counts: Mapping[str, Mapping[str, int]]

    @property
    def present(self) -> int:
        """How many children were there."""
        return sum(sum(row.values()) for row in self.counts.values())


def reasons_not_to_record(session: Session, *, today: date) -> list[str]:
    """Say why a session cannot be written down: every child there had consent and assented."""
    reasons = []
    if session.held_on > today:
        reasons.append(_("Write down what happened: the day is today or before."))
    if not session.present:
        reasons.append(_("Write how many children were there."))
    if session.present > words.MOST_CHILDREN:
        reasons.append(_("That is too many children for one session: look at the numbers again."))
    if session.consents < session.present:
        reasons.append(_("There were more children than families who consented: a child without consent is not asked."))
    if session.assents < session.present:
        reasons.append(_("There were more children than those who said yes themselves."))
    return reasons


def reasons_not_to_quote(texts: Mapping[str, str]) -> list[str]:
    """Say what in a text could let a child, or whoever is served, be known.

    Names, initials, an age with a place, a contact: it looks for patterns, not for meaning, and people still read what
    it does not find.
    """
    found = findings_in({("", language): text for language, text in texts.items()})
    told = _("“%(words)s” looks like %(kind)s: write it so that nobody can be known by it.")
    return [told % {"words": each.words, "kind": KINDS[each.kind]} for each in found]


def feedback_due_on(ended_on: date | None) -> date | None:
    """Return until when children are told what came of what they said."""
    return ended_on + timedelta(days=words.FEEDBACK_DAYS) if ended_on else None


def is_feedback_late(*, ended_on: date | None, was_given: bool, today: date) -> bool:
    """Say whether children still wait to be told, after the day by which they should have been."""
    due = feedback_due_on(ended_on)
    return due is not None and not was_given and today > due


def reasons_not_to_end(*, state: str, sessions: int) -> list[str]:
    """Say why a consultation cannot be ended."""
    if state != words.HELD:
        return [_("It is not being held.")]
    return [] if sessions else [_("No session was written down yet.")]
