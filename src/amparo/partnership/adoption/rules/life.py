"""When a proposal may be commented on, validated, approved, published or returned."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.partnership.adoption import vocabulary as words


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a proposal stands: its state, the days of its consultation, who proposed and who approved it."""

    state: str
    opened_on: date
    open_until: date
    closed_on: date | None
    proposer: int
    approvers: frozenset[int] = frozenset()
    unanswered: int = 0

    def takes_comments(self, today: date) -> bool:
        """Whether its consultation is open on a day."""
        return self.state == words.CONSULTATION and self.closed_on is None and today <= self.open_until


def reasons_not_to_consult(
    *, reason: str, open_until: date, today: date, is_open_already: bool, is_same: bool, is_internal: bool = False
) -> list[str]:
    """Say why a draft cannot be put to consultation; empty means it can."""
    reasons = []
    if is_internal:
        reasons.append(_("This draft is of how one institution does its part inside: it is handed in there."))
    if is_open_already:
        reasons.append(_("A proposal of this procedure is already open. Return it to draft first."))
    if is_same:
        reasons.append(_("It says the same as the version in force: there is nothing to consult on."))
    if open_until < today:
        reasons.append(_("The consultation must be open until today or a later day."))
    return reasons + reasons_of_text(reason, _("Say what changes and why."))


def reasons_of_text(text: str, when_empty: str, most: int = words.LONGEST_TEXT) -> list[str]:
    """Say what is wrong with a text that must be written; empty means nothing."""
    if not text.strip():
        return [when_empty]
    if len(text) > most:
        return [_("The text is too long: at most %(most)s characters.") % {"most": most}]
    return []


def reasons_not_to_comment(
    standing: Standing, *, today: date, element: str, elements: Collection[str], text: str
) -> list[str]:
    """Say why an institution cannot comment; empty means it can."""
    if not standing.takes_comments(today):
        return [_("The consultation is over.")]
    reasons = reasons_of_text(text, _("Write the comment."))
    if element and element not in elements:
        reasons.append(_("Choose a step of this procedure."))
    return reasons


def reasons_not_to_answer(*, state: str, is_answered: bool, outcome: str, text: str) -> list[str]:
    """Say why a comment cannot be answered; empty means it can."""
    reasons = reasons_of_text(text, _("Write the answer."))
    if is_answered:
        reasons.append(_("The comment has its answer."))
    if state != words.CONSULTATION:
        reasons.append(_("Comments are answered before the validation."))
    if outcome not in words.OUTCOMES:
        reasons.append(_("Say whether the comment is taken up."))
    return reasons


def reasons_not_to_close(standing: Standing, *, today: date, why: str) -> list[str]:
    """Say why a consultation cannot be closed before its day; empty means it can."""
    if not standing.takes_comments(today):
        return [_("The consultation is over.")]
    return reasons_of_text(why, _("Say why the consultation is closed before its day."))


def reasons_not_to_validate(
    standing: Standing, *, held_on: date, today: date, institutions: Sequence[str], result: str, place: str
) -> list[str]:
    """Say why the record of a validation workshop cannot be kept; empty means it can."""
    if standing.state != words.CONSULTATION:
        return [_("Only a proposal in consultation is validated.")]
    reasons = reasons_of_text(place, _("Say where it was held, or that it was online."), words.LONGEST_LINE)
    if standing.takes_comments(today):
        day = date_format(standing.open_until, "DATE_FORMAT")
        reasons.append(_("The consultation is open until %(day)s. Wait, or close it with a reason.") % {"day": day})
    if standing.unanswered:
        reasons.append(
            ngettext(
                "%(count)s comment has no answer yet.", "%(count)s comments have no answer yet.", standing.unanswered
            )
            % {"count": standing.unanswered}
        )
    if not standing.opened_on <= held_on <= today:
        reasons.append(_("The workshop was held between the start of the consultation and today."))
    if not institutions:
        reasons.append(_("Say which institutions were represented."))
    if result not in words.RESULTS:
        reasons.append(_("Say what came of the workshop."))
    return reasons


def reasons_not_to_approve(standing: Standing, *, by: int | None) -> list[str]:
    """Say why this person cannot approve a proposal; empty means they can."""
    if standing.state != words.VALIDATED:
        return [_("Only a validated proposal is approved.")]
    if by is None or by == standing.proposer:
        return [_("Whoever proposed it does not approve it: two other people do.")]
    if by in standing.approvers:
        return [_("You have approved it. Another person must.")]
    return []


def reasons_not_to_publish(standing: Standing, *, in_force_on: date, today: date) -> list[str]:
    """Say why a proposal cannot be published; empty means it can, if it is still proved."""
    reasons = []
    others = standing.approvers - {standing.proposer}
    if standing.state != words.APPROVED or len(others) < words.APPROVERS_NEEDED:
        reasons.append(_("Two people other than the proposer must have approved it."))
    if in_force_on < today:
        reasons.append(_("It comes into force today or on a later day."))
    return reasons


def reasons_not_to_return(*, state: str, why: str) -> list[str]:
    """Say why a proposal cannot be returned to draft; empty means it can."""
    if state not in words.OPEN:
        return [_("It is no longer open.")]
    return reasons_of_text(why, _("Say why it is returned."))


def reasons_not_to_offer(*, is_in_force: bool, to_self: bool, is_waiting: bool, message: str) -> list[str]:
    """Say why a version cannot be proposed to another country; empty means it can."""
    reasons = reasons_of_text(message, _("Say why you propose it."))
    if not is_in_force:
        reasons.append(_("Only a version in force is proposed to another country."))
    if to_self:
        reasons.append(_("Choose another country."))
    if is_waiting:
        reasons.append(_("This version already waits for that country's answer."))
    return reasons


def state_diagram() -> str:
    """Draw the life of a proposal in Mermaid, from the vocabulary."""
    lines = ["stateDiagram-v2", f"    [*] --> {words.CHECKING}: put_to_consultation"]
    for state, ways in words.TRANSITIONS.items():
        lines += [f"    {state} --> {to}: {operation}" for operation, to in ways.items()]
        if not ways:
            lines.append(f"    {state} --> [*]")
    return "\n".join(lines)
