"""What can be asked of internal procedures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from amparo.bpmn.contract import Checker
from amparo.bpmn.diagram import Diagram
from amparo.bpmn.draw import for_editors, layout, svg, to_di
from amparo.bpmn.draw.listing import Row, listing
from amparo.bpmn.read import read
from amparo.bpmn.refine import Side, steps_of_lane
from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Institution
from amparo.partnership.internal import rules
from amparo.partnership.internal.models import InternalProcedure, InternalVersion, Look
from amparo.partnership.internal.vocabulary import SPEAKS_FOR_NONE
from amparo.partnership.procedures import queries as published
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.operations import Draft


@dataclass(frozen=True)
class Agreed:
    """The coalition's procedures in force in a country on a day."""

    country: str
    versions: tuple[ProcedureVersion, ...]

    @cached_property
    def digest(self) -> str:
        """What they say together, as a SHA-256: two days of equal digest find the same."""
        return sha256("".join(sorted(version.digest for version in self.versions)).encode()).hexdigest()

    @cached_property
    def sides(self) -> Mapping[str, Side]:
        """Each procedure with its parameters, by process."""
        return {
            version.procedure.process: Side(_drawn(version.digest, version.xml), version.parameters)
            for version in self.versions
        }

    @cached_property
    def diagrams(self) -> Mapping[str, Diagram]:
        """The drawing of each, by process."""
        return {process: side.diagram for process, side in self.sides.items()}

    @cached_property
    def checker(self) -> Checker:
        """Proves them together; what was found is kept by the kernel."""
        return Checker(self.diagrams)

    def limits_of(self, process: str) -> Mapping[str, Any]:
        """The limits of time of a procedure in the country."""
        side = self.sides.get(process)
        given = side.parameters.get(self.country.lower(), {}) if side else {}
        return dict(given.get("deadlines", {}))


@lru_cache(maxsize=64)
def _drawn(digest: str, xml: str) -> Diagram:
    return read(xml.encode(), name=digest[:12])


def agreed_in(country: str, on: date) -> Agreed:
    """Return what the coalition of a country has agreed on, as it is in force on a day."""
    return Agreed(country, tuple(published.in_force(country, on)))


@dataclass(frozen=True)
class Standing:
    """An internal procedure in its newest version, and what was found of it; None where nobody looked yet."""

    version: InternalVersion
    found: Sequence[Mapping[str, str]] | None

    @property
    def procedure(self) -> InternalProcedure:
        """The internal procedure."""
        return self.version.procedure

    @property
    def state(self) -> str:
        """How it stands beside what is in force."""
        found = None if self.found is None else list(self.found)
        return rules.state_of(found, withdrawn=self.procedure.withdrawn_at is not None)


def _newest() -> QuerySet[InternalVersion]:
    last = InternalVersion.objects.filter(procedure=OuterRef("procedure")).order_by("-number").values("pk")[:1]
    rows = InternalVersion.objects.filter(pk=Subquery(last))
    return rows.select_related("procedure__institution__country").order_by("procedure__number", "procedure_id")


def _standing(rows: Sequence[InternalVersion], agreed: Agreed) -> list[Standing]:
    looks = Look.objects.filter(version__in=[row.pk for row in rows], beside=agreed.digest)
    found = {look.version_id: look.found for look in looks}
    return [Standing(row, found.get(row.pk)) for row in rows]


def standing_visible_to(by: Actor, agreed: Agreed, *, number: str = "") -> list[Standing]:
    """Return the internal procedures that an actor may read: their institution's; the secretariat's are all.

    `number` keeps those of one coalition procedure. They are few: an institution draws some, a country tens.
    """
    rows = _newest().filter(procedure__institution__country__code=by.country)
    if number:
        rows = rows.filter(procedure__number=number)
    if "secretariat" not in by.roles:
        if by.institution is None or not by.roles - SPEAKS_FOR_NONE:
            return []
        rows = rows.filter(procedure__institution_id=by.institution)
    return _standing(list(rows), agreed)


def one_visible_to(by: Actor, key: int, agreed: Agreed) -> Standing | None:
    """Return an internal procedure, or None when the actor may not know of it."""
    return next((each for each in standing_visible_to(by, agreed) if each.procedure.pk == key), None)


