"""Information and consent: what is shared, with whom, and how it stops."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.proof.ctl import All, CanReceive, Either, Not, Open, Until
from amparo.bpmn.rights.drawing import shares_without_a_reason
from amparo.bpmn.rights.right import Clause, Keeps, OnDrawing, Right, Subject
from amparo.bpmn.rights.sources import ASSISTANCE, PROTECTION, field
from amparo.bpmn.rights.terms import (
    AUTHORITIES,
    CHILD,
    CONFIDANTS,
    DECLINED,
    HELP,
    JOINED,
    OPEN_CASE,
    OWN_DECISION,
    PROSECUTION,
    STATEMENTS,
    answered,
)
from amparo.bpmn.rights.words import WORDS

PURPOSES: Final = ("care", "share", "return")
MINIMUM: Final = frozenset({"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"})
SHARES: Final = Open(purposes=frozenset({"share", "share_services"}))
RETURNS: Final = Open(purposes=frozenset({"return"}))
NOTICE: Final = Open(frozenset({"share"}), towards=AUTHORITIES, consented=False)
TOO_MUCH: Final = Open(frozenset({"share"}), towards=AUTHORITIES, consented=False, reads=MINIMUM)
TOLD: Final = Open(towards=PROSECUTION, reads=frozenset({"C1", "C3", "C4"}))
WITHDRAWN: Final = answered("consent_share", "withdrawn")
STOPPED: Final = All((WITHDRAWN, Not(SHARES)))


def withdrawals(*purposes: str) -> frozenset[str]:
    """The messages that withdraw a consent, whatever its purpose or for one of these."""
    return frozenset({"consent_withdrawn", *(f"consent_{purpose}_withdrawn" for purpose in purposes)})


def _withdraw(purpose: str) -> Clause:
    """Withdrawing is possible when the message can be received and would be heard at once.

    The message is `consent_withdrawn` (whatever the purpose) or `consent_<purpose>_withdrawn`, received by an event
    sub-process, a border or a wait that is ready in this state, at any level above or at the open steps.
    """
    given = All((answered(f"consent_{purpose}", "yes"), OPEN_CASE))
    return Clause(given, CanReceive(withdrawals(purpose)))


R7: Final = Right(
    "R7",
    "consent",
    "AG( consent[p]=yes & closed!=yes -> enabled(withdraw[p]) ), for p in {care, share, return}",
    field(
        "Principios del campo: consentimiento por fin y destinatario, que se puede retirar en cualquier momento",
        "Principes du terrain : consentement par fin et destinataire, que l'on peut retirer à tout moment",
        "Principles of the field: consent per purpose and recipient, withdrawable at any time",
    ),
    WORDS["R7"],
    clauses=tuple(map(_withdraw, PURPOSES)),
    subject=Subject(messages=withdrawals(*PURPOSES)),
)
R8: Final = Right(
    "R8",
    "consent",
    "AG( consent[share]=withdrawn -> no share by consent opens, and one under way can be taken back at once ); "
    "AG( crim: in->out does not disable any care/reparation task )",
    field(
        "Principios del campo: retirar tiene efecto y no quita ayuda",
        "Principes du terrain : retirer a un effet et n'enlève aucune aide",
        "Principles of the field: withdrawing has effect and costs no help",
    ),
    WORDS["R8"],
    apart=True,
    clauses=(
        Clause(STOPPED, Not(Until(STOPPED, All((WITHDRAWN, SHARES)))), needs=("consent_share",)),
        Clause(
            All((WITHDRAWN, SHARES)),
            CanReceive(frozenset({"referral_revoked", "consent_share_withdrawn"})),
            needs=("consent_share",),
        ),
    ),
    subject=Subject(answers=(("consent_share", "withdrawn"), ("crim", "out")), steps=(SHARES,)),
    keeps=(Keeps(("crim", "in"), ("crim", "out"), HELP | {"reparation", "lodging"}),),
)
R10: Final = Right(
    "R10",
    "consent",
    "AG( enabled(share to r of C) -> consent[r,C]=yes or legal_basis ); each step that shares names its consent or its "
    "basis (what is under way when a consent is withdrawn: see R8)",
    field(
        "Principios del campo: limitación de la finalidad",
        "Principes du terrain : limitation des finalités",
        "Principles of the field: purpose limitation",
    ),
    WORDS["R10"],
    clauses=(
        Clause(SHARES, answered("consent_share", "yes", "withdrawn"), needs=("consent_share",)),
        Clause(RETURNS, answered("consent_return", "yes", "withdrawn"), needs=("consent_return",)),
    ),
    subject=Subject(kinds=frozenset({"share"}), steps=(SHARES, RETURNS)),
    rules=(OnDrawing("no_reason", shares_without_a_reason),),
)
R11: Final = Right(
    "R11",
    "consent",
    "AG( crim=out & age=adult -> !enabled(share C1,C3,C4 to police/prosecutor) )",
    PROTECTION,
    WORDS["R11"],
    clauses=(Clause(All((DECLINED, Not(CHILD))), Not(Open(towards=PROSECUTION, reads=frozenset({"C1", "C3", "C4"})))),),
    enough=(Clause(DECLINED, Not(TOLD)),),
    needs=("crim",),
    subject=Subject(steps=(Open(towards=PROSECUTION),)),
)
R12: Final = Right(
    "R12",
    "consent",
    "AG( enabled(read C4) -> crim=in or own counsel/psychologist/self ); what a reporter wrote before there is a "
    "presumed victim is not the person's account",
    field(
        "Principios del campo: el relato, solo para personas nombradas y un fin nombrado",
        "Principes du terrain : le récit, seulement pour des personnes et une fin nommées",
        "Principles of the field: the account, only for named persons and a named purpose",
    ),
    WORDS["R12"],
    clauses=(
        Clause(
            All((Open(reads=frozenset({"C4"})), Not(answered("ident", "none")))),
            Either((JOINED, Not(Open(reads=frozenset({"C4"}), not_by=CONFIDANTS)))),
        ),
    ),
    needs=("crim",),
    subject=Subject(steps=(Open(reads=frozenset({"C4"})),)),
)
R25: Final = Right(
    "R25",
    "consent",
    "A[ !(consent or interview or share) W informed_in_language ]; what a legal basis asks without consent does not "
    "wait for it",
    ASSISTANCE,
    WORDS["R25"],
    clauses=(
        Clause(
            Either(
                (
                    Open(frozenset({"consent"}), by=OWN_DECISION),
                    Open(STATEMENTS),
                    Open(frozenset({"share"}), consented=True),
                )
            ),
            answered("informed", "yes"),
        ),
    ),
    needs=("informed",),
    subject=Subject(answers=(("informed", "yes"),), kinds=STATEMENTS | {"consent"}),
)
R32: Final = Right(
    "R32",
    "consent",
    "AG( notify(adult, no consent) -> payload subset {age band, sex, nationality, form, region} ): a share with an "
    "authority on a legal basis reads C0 only",
    field(
        "Principios del campo: el aviso obligatorio lleva lo mínimo",
        "Principes du terrain : l'avis obligatoire ne contient que le minimum",
        "Principles of the field: the duty to notify carries the minimum",
    ),
    WORDS["R32"],
    clauses=(
        Clause(
            All((NOTICE, Not(CHILD))),
            Not(TOO_MUCH),
        ),
    ),
    enough=(Clause(NOTICE, Not(TOO_MUCH)),),
    subject=Subject(steps=(NOTICE,)),
)

RIGHTS: Final = (R7, R8, R10, R11, R12, R25, R32)
