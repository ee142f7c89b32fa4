"""Accreditation: without joining, never alone, never by those who investigate, never without appeal."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.proof.ctl import All, Either, Not, Open, Until
from amparo.bpmn.rights.drawing import decides_alone, reviews_itself
from amparo.bpmn.rights.right import Clause, OnDrawing, Right, Subject, Unless
from amparo.bpmn.rights.sources import ACCREDITATION, field
from amparo.bpmn.rights.terms import NOT_JOINED, OPEN_CASE, answered
from amparo.bpmn.rights.words import WORDS

REFUSED: Final = answered("ident", "not_victim")
FINAL: Final = answered("ident", "not_victim_final")

R23: Final = Right(
    "R23",
    "status",
    "AG( ident=not_victim -> A[ !(final or over) W enabled(appeal) ] ); appeal lane != deciding lane",
    field(
        "Principios del campo: decisión razonada y recurso ante otra instancia",
        "Principes du terrain : décision motivée et recours devant une autre instance",
        "Principles of the field: reasoned decision and appeal before another body",
    ),
    WORDS["R23"],
    unless=(
        Unless(
            since=REFUSED,
            goal=Either((FINAL, All((REFUSED, Not(OPEN_CASE))))),
            first=Either((Open(frozenset({"appeal"})), answered("ident", "appealed", "formal", "presumed", "none"))),
        ),
    ),
    needs=("ident",),
    subject=Subject(answers=(("ident", "not_victim"),)),
    rules=(OnDrawing("same_lane", reviews_itself),),
)
R24: Final = Right(
    "R24",
    "status",
    "AG( ident=presumed & crim!=in & closed!=yes -> E[ crim!=in U ident=formal ] )",
    ACCREDITATION,
    WORDS["R24"],
    clauses=(
        Clause(
            All((answered("ident", "presumed"), NOT_JOINED, OPEN_CASE)), Until(NOT_JOINED, answered("ident", "formal"))
        ),
    ),
    needs=("ident",),
    subject=Subject(answers=(("ident", "formal"),)),
)
R34: Final = Right(
    "R34",
    "status",
    "nobody who investigates decides accreditation, and it is decided by a panel or a court; four eyes for emergency "
    "access to C2 and C4 are held by the system, not drawn",
    ACCREDITATION,
    WORDS["R34"],
    way="drawing",
    needs=("ident",),
    rules=(OnDrawing("promise", decides_alone),),
)

RIGHTS: Final = (R23, R24, R34)
