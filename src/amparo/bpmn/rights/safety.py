"""Safety and complaint: never in a cell, an alarm that is always answered, a complaint that is always heard."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.proof.ctl import All, CanReceive, Either, Not, Open
from amparo.bpmn.rights.drawing import alarm_is_answered, complaints_heard_by_the_accused
from amparo.bpmn.rights.right import Clause, OnDrawing, Right, Subject
from amparo.bpmn.rights.sources import LODGING, field
from amparo.bpmn.rights.terms import OPEN_CASE, answered
from amparo.bpmn.rights.words import WORDS

ALARM: Final = frozenset({"danger_alarm"})
COMPLAINT: Final = frozenset({"service_complaint"})
IN_DANGER: Final = answered("danger", "yes")

R16: Final = Right(
    "R16",
    "safety",
    "AG( lodging != detention )",
    LODGING,
    WORDS["R16"],
    clauses=(Clause(answered("lodging", "safe", "declined", "detention"), Not(answered("lodging", "detention"))),),
    needs=("lodging",),
    subject=Subject(answers=(("lodging", "safe"), ("lodging", "declined"), ("lodging", "detention"))),
)
R26: Final = Right(
    "R26",
    "safety",
    "AG( !closed -> enabled(danger) ); AG( danger -> lodging or safety task enabled )",
    field(
        "Principios del campo: la alarma de peligro, siempre a mano y siempre respondida",
        "Principes du terrain : l'alerte, toujours possible et toujours suivie",
        "Principles of the field: the danger alarm, always at hand and always answered",
    ),
    WORDS["R26"],
    enough=(Clause(OPEN_CASE, CanReceive(ALARM, absorbed=True)),),
    shown=alarm_is_answered,
    clauses=(
        Clause(OPEN_CASE, CanReceive(ALARM, absorbed=True)),
        Clause(
            All((OPEN_CASE, IN_DANGER)),
            Either((Open(frozenset({"lodging"})), Open(sets=("danger", "no")))),
            needs=("danger",),
        ),
    ),
    subject=Subject(messages=ALARM),
)
R27: Final = Right(
    "R27",
    "safety",
    "AG( !closed -> enabled(complaint) or one is being answered ); not handled on the lane of the accused",
    field(
        "Principios del campo: queja accesible y atendida por otros",
        "Principes du terrain : réclamation accessible et traitée par d'autres",
        "Principles of the field: complaints within reach, and handled by others",
    ),
    WORDS["R27"],
    clauses=(Clause(OPEN_CASE, CanReceive(COMPLAINT, absorbed=True)),),
    subject=Subject(messages=COMPLAINT),
    rules=(OnDrawing("accused_lane", complaints_heard_by_the_accused),),
)

RIGHTS: Final = (R16, R26, R27)
