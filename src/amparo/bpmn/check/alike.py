"""Compares runs: whoever the person is, the same care opens for the same answers, whoever provides it.

The procedure is run once for each value of an answer that says who the person is (sex, nationality, …), everything
else being free. What opens in one run, for some answers, must open in every other run for the same answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from amparo.bpmn.check.results import Broken, DoesNotArise, Holds, Result
from amparo.bpmn.diagram import Ask, Diagram, Effect, Node
from amparo.bpmn.net import Net
from amparo.bpmn.proof.ctl import Answered, Open, mask_of
from amparo.bpmn.proof.explore import explore
from amparo.bpmn.proof.graph import Graph
from amparo.bpmn.proof.sound import story_of

WHO: Final = ("sex", "gender", "orientation", "nationality", "ethnicity")
OFFERED: Final = ("care", "health", "lodging", "reparation")
SITUATION: Final = ("age", "ident", "crim", "consent_care", "care", "reparation", "lodging", "closed")

Offer = tuple[str, tuple[tuple[str, str], ...]]  # a kind of help, and the answers for which it opens


def same_help_for_all(net: Net, *, limit: int) -> Result:
    """Compare the runs of a procedure for each answer that says who the person is."""
    compared = 0
    for name in (each for each in WHO if each in net.variables):
        runs = {value: _offers(variant, limit) for value, variant in _variants(net, name)}
        compared += sum(len(offers) for _, _, offers in runs.values())
        for variant, graph, offers in runs.values():
            for other, (_, _, others) in runs.items():
                missing = [index for offer, index in offers.items() if offer not in others]
                if missing:
                    return Broken(story_of(variant, graph, min(missing)), where=f"{name} = {other}")
    return Holds(compared) if compared else DoesNotArise("R36" in net.diagram.promises)


def _variants(net: Net, name: str) -> Iterator[tuple[str, Net]]:
    diagrams = {copy.diagram.process: copy.diagram for copy in net.copies}
    for value in net.variables[name].values:
        yield value, Net({process: _told(each, name, value) for process, each in diagrams.items()}, net.main)


def _told(diagram: Diagram, name: str, value: str) -> Diagram:
    """Return a diagram in which an answer is this one from the beginning, and stays."""
    variables = {
        each.name: replace(each, initial=value, given=()) if each.name == name else each
        for each in diagram.variables.values()
    }
    nodes = {node.id: _answering(node, name, value) for node in diagram.nodes.values()}
    return replace(diagram, variables=variables, nodes=nodes)


def _answering(node: Node, name: str, value: str) -> Node:
    asks = tuple(Ask(name, (value,)) if ask.variable == name else ask for ask in node.asks)
    effects = tuple(Effect(name, value) if each.variable == name else each for each in node.effects)
    return replace(node, asks=asks, effects=effects)


def _offers(net: Net, limit: int) -> tuple[Net, Graph, dict[Offer, int]]:
    """Return the help that opens in a run, each with the first state in which it does."""
    situation = [(name, value) for name in SITUATION if name in net.variables for value in net.variables[name].values]
    kinds = {kind: Open(frozenset({kind})) for kind in OFFERED}
    graph = explore(net, [*kinds.values(), *(Answered(name, (value,)) for name, value in situation)], limit=limit)
    masks = {kind: mask_of(net, atom) for kind, atom in kinds.items()}
    bits = {answer: net.places.answer[answer] for answer in situation}
    told, help_bits = sum(bits.values()), sum(masks.values())
    offers: dict[Offer, int] = {}
    known: set[int] = set()
    for index, state in enumerate(graph.states):
        if state & help_bits and state & (told | help_bits) not in known:
            known.add(state & (told | help_bits))
            answers = tuple(answer for answer, bit in bits.items() if state & bit)
            for kind, mask in masks.items():
                if state & mask:
                    offers.setdefault((kind, answers), index)
    return net, graph, offers
