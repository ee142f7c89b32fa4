"""Children and adolescents: doubt is for the child, a guardian first, best interests before any return."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.proof.ctl import All, Beginning, Either, Not, Open, Until
from amparo.bpmn.rights.drawing import ways_of_age
from amparo.bpmn.rights.right import Clause, OnDrawing, Right, Subject, Unless
from amparo.bpmn.rights.sources import CHILD as CONVENTION
from amparo.bpmn.rights.terms import CHILD, OWN_DECISION, STATEMENTS, answered
from amparo.bpmn.rights.words import WORDS

GUARDED: Final = answered("guardian", "assigned")
DOUBT: Final = answered("age", "unsure")

R17: Final = Right(
    "R17",
    "children",
    "AG( age=unsure -> only tasks allowed for child are enabled ): at no gateway does age=unsure take the way of "
    "age=adult where age=child takes another",
    CONVENTION,
    WORDS["R17"],
    needs=("age",),
    rules=(OnDrawing("promise", ways_of_age),),
)
R18: Final = Right(
    "R18",
    "children",
    "AG( age in {child,unsure} & enabled(consent,interview) -> guardian )",
    CONVENTION,
    WORDS["R18"],
    clauses=(Clause(All((CHILD, Either((Open(frozenset({"consent"}), by=OWN_DECISION), Open(STATEMENTS))))), GUARDED),),
    needs=("age", "guardian"),
    subject=Subject(kinds=STATEMENTS | {"consent"}),
)
R19: Final = Right(
    "R19",
    "children",
    "AG( age=unsure -> enabled(child_protection) ): from the beginning, E[ age=unsure U guardian=assigned ]; and, once "
    "there is a presumed victim, A[ !(age determined) W (guardian assigned or being assigned) ]",
    CONVENTION,
    WORDS["R19"],
    clauses=(Clause(All((Beginning(), DOUBT, answered("guardian", "none"))), Until(DOUBT, GUARDED)),),
    unless=(
        Unless(
            since=All((DOUBT, answered("guardian", "none"), Not(answered("ident", "none", "not_victim_final")))),
            goal=answered("age", "adult", "child"),
            first=Either((GUARDED, Open(frozenset({"guardian"})))),
        ),
    ),
    needs=("age", "guardian"),
    subject=Subject(answers=(("guardian", "assigned"),)),
)
R20: Final = Right(
    "R20",
    "children",
    "AG( return=home & age in {child,unsure} -> bid=done )",
    CONVENTION,
    WORDS["R20"],
    clauses=(Clause(All((answered("return", "home"), CHILD)), answered("bid", "done")),),
    needs=("return", "age"),
    subject=Subject(answers=(("return", "home"),)),
)

RIGHTS: Final = (R17, R18, R19, R20)