def newest_of(institution: Institution, process: str) -> InternalVersion | None:
    """Return the newest version of an institution's process."""
    rows = InternalVersion.objects.filter(procedure__institution=institution, procedure__process=process)
    return rows.order_by("-number").first()


def newest_for_lane(institution: Institution, process: str, lane: str) -> InternalVersion | None:
    """Return the newest version of how an institution does a lane inside."""
    rows = InternalVersion.objects.filter(procedure__institution=institution)
    return rows.filter(procedure__refines=process, procedure__lane=lane).order_by("-given_at", "-pk").first()


def lanes_of(institution: Institution, agreed: Agreed) -> dict[tuple[str, str], str]:
    """Return the lanes that an institution takes and that do something, by process and lane, with their role's name."""
    found = {}
    for version in agreed.versions:
        process = version.procedure.process
        roles = version.parameters.get(agreed.country.lower(), {}).get("roles", {})
        for lane in agreed.diagrams[process].lanes:
            if roles.get(lane.role) == institution.code and steps_of_lane(agreed.diagrams[process], lane.id):
                found[process, lane.id] = lane.name
    return found


def versions_of(procedure: InternalProcedure) -> QuerySet[InternalVersion]:
    """Return every version, newest first."""
    return procedure.versions.order_by("-number")


def first_waiting(country: str, agreed: Agreed) -> InternalVersion | None:
    """Return a version that nobody has looked at beside what is in force."""
    looked = Look.objects.filter(beside=agreed.digest).values("version")
    rows = _newest().filter(procedure__institution__country__code=country, procedure__withdrawn_at=None)
    return rows.exclude(pk__in=looked).first()


def side_of(version: InternalVersion, agreed: Agreed) -> Side:
    """Return a version and its parameters in its country; limits that it does not give are the coalition's."""
    country = agreed.country.lower()
    own = version.parameters.get(country, {})
    theirs = {"deadlines": agreed.limits_of(version.procedure.refines)}
    return Side(_drawn(version.digest, version.xml), {country: rules.parameters_beside(theirs, own)})


def drawing_of(version: InternalVersion, lang: str) -> str:
    """Return the SVG of a version in a language."""
    diagram, texts = _drawn(version.digest, version.xml), version.texts.get(lang)
    return svg(diagram, layout(diagram, texts, lang), texts=texts, lang=lang)


def listing_of(version: InternalVersion, lang: str) -> tuple[Row, ...]:
    """Return the same drawing as rows of sentences."""
    return listing(_drawn(version.digest, version.xml), version.texts.get(lang), lang, frozenset())


def file_of(version: InternalVersion) -> bytes:
    """Return a version as a BPMN file that any editor shows in the same layout."""
    diagram = _drawn(version.digest, version.xml)
    return for_editors(to_di(version.xml.encode(), diagram, layout(diagram, version.texts.get("es"), "es")))


def lane_name(procedure: InternalProcedure, agreed: Agreed, lang: str) -> str:
    """Return the name of the lane that an internal procedure carries out."""
    version = next((each for each in agreed.versions if each.procedure.process == procedure.refines), None)
    if version is None:
        return procedure.lane
    words = version.texts.get(lang, {}).get("lanes", {}).get(procedure.lane)
    drawn = agreed.diagrams[procedure.refines].lanes
    return str(words or next((lane.name for lane in drawn if lane.id == procedure.lane), procedure.lane))


def institution_code_of(draft: Draft, country: str, on: date) -> str:
    """Return the code of the institution that takes, by the draft's parameters, the lane that the draft carries out.

    Raises `LookupError` when it carries out no lane of a procedure in force.
    """
    refines, agreed = draft.diagram().refines, agreed_in(country, on)
    if refines is None or refines.process not in agreed.diagrams:
        raise LookupError(country)
    role = next(lane.role for lane in agreed.diagrams[refines.process].lanes if lane.id == refines.lane)
    return str(draft.parameters[country.lower()]["roles"][role])


def institution_of(by: Actor) -> Any:
    """Return the actor's institution, or None."""
    return coalition.institution(by.institution) if by.institution is not None else None
