"""Reference pages made from the code and the content, so that what the coalition signs is what runs."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Final

from django.apps import apps
from django.db.models import Field, Model
from django.utils import translation

from amparo.bpmn import rights
from amparo.bpmn.draw import layout, svg
from amparo.bpmn.read import read
from amparo.foundation.access import need_to_know
from amparo.foundation.access.permits import Condition
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.protection.consents.vocabulary import PURPOSES as CONSENTS

MADE: Final = "<!-- Made by `python -m django write_reference`; do not edit. -->"
LANGUAGE: Final = "es"

GROUPS: Final = {
    "C0": "Case key and state",
    "C1": "Identity and safe contact",
    "C2": "Safety and location",
    "C3": "Minimal facts",
    "C4": "The person's account",
    "C5": "Health",
    "C6": "Justice",
    "C7": "Migration and asylum",
    "C8": "Care",
    "C9": "Money",
    "CA": "Accreditation file",
    "RP": "Packet of a referral",
}
PURPOSES: Final = {
    need_to_know.CARE: "Care",
    need_to_know.ACCREDITATION: "Accreditation",
    need_to_know.JUSTICE: "Justice",
    need_to_know.REPARATION: "Reparation",
    need_to_know.NOTICE: "Notice only",
}


def reference(content: Path) -> dict[str, str]:
    """Return every page by its path inside `docs/reference`."""
    with translation.override("en"):
        pages = {
            "permissions.md": permissions_page(),
            "entities.md": entities_page(),
            "states.md": states_page(),
            "rights.md": rights_page(content),
        }
    return {**pages, **drawings(content)}


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Return the lines of a table."""
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *(list(row) for row in rows)]
    return [f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines]


# --- who may do what, and who may open what


def permissions_page() -> str:
    """Say who may do what and who may open what, in words that a coalition can read and sign."""
    lines = [
        "# Permissions",
        MADE,
        "Two questions are asked before anything happens: **who may do it**, and **who may open it**."
        " Both answers stand here as the system applies them. What is not listed is refused.",
        "## Who may do what",
        "Any line is enough; all of a line must hold. That the case is one of the actor's own is asked before.",
        *_paragraphs(_operations()),
        "## Who may open what",
        "A role opens a group of fields of a case only through a live grant of its team, for a purpose that needs the"
        " group, and, where a consent is named, only while the person agrees.",
        "\n".join(_reads()),
        "## What each purpose needs",
        "\n".join(_purposes()),
        "## The groups of fields",
        "\n".join(table(("Code", "Group", "Kept"), _groups())),
    ]
    return "\n\n".join(lines) + "\n"


def _paragraphs(operations: dict[str, list[list[str]]]) -> Iterator[str]:
    for package, rows in operations.items():
        yield f"### {package.replace('_', ' ').capitalize()}"
        yield "\n".join(table(("To do", "Allowed when"), rows))


def _operations() -> dict[str, list[list[str]]]:
    """Return the rows of every package's table of permissions."""
    found: dict[str, list[list[str]]] = {}
    for module in _rooms("permissions"):
        package = module.__name__.split(".")[-2]
        found[package] = [[_said(name), _lines(lines)] for name, lines in sorted(module.MAY.items())]
    return dict(sorted(found.items()))


def _rooms(room: str) -> Iterator[ModuleType]:
    """Yield the module of a room in every package that has it."""
    for config in apps.get_app_configs():
        name = f"{config.name}.{room}"
        if config.name.startswith("amparo.") and find_spec(name) is not None:
            yield import_module(name)


def _said(code: str) -> str:
    return code.replace("_", " ").capitalize()


def _lines(lines: Iterable[Iterable[Condition]]) -> str:
    """Say the conditions of an operation by the first sentence of each."""
    told = [" **and** ".join(_first_sentence(condition) for condition in line) for line in lines]
    return " **or** ".join(told) or "nobody"


def _first_sentence(condition: Condition) -> str:
    """Say a condition by the first sentence of its description, and the roles that it names."""
    said = inspect.getdoc(condition) or condition.__name__
    sentence = " ".join(said.split("\n\n")[0].split()).rstrip(".").partition("; that the case")[0]
    return sentence + "".join(_named_roles(condition))


