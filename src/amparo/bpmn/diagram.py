"""A procedure as drawn: lanes, steps, gateways, events and the flows between them.

Plain values, made by `read` and never changed. Ids are those of the file and are unique in it, so a node is
known by its id alone; `scope` says in which sub-process it is drawn (`""` is the process itself).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """What a box, circle or diamond is."""

    START = "start"  # with a message or a timer: what opens an event sub-process
    END = "end"
    TERMINATE = "terminate"  # ends everything still open in its scope
    USER_TASK = "user_task"
    MANUAL_TASK = "manual_task"
    SEND_TASK = "send_task"
    RECEIVE_TASK = "receive_task"
    CALL = "call"
    SUB_PROCESS = "sub_process"
    EVENT_SUB_PROCESS = "event_sub_process"
    EXCLUSIVE = "exclusive"
    PARALLEL = "parallel"
    EVENT_GATEWAY = "event_gateway"
    CATCH = "catch"  # waits for a message or a timer
    THROW = "throw"  # sends a message and goes on
    BOUNDARY = "boundary"


TASKS = frozenset({NodeKind.USER_TASK, NodeKind.MANUAL_TASK, NodeKind.SEND_TASK, NodeKind.RECEIVE_TASK})
SCOPES = frozenset({NodeKind.SUB_PROCESS, NodeKind.EVENT_SUB_PROCESS})
ACTIVITIES = TASKS | {NodeKind.CALL, NodeKind.SUB_PROCESS}
GATEWAYS = frozenset({NodeKind.EXCLUSIVE, NodeKind.PARALLEL, NodeKind.EVENT_GATEWAY})
ENDS = frozenset({NodeKind.END, NodeKind.TERMINATE})
EVENTS = ENDS | {NodeKind.START, NodeKind.CATCH, NodeKind.THROW, NodeKind.BOUNDARY}

STEP_KINDS = frozenset(
    {
        "information", "consent", "screening", "care", "health", "lodging", "decision", "accreditation", "appeal",
        "share", "interview", "forensic_interview", "criminal", "sanction", "reparation", "return", "closure",
        "reopen", "complaint", "guardian", "referral", "stats", "handover", "suspension",
    }
)  # fmt: skip
COMPARTMENTS = frozenset(f"C{number}" for number in range(11))
SCREENS = frozenset({"form", "panel", "appeal", "consent", "referral", "referral_answer", "interview"})
ORIGINS = frozenset({"source", "law", "proposal"})
# Without a valid award of the competency a hard step is not done; a warning asks for a reason and tells the supervisor;
# `unless_urgent` is hard, save while the procedure itself says that it is urgent (`danger = yes`): then it warns.
STRENGTHS = frozenset({"hard", "unless_urgent", "warning"})


@dataclass(frozen=True, slots=True)
class Lane:
    """Who acts: a swim lane and the role it stands for (`person` is the person's own decision)."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Variable:
    """A finite answer that drives the path.

    `initial` is None while nobody has answered. `given` lists the values that a calling procedure may hand over: a
    check of the procedure alone begins with each of them (empty: with `initial`), and a caller must keep to them.
    """

    name: str
    values: tuple[str, ...]
    initial: str | None
    given: tuple[str, ...] = ()

    @property
    def may_misfit(self) -> bool:
        """Whether a caller can hand over a value that is not accepted."""
        return bool(self.given) and (self.initial is None or set(self.given) < set(self.values))


@dataclass(frozen=True, slots=True)
class Ask:
    """An answer that a human chooses freely when the step is completed."""

    variable: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """An answer that is set when the step is completed or the event happens."""

    variable: str
    value: str


@dataclass(frozen=True, slots=True)
class FieldNote:
    """A field of the data dictionary that the step's form shows."""

    name: str
    required: bool


@dataclass(frozen=True, slots=True)
class Badge:
    """Where a thing comes from: the source documents, a law, or our proposal."""

    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class StepNote:
    """What the field says of a step: its kind, compartments, consent, legal basis, deadline, screen and competency."""

    kind: str
    reads: frozenset[str] = frozenset()
    writes: frozenset[str] = frozenset()
    recipient: str | None = None
    consent: str | None = None
    basis: str | None = None
    deadline: str | None = None
    escalates: str | None = None
    screen: str = "form"
    telling: bool = False
    milestone: bool = False
    competency: str | None = None
    competency_is: str = ""


@dataclass(frozen=True, slots=True)
class Refines:
    """What an internal procedure of an institution says in its own way: one lane of a coalition procedure."""

    process: str
    lane: str


@dataclass(frozen=True, slots=True)
class Node:
    """A box, circle or diamond. `incoming` and `outgoing` are ids of flows, in the order of the file."""

    id: str
    kind: NodeKind
    name: str = ""
    lane: str | None = None
    scope: str = ""
    attached_to: str | None = None
    interrupting: bool = True
    message: str | None = None
    timer: str | None = None  # ISO 8601 duration, or "@key" of a deadline in the parameters of the country
    called: str | None = None
    default: str | None = None
    step: StepNote | None = None
    asks: tuple[Ask, ...] = ()
    effects: tuple[Effect, ...] = ()
    fields: tuple[FieldNote, ...] = ()
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    badge: Badge | None = None
    refines: str | None = None  # the step of the coalition procedure that it carries out, in an internal procedure

    @property
    def is_task(self) -> bool:
        """Whether someone completes it as a step."""
        return self.kind in TASKS

    @property
    def is_activity(self) -> bool:
        """Whether a boundary event may sit on it."""
        return self.kind in ACTIVITIES

    @property
    def is_gateway(self) -> bool:
        """Whether it is a diamond."""
        return self.kind in GATEWAYS

    @property
    def is_event(self) -> bool:
        """Whether it is a circle."""
        return self.kind in EVENTS

    @property
    def is_scope(self) -> bool:
        """Whether other nodes are drawn inside it."""
        return self.kind in SCOPES


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrow. `guard` is the text of its condition; `default` marks the arrow taken when no guard is true."""

    id: str
    source: str
    target: str
    guard: str | None = None
    name: str = ""
    default: bool = False
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class BlackBox:
    """A pool of which we see only the name: someone outside the coalition."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MessageFlow:
    """A dashed arrow to or from a black box. Drawn, never run."""

    id: str
    source: str
    target: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """One procedure, as read from one file. `nodes` and `flows` keep the order of the file."""

    process: str
    name: str
    pool: str
    lanes: tuple[Lane, ...]
    nodes: Mapping[str, Node]
    flows: Mapping[str, Flow]
    variables: Mapping[str, Variable]
    number: str = ""
    origin: str = "proposal"
    promises: tuple[str, ...] = ()
    black_boxes: tuple[BlackBox, ...] = ()
    message_flows: tuple[MessageFlow, ...] = ()
    refines: Refines | None = None

    def within(self, scope: str) -> tuple[Node, ...]:
        """Return the nodes drawn directly in a scope, in the order of the file."""
        return tuple(node for node in self.nodes.values() if node.scope == scope)

    def start_of(self, scope: str) -> Node:
        """Return the start event of a scope."""
        return next(node for node in self.within(scope) if node.kind is NodeKind.START)

    def boundaries_of(self, node: str) -> tuple[Node, ...]:
        """Return the events that sit on the border of an activity."""
        return tuple(other for other in self.nodes.values() if other.attached_to == node)

    def role_of(self, node: str) -> str | None:
        """Return the role of the lane where a node is drawn."""
        lane = self.nodes[node].lane
        return next((each.role for each in self.lanes if each.id == lane), None)
