"""The demonstration's good practices: fourteen candidates of six tables, five retained, their messages and their way.

Titles and summaries of the five come from a source document; everything else is invented and marked so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from amparo.demo.adopting import Adopter, document
from amparo.demo.gathering import CONGRESS_ORIGIN, WORKSHOP_ORIGIN
from amparo.foundation.access.actors import Actor
from amparo.partnership.adoption.operations.acts import File
from amparo.partnership.adoption.queries.coverage import institutions_that_adopt
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.kits.queries import kits
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Practice, Selection
from amparo.partnership.practices.operations import assessing, groups, messages, publishing, uptakes, writing
from amparo.partnership.practices.queries import practices as asked
from amparo.partnership.practices.rules.uptakes import Coming
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.rolls.models import Activity

HELD_ON: Final = date(2021, 10, 22)
# Who sits at which table, and who judges: none of them works where a retained practice is carried.
AT_TABLES: Final = ("hn.abogada", "hn.psicologia", "hn.salud", "hn.juzgado", "cr.inamu", "hn.inclusion")
ASSESSORS: Final = ("hn.fiscalia", "cr.policia")
INVENTED: Final = "Inventado para la demostración."
AGREED: Final = "Las dos personas evaluadoras coincidieron en la mesa. " + INVENTED
FITS: Final = {
    "LAW": (words.MET, "La ley permite actuar de inmediato."),
    "BUDGET": (words.ADAPTABLE, "Hay presupuesto para dos ciudades."),
    "INSTITUTIONS": (words.MET, "Policía, salud y albergue ya participan."),
    "CULTURE": (words.ADAPTABLE, "Faltan intérpretes en la zona sur."),
}


def content() -> dict[str, Any]:
    """Read the candidates of the content."""
    with (Path(settings.CONTENT) / "practices" / "congress-2021.toml").open("rb") as file:
        return tomllib.load(file)


@dataclass
class Congress:
    """The invented working tables while they are being built."""

    adopter: Adopter
    told: dict[str, Any]
    selection: Selection | None = None
    made: dict[str, Practice] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """When it is built."""
        return self.adopter.now

    @property
    def held(self) -> Selection:
        """The selection of the congress, once it was opened."""
        if self.selection is None:
            raise LookupError(self.told["title"])
        return self.selection

    def run(self, username: str, act: Callable[[Actor, Congress], object]) -> None:
        """Do a part of it as a member of staff."""
        self.adopter.as_staff(username, lambda by: act(by, self))


def load_practices() -> int:
    """Make the demonstration's practices when there are none yet; return how many candidates were written."""
    congress = Congress(Adopter(datetime.now(UTC)), content())
    if Selection.objects.filter(title=congress.told["title"]).exists():
        return 0
    congress.run("hn.secretaria", _open)
    for number, username in enumerate(AT_TABLES, start=1):
        congress.run(username, lambda by, all_of, number=number: _write(by, all_of, number))  # type: ignore[misc]
    for username in ASSESSORS:
        congress.run(username, _assess)
    congress.run("hn.secretaria", _settle)
    congress.run("hn.secretaria", _speak)
    congress.run("cr.secretaria", _travel)
    return len(congress.made)


def _activity(origin: str) -> Activity | None:
    return Activity.objects.filter(kept_by__code="HN", origin=origin).first()


def _open(by: Actor, congress: Congress) -> None:
    told, country = congress.told, coalition.country_by_code("HN")
    plan = groups.Plan(told["title"], told["themes"], _activity(CONGRESS_ORIGIN), told["source"])
    congress.selection = groups.open_selection(by=by, kept_by=country, plan=plan, at=congress.now)


def _write(by: Actor, congress: Congress, number: int) -> None:
    table = congress.held.tables.select_related("selection__kept_by").get(number=number)
    groups.join_table(by=by, code=table.code, at=congress.now)
    for given in congress.told["candidates"]:
        if given["table"] == number:
            congress.made[given["key"]] = write_candidate(by, table, given, congress.now)


