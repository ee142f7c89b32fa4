"""What rights look at inside a called procedure: all else about it may be folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from amparo.bpmn.diagram import Diagram
from amparo.bpmn.net import Net
from amparo.bpmn.net.changes import Transition
from amparo.bpmn.proof.ctl import (
    Answered,
    Atom,
    CanReceive,
    Formula,
    Going,
    Open,
    Over,
    atoms_in,
    mask_of,
    may_set,
    next_in,
)
from amparo.bpmn.rights import After, Counts, Keeps, OnlyBy, Right

_OF_THE_WHOLE: Final = (Answered, Over, Going)  # answers, and whether the whole is over: nothing of what is called


@dataclass(frozen=True, slots=True)
class Watch:
    """What a set of rights looks at. Two sets that look at the same share their contracts.

    `places`: atoms about what is open; `soon`: those that a `Next` looks at; `messages`: sets of which one may be
    received; `variables`: answers by name; the other rules of the rights as they are.
    """

    places: tuple[Atom, ...]
    soon: tuple[Atom, ...]
    messages: tuple[frozenset[str], ...]
    variables: frozenset[str]
    only_by: tuple[OnlyBy, ...]
    after: tuple[After, ...]
    counts: tuple[Counts, ...]
    keeps: tuple[Keeps, ...] = ()

    @classmethod
    def of(cls, rights: Iterable[Right]) -> Watch:
        """Return what rights look at."""
        rights = tuple(rights)
        formulas = [each for right in rights for each in right.formulas]
        clauses = [clause for right in rights for clause in (*right.clauses, *right.enough)]
        formulas += [each for clause in clauses for each in (clause.premise, clause.promise)]
        formulas += [Open(rule.kinds) for right in rights for rule in right.keeps]
        atoms = list(dict.fromkeys(atom for each in formulas for atom in atoms_in(each)))
        only_by = tuple(rule for right in rights for rule in right.only_by)
        after = tuple(rule for right in rights for rule in right.only_after)
        counts = tuple(rule for right in rights for rule in right.counts)
        names = {atom.variable for atom in atoms if isinstance(atom, Answered)} | {"closed"}
        names |= {name for right in rights for name in right.needs}
        names |= {name for clause in clauses for name in clause.needs}
        names |= {rule.variable for rule in only_by} | {rule.variable for rule in after}
        return cls(
            tuple(each for each in atoms if not isinstance(each, (*_OF_THE_WHOLE, CanReceive))),
            tuple(dict.fromkeys(_soon(formulas))),
            tuple(each.messages for each in atoms if isinstance(each, CanReceive)),
            frozenset(names | {rule.variable for rule in counts}),
            only_by,
            after,
            counts,
            tuple(rule for right in rights for rule in right.keeps),
        )

    def masks(self, net: Net) -> list[int]:
        """Return what tells apart the states of a net by what is open: one mask for each thing looked at.

        They come in the same order for a net with contracts in it and for the whole.
        """
        marks = ~sum(net.places.answer.values())
        found = [mask_of(net, atom) & marks for atom in self.places]
        for rule in self.counts:
            for path, (_, node) in net.places.nodes.items():
                sets = {variable for variable, _ in may_set(node)}
                if node.step is not None and node.step.kind == rule.kind and rule.variable not in sets:
                    found.append(net.places.bit[path])
        return found

    def needs_whole(self, drawings: Iterable[Diagram]) -> bool:
        """Say whether a right may look at single moves inside drawings: one that sets an answer, past open steps."""
        nodes = [node for drawing in drawings for node in drawing.nodes.values()]
        return any(
            any(rule.after in may_set(node) for node in nodes)
            and any(node.step is not None and node.step.kind in rule.kinds for node in nodes)
            for rule in self.keeps
        )

    def hears(self, net: Net, possible: Iterable[Transition]) -> tuple[bool, ...]:
        """Say for each set of messages whether one of them would be heard now."""
        moves = [each.move for each in possible if each.move]
        heard = {net.node(move.path).message for move in moves if move.kind == "message"}
        return tuple(bool(heard & messages) for messages in self.messages)

    def wrong_hands(self, net: Net) -> dict[str, tuple[tuple[str, str], ...]]:
        """Return the paths where an answer is set by another role than a right says, with these answers."""
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for path, (copy, node) in net.places.nodes.items():
            answers = tuple((rule.variable, rule.value) for rule in self.only_by
                            if (rule.variable, rule.value) in may_set(node)
                            and copy.diagram.role_of(node.id) != rule.role)  # fmt: skip
            if answers:
                found[path] = answers
        return found


def _soon(formulas: Iterable[Formula]) -> Iterator[Atom]:
    for formula in formulas:
        for inner in next_in(formula):
            yield from (atom for atom in atoms_in(inner) if not isinstance(atom, (*_OF_THE_WHOLE, CanReceive)))
