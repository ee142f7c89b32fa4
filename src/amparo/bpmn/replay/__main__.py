"""Explains an event log: `python -m amparo.bpmn.replay LOG PROCEDURE [--json] [--case CODE] [--open]`.

Exit code 0: every case fits. 1: some deviate. 2: the log or the procedure could not be read, or lines were left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from amparo.bpmn.explain import Teller
from amparo.bpmn.library import Library, open_library
from amparo.bpmn.net import Net
from amparo.bpmn.problems import LANGUAGES, NotAccepted, Problem
from amparo.bpmn.replay.deadlines import Limit, limits_of
from amparo.bpmn.replay.gathering import Log
from amparo.bpmn.replay.logs import Comparison
from amparo.bpmn.replay.names import Names
from amparo.bpmn.replay.opening import compare_log, open_log
from amparo.bpmn.replay.sentences import NotReadable
from amparo.bpmn.replay.telling import Telling, as_json


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _options(arguments)
    library = open_library([Path(options.procedure)])
    try:
        if library.problems or not library.asked:
            raise NotAccepted([problem for _, problem in library.problems])
        net = library.net(library.asked[0])
        texts = {process: each.texts for process, each in library.procedures.items()}
        with Path(options.log).open("rb") as stream:
            log = open_log(stream, Names(net, texts), columns=_columns(options.columns))
        found = compare_log(log, net, may_be_open=options.open, limits=_limits(library, net, options.country))
    except NotAccepted as refused:
        return _complain(refused.problems, options.lang)
    except NotReadable as refused:
        return _complain([refused.problem], options.lang)
    except OSError as error:
        print(f"{options.log}: {error.strerror}", file=sys.stderr)
        return 2
    return _tell(found, Telling(Teller(net, texts, options.lang)), options)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./run procedures explain", description="Compare what happened with a procedure, exactly."
    )
    parser.add_argument("log", metavar="LOG", help="an event log: CSV or XES, plain or gzip")
    parser.add_argument("procedure", metavar="PROCEDURE", help="a .bpmn file or a procedure's folder")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--case", metavar="CODE", help="tell one case, event by event")
    parser.add_argument("--open", action="store_true", help="cases may still be going on")
    parser.add_argument("--country", metavar="CODE", help="find late steps by the deadlines of a country (cr, hn)")
    parser.add_argument(
        "--columns", default="", metavar="case=X,activity=Y,time=Z", help="headings, when they are not the usual ones"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="es", help="language of what is told")
    return parser.parse_args(arguments)


def _columns(given: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in given.split(",") if "=" in pair)
    return {meaning.strip(): heading.strip() for meaning, _, heading in pairs}


def _limits(library: Library, net: Net, country: str | None) -> dict[str, Limit] | None:
    if not country:
        return None
    parameters = {process: each.parameters for process, each in library.procedures.items()}
    return limits_of(net, parameters, country)


def _complain(problems: Sequence[Problem], lang: str) -> int:
    for problem in problems:
        print(f"{problem.element}: {problem.message[lang]}", file=sys.stderr)
    return 2


def _tell(found: Comparison, telling: Telling, options: argparse.Namespace) -> int:
    code = 2 if _warn(found.log, telling, options.lang) else 1 if found.deviating else 0
    if options.case:
        if options.case not in found.log.traces:
            print(telling.words["no_case"].format(case=options.case), file=sys.stderr)
            return 2
        print(*telling.case(found, options.case), sep="\n")
    elif options.json:
        print(json.dumps(as_json(found, telling), ensure_ascii=False, indent=1))
    else:
        print(*telling.lines(found), sep="\n")
    return code


def _warn(log: Log, telling: Telling, lang: str) -> bool:
    """Say which lines were left out and which columns tell of persons; true when lines were left out."""
    if log.personal:
        print(telling.words["personal"].format(columns=", ".join(log.personal)), file=sys.stderr)
    if log.bad:
        _complain(log.problems, lang)
        print(telling.words["bad"].format(bad=log.bad), file=sys.stderr)
    return bool(log.bad)


if __name__ == "__main__":
    sys.exit(main())
