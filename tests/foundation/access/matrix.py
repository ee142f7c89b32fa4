"""The decision against an oracle in every cell, and every broken copy of it against the same cells.

`measure()` gives the figures: how many cells, how many differ from the oracle, how many broken copies of the decision
were tried and which of them nobody noticed. It needs no database and no test runner.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from amparo.foundation.access import decide as module
from amparo.foundation.access.decide import Decision, Facts, decide
from tests.foundation.access.situations import cells, oracle


@cache
def matrix() -> tuple[tuple[Facts, bool], ...]:
    """Return every situation with what the oracle says of it."""
    return tuple((facts, oracle(facts)) for facts in cells())


def first_difference(decision: Callable[[Facts], Decision]) -> Facts | None:
    """Return the first situation in which a decision differs from the oracle; None when there is none."""
    return next((facts for facts, expected in matrix() if decision(facts).allowed is not expected), None)


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures. `different` counts cells that differ from the oracle, `survivors` name broken copies not noticed."""

    cells: int
    allowed: int
    different: int
    mutants: int
    survivors: tuple[str, ...]


def measure() -> Measured:
    """Hold the decision against the oracle in every cell, then every broken copy of it."""
    expected = matrix()
    copies = list(broken(module))
    return Measured(
        cells=len(expected),
        allowed=sum(answer for _, answer in expected),
        different=sum(decide(facts).allowed is not answer for facts, answer in expected),
        mutants=len(copies),
        survivors=tuple(told for told, copy in copies if is_not_noticed(told, copy)),
    )


def is_not_noticed(told: str, copy: Callable[[Facts], Decision]) -> bool:
    """Say whether a broken copy decides as the oracle in every cell though it should not."""
    try:
        found = first_difference(copy)
    except (TypeError, KeyError, AttributeError):
        return False
    return found is None and told.split(": ", 1)[1].split("\n")[0] not in SAME


TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
}


class Breaker(ast.NodeTransformer):
    """Breaks the n-th breakable place of a tree."""

    def __init__(self, place: int) -> None:
        self.place, self.seen, self.told = place, -1, ""

    def _is_it(self, node: ast.AST) -> bool:
        self.seen += 1
        if self.seen == self.place:
            self.told = f"line {getattr(node, 'lineno', '?')}: {ast.unparse(node)}"
        return self.seen == self.place

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        for place, op in enumerate(node.ops):
            for turned in TURNED[type(op)]:
                if self._is_it(node):
                    node.ops[place] = turned()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        if self._is_it(node):
            node.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        for dropped in range(len(node.values)):
            if self._is_it(node):
                kept = [*node.values[:dropped], *node.values[dropped + 1 :]]
                return kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept)
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        return node.operand if isinstance(node.op, ast.Not) and self._is_it(node) else node

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        for answer in (True, False):
            if self._is_it(node):
                node.test = ast.Constant(answer)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "min":
            for kept in node.args:
                if self._is_it(node):
                    return kept
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant(not node.value) if isinstance(node.value, bool) and self._is_it(node) else node

    def visit_Continue(self, node: ast.Continue) -> ast.AST:
        return ast.Pass() if self._is_it(node) else node


def broken(source: ModuleType) -> Iterator[tuple[str, Callable[[Facts], Decision]]]:
    """Yield every broken copy of the decision, with the place that was broken; reasons are left alone."""
    place = 0
    while True:
        tree = ast.parse(inspect.getsource(source))
        breaker = Breaker(place)
        tree.body = [breaker.visit(node) if isinstance(node, ast.FunctionDef) else node for node in tree.body]
        if not breaker.told:
            return
        names = dict(vars(source))
        exec(compile(ast.fix_missing_locations(tree), "broken", "exec"), names)
        names["Decision"] = Decision
        yield breaker.told, names["decide"]
        place += 1


# Broken copies that decide the same: the loop below finds these again by itself, the early answer only names a reason.
SAME = {
    "if not any((facts.group in need_to_know.READS.get(role, frozenset()) for _, role in facts.posts)):",
    "if not facts.relations:",
}
