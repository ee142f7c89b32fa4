"""Procedures on disk: a folder per procedure, with its drawing, its texts per language and its parameters per country.

library = open_library([Path("content/procedures")])
net = library.net("p00_main")
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from amparo.bpmn.diagram import Diagram
from amparo.bpmn.net import Net
from amparo.bpmn.problems import LANGUAGES, NotAccepted, Problem, in_three
from amparo.bpmn.read import read
from amparo.bpmn.read.door import MOST_BYTES

DRAWING: Final = "procedure.bpmn"
INTERNAL: Final = "internal"


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure as read from its folder (or from a single file, without texts and parameters)."""

    name: str
    diagram: Diagram
    xml: bytes
    texts: Mapping[str, Mapping[str, Any]]
    parameters: Mapping[str, Mapping[str, Any]]


@dataclass
class Library:
    """The procedures asked for, those that they call, and the files that could not be read.

    `asked` are process ids, in the order of the paths. `problems` are (file, problem) pairs. `internal` are the
    procedures of single institutions that were asked for; they lie in a folder `internal` beside the coalition's.
    """

    procedures: dict[str, Procedure] = field(default_factory=dict)
    internal: list[Procedure] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    problems: list[tuple[str, Problem]] = field(default_factory=list)

    @property
    def diagrams(self) -> dict[str, Diagram]:
        """The drawing of each procedure, by its process id."""
        return {name: procedure.diagram for name, procedure in self.procedures.items()}

    def net(self, process: str) -> Net:
        """Compile a procedure with everything that it calls. Raises `NotAccepted`."""
        return Net(self.diagrams, process)


def open_library(paths: Iterable[Path]) -> Library:
    """Read procedures: a .bpmn file, the folder of one, or a folder of folders. Siblings are read to resolve calls."""
    library = Library()
    for path in paths:
        files = list(_drawings(path))
        if not files:
            library.problems.append((str(path), _no_drawing(path)))
        for file in files:
            _add(library, file, asked=True)
    for file in _siblings(library, list(paths)):
        _add(library, file, asked=False)
    return library


def _drawings(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif (path / DRAWING).is_file():
        yield path / DRAWING
    elif path.is_dir():
        yield from sorted(each / DRAWING for each in path.iterdir() if (each / DRAWING).is_file())
        yield from sorted(each for each in path.iterdir() if each.suffix == ".bpmn")
        if (path / INTERNAL).is_dir():
            yield from _drawings(path / INTERNAL)


def _siblings(library: Library, paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        shelf = path.resolve().parent
        if path.is_file() and path.name == DRAWING:
            shelf = shelf.parent
        if shelf.name == INTERNAL:
            shelf = shelf.parent
        if path.is_file() or (path / DRAWING).is_file() or path.name == INTERNAL:
            yield from _drawings(shelf)


def _add(library: Library, file: Path, *, asked: bool) -> None:
    try:
        procedure = _procedure(file)
    except NotAccepted as refused:
        if asked:
            library.problems += [(str(file), problem) for problem in refused.problems]
        return
    process = procedure.diagram.process
    if procedure.diagram.refines is not None:
        if asked:
            library.internal.append(procedure)
        return
    known = library.procedures.setdefault(process, procedure)
    if asked and known is not procedure:
        library.problems.append((str(file), Problem(process, "same_process", in_three(*_TWICE, other=known.name))))
    elif asked:
        library.asked.append(process)


def _procedure(file: Path) -> Procedure:
    folder = file.parent if file.name == DRAWING else None
    name = folder.resolve().name if folder else file.stem
    problems: list[Problem] = []
    xml = _bytes(file)
    diagram = read(xml, name=file.name)
    texts: dict[str, Mapping[str, Any]] = {}
    parameters: dict[str, Mapping[str, Any]] = {}
    if folder is not None:
        texts = {lang: _toml(folder / f"texts.{lang}.toml", problems) for lang in LANGUAGES}
        for each in sorted(folder.glob("parameters.*.toml")):
            parameters[each.name.split(".")[1]] = _toml(each, problems)
        problems += _missing_deadlines(diagram, parameters)
    if problems:
        raise NotAccepted(problems, name=file.name)
    return Procedure(name, diagram, xml, texts, parameters)


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        problem = Problem(file.name, "unreadable", in_three(*_UNREADABLE, why=error.strerror))
        raise NotAccepted([problem], name=file.name) from None


def _toml(file: Path, problems: list[Problem]) -> Mapping[str, Any]:
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(_bytes(file).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        problems.append(Problem(file.name, "not_toml", in_three(*_NOT_TOML, why=str(error)[:100])))
        return {}


def _missing_deadlines(diagram: Diagram, parameters: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for node in diagram.nodes.values():
        wanted = {node.timer[1:]} if node.timer and node.timer.startswith("@") else set()
        if node.step and node.step.deadline:
            wanted.add(node.step.deadline)
        for country, table in parameters.items():
            deadlines = table.get("deadlines")
            for key in sorted(wanted - set(deadlines if isinstance(deadlines, dict) else ())):
                facts = {"key": key, "file": f"parameters.{country}.toml"}
                yield Problem(node.id, "no_deadline", in_three(*_NO_DEADLINE, **facts))


def _no_drawing(path: Path) -> Problem:
    return Problem(path.name, "no_drawing", in_three(*_NO_DRAWING, file=DRAWING))


_NO_DRAWING: Final = (
    "Indique un archivo .bpmn o una carpeta con {file}: aquí no hay ninguno.",
    "Indiquez un fichier .bpmn ou un dossier avec {file} : il n'y en a pas ici.",
    "Name a .bpmn file or a folder with {file}: there is none here.",
)
_TWICE: Final = (
    "Cambie el identificador del proceso: ya lo usa «{other}».",
    "Changez l'identifiant du processus : « {other} » l'utilise déjà.",
    "Change the id of the process: “{other}” already uses it.",
)
_UNREADABLE: Final = (
    "Revise el archivo: no se puede leer ({why}).",
    "Vérifiez le fichier : il ne peut pas être lu ({why}).",
    "Look at the file: it cannot be read ({why}).",
)
_NOT_TOML: Final = (
    "Corrija el archivo: no es TOML bien escrito ({why}).",
    "Corrigez le fichier : ce n'est pas du TOML bien écrit ({why}).",
    "Mend the file: it is not well-written TOML ({why}).",
)
_NO_DEADLINE: Final = (
    "Escriba el plazo «{key}» en {file}.",
    "Écrivez le délai « {key} » dans {file}.",
    "Write the deadline “{key}” in {file}.",
)
