"""The drawing as a list of sentences, for who cannot or does not wish to see it: the same steps, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amparo.bpmn.diagram import Diagram, Flow, Node, NodeKind

from . import words
from .paths import path_of, under
from .reading import reading_order
from .scopes import depth_of, scope_of
from .words import Texts


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `after` says what comes next, a sentence for each way; `notes` what else is known.

    `depth` is how many boxes it is in. `live` marks a step under way, or a box or call with one inside.
    """

    path: str
    id: str
    lane: str
    title: str
    kind: str
    after: tuple[str, ...]
    notes: tuple[str, ...]
    live: bool
    depth: int


def listing(
    diagram: Diagram, texts: Texts | None = None, lang: str = "es", live: frozenset[str] = frozenset()
) -> tuple[Row, ...]:
    """Tell a diagram as rows. `live` are paths as in `svg`."""
    teller = _Teller(diagram, texts, lang, _going_back(diagram))
    return tuple(
        teller.row(diagram.nodes[id_], live) for id_ in reading_order(diagram) if teller.is_told(diagram.nodes[id_])
    )


def _going_back(diagram: Diagram) -> frozenset[str]:
    """Give the flows that go back to an earlier step, in all scopes."""
    scopes = ["", *(node.id for node in diagram.nodes.values() if node.is_scope)]
    return frozenset(flow for scope in scopes for flow in scope_of(diagram, scope).back)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Puts nodes into words."""

    diagram: Diagram
    texts: Texts | None
    lang: str
    back: frozenset[str]

    def is_told(self, node: Node) -> bool:
        """Whether a node gets a row: a diamond that only gathers ways says nothing, unless it waits."""
        gathers = node.is_gateway and len(node.outgoing) <= 1
        return not gathers or node.kind is NodeKind.PARALLEL

    def row(self, node: Node, live: frozenset[str]) -> Row:
        """Tell one node."""
        path = path_of(self.diagram, node.id)
        return Row(
            path=path,
            id=node.id,
            lane=words.of_lane(self.diagram, node.lane, self.texts, self.lang),
            title=self.title(node),
            kind=words.own(node.kind.value, self.lang),
            after=tuple(self._after(node)),
            notes=tuple(self._notes(node)),
            live=path in live or under(path, live),
            depth=depth_of(self.diagram, node.id),
        )

    def title(self, node: Node) -> str:
        """Give the words of a node, or those of its kind."""
        return words.of_node(node, self.texts) or words.own(node.kind.value, self.lang)

    def _after(self, node: Node) -> Iterator[str]:
        """Say what comes next, a sentence for each way."""
        for flow_id in node.outgoing:
            flow = self.diagram.flows[flow_id]
            target, goes_back = self._through(flow)
            what = self.title(target)
            if goes_back:
                what = words.own("back", self.lang, what=what)
            when = self._when(node, flow)
            if when:
                yield words.own("if", self.lang, when=when, what=what)
            else:
                yield what if goes_back else words.own("then", self.lang, what=what)

    def _when(self, node: Node, flow: Flow) -> str:
        """Give the answer that opens a way; none when there is nothing to choose."""
        if node.kind is not NodeKind.EXCLUSIVE or len(node.outgoing) < 2:
            return ""
        named = words.of_flow(flow, self.diagram, self.texts)
        return named or (words.own("otherwise", self.lang) if flow.default else "")

    def _through(self, flow: Flow) -> tuple[Node, bool]:
        """Follow a flow through the diamonds that only gather ways, to what is really next."""
        goes_back = flow.id in self.back
        target = self.diagram.nodes[flow.target]
        seen = {target.id}
        while not self.is_told(target) and target.outgoing:
            flow = self.diagram.flows[target.outgoing[0]]
            goes_back = goes_back or flow.id in self.back
            target = self.diagram.nodes[flow.target]
            if target.id in seen:
                break
            seen.add(target.id)
        return target, goes_back

    def _notes(self, node: Node) -> Iterator[str]:
        """Say what else is known of a node."""
        if node.kind is NodeKind.PARALLEL and len(node.incoming) > 1:
            yield words.own("together", self.lang)
        opens = node.kind is NodeKind.START and self._is_opened(node)
        if node.kind is NodeKind.BOUNDARY or opens:
            yield words.own("stops" if node.interrupting else "goes_on", self.lang)
        if node.step and node.step.deadline:
            yield words.own("deadline", self.lang)
        if node.step and node.step.escalates:
            who = words.of_role(self.diagram, node.step.escalates, self.texts, self.lang)
            yield words.own("late", self.lang, who=who)
        if node.badge:
            yield words.own(f"origin_{node.badge.kind}", self.lang)

    def _is_opened(self, node: Node) -> bool:
        """Whether a start event opens an event sub-process."""
        return bool(node.scope) and self.diagram.nodes[node.scope].kind is NodeKind.EVENT_SUB_PROCESS
