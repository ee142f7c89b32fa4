"""A log of an institution of its own, compared with a procedure; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.bpmn.explain import Teller
from amparo.bpmn.replay.deadlines import Limit
from amparo.bpmn.replay.logs import Comparison
from amparo.bpmn.replay.names import Names
from amparo.bpmn.replay.opening import compare_log, open_log
from amparo.bpmn.replay.sentences import NotReadable
from amparo.bpmn.replay.telling import Telling, as_json
from amparo.foundation.access.permits import Refused
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Link, PageHeader, Tile
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country
from amparo.partnership.coalition.rules import due_at
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.queries import Running
from amparo.protection.conformance import rules, vocabulary
from amparo.protection.pathways.pages import words

SALT = "conformance.comparison"
LASTS = 3600
MOST_CASES = 50
MOST_SENT = 1_000
MOST_ROWS = 15


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found: figures, tables, and all of it signed, to be downloaded or kept from the page."""

    header: PageHeader
    tiles: tuple[Tile, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    sealed: str = ""


def compare(
    version: ProcedureVersion, country: Country, stream: BinaryIO, *, may_be_open: bool, at: datetime
) -> dict[str, Any]:
    """Compare a log with a procedure in force; raises `Refused` with what to mend."""
    versions = procedures.current_set(country.code, at.date()) | {version.procedure.process: version.pk}
    run = procedures.running(versions, version.procedure.process)
    try:
        log = open_log(stream, Names(run.net, run.texts), most_bytes=vocabulary.MOST_BYTES)
        reasons = rules.reasons_not_to_compare(personal=log.personal, events=log.events)
        reasons += [in_language(problem.message) for problem in log.problems]
        if reasons:
            raise Refused(reasons)
        limits = limits_of(run, country)
        found = compare_log(log, run.net, may_be_open=may_be_open, limits=limits, most_work=vocabulary.MOST_WORK)
    except NotReadable as unreadable:
        raise Refused([in_language(unreadable.problem.message)]) from unreadable
    return _plain(found, Telling(Teller(run.net, run.texts, words.lang())))


def _plain(found: Comparison, telling: Telling) -> dict[str, Any]:
    made = as_json(found, telling)
    kept = list(made["deviating"].items())
    made["deviating"] = dict(kept[:MOST_SENT])
    made["deviating_left_out"] = max(0, len(kept) - MOST_SENT)
    return made


def limits_of(run: Running, country: Country) -> dict[str, Limit]:
    """Return when each step is due, by the country's calendar."""
    found = {}
    for path in run.net.paths:
        step = run.net.node(path).step
        given = run.deadline(path, step.deadline, country.code) if step and step.deadline else None
        if given and given.get("counts_from") != "knowledge":
            found[path] = _limit(given, country)
    return found


def _limit(given: Mapping[str, Any], country: Country) -> Limit:
    amount, unit = int(given["amount"]), str(given["unit"])
    if unit in {"minutes", "hours"}:
        seconds = amount * (60 if unit == "minutes" else 3600)
        return lambda opened: opened + seconds
    zone, by_day = ZoneInfo(country.time_zone), dict[Any, float]()

    def limit(opened: float) -> float:
        day = datetime.fromtimestamp(opened, UTC).astimezone(zone).date()
        if day not in by_day:
            noon = datetime.combine(day, time(12), tzinfo=zone)
            facts, code = country.facts, country.code
            due = due_at(noon, amount=amount, unit=unit, country=code, time_zone=country.time_zone, facts=facts)
            by_day[day] = due.timestamp()
        return by_day[day]

    return limit


def seal(version: ProcedureVersion, found: Mapping[str, Any]) -> str:
    """Return what was found as one signed text for the page: the server keeps nothing."""
    return signing.dumps({"version": version.pk, "found": found}, salt=SALT, compress=True)


def unseal(text: str) -> tuple[int, dict[str, Any]] | None:
    """Return version and findings of a signed text; None when it is not ours or too old."""
    try:
        given = signing.loads(text, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return int(given["version"]), dict(given["found"])


def compared_page(
    version: ProcedureVersion, found: Mapping[str, Any], *, sealed: str = "", label: str = ""
) -> Compared:
    """Gather what was found."""
    number = version.procedure.number
    return Compared(
        header=PageHeader(
            label or _("What the log shows"),
            where=(Link(_("In practice"), reverse("conformance:overview")),),
            lead=_("Compared with %(procedure)s, version %(version)s.")
            % {"procedure": f"{number} {version.title}", "version": version.number},
        ),
        tiles=_tiles(found),
        tables=tuple(each for each in (*_most(found), _cases(found)) if each is not None),
        notes=_notes(found),
        sealed=sealed,
    )


def _tiles(found: Mapping[str, Any]) -> tuple[Tile, ...]:
    cases = int(found["cases"])
    base = ngettext("%(count)s case", "%(count)s cases", cases) % {"count": cases}
    return (
        _share(_("Cases that follow the procedure"), found["fitting"], cases),
        _share(_("Cases with a step done late"), found["late"], cases),
        Tile(_("Events"), str(found["events"]), base),
    )


def _share(title: str, part: int, whole: int) -> Tile:
    share = round(100 * part / whole) if whole else 0
    return Tile(title, f"{share} %", _("%(part)s of %(whole)s cases") % {"part": part, "whole": whole})


def _most(found: Mapping[str, Any]) -> list[Table | None]:
    titles = {
        "most_skipped": _("Skipped most often"),
        "most_extra": _("Extra most often"),
        "most_late": _("Late most often"),
    }
    return [_places(title, found.get(name, ())) for name, title in titles.items()]


def _places(title: str, rows: Any) -> Table | None:
    if not rows:
        return None
    cells = [(Cell(row["title"]), Cell(row["lane"]), Cell(str(row["cases"]), number=True)) for row in rows[:MOST_ROWS]]
    return table(title, (_("Step"), _("Who"), _("Cases")), cells)


def _cases(found: Mapping[str, Any]) -> Table | None:
    deviating = list(found.get("deviating", {}).items())[:MOST_CASES]
    if not deviating:
        return None
    known = {
        row["path"]: row["title"]
        for name in ("most_skipped", "most_extra", "most_late")
        for row in found.get(name, ())
        if row["path"]
    }
    rows = [(Cell(case), Cell("; ".join(_said(each, known) for each in findings))) for case, findings in deviating]
    return table(
        _("Cases that depart from it (the first %(most)s)") % {"most": MOST_CASES}, (_("Case"), _("How")), rows
    )


def _said(finding: Mapping[str, Any], known: Mapping[str, str]) -> str:
    kind = str(vocabulary.LABELS[finding["kind"]])
    place = finding.get("activity") or known.get(finding.get("path", ""), finding.get("path", ""))
    return f"{kind}: {place}"


def _notes(found: Mapping[str, Any]) -> tuple[str, ...]:
    names = {"message": _("messages"), "timer": _("timers")}
    silent = ", ".join(names[kind] for kind in found.get("not_told", ()))
    notes = []
    if silent:
        notes.append(
            _("The log says nothing of %(kinds)s: they are taken to have happened when needed.") % {"kinds": silent}
        )
    if found.get("deviating_left_out"):
        notes.append(
            _("The file to download has the first %(most)s cases that depart from the procedure.") % {"most": MOST_SENT}
        )
    return tuple(notes)