def write_candidate(by: Actor, table: Any, given: Mapping[str, Any], at: datetime) -> Practice:
    """Write a candidate of the content at a table, and present it to the definition."""
    source = given.get("source", "")
    practice = groups.enter_candidate(by=by, table=table, original="es", source=source, at=at)
    once = {"tested": "YES", "implemented": "YES", "consent": "YES", **given["once"]}
    typed = [writing.Typed(name, text, is_invented=True) for name, text in once.items()]
    for name in ("title", "summary"):
        told = given.get(name, {})
        typed += [writing.Typed(name, told[lang], lang) for lang in ("es", "fr", "en") if lang in told]
    typed += [writing.Typed(name, text, "es", is_invented=True) for name, text in given["invented"].items()]
    for each in typed:
        writing.write_field(by=by, practice=practice, typed=each, at=at)
    writing.present_candidate(by=by, practice=practice, today=at.date(), at=at)
    practice.refresh_from_db()
    return practice


def _assess(by: Actor, congress: Congress) -> None:
    groups.join_table(by=by, code=congress.held.tables.get(number=1).code, at=congress.now)
    for number, given in enumerate(congress.told["candidates"]):
        if given["outcome"] in ("RETAINED", "NOT_RETAINED", "VETO"):
            high = 3 if given["outcome"] == "RETAINED" else 1
            scores = {name: max(high - (number + at) % 2, 0) for at, name in enumerate(words.CRITERIA)}
            harm = given["outcome"] == "VETO"
            note = "Expone a las personas sin acompañamiento. " + INVENTED if harm else INVENTED
            practice = congress.made[given["key"]]
            assessing.assess_practice(
                by=by, practice=practice, scores=scores, does_harm=harm, note=note, at=congress.now
            )


def _settle(by: Actor, congress: Congress) -> None:
    """Agree on each, recommend, link and publish the five."""
    at, today = congress.now, congress.now.date()
    steps = list(asked.steps_to_link("HN", today))
    for given in congress.told["candidates"]:
        if given["outcome"] not in ("RETAINED", "NOT_RETAINED", "VETO"):
            continue
        practice = congress.made[given["key"]]
        outcome = words.RETAINED if given["outcome"] == "RETAINED" else words.NOT_RETAINED
        assessing.record_consensus(
            by=by, practice=practice, outcome=outcome, note=AGREED, agreed_on=HELD_ON, today=today, at=at
        )
        practice.refresh_from_db()
        if outcome == words.RETAINED:
            _keep(by, congress, practice, given, steps)
    groups.close_selection(by=by, selection=congress.held, at=at)


def _keep(by: Actor, congress: Congress, practice: Practice, given: Mapping[str, Any], steps: list[str]) -> None:
    at, today = congress.now, congress.now.date()
    for each in given["recommendations"]:
        told = assessing.Recommended({"es": each["text"]}, each["responsible"], each["due"], is_invented=True)
        assessing.recommend(by=by, practice=practice, told=told, today=HELD_ON, at=at)
    for number in given["steps"]:
        place = next((step for step in steps if step.startswith(f"{number}/")), "")
        if place:
            publishing.link_step(
                by=by, practice=practice, procedure=number, element=place.split("/")[1], today=today, at=at
            )
    # One of the five was published long ago, and is to be looked at again.
    published_on = date(2022, 2, 1) if given["key"] == "protocols" else today - timedelta(days=200)
    publishing.publish_practice(by=by, practice=practice, today=published_on, at=at)
    practice.refresh_from_db()


