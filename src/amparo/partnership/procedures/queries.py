"""What can be asked of published procedures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import F, Q, QuerySet

from amparo.bpmn.check import Report
from amparo.bpmn.check.plain import report_from_plain
from amparo.bpmn.contract import Checker
from amparo.bpmn.diagram import Diagram
from amparo.bpmn.draw import Layout, for_editors, layout, svg, to_di
from amparo.bpmn.draw.listing import Row, listing
from amparo.bpmn.net import Net
from amparo.bpmn.read import read
from amparo.foundation.vocabularies.words import LANGUAGES, in_language
from amparo.partnership.procedures.models import Examination, ProcedureVersion, Proof
from amparo.partnership.procedures.rules import Part, Standing, Surroundings, processes_to_prove

MAIN = "p00_main"


def in_force(country: str = "", on: date | None = None) -> QuerySet[ProcedureVersion]:
    """Return the version of each procedure that is in force in a country on a day, by number.

    A country's own version stands before the regional model. Without a country it is the regional model that is asked
    for, and without a day also what comes into force later.
    """
    rows = ProcedureVersion.objects.filter(Q(country=None) | Q(country__code=country))
    if on is not None:
        rows = rows.filter(Q(in_force_on=None) | Q(in_force_on__lte=on))
    own, latest = F("country_id").asc(nulls_last=True), F("in_force_on").desc(nulls_last=True)
    first = rows.order_by("procedure_id", own, latest, "-number").distinct("procedure_id").values("pk")
    found = ProcedureVersion.objects.filter(pk__in=first).select_related("procedure", "country")
    return found.order_by("procedure__number")


def version_in_force(number: str, country: str, on: date) -> ProcedureVersion | None:
    """Return the version of a procedure that is in force in a country on a day."""
    return in_force(country, on).filter(procedure__number=number).first()


def versions_of(number: str, country: str = "") -> QuerySet[ProcedureVersion]:
    """Return every version of a procedure that a country has or may fall back on, newest first."""
    rows = ProcedureVersion.objects.filter(Q(country=None) | Q(country__code=country), procedure__number=number)
    return rows.select_related("procedure", "country").order_by("-number")


def current_set(country: str = "", on: date | None = None) -> dict[str, int]:
    """Return process id to version id for a case that starts in a country on a day."""
    return dict(in_force(country, on).values_list("procedure__process", "pk"))


@dataclass(frozen=True)
class Running:
    """The versions that a case keeps: their net, diagrams, texts and parameters. Cached for the process."""

    net: Net
    diagrams: Mapping[str, Diagram]
    texts: Mapping[str, Mapping[str, Any]]
    parameters: Mapping[str, Mapping[str, Any]]

    def words(self, path: str, kind: str, lang: str) -> Mapping[str, Any]:
        """Return the texts of an element by its path, in a language, else in Spanish; may be empty."""
        process, element = self.place(path)
        for code in (lang, *LANGUAGES):
            found = self.texts.get(process, {}).get(code, {}).get(kind, {}).get(element)
            if found is not None:
                return found if isinstance(found, Mapping) else {"title": found}
        return {}

    def place(self, path: str) -> tuple[str, str]:
        """Return (process id, element id) of a path such as `call_accreditation/vote`."""
        process = self.net.main
        *calls, element = path.split("/")
        for call in calls:
            called = self.diagrams[process].nodes[call].called
            process = called or process
        return process, element

    def answers(self, path: str, variable: str, lang: str) -> Mapping[str, str]:
        """Return the question and labels of a variable as the procedure of a path words them."""
        process, _ = self.place(path)
        for wanted in (process, *self.texts):
            for code in (lang, *LANGUAGES):
                found = self.texts.get(wanted, {}).get(code, {}).get("answers", {}).get(variable)
                if found:
                    return dict(found)
        return {}

    def deadline(self, path: str, key: str, country: str) -> Mapping[str, Any] | None:
        """Return a deadline (amount, unit, origin, source, verified, text) of the procedure of a path."""
        process, _ = self.place(path)
        found = self.parameters.get(process, {}).get(country.lower(), {}).get("deadlines", {}).get(key)
        return dict(found) if found else None


def running(versions: Mapping[str, int], main: str = MAIN) -> Running:
    """Return what a case runs, given process id to version id."""
    return _running(tuple(sorted(versions.items())), main)


@lru_cache(maxsize=32)
def _running(versions: tuple[tuple[str, int], ...], main: str) -> Running:
    rows = ProcedureVersion.objects.in_bulk([key for _, key in versions])
    diagrams = {process: read(rows[key].xml.encode(), name=process) for process, key in versions}
    return Running(
        net=Net(diagrams, main),
        diagrams=diagrams,
        texts={process: rows[key].texts for process, key in versions},
        parameters={process: rows[key].parameters for process, key in versions},
    )


def drawing_of(
    version: ProcedureVersion,
    lang: str,
    live: frozenset[str] = frozenset(),
    *,
    heat: Mapping[str, float] | None = None,
    badges: Mapping[str, str] | None = None,
) -> str:
    """Return the SVG of a version in a language, with the live steps lit; the layout is made once.

    `heat` (0 to 1) warms steps, `badges` writes short figures on them; both are by path.
    """
    diagram, made = _laid_out(version.pk, lang)
    return svg(diagram, made, texts=version.texts.get(lang), lang=lang, live=live, heat=heat, badges=badges)


@lru_cache(maxsize=64)
def _laid_out(version: int, lang: str) -> tuple[Diagram, Layout]:
    row = ProcedureVersion.objects.get(pk=version)
    diagram = read(row.xml.encode(), name=str(version))
    return diagram, layout(diagram, row.texts.get(lang), lang)


def diagram_of(version: ProcedureVersion) -> Diagram:
    """Return what a version draws, read once."""
    return _read(version.pk)


@lru_cache(maxsize=128)
def _read(version: int) -> Diagram:
    return read(ProcedureVersion.objects.values_list("xml", flat=True).get(pk=version).encode(), name=str(version))


def step_titles(country: str, on: date) -> dict[str, str]:
    """Return number and title of every step in force in a country, by `number/element`, in the reader's language."""
    found = {}
    for version in in_force(country, on):
        number = version.procedure.number
        for key in version.texts.get("es", {}).get("steps", {}):
            titles = {
                lang: texts.get("steps", {}).get(key, {}).get("title", key) for lang, texts in version.texts.items()
            }
            found[f"{number}/{key}"] = f"{number} {in_language(titles, key)}"
    return found


