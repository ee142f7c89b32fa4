"""Reads an event log in XES (IEEE 1849), plain or gzip: case by case, so that a large log does not fill the memory.

No DTD, no entity, no network. Of each event are read its name, its time, who did it, and the answers whose key is a
variable of the procedure; events of a life cycle count when they complete.
"""

from __future__ import annotations

from typing import BinaryIO, Final

from lxml import etree

from amparo.bpmn.replay.gathering import Gathering, Log, answers_in, moment
from amparo.bpmn.replay.names import Names, looks_personal
from amparo.bpmn.replay.sentences import NotReadable, problem
from amparo.bpmn.replay.unpacking import MOST_BYTES, unpacked

_NAME: Final = "concept:name"
_TIME: Final = "time:timestamp"
_LIFE: Final = "lifecycle:transition"
_WHO: Final = ("org:role", "org:group")
_KNOWN: Final = frozenset({_NAME, _TIME, _LIFE, *_WHO})


def read_xes(stream: BinaryIO, names: Names, *, most_bytes: int = MOST_BYTES) -> Log:
    """Read a log. Raises `NotReadable`."""
    gathering = Gathering(names)
    parts = etree.iterparse(
        unpacked(stream, most_bytes),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    personal: set[str] = set()
    try:
        _read(parts, gathering, personal)
    except etree.XMLSyntaxError as error:
        raise NotReadable(problem("not_xes", line=error.lineno or 1)) from None
    gathering.log.personal = tuple(sorted(personal))
    return gathering.done()


def _read(parts: etree.iterparse, gathering: Gathering, personal: set[str]) -> None:
    depth = number = 0
    for happening, element in parts:
        if happening == "start":
            depth += 1
            if depth == 1 and element.getroottree().docinfo.doctype:
                raise NotReadable(problem("doctype"))
            continue
        depth -= 1
        if depth == 1:
            if _word(element) == "trace":
                number += 1
                _trace(element, f"{number}", gathering, personal)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif depth == 0 and _word(element) != "log":
            raise NotReadable(problem("not_xes", line=element.sourceline or 1))


def _trace(trace: etree._Element, number: str, gathering: Gathering, personal: set[str]) -> None:
    case = _values(trace).get(_NAME, "").strip() or number
    for event in trace:
        if _word(event) != "event":
            continue
        values = _values(event)
        personal.update(key for key in values if key not in _KNOWN and looks_personal(key))
        if values.get(_LIFE, "complete").casefold() != "complete":
            continue
        activity, time = values.get(_NAME, "").strip(), values.get(_TIME)
        when = moment(time) if time else 0.0
        line = event.sourceline or 0
        if not activity:
            gathering.leave_out("no_activity", line=line)
        elif when is None:
            gathering.leave_out("no_time", line=line, said=(time or "")[:40])
        else:
            lane = next((values[key] for key in _WHO if key in values), "")
            said = gathering.say(activity, answers_in(values, gathering.names), lane)
            gathering.add(case, said, when)


def _values(element: etree._Element) -> dict[str, str]:
    return {each.get("key", ""): each.get("value", "") for each in element if each.get("key")}


def _word(element: etree._Element) -> str:
    return etree.QName(element).localname