def _named_roles(condition: Condition) -> Iterator[str]:
    """Yield, in brackets, the roles of each set of roles that a condition looks at."""
    module = inspect.getmodule(condition)
    for name in condition.__code__.co_names:
        held = getattr(module, name, None)
        if isinstance(held, frozenset) and held <= set(ROLE_LABELS):
            roles = ", ".join(str(ROLE_LABELS[role]).lower() for role in ROLE_LABELS if role in held)
            yield f" ({'not ' if name.startswith('NOT_') else ''}{roles})"


def _reads() -> list[str]:
    roles = need_to_know.READS
    rows = [
        [str(ROLE_LABELS.get(role, role)), *(_cell(role, group) for group in need_to_know.GROUPS)] for role in roles
    ]
    return table(("Role", *need_to_know.GROUPS), rows)


def _cell(role: str, group: str) -> str:
    if group not in need_to_know.READS[role]:
        return ""
    consent = need_to_know.CONSENT_NEEDED.get((role, group))
    return f"with consent: {str(CONSENTS[consent]).lower()}" if consent else "yes"


def _purposes() -> list[str]:
    rows = []
    for purpose in need_to_know.PURPOSES:
        working = [
            str(ROLE_LABELS[role]) for role, works_for in need_to_know.ROLE_PURPOSE.items() if works_for == purpose
        ]
        groups = [group for group in need_to_know.GROUPS if group in need_to_know.PURPOSE_GROUPS[purpose]]
        rows.append([PURPOSES[purpose], ", ".join(groups), ", ".join(working)])
    return table(("Purpose", "Groups", "Roles that come in for it"), rows)


def _groups() -> Iterator[list[str]]:
    for group in need_to_know.GROUPS:
        sealed = group in need_to_know.SEALED_GROUPS
        kept = "encrypted; codes in clear" if group == "C8" else "encrypted" if sealed else "in clear, in codes only"
        yield [group, GROUPS[group], kept]


# --- tables


def entities_page() -> str:
    """Say which tables there are, floor by floor."""
    lines = [
        "# Entities",
        MADE,
        "Every table of the system, floor by floor, lowest first. A table with a case is under row-level security.",
    ]
    for floor, models in _floors().items():
        lines.append(f"## {floor.capitalize()}")
        for model in models:
            lines += _entity(model)
    return "\n\n".join(lines) + "\n"


def states_page() -> str:
    """Draw the life of what goes from state to state, as the rules of its package have it."""
    lines = ["# States", MADE, "Each arrow is an operation; no other way leads from state to state."]
    for module in _rooms("rules"):
        if draw := getattr(module, "state_diagram", None):
            lines += [f"## {module.__name__.split('.')[-2].capitalize()}", f"```mermaid\n{draw()}\n```"]
    return "\n\n".join(lines) + "\n"


def _floors() -> dict[str, list[type[Model]]]:
    """Return the tables of the application by floor, in the order in which packages are installed."""
    found: dict[str, list[type[Model]]] = {}
    for model in apps.get_models():
        parts = model.__module__.split(".")
        if parts[0] == "amparo":
            found.setdefault(parts[1], []).append(model)
    return found


def _entity(model: type[Model]) -> list[str]:
    """Return what a table is and its columns."""
    said = " ".join((inspect.getdoc(model) or "").split("\n\n")[0].split())
    rows = [[f"`{field.column}`", _kind(field)] for field in model._meta.concrete_fields]
    return [f"### {model.__name__}", f"`{model._meta.db_table}`: {said}", "\n".join(table(("Column", "Holds"), rows))]


def _kind(field: Field[object, object]) -> str:
    """Say what a column holds, or which table it points to."""
    empty = ", may be empty" if field.null else ""
    target = field.related_model
    if isinstance(target, type):
        return f"one {target.__name__}{empty}"
    return f"{field.get_internal_type().removesuffix('Field').lower()}{empty}"


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