def version_by_id(key: int) -> ProcedureVersion:
    """Return a version; raises `ProcedureVersion.DoesNotExist`."""
    return ProcedureVersion.objects.select_related("procedure").get(pk=key)


def listing_of(version: ProcedureVersion, lang: str, live: frozenset[str] = frozenset()) -> tuple[Row, ...]:
    """Return the same drawing as rows of sentences, for readers without the picture."""
    diagram, _made = _laid_out(version.pk, lang)
    return listing(diagram, version.texts.get(lang), lang, live)


def file_of(version: ProcedureVersion) -> bytes:
    """Return a version as a BPMN file that any editor shows in the same layout."""
    diagram, made = _laid_out(version.pk, "es")
    return for_editors(to_di(version.xml.encode(), diagram, made))


def forget_versions() -> None:
    """Read versions anew: another database answers now (versions themselves never change)."""
    _running.cache_clear()
    _laid_out.cache_clear()
    _read.cache_clear()
    _around.cache_clear()


def around(country: str, on: date) -> Surroundings:
    """Return the procedures in force around what is drawn in a country; read once for the versions there are."""
    return around_versions(in_force(country, on).values_list("pk", flat=True))


def around_versions(keys: Iterable[int]) -> Surroundings:
    """Return some versions as surroundings."""
    return _around(tuple(sorted(keys)))


