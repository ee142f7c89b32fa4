"""The conditions of a form: a small part of XPath, read by our own parser and never given to anything that runs code.

Values are texts, as in an answered form; a comparison means what XPath 1.0 says (a day counts as its number of days,
as on the collector's phone). What is not of the closed set is refused with words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

MOST_LETTERS: Final = 1000
DEEPEST: Final = 30
Value = str | float | bool

TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)|(?P<text>'[^']*'|\"[^\"]*\")|\$\{\s*(?P<name>[A-Za-z_][\w.-]*)\s*\}"
    r"|(?P<word>[A-Za-z][A-Za-z-]*)|(?P<sign><=|>=|!=|[=<>+*(),.-]))"
)
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
LEVELS: Final = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
# How many arguments each function takes: least and most.
FUNCTIONS: Final = {
    "selected": (2, 2), "count-selected": (1, 1), "not": (1, 1), "if": (3, 3), "string-length": (1, 1),
    "today": (0, 0), "round": (1, 1), "true": (0, 0), "false": (0, 0), "number": (1, 1),
}  # fmt: skip


class NotUnderstood(Exception):
    """A condition is not of the closed set; the text says what and what to write instead."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a condition: what it is, its own text, and its parts."""

    kind: str
    text: str = ""
    parts: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a condition is evaluated in: the answers by name, the answer at hand, and the day."""

    answers: Mapping[str, str]
    today: date
    here: str = ""


@dataclass(slots=True)
class _Reader:
    tokens: list[tuple[str, str]]
    at: int = 0
    depth: int = 0
    ended: tuple[str, str] = field(default=("end", ""))

    @property
    def next(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else self.ended

    def take(self) -> tuple[str, str]:
        token = self.next
        self.at += 1
        return token

    def expect(self, sign: str) -> None:
        kind, text = self.take()
        if (kind, text) != ("sign", sign):
            raise NotUnderstood(
                _("“%(sign)s” is missing before “%(text)s”.") % {"sign": sign, "text": text or _("the end")}
            )


def read(text: str) -> Term:
    """Read a condition. Raises `NotUnderstood`."""
    if len(text) > MOST_LETTERS:
        raise NotUnderstood(_("It is longer than %(most)s letters. Make it of several questions.") % {"most": 1000})
    reader = _Reader(list(_tokens(text)))
    term = _level(reader, 0)
    if reader.next != reader.ended:
        raise NotUnderstood(_("“%(text)s” is not expected here.") % {"text": reader.next[1]})
    return term


def names_in(term: Term) -> frozenset[str]:
    """Return the names of the questions that a condition looks at."""
    inner = frozenset[str]().union(*(names_in(part) for part in term.parts))
    return inner | {term.text} if term.kind == "name" else inner


def looks_here(term: Term) -> bool:
    """Say whether a condition looks at the answer of its own row."""
    return term.kind == "here" or any(looks_here(part) for part in term.parts)


def holds(term: Term, setting: Setting) -> bool:
    """Say whether a condition holds."""
    return _truth(evaluate(term, setting))


def written(value: Value) -> str:
    """Return a value as an answer is written: whole numbers without a point, nothing for what is no number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value == int(value) else repr(value)
    return value


def evaluate(term: Term, setting: Setting) -> Value:
    """Return what a condition is worth among these answers."""
    if term.kind == "number":
        return float(term.text)
    if term.kind == "text":
        return term.text
    if term.kind == "name":
        return setting.answers.get(term.text, "")
    if term.kind == "here":
        return setting.here
    if term.kind == "call":
        return _called(term, setting)
    if term.text in {"and", "or"}:
        return _joined(term, setting)
    return _combined(term.text, *(evaluate(part, setting) for part in term.parts))


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at, text = 0, text.rstrip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None:
            raise NotUnderstood(_("“%(text)s” cannot be read here.") % {"text": text[at : at + 12].strip()})
        kind = str(found.lastgroup)
        said = found.group(kind)
        yield kind, said[1:-1] if kind == "text" else said
        at = found.end()


