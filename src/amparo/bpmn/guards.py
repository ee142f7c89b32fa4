"""Guards: the small language on the arrows that leave an exclusive gateway.

    guard   = term { "or" term }
    term    = factor { "and" factor }
    factor  = "not" factor | "(" guard ")" | variable "=" value | variable "in" "(" value { "," value } ")"

Answers are finite and declared; a word of the language may be a value ("crim = in") but not a variable.
A comparison with an answer that nobody has given is false. Nothing is ever evaluated as Python: a guard is parsed
here into comparisons, and `terms` turns it into sets of answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from amparo.bpmn.diagram import Variable
from amparo.bpmn.problems import in_three

LONGEST: Final = 500
DEEPEST: Final = 12
MOST_TERMS: Final = 128
WORDS: Final = frozenset({"and", "or", "not", "in"})
_TOKEN: Final = re.compile(r"\s*(?:([A-Za-z_][A-Za-z0-9_.-]*)|([=(),]))")

Answer: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Compare:
    """The variable has one of these values."""

    variable: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The inner guard does not hold."""

    inner: Guard


@dataclass(frozen=True, slots=True)
class Both:
    """Every inner guard holds."""

    inner: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one inner guard holds."""

    inner: tuple[Guard, ...]


Guard = Compare | Not | Both | Either


@dataclass(frozen=True, slots=True)
class Term:
    """One way for a guard to hold: all of `need` are given and none of `forbid` is."""

    need: frozenset[Answer]
    forbid: frozenset[Answer]


class GuardNotAccepted(ValueError):
    """The guard cannot be read. `message` says why, in each language."""

    def __init__(self, message: Mapping[str, str]) -> None:
        self.message = dict(message)
        super().__init__(self.message["en"])


def parse(text: str, variables: Mapping[str, Variable]) -> Guard:
    """Read a guard over declared variables. Raises `GuardNotAccepted` with a sentence in each language."""
    if len(text) > LONGEST:
        raise GuardNotAccepted(
            in_three(
                "Acorte la condición: admite {most} caracteres.",
                "Raccourcissez la condition : {most} caractères au plus.",
                "Shorten the condition: at most {most} characters.",
                most=LONGEST,
            )
        )
    return _Parser(_tokens(text), variables).whole()


def holds(guard: Guard, answers: Mapping[str, str]) -> bool:
    """Say whether a guard holds. A variable absent from `answers` is unanswered: each comparison with it is false."""
    match guard:
        case Compare(variable, values):
            return answers.get(variable) in values
        case Not(inner):
            return not holds(inner, answers)
        case Both(inner):
            return all(holds(each, answers) for each in inner)
        case Either(inner):
            return any(holds(each, answers) for each in inner)


def reads(guard: Guard) -> frozenset[str]:
    """Return the variables that a guard looks at."""
    match guard:
        case Compare(variable, _):
            return frozenset({variable})
        case Not(inner):
            return reads(inner)
        case Both(inner) | Either(inner):
            return frozenset().union(*(reads(each) for each in inner))


def terms(guard: Guard) -> tuple[Term, ...]:
    """Return the ways in which a guard can hold, as sets of answers given and not given. One is enough."""
    return tuple(dict.fromkeys(_ways(guard, wanted=True)))


def _ways(guard: Guard, *, wanted: bool) -> list[Term]:
    match guard:
        case Not(inner):
            return _ways(inner, wanted=not wanted)
        case Compare(variable, values) if wanted:
            return [Term(frozenset({(variable, value)}), frozenset()) for value in values]
        case Compare(variable, values):
            return [Term(frozenset(), frozenset((variable, value) for value in values))]
        case Both(inner) | Either(inner):
            parts = [_ways(each, wanted=wanted) for each in inner]
            together = isinstance(guard, Both) is wanted
            return _product(parts) if together else _limited([term for part in parts for term in part])


def _product(parts: list[list[Term]]) -> list[Term]:
    ways = [Term(frozenset(), frozenset())]
    for part in parts:
        ways = _limited([Term(way.need | term.need, way.forbid | term.forbid) for way in ways for term in part])
    return [way for way in ways if _possible(way)]


def _possible(way: Term) -> bool:
    names = [name for name, _ in way.need]
    return len(names) == len(set(names)) and not way.need & way.forbid


def _limited(ways: list[Term]) -> list[Term]:
    ways = list(dict.fromkeys(ways))
    if len(ways) > MOST_TERMS:
        raise GuardNotAccepted(
            in_three(
                "Divida la condición en dos compuertas: tiene demasiadas combinaciones.",
                "Partagez la condition entre deux passerelles : elle a trop de combinaisons.",
                "Split the condition over two gateways: it has too many combinations.",
            )
        )
    return ways


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise GuardNotAccepted(
                in_three(
                    "Quite «{sign}»: una condición solo usa = , ( ) and or not in.",
                    "Enlevez « {sign} » : une condition n'utilise que = , ( ) and or not in.",
                    "Remove “{sign}”: a condition only uses = , ( ) and or not in.",
                    sign=text[at:].strip()[:1],
                )
            )
        found.append(match.group(1) or match.group(2))
        at = match.end()
    return found


class _Parser:
    def __init__(self, tokens: list[str], variables: Mapping[str, Variable]) -> None:
        self.tokens, self.variables, self.at, self.depth = tokens, variables, 0, 0

    def whole(self) -> Guard:
        guard = self.either()
        if self.at < len(self.tokens):
            raise self.expected("and, or")
        return guard

    def either(self) -> Guard:
        parts = [self.both()]
        while self.taken("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def both(self) -> Guard:
        parts = [self.factor()]
        while self.taken("and"):
            parts.append(self.factor())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def factor(self) -> Guard:
        self.depth += 1
        if self.depth > DEEPEST:
            raise GuardNotAccepted(
                in_three(
                    "Simplifique la condición: tiene demasiados paréntesis.",
                    "Simplifiez la condition : elle a trop de parenthèses.",
                    "Simplify the condition: it has too many parentheses.",
                )
            )
        guard: Guard
        if self.taken("not"):
            guard = Not(self.factor())
        elif self.taken("("):
            guard = self.either()
            self.must(")")
        else:
            guard = self.comparison()
        self.depth -= 1
        return guard

    def comparison(self) -> Guard:
        variable = self.variables.get(name := self.word())
        if variable is None:
            raise GuardNotAccepted(
                in_three(
                    "Declare la variable «{name}» en el procedimiento, o corrija su nombre.",
                    "Déclarez la variable « {name} » dans la procédure, ou corrigez son nom.",
                    "Declare the variable “{name}” in the procedure, or mend its name.",
                    name=name,
                )
            )
        if self.taken("in"):
            self.must("(")
            values = [self.value(variable)]
            while self.taken(","):
                values.append(self.value(variable))
            self.must(")")
            return Compare(name, tuple(dict.fromkeys(values)))
        self.must("=")
        return Compare(name, (self.value(variable),))

    def value(self, variable: Variable) -> str:
        value = self.word(also=variable.values)
        if value not in variable.values:
            raise GuardNotAccepted(
                in_three(
                    "Use un valor declarado de «{name}» en lugar de «{value}»: {values}.",
                    "Utilisez une valeur déclarée de « {name} » au lieu de « {value} » : {values}.",
                    "Use a declared value of “{name}” instead of “{value}”: {values}.",
                    name=variable.name,
                    value=value,
                    values=", ".join(variable.values),
                )
            )
        return value

    def word(self, also: tuple[str, ...] = ()) -> str:
        found = self.tokens[self.at] if self.at < len(self.tokens) else ""
        if not found or found in "=()," or (found in WORDS and found not in also):
            raise self.expected("variable = value")
        self.at += 1
        return found

    def taken(self, token: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at] == token:
            self.at += 1
            return True
        return False

    def must(self, token: str) -> None:
        if not self.taken(token):
            raise self.expected(token)

    def expected(self, what: str) -> GuardNotAccepted:
        before = " ".join(self.tokens[: self.at]) or "…"
        return GuardNotAccepted(
            in_three(
                "Escriba «{what}» después de «{before}». Ejemplo: crim = out and minor = yes.",
                "Écrivez « {what} » après « {before} ». Exemple : crim = out and minor = yes.",
                "Write “{what}” after “{before}”. Example: crim = out and minor = yes.",
                what=what,
                before=before,
            )
        )