@lru_cache(maxsize=8)
def _around(keys: tuple[int, ...]) -> Surroundings:
    rows = {
        row.procedure.process: row for row in ProcedureVersion.objects.filter(pk__in=keys).select_related("procedure")
    }
    diagrams = {process: read(row.xml.encode(), name=str(row.pk)) for process, row in rows.items()}
    digests = tuple(sorted(row.digest for row in rows.values()))
    texts = {process: row.texts for process, row in rows.items()}
    return Surroundings(digests, diagrams, texts, {process: row.pk for process, row in rows.items()})


def days_to_prove(country: str, process: str, on: date) -> list[date]:
    """Return the day from which a version is to hold, and the later days on which others come into force beside it."""
    later = ProcedureVersion.objects.filter(country__code=country, in_force_on__gt=on)
    until = (
        later.filter(procedure__process=process).order_by("in_force_on").values_list("in_force_on", flat=True).first()
    )
    days = set(later.exclude(procedure__process=process).values_list("in_force_on", flat=True))
    return [on, *sorted(day for day in days if day is not None and (until is None or day < until))]


def standing_of(diagram: Diagram, around: Surroundings) -> Standing:
    """Return how far the proof of a drawing has come among others. Raises `NotAccepted` where they do not fit."""
    return standing_among(around.checker.redrawn(diagram), [diagram.process])


def standing_among(checker: Checker, changed: Iterable[str]) -> Standing:
    """Return how far the proof of some procedures has come, and of all that calls them."""
    marks = {process: checker.marks(process) for process in processes_to_prove(checker, changed)}
    drawn = {each.drawn for each in marks.values()}
    rows = Proof.objects.filter(Q(drawn__in=drawn) | Q(seen__in={each.seen for each in marks.values()}, holds=True))
    exactly: dict[str, Report] = {}
    alike: dict[str, Report] = {}
    for row in rows:
        if row.drawn in drawn:
            exactly[row.drawn] = report_from_plain(row.report)
        elif row.seen not in alike:
            alike[row.seen] = report_from_plain(row.report)
    return Standing(
        checker,
        tuple(Part(process, each, exactly.get(each.drawn) or alike.get(each.seen)) for process, each in marks.items()),
    )


def marks_among(checker: Checker, processes: Iterable[str]) -> frozenset[str]:
    """Return what the reports of some procedures are kept by, as they stand among others."""
    found = [checker.marks(process) for process in processes]
    return frozenset(mark for each in found for mark in (each.drawn, each.seen))


def has_proofs(before: datetime) -> bool:
    """Say whether anything was proved before a moment."""
    return Proof.objects.filter(proved_at__lt=before).exists()


def days_of_versions(country: str, on: date) -> list[date]:
    """Return a day, and the later days on which a version comes into force in a country."""
    rows = ProcedureVersion.objects.filter(Q(country=None) | Q(country__code=country), in_force_on__gt=on)
    return [on, *sorted({day for day in rows.values_list("in_force_on", flat=True) if day is not None})]


def examination_of(key: str) -> Examination | None:
    """Return what was asked for under a key (see `Standing.key`)."""
    return Examination.objects.filter(key=key).first()


def next_examination(*, leaving: Collection[int] = ()) -> int | None:
    """Return what is to be proved next: what was proposed first, then the newest drawing of a draft."""
    rows = Examination.objects.filter(done_at=None, given_up_at=None).exclude(pk__in=leaving)
    proposed = rows.filter(subject="").order_by("asked_at", "pk")
    drawn = rows.exclude(subject="").order_by("-asked_at", "-pk")
    return proposed.values_list("pk", flat=True).first() or drawn.values_list("pk", flat=True).first()


def is_wanted(key: int) -> bool:
    """Say whether an examination is still asked for; a newer drawing takes the place of an older one."""
    return Examination.objects.filter(pk=key).exists()
