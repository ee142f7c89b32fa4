"""The words of the drawing tool: its tools, its panel and the closed lists that a step chooses from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _lazy

from amparo.bpmn.diagram import COMPARTMENTS, SCREENS, STEP_KINDS, STRENGTHS
from amparo.partnership.revision.pages.panel_words import WORDS

NO_LANE: Final = frozenset({"auditor", "administrator", "drafter", "trainer", "clock"})

HELD: Final = {
    "hard": _lazy("Nobody does the step"),
    "unless_urgent": _lazy("Nobody does the step, unless the procedure says that it is urgent"),
    "warning": _lazy("It is done with a reason, and the supervisor is told"),
}
KINDS: Final = {
    "information": _lazy("Inform the person"),
    "consent": _lazy("Ask for consent"),
    "screening": _lazy("Detect"),
    "care": _lazy("Care"),
    "health": _lazy("Health care"),
    "lodging": _lazy("Lodging"),
    "decision": _lazy("Decision"),
    "accreditation": _lazy("Accreditation"),
    "appeal": _lazy("Appeal"),
    "share": _lazy("Share with someone"),
    "interview": _lazy("Interview"),
    "forensic_interview": _lazy("Forensic interview"),
    "criminal": _lazy("Criminal proceedings"),
    "sanction": _lazy("Sanction"),
    "reparation": _lazy("Reparation"),
    "return": _lazy("Return or removal"),
    "closure": _lazy("Closing the case"),
    "reopen": _lazy("Reopening the case"),
    "complaint": _lazy("Complaint about the service"),
    "guardian": _lazy("Guardian"),
    "referral": _lazy("Referral"),
    "stats": _lazy("Statistics"),
    "handover": _lazy("Handover to a colleague"),
    "suspension": _lazy("Suspending care"),
}
GROUPS: Final = {
    "C0": _lazy("The case and its state"),
    "C1": _lazy("Identity and contact"),
    "C2": _lazy("Safety and places"),
    "C3": _lazy("Minimal facts"),
    "C4": _lazy("What the person told"),
    "C5": _lazy("Health"),
    "C6": _lazy("Justice"),
    "C7": _lazy("Migration and asylum"),
    "C8": _lazy("Care and services"),
    "C9": _lazy("Money and damages"),
    "C10": _lazy("Figures without persons"),
}
FORMS: Final = {
    "form": _lazy("A form"),
    "panel": _lazy("A vote of the panel"),
    "appeal": _lazy("A vote of the appeal panel"),
    "consent": _lazy("A consent"),
    "referral": _lazy("A referral"),
    "referral_answer": _lazy("The answer to a referral"),
    "interview": _lazy("An interview"),
}
ORIGINS: Final = {
    "source": _lazy("From the source documents"),
    "law": _lazy("From a law"),
    "proposal": _lazy("Our proposal"),
}


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that can be put on the drawing: its key for the script, its icon and its words."""

    key: str
    icon: str
    label: str | Promise


TOOLS: Final = (
    Tool("step", "draw-step", _lazy("Step")),
    Tool("question", "draw-question", _lazy("Question")),
    Tool("together", "draw-together", _lazy("At the same time")),
    Tool("first", "draw-first", _lazy("Whichever comes first")),
    Tool("wait", "draw-wait", _lazy("Wait for a message")),
    Tool("timer", "draw-timer", _lazy("Limit of time")),
    Tool("send", "draw-send", _lazy("Notice")),
    Tool("call", "draw-call", _lazy("Another procedure")),
    Tool("group", "draw-group", _lazy("Group of steps")),
    Tool("any_time", "draw-any-time", _lazy("At any time")),
    Tool("start", "draw-start", _lazy("Start")),
    Tool("end", "draw-end", _lazy("End")),
    Tool("lane", "draw-lane", _lazy("Lane")),
)


def tools() -> tuple[Tool, ...]:
    """Return the closed set of what can be drawn."""
    return TOOLS


def _pairs(codes: frozenset[str], labels: dict[str, Any]) -> list[list[str]]:
    """Return codes with their words, in the order of the words' table; a code without words is shown as it is."""
    known = [code for code in labels if code in codes]
    return [[code, str(labels.get(code, code))] for code in [*known, *sorted(codes - set(known))]]


def choices() -> dict[str, Any]:
    """Return the closed lists of a step, each code with its words."""
    return {
        "kinds": _pairs(STEP_KINDS, KINDS),
        "groups": _pairs(COMPARTMENTS, GROUPS),
        "screens": _pairs(SCREENS, FORMS),
        "strengths": _pairs(STRENGTHS, HELD),
        "origins": [[code, str(label)] for code, label in ORIGINS.items()],
    }


def panel_words() -> dict[str, str]:
    """Return the words of the panel and of what the script says, in the reader's language."""
    return {key: str(text) for key, text in WORDS.items()}
