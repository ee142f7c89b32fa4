"""Reading what was typed to narrow an indicator: `kind = COURSE, WORKSHOP`, a line for each column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def narrowing(text: str) -> dict[str, list[str]]:
    """Return columns with their values; a line without `=` stands as a column without values, and is refused later."""
    found: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        axis, _sign, values = line.partition("=")
        found[axis.strip()] = [value.strip() for value in values.split(",") if value.strip()]
    return found


def narrowed_words(where: Mapping[str, Any]) -> str:
    """Write columns with their values as they are typed."""
    return "\n".join(f"{axis} = {', '.join(values)}" for axis, values in where.items())


def content_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the definition that was typed, as it is kept."""
    below = said["denominator"] if said.get("denominator") not in ("", "-", None) else ""
    return {
        "numerator": _side(said["numerator"], said.get("where", "")),
        "denominator": _side(below, said.get("base_where", "")) if below else None,
        "span": said["span"],
        "by": [axis.strip() for axis in said.get("by", "").split(",") if axis.strip()],
    }


def _side(chosen: str, where: str) -> dict[str, Any]:
    source, _sign, way = chosen.partition(".")
    return {"source": source, "way": way, "where": narrowing(where)}


def typed_of(content: Mapping[str, Any]) -> dict[str, str]:
    """Return a definition as the form shows it."""
    above, below = content["numerator"], content.get("denominator")
    return {
        "numerator": f"{above['source']}.{above['way']}",
        "where": narrowed_words(above.get("where", {})),
        "denominator": f"{below['source']}.{below['way']}" if below else "-",
        "base_where": narrowed_words(below.get("where", {})) if below else "",
        "span": content["span"],
        "by": ", ".join(content.get("by") or ()),
    }
