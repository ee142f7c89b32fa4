"""What a right is made of: formulas over states, rules on the drawing, and the words that a jurist signs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from amparo.bpmn.net import Net
from amparo.bpmn.proof.ctl import Answered, Formula, Open

THEMES: Final = (
    "help",
    "decision",
    "consent",
    "justice",
    "status",
    "children",
    "return",
    "safety",
    "closing",
    "drawing",
)
Way = Literal["states", "drawing", "screens", "runs"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a right comes from, honestly.

    `kind`: law, treaty or field (our reading of practice); `ref`: a code of legal_sources.toml; `certainty`: read (the
    article was read), copy (read on a third party's copy), memory (to be read by a lawyer) or proposal.
    """

    kind: Literal["law", "treaty", "field"]
    ref: str
    certainty: Literal["read", "copy", "memory", "proposal"]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """A right in words, each in Spanish, French and English.

    `sentence`: what a jurist signs; `broken`: what is wrong at the end of the story; `instead`: what to draw.
    """

    sentence: Mapping[str, str]
    broken: Mapping[str, str]
    instead: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Clause:
    """In every reachable state: if the premise holds, the promise holds. Asked only where `needs` are declared."""

    premise: Formula
    promise: Formula
    needs: tuple[str, ...] = ()


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
class Unless:
    """Once `since` becomes true, `goal` is not reached on any way unless `first` was true on it (weak until)."""

    since: Formula
    goal: Formula
    first: Formula


@dataclass(frozen=True, slots=True)
class Keeps:
    """A move that changes one answer to another takes away no open step of these kinds."""

    before: tuple[str, str]
    after: tuple[str, str]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """Every step of this kind sets this variable: otherwise nobody would know that it took place."""

    kind: str
    variable: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule found on the drawing: how many elements it is about, and the paths of those that break it.

    `reached`: an element that cannot be reached breaks nothing.
    """

    about: int
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OnDrawing:
    """A rule on the drawing. `because` names the sentence that is told of an element that breaks it."""

    because: str
    look: Callable[[Net], Seen]


@dataclass(frozen=True, slots=True)
class Subject:
    """What must be in a procedure for a right to arise there; any of these is enough."""

    answers: tuple[tuple[str, str], ...] = ()  # set by some step or event
    kinds: frozenset[str] = frozenset()
    asks: str | None = None
    messages: frozenset[str] = frozenset()  # heard at any time: by an event sub-process of a whole procedure
    steps: tuple[Open, ...] = ()


@dataclass(frozen=True, slots=True)
class Right:
    """A right: what it says, where it comes from, how it is checked, and what to draw instead.

    It *arises* in a procedure that declares the variables of `needs` and has its `subject`, when some reachable state
    meets a premise or a rule finds what it is about. A right that the procedure promises needs no subject: a procedure
    without any way to grant it breaks it. `way` says what it is a property of: `states` (formulas), `drawing` (rules
    on elements), `screens` (kept by the screens, whatever is drawn) or `runs` (runs are compared). Two hints save work
    and change no verdict: a right that tells many more states apart is judged `apart` from the others; and where the
    stronger clauses of `enough` hold (on a drawing of which `shown` is true), its own, which tell more states apart,
    need not be looked at.
    """

    id: str
    theme: str
    formula: str
    source: Source
    words: Words
    way: Way = "states"
    apart: bool = False
    enough: tuple[Clause, ...] = ()
    shown: Callable[[Net], bool] | None = None
    clauses: tuple[Clause, ...] = ()
    needs: tuple[str, ...] = ()
    subject: Subject | None = None
    only_by: tuple[OnlyBy, ...] = ()
    only_after: tuple[After, ...] = ()
    unless: tuple[Unless, ...] = ()
    keeps: tuple[Keeps, ...] = ()
    counts: tuple[Counts, ...] = ()
    rules: tuple[OnDrawing, ...] = ()
    kept_by: str = ""  # way "screens": the test that proves it

    @property
    def sentence(self) -> Mapping[str, str]:
        """What the right says, in each language."""
        return self.words.sentence

    @property
    def broken(self) -> Mapping[str, str]:
        """What is wrong at the end of the story, in each language."""
        return self.words.broken

    @property
    def instead(self) -> Mapping[str, str]:
        """What to draw instead, in each language."""
        return self.words.instead

    def asked_of(self, variables: Collection[str]) -> Right:
        """Return the right with only the clauses whose variables are declared."""
        return replace(self, clauses=tuple(each for each in self.clauses if set(each.needs) <= set(variables)))

    @property
    def premises(self) -> tuple[Formula, ...]:
        """What makes the right arise in a state."""
        kept = (Answered(*_one(rule.before)) for rule in self.keeps)
        return (*(clause.premise for clause in self.clauses), *(rule.since for rule in self.unless), *kept)

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas of all clauses, and what the other rules look at (see `check.asking` for open steps)."""
        clauses = [each for clause in self.clauses for each in (clause.premise, clause.promise)]
        unless = [each for rule in self.unless for each in (rule.since, rule.goal, rule.first)]
        kept = [Answered(*_one(answer)) for rule in self.keeps for answer in (rule.before, rule.after)]
        return (
            *clauses,
            *unless,
            *kept,
            *(Answered(rule.variable, (rule.value,)) for rule in self.only_after),
        )


def _one(answer: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    return answer[0], (answer[1],)
