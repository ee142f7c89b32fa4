"""The demonstration's training kit: built from its content by the people who would build it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from amparo.demo.adopting import Adopter, document
from amparo.foundation.access.actors import Actor
from amparo.partnership.adoption.operations.acts import File
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.kits import vocabulary as words
from amparo.partnership.kits.models import KitVersion
from amparo.partnership.kits.operations import contents, courses, kits, life, needs
from amparo.partnership.kits.queries import kits as asked

KIT = "cr-justicia"
PACKS = {
    words.INSTRUCTOR: "Guía de la persona instructora (documento inventado)",
    words.PARTICIPANT: "Manual de la persona participante (documento inventado)",
}


@dataclass(frozen=True, slots=True)
class Dates:
    """When the invented life of the kit took place."""

    today: date
    at: datetime

    def ago(self, days: int) -> date:
        """Return the day some days ago."""
        return self.today - timedelta(days=days)


def content_of(name: str) -> dict[str, Any]:
    """Read a kit of the content."""
    with (Path(settings.CONTENT) / "training" / "kits" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def write_kit(by: Actor, given: dict[str, Any], at: datetime) -> KitVersion:
    """Write a version of a kit from its content: modules, criteria and questions."""
    found = {row.code: row for row in coalition.institutions_of(given["country"])}
    named = kits.Named(
        given["code"], given["titles"], given["sector"], found[given["owner"]], given["origin"], given["source"]
    )
    kit = kits.enter_kit(by=by, named=named, at=at)
    version = kits.begin_version(by=by, kit=kit, languages=given["languages"], at=at)
    known = {row.code: row for row in competencies.competencies()}
    for each in given["modules"]:
        steps = [tuple(step.split("/")) for step in each["steps"]]
        planned = contents.Planned(
            each["titles"], each["objectives"], known[each["competency"]], each["method"], each["minutes"], steps
        )
        contents.add_module(by=by, version=version, planned=planned)
    for each in given["criteria"]:
        more = {"variant": each["variant"], "texts": each["texts"], "weight": each["weight"]}
        contents.add_criterion(by=by, version=version, competency=known[each["competency"]], **more)
    for each in given["items"]:
        more = {"question": each["question"], "answers": each["answers"], "right": each["right"]}
        contents.add_item(by=by, version=version, competency=known[each["competency"]], **more)
    return version


def add_packs(by: Actor, version: KitVersion, at: datetime) -> None:
    """Add the two packs that each variant needs, in each language of the version."""
    file = File("demostracion.pdf", document())
    for variant in words.VARIANTS:
        for kind, title in PACKS.items():
            for language in version.languages:
                held = contents.Held(variant, kind, language, title, licence="CC BY 4.0")
                contents.add_material(by=by, version=version, held=held, file=file, at=at)


def load_kit() -> None:
    """Make the demonstration's kit when there is none yet, from the need to the academy's act."""
    adopter = Adopter(datetime.now(UTC))
    days = Dates(adopter.now.date(), adopter.now)
    if asked.kit_by_code("CR", "justicia") is not None:
        return
    adopter.as_staff("cr.secretaria", lambda by: _find_need(by, days))
    adopter.as_staff("cr.secretaria", lambda by: _write(by, days))
    adopter.as_staff("cr.policia", lambda by: _validate_grid(by, days))
    adopter.as_staff("cr.secretaria", lambda by: _pilot(by, days))
    adopter.as_staff("cr.policia", lambda by: _validate(by, days))
    adopter.as_staff("cr.formadora", lambda by: _adopt(by, days))


def version() -> KitVersion:
    """Return the newest version of the demonstration's kit."""
    kit = asked.kit_by_code("CR", "justicia")
    found = asked.last_version(kit) if kit else None
    if found is None:
        raise LookupError(KIT)
    return found


def _find_need(by: Actor, days: Dates) -> None:
    wanted = competencies.competency("FORENSIC_INTERVIEW")
    if wanted is None:
        raise LookupError("FORENSIC_INTERVIEW")
    found = needs.Found(
        competency=wanted,
        statement="Medir la percepción y la comprensión del papel propio en la lucha contra la trata.",
        found_by=words.INTERVIEWS,
        source="Tres talleres temáticos, reuniones bilaterales y consultas con niñas y niños (documento fuente S3)",
        found_on=days.ago(400),
        sector="JUSTICE",
    )
    needs.record_need(by=by, country=coalition.country_by_code("CR"), found=found, today=days.today, at=days.at)


def _write(by: Actor, days: Dates) -> None:
    written = write_kit(by, content_of(KIT), days.at)
    add_packs(by, written, days.at)


def _validate_grid(by: Actor, days: Dates) -> None:
    told = life.Told(days.ago(300), act="DEMOSTRACIÓN-MALLA", note="Validación inventada para la demostración.")
    life.validate_grid(by=by, version=version(), told=told, today=days.today, at=days.at)


def _pilot(by: Actor, days: Dates) -> None:
    told = life.Told(days.ago(200), "San José", 18, note="Taller inventado para la demostración.")
    life.record_milestone(by=by, version=version(), kind=words.WORKSHOP, told=told, today=days.today, at=days.at)
    told = life.Told(days.ago(150), "Escuela Judicial", 15, note="Curso piloto inventado para la demostración.")
    life.record_milestone(by=by, version=version(), kind=words.PILOT, told=told, today=days.today, at=days.at)


def _validate(by: Actor, days: Dates) -> None:
    told = life.Told(days.ago(120), act="DEMOSTRACIÓN-TROUSSE")
    life.validate_kit(by=by, version=version(), told=told, today=days.today, at=days.at)


def _adopt(by: Actor, days: Dates) -> None:
    academy = coalition.institution(by.institution) if by.institution else None
    if academy is None:
        raise LookupError("academy")
    resolved = courses.Resolved(
        words.IN_SERVICE, is_permanent=True, is_compulsory=True, act="DEMOSTRACIÓN-CURSO", signed_on=days.ago(90),
        taught_from=days.ago(60),
    )  # fmt: skip
    file = File("demostracion.pdf", document())
    courses.adopt_course(
        by=by, academy=academy, version=version(), resolved=resolved, file=file, today=days.today, at=days.at
    )
