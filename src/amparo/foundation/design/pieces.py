"""What the components are told: one frozen object each, made by ``pages`` of the other packages.

Words come translated and dates come in words ("today 16:00"); a component only lays them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DueKind = Literal["late", "today", "soon", "later", "waiting", "done", "none"]
BadgeKind = Literal["source", "law", "law_unverified", "proposal"]
NoticeKind = Literal["info", "due", "danger"]


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do. ``kind``: "", primary, quiet, danger, small. ``post`` makes a form of it."""

    label: str
    url: str
    kind: str = ""
    icon: str = ""
    post: bool = False
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, in words. ``waiting``: on others; ``none``: no limit."""

    kind: DueKind
    text: str


@dataclass(frozen=True, slots=True)
class Badge:
    """Where a thing comes from: the source documents, a law (verified or not), or our proposal."""

    kind: BadgeKind
    ref: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class PageHeader:
    """The top of a page: where am I, what is due, what may I do."""

    title: str
    where: tuple[Link, ...] = ()
    lead: str = ""
    due: Due | None = None
    badge: Badge | None = None
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A step that waits for someone: its title in words, its case, its part of it, when it is due, who else is in.

    ``gate`` tells what the step asks of whoever does it.
    """

    step: str
    url: str
    code: str
    due: Due
    people: str = ""
    note: str = ""
    part: str = ""
    gate: str = ""


@dataclass(frozen=True, slots=True)
class EmptyState:
    """What stands where a list has nothing to show, and when the next thing is due."""

    title: str
    text: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class More:
    """The end of a list that goes on: what is shown, of how many ("1000+"), and where the rest is."""

    shown: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class WorkList:
    """A group of work rows under a title; ``count`` is in words, capped ("1000+")."""

    title: str
    rows: tuple[WorkRow, ...] = ()
    count: str = ""
    id: str = ""
    empty: EmptyState | None = None
    more: More | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter: a link, chosen or not, with its count."""

    label: str
    url: str
    current: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of a page that has its own address."""

    label: str
    url: str
    current: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A step in the list of what may be done next, and its part. ``state``: ready, draft, waiting, locked, done."""

    title: str
    url: str = ""
    state: Literal["ready", "draft", "waiting", "locked", "done"] = "ready"
    hint: str = ""
    due: Due | None = None
    part: str = ""

    @property
    def icon(self) -> str:
        """The icon that says the state beside the words."""
        return {"draft": "document", "waiting": "clock", "locked": "lock", "done": "done"}.get(self.state, "circle")


@dataclass(frozen=True, slots=True)
class Change:
    """What a value was, and what it is now."""

    label: str
    after: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of the timeline; ``part`` is the part it belongs to. ``kind``: step, change, refused, deviation."""

    title: str
    by: str
    when: str
    when_iso: str = ""
    text: str = ""
    kind: Literal["step", "change", "refused", "deviation"] = "step"
    changes: tuple[Change, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class EyeLine:
    """Who will see an answer, and, when it matters, who will not."""

    seen_by: str
    not_seen_by: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A short fact on the identity bar; ``warn`` for what must not be done ("do not call")."""

    text: str
    icon: str = ""
    warn: bool = False


@dataclass(frozen=True, slots=True)
class IdentityBar:
    """A case's code, age band, language and safe-contact marks; ``name`` only when opened for a purpose."""

    code: str
    facts: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    name: str = ""
    open: Action | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of harm or of waiting in the side strip."""

    label: str
    figure: str
    hint: str = ""
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure with its base and its trend, and the way to its rows."""

    label: str
    figure: str
    base: str
    trend: str = ""
    badge: Badge | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Stepper:
    """Where one is in a row of pages: "Question 2 of 5"."""

    at: int
    of: int

    @property
    def states(self) -> tuple[str, ...]:
        """One state per piece of the bar: done, now or next."""
        return tuple("done" if n < self.at else "now" if n == self.at else "next" for n in range(1, self.of + 1))


@dataclass(frozen=True, slots=True)
class Confirm:
    """A last look before something that cannot be undone: what happens, and the two ways on."""

    title: str
    label: str
    back_url: str
    action_url: str = ""
    text: str = ""
    effects: tuple[str, ...] = ()
    danger: bool = False
    name: str = "confirm"
    value: str = "yes"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value in a list of facts."""

    label: str
    value: str
    note: str = ""
    badge: Badge | None = None
