"""Criminal proceedings: one interview, prepared; and nobody punished for having been trafficked."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.proof.ctl import All, Either, Not, Open
from amparo.bpmn.rights.drawing import miscounts_interviews
from amparo.bpmn.rights.right import Clause, Counts, OnDrawing, Right, Subject
from amparo.bpmn.rights.sources import INTERVIEW, field
from amparo.bpmn.rights.terms import FORENSIC, OPEN_CASE, answered, without_joining
from amparo.bpmn.rights.words import WORDS

R13: Final = Right(
    "R13",
    "justice",
    "AG( interviews=one -> a forensic interview is open only with judge_order=yes ); AG( never a third ); "
    "every forensic interview is counted; nothing else changes the count, and nothing sets it back",
    INTERVIEW,
    WORDS["R13"],
    clauses=(
        Clause(
            Either((answered("interviews", "one", "two"), Open(FORENSIC))),
            All(
                (
                    Either((Not(answered("interviews", "two")), answered("judge_order", "yes"))),
                    Not(All((answered("interviews", "one"), Open(FORENSIC), Not(answered("judge_order", "yes"))))),
                    Not(All((answered("interviews", "one"), Open(FORENSIC, sets=("interviews", "one"))))),
                    Not(All((answered("interviews", "two"), Open(FORENSIC)))),
                )
            ),
        ),
    ),
    subject=Subject(answers=(("interviews", "zero"), ("interviews", "one"), ("interviews", "two")), kinds=FORENSIC),
    counts=(Counts("forensic_interview", "interviews"),),
    rules=(OnDrawing("miscounts", miscounts_interviews),),
)
R14: Final = Right(
    "R14",
    "justice",
    "A[ !forensic_interview W prepared ]; each further interview is prepared too: "
    "AG( enabled(forensic_interview) -> prepared=yes )",
    INTERVIEW,
    WORDS["R14"],
    clauses=(Clause(Open(FORENSIC), answered("prepared", "yes")),),
    needs=("prepared",),
    subject=Subject(kinds=FORENSIC),
)
R15: Final = Right(
    "R15",
    "justice",
    "AG( ident in {presumed, formal} -> !sanction ); AG( sanctioned_before -> E[ crim!=in U annulled ] ), with EF for "
    "a person who has joined",
    field(
        "Principios del campo: no sanción de las víctimas",
        "Principes du terrain : non-sanction des victimes",
        "Principles of the field: non-punishment of victims",
    ),
    WORDS["R15"],
    clauses=(
        Clause(
            All((answered("ident", "presumed", "appealed", "formal"), Not(answered("sanction", "imposed")))),
            Not(
                Either(
                    (
                        Open(sets=("sanction", "imposed")),
                        Open(frozenset({"sanction"}), never_sets=("sanction", "annulled")),
                    )
                )
            ),
        ),
        Clause(
            All((answered("sanction", "imposed"), Not(answered("ident", "not_victim_final")), OPEN_CASE)),
            without_joining(answered("sanction", "annulled")),
        ),
    ),
    needs=("sanction",),
    subject=Subject(answers=(("sanction", "imposed"), ("sanction", "annulled")), kinds=frozenset({"sanction"})),
)

RIGHTS: Final = (R13, R14, R15)
