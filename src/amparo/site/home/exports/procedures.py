"""The procedures as drawings, and the rights that they are checked against."""

from __future__ import annotations

import inspect
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from amparo.bpmn import rights
from amparo.bpmn.draw import layout, svg
from amparo.bpmn.read import read
from amparo.site.home.exports.tables import MADE

LANGUAGE: Final = "es"


def drawings(content: Path) -> dict[str, str]:
    """Return the drawing of every procedure of the content, with its colours in the file."""
    colours = (Path(inspect.getfile(svg)).parent / "drawing.css").read_text(encoding="utf-8")
    found = {}
    for folder in sorted(path.parent for path in (content / "procedures").glob("*/procedure.bpmn")):
        texts = (folder / f"texts.{LANGUAGE}.toml").read_text(encoding="utf-8")
        drawn = _drawn((folder / "procedure.bpmn").read_bytes(), texts, folder.name)
        found[f"procedures/{folder.name[:2]}.svg"] = (
            drawn.replace("<title", f"<style>{colours}</style><title", 1) + "\n"
        )
    return found


@cache
def _drawn(xml: bytes, told: str, name: str) -> str:
    """Draw a procedure; what was drawn once by this process is not laid out again."""
    diagram, texts = read(xml, name=name), tomllib.loads(told)
    return svg(diagram, layout(diagram, texts, LANGUAGE), texts=texts, lang=LANGUAGE, focusable=False)


WAYS: Final = {
    "states": "a formula, looked at in every state that the drawing can reach",
    "drawing": "a rule on the drawing, told with the element that breaks it",
    "screens": "a property of the screens, whatever is drawn, kept by the test ",
    "runs": "runs compared, one for each answer that says who the person is",
}


def rights_page(content: Path) -> str:
    """Say the thirty-six rights by theme, with source, formula and what to draw instead."""
    lines = [
        "# The thirty-six rights",
        MADE,
        "Every procedure is checked against these before it is published. Each prints *holds*, *broken* (with its"
        " shortest story, or the element) or *does not arise*; one that a procedure promises must arise. The check"
        " concerns the drawing: people answer freely, timers may or may not ring. It cannot say how officials behave."
        " Sources are told with how sure they are, and a lawyer of the country confirms them before real cases.",
        "`AG`: in every reachable state. `EF`: on some way on. `E[p U q]`: on some way on that keeps p until q."
        " `A[p W q]`: p on every way, at least until q. Help is stated with *until*: it is not enough that help can be"
        " reached by giving in.",
    ]
    promised = _promised(content)
    for theme, title in rights.THEMES.items():
        lines.append(f"## {title['en']}")
        lines += [_said_right(right, promised) for right in rights.RIGHTS if right.theme == theme]
    return "\n\n".join(lines) + "\n"


def _said_right(right: rights.Right, promised: dict[str, list[str]]) -> str:
    source = f"{right.source.words['en']} ({rights.CERTAINTY[right.source.certainty]['en']})"
    told = [
        f"- Source: {source}",
        f"- Formula: `{right.formula}`",
        f"- Kind: {WAYS[right.way]}{f'`{right.kept_by}`' if right.kept_by else ''}",
        f"- Draw instead: {right.instead['en']}",
        f"- Promised by: {', '.join(promised.get(right.id, [])) or 'none; it is checked wherever it arises'}",
    ]
    head = f"### {right.id}\n\n{right.sentence['en']}\n\n*{right.sentence['es']}*\n\n*{right.sentence['fr']}*"
    return "\n\n".join([head, "\n".join(told)])


def _promised(content: Path) -> dict[str, list[str]]:
    """Return the numbers of the procedures that promise each right."""
    found: dict[str, list[str]] = {}
    for path in sorted((content / "procedures").glob("*/procedure.bpmn")):
        diagram = read(path.read_bytes(), name=path.parent.name)
        for right in diagram.promises:
            found.setdefault(right, []).append(diagram.number)
    return found
