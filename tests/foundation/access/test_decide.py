"""Who may read or write a field group of a case: the decision against an oracle, cell by cell."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import ModuleType

import pytest

from amparo.foundation.access import decide as module
from amparo.foundation.access import need_to_know as table
from amparo.foundation.access.decide import READ, WRITE, Decision, Facts, Relation, decide
from tests.foundation.access.situations import CONSENTS, allowed_to_read, allowed_to_write, cells, oracle

MATRIX = [(facts, oracle(facts)) for facts in cells()]


def first_difference(decision: Callable[[Facts], Decision]) -> Facts | None:
    return next((facts for facts, expected in MATRIX if decision(facts).allowed is not expected), None)


def test_the_matrix_is_large_and_holds_both_answers() -> None:
    allowed = sum(expected for _, expected in MATRIX)

    assert len(MATRIX) > 25_000
    assert 0.1 < allowed / len(MATRIX) < 0.9


def test_every_situation_that_the_table_allows_is_allowed() -> None:
    assert [facts for facts in (*allowed_to_read(), *allowed_to_write()) if not decide(facts).allowed] == []


def test_the_decision_equals_the_oracle_in_every_cell() -> None:
    assert first_difference(decide) is None


@pytest.mark.parametrize("role", ["auditor", "administrator", "clock", "nobody"])
@pytest.mark.parametrize("group", table.GROUPS)
def test_who_looks_after_machines_or_records_opens_nothing(role: str, group: str) -> None:
    for purpose in table.PURPOSES:
        relation = Relation(1, purpose, frozenset(table.GROUPS))
        facts = Facts(frozenset({(1, role)}), READ, group, purpose, (relation,), CONSENTS, True)

        assert not decide(facts).allowed


# What must never move without the coalition's signature, told again in other words than the table's.
NEVER = [
    ("police", {"C2", "C5", "C7", "C8", "C9", "CA", "RP"}),
    ("prosecutor", {"C2", "C5", "C8", "C9", "CA", "RP"}),
    ("judge", {"C1", "C2", "C3", "C4", "C5", "C7", "C8", "C9", "CA", "RP"}),
    ("secretariat", set(table.GROUPS) - {"C0"}),
    ("intake", set(table.GROUPS) - {"C0", "C3"}),
    ("migration", {"C2", "C3", "C4", "C5", "C6", "C8", "C9", "CA"}),
    ("fund", {"C2", "C3", "C4", "C5", "C6", "C7", "C8", "CA"}),
    ("panel", {"C2", "C5", "C6", "C7", "C8", "C9", "RP"}),
]


@pytest.mark.parametrize(("role", "closed"), NEVER)
def test_a_role_never_opens_what_its_work_does_not_need(role: str, closed: set[str]) -> None:
    for group in sorted(closed):
        for purpose in table.PURPOSES:
            relation = Relation(1, purpose, frozenset(table.GROUPS))
            facts = Facts(frozenset({(1, role)}), READ, group, purpose, (relation,), CONSENTS, True)

            assert not decide(facts).allowed, (role, group, purpose)


@pytest.mark.parametrize("role", ["police", "prosecutor"])
@pytest.mark.parametrize("group", ["C1", "C3", "C4"])
def test_justice_opens_the_person_only_while_she_agrees(role: str, group: str) -> None:
    relation = Relation(1, table.JUSTICE, frozenset({group}))
    agreed = frozenset({"SHARE_JUSTICE"})
    facts = Facts(frozenset({(1, role)}), READ, group, table.JUSTICE, (relation,), agreed, True)

    assert decide(facts) == Decision(True, "GRANT")
    assert decide(replace(facts, consents=CONSENTS - agreed)) == Decision(False, "CONSENT")


def reading(**changed: object) -> Facts:
    relation = Relation(1, table.CARE, frozenset({"C1"}))
    base = Facts(frozenset({(1, "case_manager")}), READ, "C1", table.CARE, (relation,), frozenset(), True)
    return replace(base, **changed)  # type: ignore[arg-type]


REASONS = [
    ({"group": "C10"}, "UNKNOWN_GROUP"),
    ({"action": "DELETE"}, "UNKNOWN_GROUP"),
    ({"purpose": "CURIOSITY"}, "UNKNOWN_PURPOSE"),
    ({"relations": ()}, "NO_RELATION"),
    ({"relations": (Relation(2, table.CARE, frozenset({"C1"})),)}, "NO_RELATION"),
    ({"group": "C5"}, "ROLE"),
    ({"purpose": table.NOTICE}, "PURPOSE"),
    ({"action": WRITE}, "STEP_DOES_NOT_WRITE"),
    ({"action": WRITE, "is_open": False}, "CASE_CLOSED"),
    ({"posts": frozenset(), "action": WRITE, "written_by_step": frozenset({"C1"})}, "NO_RELATION"),
]


@pytest.mark.parametrize(("changed", "reason"), REASONS)
def test_a_refusal_gives_the_first_reason(changed: dict[str, object], reason: str) -> None:
    assert decide(reading(**changed)) == Decision(False, reason)


# --- every way of breaking the decision is caught by the matrix


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
        turned = {ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot}
        if self._is_it(node):
            node.ops = [turned[type(node.ops[0])]()]
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


def test_every_broken_copy_of_the_decision_is_caught() -> None:
    copies = list(broken(module))
    survivors = []
    for told, copy in copies:
        try:
            found = first_difference(copy)
        except (TypeError, KeyError):
            continue
        if found is None and told.split(": ", 1)[1].split("\n")[0] not in SAME:
            survivors.append(told)

    assert len(copies) > 40
    assert survivors == []
