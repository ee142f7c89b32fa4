"""What can be asked of published procedures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import F, Q, QuerySet

from amparo.bpmn.diagram import Diagram
from amparo.bpmn.draw import Layout, layout, svg, to_di
from amparo.bpmn.draw.listing import Row, listing
from amparo.bpmn.net import Net
from amparo.bpmn.read import read
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.procedures.models import ProcedureVersion

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
    return to_di(version.xml.encode(), diagram, made)


def forget_versions() -> None:
    """Read versions anew: another database answers now (versions themselves never change)."""
    _running.cache_clear()
    _laid_out.cache_clear()
    _read.cache_clear()
