"""Deciding freely: time to reflect, no pressure, and a decision that can be taken again."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.proof.ctl import All, Asks, Beginning, Eventually, Not, Open
from amparo.bpmn.rights.right import Clause, Right, Subject
from amparo.bpmn.rights.sources import REFLECTION, field
from amparo.bpmn.rights.terms import CHILD, DECLINED, JOINED, OPEN_CASE, answered
from amparo.bpmn.rights.words import WORDS

CLOSING: Final = answered("closing", "goals_met", "person_choice", "lost_contact", "transferred")

R5: Final = Right(
    "R5",
    "decision",
    "AG( enabled(ask crim) -> reflection=over ); with a child, or age in doubt, also guardian=assigned",
    REFLECTION,
    WORDS["R5"],
    clauses=(
        Clause(Asks("crim"), answered("reflection", "over")),
        Clause(All((Asks("crim"), CHILD)), answered("guardian", "assigned"), needs=("age", "guardian")),
    ),
    needs=("crim", "reflection"),
    subject=Subject(asks="crim"),
)
R6: Final = Right(
    "R6",
    "decision",
    "AG( reflection=running -> !enabled(return) & !enabled(removal) ), both steps of kind return",
    REFLECTION,
    WORDS["R6"],
    clauses=(Clause(answered("reflection", "running"), Not(Open(frozenset({"return"})))),),
    needs=("reflection",),
    subject=Subject(answers=(("reflection", "running"),)),
)
R9: Final = Right(
    "R9",
    "decision",
    "AG( crim=out & !closed -> EF crim=in ) where the case is closed (once closing is decided see R28); a procedure "
    "that can be called with crim=out: from its beginning, EF crim=in",
    field(
        "Principios del campo: participar, no participar, retirarse y volver",
        "Principes du terrain : participer, ne pas participer, se retirer et revenir",
        "Principles of the field: join, decline, leave and rejoin",
    ),
    WORDS["R9"],
    clauses=(
        Clause(All((DECLINED, OPEN_CASE, Not(CLOSING))), Eventually(JOINED), needs=("closed",)),
        Clause(All((DECLINED, Beginning())), Eventually(JOINED)),
    ),
    needs=("crim",),
    subject=Subject(answers=(("crim", "in"),)),
)

RIGHTS: Final = (R5, R6, R9)
