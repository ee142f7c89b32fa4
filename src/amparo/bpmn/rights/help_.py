"""Care and reparation: help depends on nothing that the person does not owe.

Care and reparation are stated with *until*: it is not enough that help can be reached (a coercive procedure lets the
person reach it by giving in); it must be reachable while the person keeps their decision.
"""

from __future__ import annotations

from typing import Final

from amparo.bpmn.proof.ctl import All, Either, Next, Not, Open, Until
from amparo.bpmn.rights.right import After, Clause, OnlyBy, Right, Subject
from amparo.bpmn.rights.sources import ASSISTANCE, PROTECTION, field
from amparo.bpmn.rights.terms import DECLINED, HELP, NOT_JOINED, OPEN_CASE, OWN_DECISION, PERSON, answered
from amparo.bpmn.rights.words import WORDS

R1: Final = Right(
    "R1",
    "help",
    "AG( crim=out -> E[ crim!=in U care in {done, declined} ] ); care=declined is set only on the person's lane",
    PROTECTION,
    WORDS["R1"],
    clauses=(Clause(DECLINED, Until(NOT_JOINED, answered("care", "done", "declined"))),),
    needs=("crim", "care"),
    subject=Subject(answers=(("care", "done"),)),
    only_by=(OnlyBy("care", "declined", role=PERSON),),
)
R2: Final = Right(
    "R2",
    "help",
    "AG( crim=out -> E[ crim!=in U reparation in {done, waived, denied_final} ] ); "
    "AG( crim=out & reparation=none & ident!=not_victim_final & not enabled(waive) -> "
    "E[ crim!=in U reparation=done ] ); "
    "waived only on the person's lane, denied_final only after an appeal",
    field(
        "Principios del campo: reparación con proceso penal o sin él",
        "Principes du terrain : réparation avec ou sans procès pénal",
        "Principles of the field: reparation with or without criminal proceedings",
    ),
    WORDS["R2"],
    clauses=(
        Clause(DECLINED, Until(NOT_JOINED, answered("reparation", "done", "waived", "denied_final"))),
        Clause(
            All(
                (
                    DECLINED,
                    answered("reparation", "none"),
                    Not(answered("ident", "not_victim_final")),
                    Not(Open(sets=("reparation", "waived"))),  # the person is waiving, by their own choice
                )
            ),
            Until(NOT_JOINED, answered("reparation", "done")),
        ),
    ),
    needs=("crim", "reparation"),
    subject=Subject(answers=(("reparation", "done"),)),
    only_by=(OnlyBy("reparation", "waived", role=PERSON),),
    only_after=(After("reparation", "denied_final", kind="appeal"),),
)
R3: Final = Right(
    "R3",
    "help",
    "AG( ident=presumed & consent_care=yes & care=none & closed!=yes -> enabled(care) or "
    "EX( enabled(care) & ident=presumed ) ), where care is a step of kind care or health",
    ASSISTANCE,
    WORDS["R3"],
    clauses=(
        Clause(
            All((answered("ident", "presumed"), answered("consent_care", "yes"), answered("care", "none"), OPEN_CASE)),
            Either((Open(HELP), Next(All((Open(HELP), answered("ident", "presumed")))))),
        ),
    ),
    needs=("ident", "consent_care", "care"),
    subject=Subject(kinds=HELP),
)
R4: Final = Right(
    "R4",
    "help",
    "AG( ident in {presumed, not_victim, appealed} -> !enabled(suspend_care) ), save on the person's own lane",
    field(
        "Principios del campo: la atención sigue hasta que la decisión es final",
        "Principes du terrain : les soins continuent jusqu'à ce que la décision soit finale",
        "Principles of the field: assistance goes on until the decision is final",
    ),
    WORDS["R4"],
    clauses=(
        Clause(
            answered("ident", "presumed", "not_victim", "appealed"),
            Not(Open(frozenset({"suspension"}), not_by=OWN_DECISION)),
        ),
    ),
    needs=("ident",),
    subject=Subject(answers=(("ident", "appealed"),), kinds=frozenset({"suspension"})),
)
R36: Final = Right(
    "R36",
    "help",
    "for each value v, w of sex, gender, orientation, nationality, ethnicity: the states reached with v and with w "
    "offer the same kinds of care for the same answers (whoever provides it)",
    field(
        "Principios del campo: los mismos servicios para todas las personas, sin discriminación",
        "Principes du terrain : les mêmes services pour toutes les personnes, sans discrimination",
        "Principles of the field: the same services for every person, without discrimination",
    ),
    WORDS["R36"],
    way="runs",
)

RIGHTS: Final = (R1, R2, R3, R4, R36)
