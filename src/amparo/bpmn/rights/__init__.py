"""Eight rights of the person, as formulas over every state that a procedure can reach.

Each is of the form "in every reachable state, if the premise holds then the promise holds". Care and reparation are
stated with *until*: it is not enough that help can be reached (a coercive procedure lets the person reach it by
giving in); it must be reachable while she keeps her decision. The proof concerns the drawing, under stated
assumptions (people answer freely, timers may or may not ring), and says nothing of what officials do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from amparo.bpmn.diagram import STEP_KINDS
from amparo.bpmn.proof.ctl import (
    All,
    Answered,
    Asks,
    CanReceive,
    Either,
    Formula,
    Going,
    Next,
    Not,
    Open,
    Until,
)
from amparo.bpmn.rights.words import INSTEAD, SENTENCES, SO_WHAT

HELP: Final = frozenset({"care", "health"})
FORENSIC: Final = frozenset({"forensic_interview"})


@dataclass(frozen=True, slots=True)
class Clause:
    """In every reachable state: if the premise holds, the promise holds."""

    premise: Formula
    promise: Formula


@dataclass(frozen=True, slots=True)
class OnlyBy:
    """An answer that only a lane of this role may set."""

    variable: str
    value: str
    role: str


@dataclass(frozen=True, slots=True)
class After:
    """An answer that may be given only after a step of this kind was done."""

    variable: str
    value: str
    kind: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Every step of this kind sets this variable: otherwise nobody would know that it took place."""

    kind: str
    variable: str


