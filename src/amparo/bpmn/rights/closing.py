"""Closing and reopening: for reasons of the person, never for the proceedings, and never as a trap."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.proof.ctl import Either, Open, Over
from amparo.bpmn.rights.right import Clause, Right, Subject, Unless
from amparo.bpmn.rights.sources import field
from amparo.bpmn.rights.terms import answered, without_joining
from amparo.bpmn.rights.words import WORDS

CLOSED: Final = answered("closed", "yes")
REOPENED: Final = Either((Open(frozenset({"reopen"})), answered("closed", "no")))

R28: Final = Right(
    "R28",
    "closing",
    "AG( closed -> EF(reopened) before the procedure is over ), E[ crim!=in U reopened ] for whoever has not joined",
    field(
        "Principios del campo: derecho a volver",
        "Principes du terrain : droit de revenir",
        "Principles of the field: the right to return",
    ),
    WORDS["R28"],
    unless=(Unless(since=CLOSED, goal=Over(), first=without_joining(REOPENED)),),
    needs=("closed",),
    subject=Subject(kinds=frozenset({"reopen"})),
)
R29: Final = Right(
    "R29",
    "closing",
    "AG( closed -> goals_met or choice or lost or transferred or not_victim_final ), or there never was a presumed "
    "victim (ident=none)",
    field(
        "Principios del campo: no se cierra por el juicio",
        "Principes du terrain : on ne clôt pas à cause du procès",
        "Principles of the field: no closing because of the trial",
    ),
    WORDS["R29"],
    clauses=(
        Clause(
            CLOSED,
            Either(
                (
                    answered("closing", "goals_met", "person_choice", "lost_contact", "transferred"),
                    answered("ident", "none", "not_victim_final"),
                )
            ),
        ),
    ),
    needs=("closed",),
    subject=Subject(answers=(("closed", "yes"),)),
)
R31: Final = Right(
    "R31",
    "closing",
    "AG EF end (soundness); no dead task, no token left",
    field(
        "Principio de diseño: todo camino termina",
        "Principe de conception : tout chemin se termine",
        "Principle of design: every way ends",
    ),
    WORDS["R31"],
    way="drawing",
)

RIGHTS: Final = (R28, R29, R31)
