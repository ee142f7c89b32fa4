"""The demonstration has invented reports: two that somebody told by telephone, one of them passed on; and cards."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Final

from amparo.demo.adopting import Adopter
from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition import queries as coalition
from amparo.prevention.community.operations import cards, following, passing
from amparo.prevention.community.operations.following import Call
from amparo.prevention.community.operations.passing import Passing
from amparo.prevention.community.queries import inbox

QUIET: Final = {
    "danger": "NO", "child": "UNSURE", "what": "De noche llega una camioneta con gente distinta (invento).",
    "place": "Una finca inventada, camino a la playa", "time": "Los viernes", "who": "COMMUNITY",
}  # fmt: skip
URGENT: Final = {
    "danger": "YES", "child": "YES", "what": "Una adolescente pidió ayuda en un bar y se la llevaron (invento).",
    "place": "Un bar inventado del puerto", "who": "TOURISM_WORKER",
}  # fmt: skip
POLICE: Final = {"CR": "CR_OIJ", "HN": "HN_POLICE"}
CARDS: Final = (("HOTEL", "Tela"), ("TAXI", "Tegucigalpa"))


def load_reporting() -> int:
    """Bring in reports and cards when there are none yet; return how many reports."""
    now = datetime.now(UTC)
    adopter = Adopter(now)
    made: list[int] = []
    for where in ("cr", "hn"):
        adopter.as_staff(f"{where}.recepcion", partial(_reports, where.upper(), now, made))
        if made:
            adopter.as_staff(f"{where}.recepcion", partial(_pass_on, where.upper(), now))
            adopter.as_staff(f"{where}.secretaria", partial(_cards, where.upper(), now))
    return len(made)


def _reports(where: str, at: datetime, made: list[int], by: Actor) -> None:
    if inbox.reports_visible_to(by).exists():
        return
    here = coalition.country_by_code(where)
    for answers in (QUIET, URGENT):
        call = Call("es", answers)
        following.take_down_report(by=by, kept_by=here, call=call, today=at.date(), at=at)
        made.append(1)


def _pass_on(where: str, at: datetime, by: Actor) -> None:
    report = inbox.reports_visible_to(by).filter(danger="NO").get()
    receiver = next(each for each in inbox.receivers_in(where) if each.code == POLICE[where])
    chosen = Passing(receiver, ("what", "place"))
    passing.pass_on(by=by, report=report, passing=chosen, today=at.date(), at=at)


def _cards(where: str, at: datetime, by: Actor) -> None:
    here = coalition.country_by_code(where)
    for kind, place in CARDS if where == "HN" else (("BEACH", "Puntarenas"),):
        cards.make_card(by=by, kept_by=here, kind=kind, place=place, today=at.date())
