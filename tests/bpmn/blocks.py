"""Random procedures made of blocks, for Hypothesis: each block has one way in and one way out, so that a procedure
made only of well-closed blocks is sound by construction."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st


@dataclass(frozen=True)
class Words:
    """What random procedures are about. Each has the variable `w` (yes, no), which loops ask."""

    variables: str
    guards: tuple[str, ...]
    sets: tuple[str, ...]
    kinds: tuple[str, ...]
    asks: tuple[str, ...]
    messages: tuple[str, str, str, str] = ("hello", "stop", "alarm", "now")
    calls: tuple[str, ...] = ()


PLAIN = Words(
    "variable v a* b c\nvariable w yes no\n",
    ("v = a", "not (v = b)", "v in (b, c) and w = yes", "w = no or v = c"),
    ("", "set v=a", "set v=b", "set w=yes"),
    ("care", "information", "information", "decision"),
    ("", "", "ask v=a/b", "ask w=yes/no", "ask v=b/c ask w=yes/no"),
)
RIGHTFUL = Words(
    "variable w yes no\nvariable crim unasked* in out\nvariable ident none* presumed formal not_victim\n"
    "variable care none* done declined\nvariable reparation none* done waived denied denied_final\n"
    "variable consent_care none* yes withdrawn\nvariable consent_share none* yes withdrawn\n"
    "variable interviews zero* one two\nvariable judge_order no* yes\nvariable reflection none* over\n"
    "variable lodging none* safe declined detention\nvariable closed no* yes\n",
    (
        *("crim = in", "crim = out and not (care = done)", "ident in (presumed, formal)", "consent_care = yes"),
        *("reparation = denied or w = yes", "interviews = zero and crim = in", "lodging = safe", "reflection = over"),
    ),
    (
        *("", "", "set ident=presumed", "set care=done", "set interviews=one", "set interviews=two", "set crim=out"),
        *("set reflection=over", "set consent_care=withdrawn", "set closed=yes", "set reparation=denied_final"),
    ),
    ("care", "health", "information", "decision", "forensic_interview", "reparation", "appeal", "consent"),
    (
        *("", "ask crim=in/out", "ask ident=formal/not_victim", "ask care=none/declined", "ask judge_order=no/yes"),
        *("ask reparation=done/waived/denied", "ask lodging=safe/declined", "ask lodging=safe/detention"),
        *("ask consent_care=yes/none ask consent_share=yes/none", "ask ident=presumed/formal ask w=yes/no"),
    ),
    ("hello", "consent_withdrawn", "consent_withdrawn", "consent_care_withdrawn"),
)


@dataclass
class Writer:
    """Writes the lines of a sketch, numbering what it draws."""

    words: Words = PLAIN
    lines: list[str] = field(default_factory=list)
    count: int = 0

    def new(self, word: str) -> str:
        self.count += 1
        return f"{word}{self.count}"


Block = tuple  # ("task", asks, sets) and so on; written by `write`


def blocks(depth: int, *, events: bool, faulty: bool = False, words: Words = PLAIN) -> st.SearchStrategy[Block]:
    sets = st.sampled_from(words.sets)
    leaves = st.one_of(
        st.tuples(st.just("task"), st.sampled_from(words.kinds), st.sampled_from(words.asks), sets),
        st.tuples(st.just("catch"), st.sampled_from(["msg hello", "timer PT1H"]), sets),
        st.tuples(st.just("throw"), sets),
    )
    if words.calls:
        leaves = st.one_of(leaves, st.tuples(st.just("call"), st.sampled_from(words.calls)))
    if depth == 0:
        return leaves
    inner = blocks(depth - 1, events=events, faulty=faulty, words=words)
    several = st.lists(inner, min_size=2, max_size=3)
    composed = [
        st.tuples(st.just("and"), st.lists(inner, min_size=2, max_size=2)),
        st.tuples(st.just("xor"), several, st.sampled_from(words.guards)),
        st.tuples(st.just("loop"), inner),
        st.tuples(st.just("row"), several),
        st.tuples(st.just("gate"), several),
    ]
    if faulty:
        composed.append(st.tuples(st.just("unjoined"), st.lists(inner, min_size=2, max_size=2)))
    if events:
        composed += [
            st.tuples(st.just("sub"), inner, inner, st.booleans(), st.booleans()),
            st.tuples(st.just("esub"), inner, inner, st.booleans(), st.booleans()),
            st.tuples(st.just("bordered"), inner, st.booleans(), st.booleans()),
        ]
    return st.one_of(leaves, *composed)


def write(writer: Writer, block: Block, then: str) -> str:
    """Write a block that goes on to `then`; return the id of its way in."""
    return _WRITERS[block[0]](writer, block, then)


def whole(block: Block, words: Words = PLAIN) -> str:
    """Return the sketch of a procedure with one block."""
    writer = Writer(words)
    first = write(writer, block, "e")
    return words.variables + "\n".join(["start s -> " + first, *writer.lines, "end e"])


def _leaf(writer: Writer, block: Block, then: str) -> str:
    id_ = writer.new(block[0])
    options = " ".join(block[1:]) if block[0] != "throw" else f"msg sent {block[1]}"
    writer.lines.append(f"{block[0]} {id_} {options} -> {then}")
    return id_


def _and(writer: Writer, block: Block, then: str) -> str:
    split, join = writer.new("split"), writer.new("join")
    ways = [write(writer, each, join) for each in block[1]]
    writer.lines += [f"and {split} -> {'; '.join(ways)}", f"and {join} -> {then}"]
    return split


def _unjoined(writer: Writer, block: Block, then: str) -> str:
    split, join = writer.new("split"), writer.new("merge")
    ways = [write(writer, each, join) for each in block[1]]
    writer.lines += [f"and {split} -> {'; '.join(ways)}", f"xor {join} -> {then}"]
    return split


def _xor(writer: Writer, block: Block, then: str) -> str:
    split, join = writer.new("choice"), writer.new("merge")
    ways = [write(writer, each, join) for each in block[1]]
    guards = writer.words.guards
    guarded = [f"{way} if {guards[(guards.index(block[2]) + n) % len(guards)]}" for n, way in enumerate(ways[1:])]
    writer.lines += [f"xor {split} -> {'; '.join([ways[0], *guarded])}", f"xor {join} -> {then}"]
    return split


def _loop(writer: Writer, block: Block, then: str) -> str:
    back, ask, choice = writer.new("back"), writer.new("again"), writer.new("more")
    first = write(writer, block[1], ask)
    writer.lines += [
        f"xor {back} -> {first}",
        f"task {ask} care ask w=yes/no -> {choice}",
        f"xor {choice} -> {back} if w = yes; {then}",
    ]
    return back


def _row(writer: Writer, block: Block, then: str) -> str:
    for each in reversed(block[1]):
        then = write(writer, each, then)
    return then


def _gate(writer: Writer, block: Block, then: str) -> str:
    gate, join = writer.new("gate"), writer.new("merge")
    events = []
    for number, each in enumerate(block[1]):
        events.append(writer.new("event"))
        what = "timer PT1H" if number == 0 else f"msg m{number}"
        writer.lines.append(f"catch {events[-1]} {what} -> {write(writer, each, join)}")
    writer.lines += [f"gate {gate} -> {'; '.join(events)}", f"xor {join} -> {then}"]
    return gate


def _scope(writer: Writer, inner: Block) -> list[str]:
    lines, writer.lines = writer.lines, []
    start, end = writer.new("s"), writer.new("e")
    first = write(writer, inner, end)
    inside = [f"start {start} -> {first}", *writer.lines, f"end {end}"]
    writer.lines = lines
    return inside


def _sub(writer: Writer, block: Block, then: str) -> str:
    _, inner, handler, interrupting, timer = block
    sub, border, merge = writer.new("sub"), writer.new("border"), writer.new("merge")
    writer.lines += [f"sub {sub} -> {merge} {{", *_scope(writer, inner), "}"]
    to = merge if interrupting else writer.new("handled")
    if not interrupting:
        writer.lines.append(f"end {to}")
    first = write(writer, handler, to)
    trigger = "timer PT2H" if timer else f"msg {writer.words.messages[1]}"
    writer.lines.append(f"border {border} on {sub} {'' if interrupting else 'ni '}{trigger} -> {first}")
    writer.lines.append(f"xor {merge} -> {then}")
    return sub


def _esub(writer: Writer, block: Block, then: str) -> str:
    _, inner, handler, interrupting, timer = block
    sub, esub = writer.new("sub"), writer.new("esub")
    body = _scope(writer, handler)
    trigger = "timer PT3H" if timer else f"msg {writer.words.messages[2]}"
    body[0] = body[0].replace(" ->", f" {'' if interrupting else 'ni '}{trigger} ->")
    writer.lines += [f"sub {sub} -> {then} {{", *_scope(writer, inner), f"esub {esub} {{", *body, "}", "}"]
    return sub


def _bordered(writer: Writer, block: Block, then: str) -> str:
    _, handler, interrupting, timer = block
    task, border, merge = writer.new("task"), writer.new("border"), writer.new("merge")
    trigger = "timer PT1H" if timer else f"msg {writer.words.messages[3]}"
    to = merge if interrupting else writer.new("handled")
    if not interrupting:
        writer.lines.append(f"end {to}")
    first = write(writer, handler, to)
    writer.lines += [
        f"task {task} care -> {merge}",
        f"border {border} on {task} {'' if interrupting else 'ni '}{trigger} -> {first}",
        f"xor {merge} -> {then}",
    ]
    return task


_WRITERS = {
    "task": _leaf, "call": _leaf, "catch": _leaf, "throw": _leaf, "and": _and, "xor": _xor, "loop": _loop, "row": _row,
    "gate": _gate, "sub": _sub, "esub": _esub, "bordered": _bordered, "unjoined": _unjoined,
}  # fmt: skip