def _level(reader: _Reader, level: int) -> Term:
    reader.depth += 1
    if reader.depth > DEEPEST * (len(LEVELS) + 1):
        raise NotUnderstood(_("It has too many parentheses inside one another."))
    left = _level(reader, level + 1) if level + 1 < len(LEVELS) else _single(reader)
    while reader.next[0] in {"sign", "word"} and reader.next[1] in LEVELS[level]:
        sign = reader.take()[1]
        right = _level(reader, level + 1) if level + 1 < len(LEVELS) else _single(reader)
        left = Term("sign", sign, (left, right))
    reader.depth -= 1
    return left


def _single(reader: _Reader) -> Term:
    kind, text = reader.take()
    if kind in {"number", "text", "name"}:
        return Term(kind, text)
    if kind == "word":
        return _call(reader, text)
    if text == "-":
        return Term("sign", "-", (Term("number", "0"), _single(reader)))
    if text == "(":
        inner = _level(reader, 0)
        reader.expect(")")
        return inner
    if text == ".":
        return Term("here")
    raise NotUnderstood(_("“%(text)s” is not expected here.") % {"text": text or _("the end")})


def _call(reader: _Reader, name: str) -> Term:
    if name not in FUNCTIONS:
        known = ", ".join(sorted(FUNCTIONS))
        raise NotUnderstood(_("“%(name)s” is not known. Use only: %(known)s.") % {"name": name, "known": known})
    reader.expect("(")
    parts: list[Term] = []
    while reader.next != ("sign", ")"):
        if parts:
            reader.expect(",")
        parts.append(_level(reader, 0))
    reader.expect(")")
    least, most = FUNCTIONS[name]
    if not least <= len(parts) <= most:
        raise NotUnderstood(
            _("“%(name)s” takes %(count)s values between its parentheses.") % {"name": name, "count": least}
        )
    return Term("call", name, tuple(parts))


def _joined(term: Term, setting: Setting) -> bool:
    left, right = term.parts
    if term.text == "and":
        return holds(left, setting) and holds(right, setting)
    return holds(left, setting) or holds(right, setting)


def _called(term: Term, setting: Setting) -> Value:
    if term.text == "if":
        return evaluate(term.parts[1 if holds(term.parts[0], setting) else 2], setting)
    if term.text == "today":
        return setting.today.isoformat()
    return PLAIN[term.text](*(evaluate(part, setting) for part in term.parts))


PLAIN: Final[Mapping[str, Callable[..., Value]]] = {
    "selected": lambda chosen, code: _text(code) in _text(chosen).split(),
    "count-selected": lambda chosen: float(len(_text(chosen).split())),
    "not": lambda value: not _truth(value),
    "string-length": lambda value: float(len(_text(value))),
    "round": lambda value: _rounded(_number(value)),
    "number": lambda value: _number(value),
    "true": lambda: True,
    "false": lambda: False,
}


def _combined(sign: str, left: Value, right: Value) -> Value:
    if sign in {"=", "!="}:
        return _same(left, right) if sign == "=" else _differs(left, right)
    one, other = _number(left), _number(right)
    if sign in {"<", "<=", ">", ">="}:
        return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[sign]
    if sign in {"div", "mod"}:
        return _divided(sign, one, other)
    return {"+": one + other, "-": one - other, "*": one * other}[sign]


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return _truth(left) == _truth(right)
    if isinstance(left, float) or isinstance(right, float):
        return _number(left) == _number(right)
    return left == right


def _differs(left: Value, right: Value) -> bool:
    """What is no number differs from every number, as XPath says."""
    return not _same(left, right)


def _divided(sign: str, one: float, other: float) -> float:
    if math.isnan(one) or math.isnan(other):
        return math.nan
    if other == 0:
        return math.nan if one == 0 or sign == "mod" else math.copysign(math.inf, one)
    return one / other if sign == "div" else math.fmod(one, other)


def _rounded(number: float) -> float:
    return math.floor(number + 0.5) + 0.0 if math.isfinite(number) else number


def _truth(value: Value) -> bool:
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def _text(value: Value) -> str:
    return "NaN" if isinstance(value, float) and math.isnan(value) else written(value)


def _number(value: Value) -> float:
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    plain = value.strip()
    if DAY.match(plain):
        return _days(plain)
    return float(plain) if re.fullmatch(r"-?([0-9]+(\.[0-9]*)?|\.[0-9]+)", plain) else math.nan


def _days(text: str) -> float:
    try:
        return float(date.fromisoformat(text).toordinal() - date(1970, 1, 1).toordinal())
    except ValueError:
        return math.nan
