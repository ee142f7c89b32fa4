"""Return and international protection: voluntary, assessed, and never told to a consulate that may harm."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.proof.ctl import All, Either, Eventually, Not, Open
from amparo.bpmn.rights.right import Clause, Right, Subject
from amparo.bpmn.rights.sources import REFUGE, RETURN
from amparo.bpmn.rights.terms import OPEN_CASE, answered
from amparo.bpmn.rights.words import WORDS

HOME: Final = answered("return", "home")
CONSULATE: Final = Open(towards=frozenset({"consulate"}))

R21: Final = Right(
    "R21",
    "return",
    "AG( return=home -> risk_assessed & consent[return]=yes ); "
    "AG( consent[return]=yes & return!=home & closed!=yes -> EF consent[return]=withdrawn )",
    RETURN,
    WORDS["R21"],
    clauses=(
        Clause(HOME, All((answered("risk", "low", "high"), answered("consent_return", "yes")))),
        Clause(
            All((answered("consent_return", "yes"), Not(HOME), OPEN_CASE)),
            Eventually(answered("consent_return", "withdrawn")),
        ),
    ),
    needs=("return",),
    subject=Subject(answers=(("return", "home"),)),
)
R22: Final = Right(
    "R22",
    "return",
    "AG( asylum_claim or risk_high -> !enabled(contact_consulate) )",
    REFUGE,
    WORDS["R22"],
    clauses=(Clause(Either((answered("asylum", "yes"), answered("risk", "high"))), Not(CONSULATE)),),
    subject=Subject(steps=(CONSULATE,)),
)

RIGHTS: Final = (R21, R22)