def _speak(by: Actor, congress: Congress) -> None:
    """Open the tables of the workshop, write its messages and use one towards an institution."""
    at, given, country = congress.now, congress.told["workshop"], coalition.country_by_code("HN")
    plan = groups.Plan(given["title"], given["themes"], _activity(WORKSHOP_ORIGIN), given["source"])
    workshop = groups.open_selection(by=by, kept_by=country, plan=plan, at=at)
    for each in given["messages"]:
        rests = [congress.made[key] for key in each["rests_on"]]
        said = messages.Said(
            each["texts"], each["asks"], each["audience"], each["channel"], rests, workshop, given["source"],
            is_invented=True,
        )  # fmt: skip
        message = messages.write_message(by=by, kept_by=country, said=said, at=at)
        if each.get("used"):
            place = next(row for row in institutions_that_adopt("HN") if row.code == "HN_SENAF")
            version = procedures.version_in_force("02", "HN", at.date())
            used = messages.Used(
                at.date() - timedelta(days=30), "LETTER", "Tegucigalpa", place, version.procedure if version else None,
                "Dirección (puesto inventado)", "INTERESTED",
            )  # fmt: skip
            messages.use_message(by=by, message=message, used=used, today=at.date(), at=at)


def _travel(by: Actor, congress: Congress) -> None:
    """Take two practices to Costa Rica, one of which is dropped; record the exchange; link one to the kit."""
    _adopt(by, congress, congress.made["eri"])
    _drop(by, congress, congress.made["protocols"])
    _ask(by, congress, congress.made["teams"], "Para los equipos de la zona sur. " + INVENTED)
    _exchange(by, congress)
    kit = kits.kit_by_code("CR", "justicia")
    version = kits.last_version(kit) if kit else None
    module = version.modules.select_related("version__kit__country").first() if version else None
    if module is not None:
        publishing.link_module(by=by, practice=congress.made["sops"], module=module, at=congress.now)


def _ask(by: Actor, congress: Congress, practice: Practice, why: str) -> Any:
    country = coalition.country_by_code("CR")
    at = congress.now - timedelta(days=500)
    return uptakes.ask_for_practice(by=by, practice=practice, to_country=country, why=why, at=at, is_invented=True)


def _adopt(by: Actor, congress: Congress, practice: Practice) -> None:
    made, today = _ask(by, congress, practice, "Para responder de noche. " + INVENTED), congress.now.date()
    for condition, (finding, note) in FITS.items():
        more = {"condition": condition, "finding": finding, "note": f"{note} {INVENTED}"}
        uptakes.record_fit(by=by, uptake=made, at=congress.now, **more)
    body, version = document(), procedures.version_in_force("03", "CR", today)
    for state, ago in ((words.FITTED, 480), (words.PLANNED, 450), (words.PILOTED, 300), (words.ADOPTED, 90)):
        planned = {"responsible": "Jefatura de guardia", "due_on": today} if state == words.PLANNED else {}
        proven = state in words.PROVEN
        coming = Coming(state, today - timedelta(days=ago), INVENTED, has_document=proven, **planned)  # type: ignore[arg-type]
        file = File("demostracion.pdf", body) if proven else None
        step = uptakes.Step(coming, file, version if state == words.ADOPTED else None)
        uptakes.move_uptake(by=by, uptake=made, step=step, today=today, at=congress.now)


def _drop(by: Actor, congress: Congress, practice: Practice) -> None:
    made, today = _ask(by, congress, practice, "Para revisar el protocolo propio. " + INVENTED), congress.now.date()
    coming = Coming(
        words.DROPPED, today - timedelta(days=400), "El decreto vigente ya fija otro protocolo. " + INVENTED
    )
    lesson = "Antes de pedir una práctica, comparar el marco legal: el decreto ya obligaba a otro protocolo."
    uptakes.move_uptake(by=by, uptake=made, step=uptakes.Step(coming, lesson=lesson), today=today, at=congress.now)


def _exchange(by: Actor, congress: Congress) -> None:
    given, country = dict(congress.told["exchange"]), coalition.country_by_code("CR")
    seen = given.pop("seen")
    made = messages.record_exchange(by=by, kept_by=country, travelled=messages.Travelled(**given), at=congress.now)
    for each in seen:
        told = messages.Seen(
            each["country"], each["told"], congress.made.get(each.get("rests_on", "")), each["follow_up"],
            each["responsible"], each["due"], is_invented=True,
        )  # fmt: skip
        row = messages.record_seen(by=by, exchange=made, seen=told, at=congress.now)
        if "came" in each:
            messages.follow_seen(by=by, seen=row, came=each["came"], on=each["came_on"], today=congress.now.date())
