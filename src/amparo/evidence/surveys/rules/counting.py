"""What is told of the answers: counts with their base and their interval, and breakdowns in which nobody is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from amparo.evidence.statistics.rules.shares import percent, wilson
from amparo.evidence.statistics.rules.suppression import BREAKDOWN, Place, hide, is_shown
from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.rules.form import Form, Question, Words

Answers = Mapping[str, str]
OTHERS = "*"  # groups that were too small each, together


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a base gave an answer."""

    code: str
    labels: Words
    k: int
    n: int

    @property
    def percent(self) -> str:
        """The share in whole per cent, a half rounded up."""
        return str(percent(self.k, self.n))

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson interval, as fractions."""
        return wilson(self.k, self.n)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may be told of a question: who was asked, who answered, the shares; nothing when too few answered."""

    question: Question
    asked: int
    answered: int
    shares: tuple[Share, ...] = ()
    counted: tuple[Share, ...] = ()
    average: tuple[float, float] | None = None

    @property
    def is_shown(self) -> bool:
        """Whether enough people answered."""
        return is_shown(self.answered)

    @property
    def skipped(self) -> int:
        """How many were asked and gave no answer."""
        return self.asked - self.answered

    def share(self, code: str) -> Share | None:
        """Return the share of an answer, or of what answers count as."""
        return next((each for each in (*self.counted, *self.shares) if each.code == code), None)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """An outcome by the groups of another question. A hidden cell is None; ``groups`` are codes with their base."""

    question: Question
    by: Question
    groups: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Share, tuple[Share | None, ...]], ...]
    is_shown: bool
    hides: bool = False

    def cell(self, code: str, group: str) -> Share | None:
        """Return a cell; None when it is hidden or not there."""
        codes = [name for name, _base in self.groups]
        for whole, cells in self.rows:
            if whole.code == code and group in codes:
                return cells[codes.index(group)]
        return None


def outcome_of(form: Form, question: Question, rows: Sequence[Answers]) -> Outcome:
    """Count a question. Who was asked it carries its name, with nothing behind when it was passed over."""
    said = [row[question.name] for row in rows if question.name in row]
    answered = [each for each in said if each]
    n = len(answered)
    if not is_shown(n) or question.kind in {words.TEXT, words.DATE}:
        return Outcome(question, len(said), n)
    if question.kind in words.SELECTS:
        counts = Counter(code for each in answered for code in each.split())
        shares = tuple(Share(each.code, each.labels, counts[each.code], n) for each in form.choices(question))
        return Outcome(question, len(said), n, shares, _counted(form, question, counts, n))
    numbers = [float(each) for each in answered]
    return Outcome(question, len(said), n, average=(mean(numbers), float(median(numbers))))


def _counted(form: Form, question: Question, counts: Mapping[str, int], n: int) -> tuple[Share, ...]:
    """Return the shares of what answers count as; only where one answer is given, since nobody counts twice."""
    if question.kind != words.SELECT_ONE:
        return ()
    together: Counter[str] = Counter()
    for choice in form.choices(question):
        if choice.counts_as:
            together[choice.counts_as] += counts[choice.code]
    return tuple(Share(code, form.counted[code], k, n) for code, k in together.items())


def breakdown_of(form: Form, question: Question, by: Question, rows: Sequence[Answers]) -> Breakdown | None:
    """Count a closed question by the answers to another; None when there is but one group.

    What answers count as is broken down where there is such, else the answers themselves; never both, since their
    difference would tell of what is hidden.
    """
    pairs = [(row[by.name], row[question.name]) for row in rows if row.get(by.name) and row.get(question.name)]
    groups = _groups([group for group, _said in pairs])
    sizes = Counter(groups[group] for group, _said in pairs)
    if len(sizes) < 2 or question.kind not in words.SELECTS or not is_shown(len(pairs)):
        return None
    lines = _lines(form, question)
    counts = [[_count(pairs, groups, group, codes) for group in sizes] for _code, _labels, codes in lines]
    hidden, exposed = _hidden(question, counts, list(sizes.values()))
    table = tuple(
        (Share(code, labels, sum(counts[at]), len(pairs)), _cells(code, labels, counts[at], sizes, hidden, at))
        for at, (code, labels, _codes) in enumerate(lines)
    )
    is_told = not exposed and any(cell for _whole, cells in table for cell in cells)
    return Breakdown(question, by, tuple(sizes.items()), table, is_told, bool(hidden))


Line = tuple[str, Words, frozenset[str]]


def _cells(
    code: str, labels: Words, counts: Sequence[int], sizes: Mapping[str, int], hidden: frozenset[Place], at: int
) -> tuple[Share | None, ...]:
    return tuple(
        None if (at, column) in hidden else Share(code, labels, counts[column], size)
        for column, size in enumerate(sizes.values())
    )


def _lines(form: Form, question: Question) -> list[Line]:
    """Return the lines of a breakdown: what answers count as, or each answer; with the answers behind each."""
    choices = form.choices(question)
    if question.kind == words.SELECT_ONE and any(each.counts_as for each in choices):
        codes = dict.fromkeys(each.counts_as for each in choices if each.counts_as)
        return [
            (code, form.counted[code], frozenset(each.code for each in choices if each.counts_as == code))
            for code in codes
        ]
    return [(each.code, each.labels, frozenset({each.code})) for each in choices]


def _count(pairs: Sequence[tuple[str, str]], groups: Mapping[str, str], group: str, codes: frozenset[str]) -> int:
    return sum(groups[said] == group and not codes.isdisjoint(answer.split()) for said, answer in pairs)


def _groups(said: Sequence[str]) -> dict[str, str]:
    """Return the group of each answer: those under the threshold go together, with the next smallest if need be."""
    sizes = Counter(said)
    small = [code for code in sizes if sizes[code] < BREAKDOWN]
    large = sorted((code for code in sizes if code not in small), key=lambda code: (sizes[code], code))
    while small and sum(sizes[code] for code in small) < BREAKDOWN and large:
        small.append(large.pop(0))
    together = small if len(small) > 1 else []
    return {code: OTHERS if code in together else code for code in sorted(sizes)}


def _hidden(question: Question, counts: Sequence[Sequence[int]], sizes: Sequence[int]) -> tuple[frozenset[Place], bool]:
    """Return the hidden cells, and whether the margins alone would give some away."""
    if question.kind == words.SELECT_ONE:
        rest = [size - sum(line) for size, line in zip(sizes, zip(*counts, strict=True), strict=True)]
        hiding = hide([*counts, rest] if any(rest) else counts)
        return hiding.cells, bool(hiding.exposed)
    found: set[Place] = set()
    for at, line in enumerate(counts):  # each of several answers, beside those who did not give it
        hiding = hide([line, [size - count for size, count in zip(sizes, line, strict=True)]])
        found |= {(at, column) for _row, column in hiding.cells}
    return frozenset(found), False
