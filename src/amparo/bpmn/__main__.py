"""Checks procedures: `python -m amparo.bpmn check PATH... [--json] [--lang es|fr|en]`.

Exit code 0: everything holds. 1: a fault, a broken right, or a promised right that does not arise. 2: bad input.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from amparo.bpmn.check import Broken, Report
from amparo.bpmn.contract import Checker
from amparo.bpmn.explain import Teller, Texts, report_to_json
from amparo.bpmn.explain_words import TELLING
from amparo.bpmn.library import Library, Procedure, open_library
from amparo.bpmn.net import Net
from amparo.bpmn.problems import LANGUAGES, NotAccepted, Problem
from amparo.bpmn.refine import Side, look_at_internal
from amparo.bpmn.rights import RIGHTS


class Checked(NamedTuple):
    """A procedure that was checked, and how many seconds of processor time that took (contracts included)."""

    name: str
    net: Net
    report: Report
    seconds: float


Internal = Mapping[str, tuple[Problem, ...]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _options(arguments)
    library = open_library([Path(each) for each in options.paths])
    checked: list[Checked] = []
    problems = list(library.problems)
    checker = Checker(library.diagrams)
    for process in library.asked:
        begun = process_time()
        try:
            report = checker.check(process)
        except NotAccepted as refused:
            problems += [(library.procedures[process].name, each) for each in refused.problems]
            continue
        name = library.procedures[process].name
        checked.append(Checked(name, checker.net(process), report, process_time() - begun))
    internal = {each.name: _look_at_internal(each, library, checker) for each in library.internal}
    texts = {process: each.texts for process, each in library.procedures.items()}
    if options.json:
        print(json.dumps(_as_json(checked, internal, problems, texts), ensure_ascii=False, indent=1))
    else:
        _print(checked, internal, problems, texts, options.lang)
    if problems:
        return 2
    return 0 if all(each.report.ok for each in checked) and not any(internal.values()) else 1


def _look_at_internal(procedure: Procedure, library: Library, checker: Checker) -> tuple[Problem, ...]:
    sides = {process: Side(each.diagram, each.parameters) for process, each in library.procedures.items()}
    try:
        return look_at_internal(Side(procedure.diagram, procedure.parameters), sides, checker)
    except NotAccepted as refused:
        return refused.problems


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="amparo.bpmn", description="Check procedures and the rights that they keep.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("check", help="states, rights and stories of each procedure")
    command.add_argument(
        "paths", nargs="+", metavar="PATH", help="a .bpmn file, a procedure's folder, or a folder of them"
    )
    command.add_argument("--json", action="store_true", help="print the reports as JSON")
    command.add_argument("--lang", choices=LANGUAGES, default="es", help="language of the stories")
    return parser.parse_args(arguments)


def _as_json(
    checked: list[Checked], internal: Internal, problems: list[tuple[str, Problem]], texts: Texts
) -> dict[str, Any]:
    return {
        "ok": not problems and all(each.report.ok for each in checked) and not any(internal.values()),
        "problems": [{"file": file, **problem.to_json()} for file, problem in problems],
        "procedures": [
            {"name": each.name, "seconds": round(each.seconds, 4), **report_to_json(each.report, each.net, texts)}
            for each in checked
        ],
        "internal": [
            {"name": name, "ok": not found, "problems": [each.to_json() for each in found]}
            for name, found in internal.items()
        ],
    }


def _print(
    checked: list[Checked],
    internal: Internal,
    problems: list[tuple[str, Problem]],
    texts: Texts,
    lang: str,
) -> None:
    words = TELLING[lang]
    for each in checked:
        print(*_lines(each, Teller(each.net, texts, lang)), sep="\n", end="\n\n")
    for name, found in internal.items():
        print(f"{name}: {words['refines' if not found else 'not_refined']}")
        print(*(f"  {each.element}: {each.message[lang]}" for each in found), sep="\n", end="\n" if found else "")
    for file, problem in problems:
        print(f"{file}: {problem.element}: {problem.message[lang]}", file=sys.stderr)
    failing = [each.name for each in checked if not each.report.ok] + [
        name for name, found in internal.items() if found
    ]
    if failing:
        print(words["not_all"].format(names=", ".join(failing)))
    if problems:
        print(words["unread"].format(count=len(problems)))
    elif not failing:
        print(words["all_hold"].format(count=len(checked) + len(internal)))


def _lines(checked: Checked, teller: Teller) -> list[str]:
    words, report = teller.words, checked.report
    sound = words["unsound"].format(count=len(report.faults)) if report.faults else words["sound"]
    size = words["states"].format(states=report.states, edges=report.edges)
    lines = [f"{checked.name} · {teller.title(report.main)}", f"  {size} · {checked.seconds:.3f} s · {sound}"]
    for fault in report.faults:
        lines += ["", *(f"    {line}" for line in teller.fault(fault))]
    for right in RIGHTS:
        result = report.results[right.id]
        lines.append(f"  {right.id:<4}{teller.result(result)}: {right.sentence[teller.lang]}")
        if isinstance(result, Broken):
            lines += [f"        {line}" for line in teller.broken(right, result)]
    return lines


if __name__ == "__main__":
    sys.exit(main())
