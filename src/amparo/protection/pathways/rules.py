"""When a step may be completed, skipped or added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.bpmn.diagram import Ask, Node
from amparo.protection.pathways import vocabulary

FORENSIC = "forensic_interview"
REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules look at: the case, what the person agrees to, what was heard, and the finite answers.

    A case that is closed and not over is kept: the procedure may still open steps in it and hears who comes back.
    """

    is_open: bool
    is_over: bool
    consents: frozenset[str]
    forensic_interviews: int
    judge_ordered: bool


def reasons_not_to_complete(
    node: Node, standing: Standing, *, outcome: Mapping[str, str], through: str = ""
) -> list[str]:
    """Say, in words for who is at the step, why it cannot be completed; empty means it can.

    A closed case is no reason: what is open in it, the procedure opened because the case was closed.
    """
    reasons = [it_is_over()] if standing.is_over else []
    if node.step is not None and node.step.screen in vocabulary.OWN_SCREENS - {through}:
        reasons.append(_("This step is done on a page of its own."))
    reasons.extend(reasons_about_answers(node.asks, outcome))
    if node.step is not None:
        reasons.extend(reasons_to_ask_first(node.step.kind, node.step.consent, standing))
    return reasons


def reasons_about_answers(asks: Sequence[Ask], outcome: Mapping[str, str]) -> list[str]:
    """Every question that decides the way needs one of its answers."""
    if any(outcome.get(ask.variable) not in ask.values for ask in asks):
        return [_("Choose an answer: it decides what comes next.")]
    return []


def reasons_to_ask_first(kind: str, consent: str | None, standing: Standing) -> list[str]:
    """Consent where the step needs it, and never a second forensic interview without a judge's reasoned order."""
    reasons = []
    if consent and consent.upper() not in standing.consents:
        reasons.append(
            _("The person has not agreed to this yet. Ask for consent on the case's page, or choose another way.")
        )
    if kind == FORENSIC and standing.forensic_interviews >= 1 + standing.judge_ordered:
        reasons.append(
            _("The person has already given a forensic interview. A second one needs a judge's reasoned order.")
        )
    return reasons


def reasons_not_to_deviate(node: Node, standing: Standing, *, reason: str) -> list[str]:
    """Say why a step cannot be skipped or added; the drawing never blocks help, but a reason is kept."""
    reasons = []
    if standing.is_over:
        reasons.append(it_is_over())
    elif not standing.is_open:
        reasons.append(_("The case is closed: what is left to do in it is done as the procedure says."))
    if reason not in vocabulary.REASONS:
        reasons.append(_("Say in one line why."))
    if node.step is not None and node.step.screen in vocabulary.OWN_SCREENS:
        reasons.append(_("This is not skipped: it is decided on its own page, where saying no is an answer too."))
    if node.step is not None and node.step.kind == FORENSIC:
        reasons.extend(reasons_to_ask_first(FORENSIC, None, standing))
    return reasons


def reasons_about_skipping(node: Node, outcome: Mapping[str, str]) -> list[str]:
    """The way still needs its answers; but leaving a step out agrees to nothing and orders nothing."""
    if any(outcome.get(variable) == value for variable, value in vocabulary.NEVER_BY_SKIPPING):
        return [_("A step that is left out agrees to nothing and orders nothing. Do the step, or answer no.")]
    return reasons_about_answers(node.asks, outcome)


def says_urgent(answers: Mapping[str, str | None]) -> bool:
    """The procedure itself says that help cannot wait: a danger was heard and has not been answered yet."""
    return answers.get("danger") == "yes"


def justice_may_open(answers: Mapping[str, str | None]) -> bool:
    """Police and prosecutor see more than the notice level only while the person takes part."""
    return answers.get("crim") == "in"


def is_closed(answers: Mapping[str, str | None]) -> bool:
    """The procedure says that the case is closed; it may be kept for a time, in which the person can come back."""
    return answers.get("closed") == "yes"


def comes_back(before: Mapping[str, str | None], after: Mapping[str, str | None], opened: Sequence[Node]) -> bool:
    """What is heard brings a closed case back: at once, or by opening the step that reopens it."""
    if not is_closed(before):
        return False
    return not is_closed(after) or any(node.step is not None and node.step.kind == REOPEN for node in opened)


def reasons_not_to_raise(*, is_over: bool, is_heard: bool, comes_back: bool, need: str) -> list[str]:
    """Say why a message cannot be raised; who comes back owes no reason, but is asked what for."""
    if is_over:
        return [it_is_over()]
    if not is_heard:
        return [_("This cannot be raised now: nothing in the procedure waits for it.")]
    if comes_back and need not in vocabulary.needs():
        return [_("Choose what the person asks for now, or that it is not said.")]
    return []


def it_is_over() -> str:
    """Say that a case has ended for good."""
    return _(
        "This case is over: the time for which it was kept has passed, and nothing is added to it. "
        "If the person needs support, record a new alert: help is given just the same."
    )