@dataclass(frozen=True, slots=True)
class Right:
    """A right: what it says (to be signed by jurists), where it comes from, its formula, and what to draw instead.

    It *arises* in a procedure that declares the variables of `needs` and has `subject` in it (an answer that some
    step can set, a kind of step, or a variable that some step asks), when some reachable state meets a premise.
    A right that the procedure promises needs no subject: a procedure without any way to grant it breaks it.
    """

    id: str
    formula: str
    source: str
    clauses: tuple[Clause, ...]
    needs: tuple[str, ...]
    subject: tuple[tuple[str, str], ...] = ()  # (variable, value) set somewhere
    subject_kinds: frozenset[str] = frozenset()
    subject_asks: str | None = None
    subject_messages: frozenset[str] = frozenset()
    only_by: tuple[OnlyBy, ...] = ()
    only_after: tuple[After, ...] = ()
    counts: tuple[Counts, ...] = ()

    @property
    def sentence(self) -> Mapping[str, str]:
        """What the right says, in each language."""
        return SENTENCES[self.id]

    @property
    def broken(self) -> Mapping[str, str]:
        """What is wrong at the end of the story, in each language."""
        return SO_WHAT[self.id]

    @property
    def instead(self) -> Mapping[str, str]:
        """What to draw instead, in each language."""
        return INSTEAD[self.id]

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas of all clauses, and the answers that the other rules look at."""
        clauses = [each for clause in self.clauses for each in (clause.premise, clause.promise)]
        return (*clauses, *(Answered(rule.variable, (rule.value,)) for rule in self.only_after))


def _is(variable: str, *values: str) -> Answered:
    return Answered(variable, values)


_NOT_JOINED: Final = Not(_is("crim", "in"))
_GOING_ON: Final = Going()
_PERSON: Final = "person"


def _withdraw(purpose: str) -> Clause:
    """Withdrawing is possible when the message can be received and would be heard at once.

    The message is `consent_withdrawn` (whatever the purpose) or `consent_<purpose>_withdrawn`, received by an event
    sub-process, a border or a wait that is ready in this state, at any level above or at the open steps.
    """
    return Clause(All((_is(f"consent_{purpose}", "yes"), _GOING_ON)), CanReceive(_withdrawals(purpose)))


def _withdrawals(*purposes: str) -> frozenset[str]:
    return frozenset({"consent_withdrawn", *(f"consent_{purpose}_withdrawn" for purpose in purposes)})


R1: Final = Right(
    "R1",
    "AG( crim=out -> E[ crim!=in U care in {done, declined} ] ); care=declined is set only on the person's lane",
    "Law 9095 of Costa Rica, art. 2(b): protection is not conditional on collaborating or filing a complaint",
    (Clause(_is("crim", "out"), Until(_NOT_JOINED, _is("care", "done", "declined"))),),
    needs=("crim", "care"),
    subject=(("care", "done"),),
    only_by=(OnlyBy("care", "declined", role=_PERSON),),
)
R2: Final = Right(
    "R2",
    "AG( crim=out -> E[ crim!=in U reparation in {done, waived, denied_final} ] ) and "
    "AG( crim=out & reparation=none & ident!=not_victim_final & not enabled(waive) -> "
    "E[ crim!=in U reparation=done ] ); "
    "waived only on the person's lane, denied_final only after an appeal",
    "Principles of the field: reparation with or without criminal proceedings",
    (
        Clause(_is("crim", "out"), Until(_NOT_JOINED, _is("reparation", "done", "waived", "denied_final"))),
        Clause(
            All(
                (
                    _is("crim", "out"),
                    _is("reparation", "none"),
                    Not(_is("ident", "not_victim_final")),
                    Not(Open(STEP_KINDS, sets=("reparation", "waived"))),  # she is waiving, by her own choice
                )
            ),
            Until(_NOT_JOINED, _is("reparation", "done")),
        ),
    ),
    needs=("crim", "reparation"),
    subject=(("reparation", "done"),),
    only_by=(OnlyBy("reparation", "waived", role=_PERSON),),
    only_after=(After("reparation", "denied_final", kind="appeal"),),
)
R3: Final = Right(
    "R3",
    "AG( ident=presumed & consent_care=yes & care=none & closed!=yes -> enabled(care) or "
    "EX( enabled(care) & ident=presumed ) ), where care is a step of kind care or health",
    "Principles of the field: assistance before formal identification",
    (
        Clause(
            All((_is("ident", "presumed"), _is("consent_care", "yes"), _is("care", "none"), _GOING_ON)),
            Either((Open(HELP), Next(All((Open(HELP), _is("ident", "presumed")))))),
        ),
    ),
    needs=("ident", "consent_care", "care"),
    subject_kinds=HELP,
)
R5: Final = Right(
    "R5",
    "AG( enabled(ask crim) -> reflection=over )",
    "Principles of the field: period of recovery and reflection (length: parameter of the country)",
    (Clause(Asks("crim"), _is("reflection", "over")),),
    needs=("crim", "reflection"),
    subject_asks="crim",
)
R7: Final = Right(
    "R7",
    "AG( consent[p]=yes & closed!=yes -> enabled(withdraw[p]) ), for p in {care, share}",
    "Principles of the field: consent per purpose and recipient, withdrawable at any time",
    (_withdraw("care"), _withdraw("share")),
    needs=(),
    subject_messages=_withdrawals("care", "share"),
)
R13: Final = Right(
    "R13",
    "AG( interviews=one -> a forensic interview is open only with judge_order=yes ); AG( never a third ); "
    "every forensic interview is counted",
    "Decree 22-2015 of Honduras (anticipated evidence); one recorded statement",
    (
        Clause(
            Either((_is("interviews", "one", "two"), Open(FORENSIC))),
            All(
                (
                    Either((Not(_is("interviews", "two")), _is("judge_order", "yes"))),
                    Not(All((_is("interviews", "one"), Open(FORENSIC), Not(_is("judge_order", "yes"))))),
                    Not(All((_is("interviews", "one"), Open(FORENSIC, sets=("interviews", "one"))))),
                    Not(All((_is("interviews", "two"), Open(FORENSIC)))),
                )
            ),
        ),
    ),
    needs=("interviews",),
    subject_kinds=FORENSIC,
    counts=(Counts("forensic_interview", "interviews"),),
)
R16: Final = Right(
    "R16",
    "AG( lodging != detention )",
    "Law 9095 of Costa Rica: never in prisons, police or administrative detention premises",
    (
        Clause(
            _is("lodging", "safe", "declined", "detention"),
            Not(_is("lodging", "detention")),
        ),
    ),
    needs=("lodging",),
    subject=(("lodging", "safe"), ("lodging", "declined"), ("lodging", "detention")),
)
R24: Final = Right(
    "R24",
    "AG( ident=presumed & crim!=in & closed!=yes -> E[ crim!=in U ident=formal ] )",
    "Law 9095 of Costa Rica, art. 2(b) and 24(d): accreditation needs neither complaint nor conviction",
    (
        Clause(
            All((_is("ident", "presumed"), _NOT_JOINED, _GOING_ON)),
            Until(_NOT_JOINED, _is("ident", "formal")),
        ),
    ),
    needs=("ident",),
    subject=(("ident", "formal"),),
)

RIGHTS: Final[tuple[Right, ...]] = (R1, R2, R3, R5, R7, R13, R16, R24)
