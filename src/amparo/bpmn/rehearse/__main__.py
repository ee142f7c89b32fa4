"""Rehearses a procedure: `python -m amparo.bpmn.rehearse PROCEDURE [--plan FILE] [--staff role=people] [--json]`.

Exit code 0: rehearsed. 2: the procedure or the plan could not be read.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from amparo.bpmn.explain import Teller
from amparo.bpmn.library import Library, open_library
from amparo.bpmn.net import Net
from amparo.bpmn.problems import LANGUAGES, NotAccepted, Problem
from amparo.bpmn.rehearse.forecast import Forecast
from amparo.bpmn.rehearse.plan import BadPlan, Plan, Staff, plan_from
from amparo.bpmn.rehearse.stage import TooMuchWork, rehearse
from amparo.bpmn.rehearse.words import TELLING, problem_of

LATE_SHOWN = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _options(arguments)
    library = open_library([Path(options.procedure)])
    try:
        if library.problems or not library.asked:
            raise NotAccepted([problem for _, problem in library.problems])
        net = library.net(library.asked[0])
        forecast = rehearse(net, _plan(library, options), seed=options.seed)
    except NotAccepted as refused:
        return _complain(refused.problems, options.lang)
    except BadPlan as bad:
        return _complain([problem_of(bad)], options.lang)
    except TooMuchWork:
        return _complain([problem_of(BadPlan("days", "too_much_work"))], options.lang)
    if options.json:
        print(json.dumps(dataclasses.asdict(forecast), ensure_ascii=False, indent=1))
    else:
        texts = {process: each.texts for process, each in library.procedures.items()}
        print(*_lines(forecast, net, Teller(net, texts, options.lang), options.lang), sep="\n")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./run procedures rehearse", description="Let invented cases go through a procedure, and see who waits."
    )
    parser.add_argument("procedure", metavar="PROCEDURE", help="a .bpmn file or a procedure's folder")
    parser.add_argument("--plan", metavar="FILE", help="the figures: content/rehearsals/<country>.toml")
    parser.add_argument("--country", default="cr", metavar="CODE", help="whose deadlines hold (cr, hn)")
    parser.add_argument("--staff", action="append", default=[], metavar="ROLE=PEOPLE", help="as if there were so many")
    parser.add_argument("--days", type=int, help="how many days")
    parser.add_argument("--arrivals", type=float, help="how many cases a month")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same forecast")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--lang", choices=LANGUAGES, default="es", help="language of what is told")
    return parser.parse_args(arguments)


def _plan(library: Library, options: argparse.Namespace) -> Plan:
    written: dict[str, Any] = {}
    if options.plan:
        try:
            written = tomllib.loads(Path(options.plan).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            raise BadPlan(options.plan, "unknown") from None
    for key, given in (("days", options.days), ("arrivals_a_month", options.arrivals)):
        if given is not None:
            written[key] = given
    for pair in options.staff:
        role, _, people = pair.partition("=")
        if not people.isdigit():
            raise BadPlan(f"--staff {pair}", "not_a_number")
        row = written.setdefault("staff", {}).get(role, {"hours_a_week": Staff(1).hours_a_week})
        written["staff"][role] = {**row, "people": int(people)}
    deadlines = {
        process: each.parameters.get(options.country, {}).get("deadlines", {})
        for process, each in library.procedures.items()
    }
    return plan_from(written, deadlines)


def _complain(problems: Sequence[Problem], lang: str) -> int:
    for problem in problems:
        print(f"{problem.element}: {problem.message[lang]}", file=sys.stderr)
    return 2


def _lines(forecast: Forecast, net: Net, teller: Teller, lang: str) -> list[str]:
    words = TELLING[lang]
    lines = [
        words["head"].format(
            title=teller.title(net.main), days=forecast.days, arrived=forecast.arrived, steps=forecast.steps
        ),
        words["ended"].format(
            ended=forecast.ended,
            median=_round(forecast.days_median),
            p90=_round(forecast.days_p90),
            open=forecast.open_at_end,
        ),
        "",
        f"{words['role']:<22}{words['people']:>10}{words['busy']:>10}  {words['waits']:>28}{words['queue']:>10}",
    ]
    for queue in forecast.by_role:
        people, busy = ("·", "·") if queue.people is None else (str(queue.people), f"{queue.busy:.0%}")
        waits = f"{_length(queue.waiting_median, words)} · {_length(queue.waiting_p90, words)}"
        lines.append(f"{queue.role:<22}{people:>10}{busy:>10}  {waits:>28}{queue.waiting_at_end:>10}")
    bottleneck = forecast.bottleneck
    lines += ["", words["bottleneck"].format(role=bottleneck.role) if bottleneck else words["none"]]
    if forecast.missed is not None:
        lines += [words["missed"].format(share=f"{forecast.missed:.0%}"), *_late(forecast, teller, words)]
    return lines


def _late(forecast: Forecast, teller: Teller, words: dict[str, str]) -> list[str]:
    late = sorted((each for each in forecast.by_step if each.missed), key=lambda each: -(each.missed or 0))
    told = [f"  {each.missed or 0:>5.0%}  {teller.title(each.path)}" for each in late[:LATE_SHOWN]]
    return [words["late"], *told] if told else []


def _length(hours: float, words: dict[str, str]) -> str:
    return words["hours"].format(count=_round(hours)) if hours < 72 else words["days"].format(count=_round(hours / 24))


def _round(number: float) -> str:
    return f"{number:.1f}" if number < 10 else f"{number:.0f}"


if __name__ == "__main__":
    sys.exit(main())
