"""Terms that several rights share: who helps, who prosecutes, what it is to have joined, to be open, to be told."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.proof.ctl import All, Answered, Either, Eventually, Formula, Going, Not, Until

HELP: Final = frozenset({"care", "health"})
FORENSIC: Final = frozenset({"forensic_interview"})
STATEMENTS: Final = frozenset({"interview", "forensic_interview"})
PERSON: Final = "person"
OWN_DECISION: Final = frozenset({"person", "guardian"})
PROSECUTION: Final = frozenset({"police", "prosecutor"})
AUTHORITIES: Final = frozenset({"police", "prosecutor", "judge", "court", "migration", "consulate", "labour"})
CONFIDANTS: Final = frozenset({"person", "guardian", "lawyer", "psychologist"})
SERVES: Final = frozenset({"case_manager", "guardian", "lawyer", "person", "response_team"})


def answered(variable: str, *values: str) -> Answered:
    """The variable has one of these values."""
    return Answered(variable, values)


JOINED: Final = answered("crim", "in")
NOT_JOINED: Final = Not(JOINED)
DECLINED: Final = answered("crim", "out")
CHILD: Final = answered("age", "child", "unsure")
OPEN_CASE: Final = Going()


def without_joining(goal: Formula) -> Formula:
    """The goal can be reached: without joining by a person who has not joined, in some way by one who has."""
    return Either((Until(NOT_JOINED, goal), All((JOINED, Eventually(goal)))))
