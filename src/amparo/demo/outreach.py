"""Communities: the strategies of the source in its seven places; plans, an agreement and two companies, invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from amparo.demo.adopting import Adopter
from amparo.foundation.access.actors import Actor
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.operations import organisations
from amparo.partnership.directory.rules.entries import OrganisationEntry
from amparo.partnership.rolls import vocabulary as rolls
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.operations import planning
from amparo.partnership.rolls.operations.planning import ActivityPlan, Said
from amparo.partnership.rolls.operations.public import InPublic
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Initiative
from amparo.prevention.outreach.operations import asking, companies, initiatives, publishing, reporting
from amparo.prevention.outreach.operations.asking import Counted
from amparo.prevention.outreach.operations.companies import Checking, Committing, CompanyEntry, Consenting
from amparo.prevention.outreach.operations.initiatives import Entry, Joining, Reviewing, Telling, Writing
from amparo.prevention.outreach.operations.reporting import Opening, Trying
from amparo.prevention.outreach.operations.sessions import Held, hold_session
from amparo.prevention.outreach.queries.asking import scale_of

SOURCE: Final = (
    "Fuente 003 (IBCR): estrategias de colaboración entre trabajadores informales del turismo y agencias socias"
)
INVENTED: Final = "Todo lo que aquí se lee es inventado para la demostración."
# The seven places of the source; which channel was tested, and how many days ago, is invented.
PLACES: Final = ("San José", "Jacó", "Parrita", "Quepos", "Limón", "Ciudad Neily", "La Cruz")
TESTED: Final = {
    "Jacó": (40, words.WORKED),
    "Quepos": (420, words.WORKED),
    "Limón": (20, words.FAILED),
    "Parrita": None,
}
# Name, place, whether an association; commitments: kind, days since it was made, days since somebody looked.
Company = tuple[str, str, bool, tuple[tuple[str, int, int | None], ...]]
KEPT: Final = ((words.CODE_OF_CONDUCT, 200, 30), (words.STAFF_TRAINED, 200, 30))
# A hotel that keeps its word and agreed to be named, and an association whose check is late.
COMPANIES_OF_COSTA_RICA: Final[tuple[Company, ...]] = (
    ("Hotel Costa Inventada", "Jacó", False, KEPT),
    ("Asociación Hotelera Inventada", "Quepos", True, ((words.CHANNEL_SHOWN, 500, None),)),
)
COMPANIES_OF_HONDURAS: Final[tuple[Company, ...]] = (("Hotel Bahía Inventada", "Tela", False, KEPT),)
TITLE: Final = "Estrategia de colaboración con personas trabajadoras informales del turismo"
SAID: Final = "Quienes trabajan en el turismo y las instituciones acordaron cómo prevenir y avisar de casos de trata."
ACCORD: Final = "Fuente 003 nombra la medida (acercar policía y comunidades, con alianzas). El resto es inventado."
PLAN: Final = "Fuente 002: en Honduras se trabajó con comunidades vulnerables. Este plan es inventado."


def load_outreach() -> int:
    """Make the demonstration's work with communities when there is none yet; return how much was made."""
    if Initiative.objects.filter(origin=SOURCE).exists():
        return 0
    adopter = Adopter(datetime.now(UTC))
    adopter.as_staff("cr.secretaria", lambda by: _costa_rica(by, adopter.now))
    adopter.as_staff("hn.secretaria", lambda by: _honduras(by, adopter.now))
    adopter.as_staff("hn.inclusion", lambda by: _sessions(by, adopter.now))
    return Initiative.objects.count()


def _organisation(country: str, code: str) -> Organisation:
    rows = Organisation.objects.filter(kept_by__code=country, institution__code=code)
    return rows.select_related("kept_by", "institution").get()


def _enter(by: Actor, entry: Entry, at: datetime) -> Initiative:
    country = coalition.country_by_code(by.country)
    return initiatives.enter_initiative(by=by, kept_by=country, entry=entry, at=at, is_sure=True)


def _costa_rica(by: Actor, at: datetime) -> None:
    process = _process(by, at)
    for place in PLACES:
        _strategy(by, place, process, at)
    _accord(by, at)
    _companies(by, at, "CR", COMPANIES_OF_COSTA_RICA)


def _process(by: Actor, at: datetime) -> Activity:
    """The forming of the strategies: 144 in all places; the source says neither the days nor how many where."""
    plan = ActivityPlan(
        rolls.WORKSHOP, "Formulación de las estrategias de colaboración (demostración)", "CR", "America/Costa_Rica",
        date(2016, 10, 1), date(2017, 3, 31), origin=f"{SOURCE}. El proyecto duró de 2015 a 2018.",
        note="La fuente no dice los días: los que se leen aquí son inventados.",
    )  # fmt: skip
    made = planning.plan_activity(by=by, kept_by=coalition.country_by_code("CR"), plan=plan, at=at)
    figure = Said(144, rolls.EXACT, rolls.UNKNOWN, "Fuente 003 (IBCR): 144 participantes en el proceso")
    planning.record_figure(by=by, activity=made, said=figure, at=at)
    return made


def _strategy(by: Actor, place: str, process: Activity, at: datetime) -> None:
    entry = Entry(
        words.STRATEGY, TITLE, place, goal="Prevenir y señalar casos de trata de personas.", formed_in=process,
        starts_on=process.starts_on, origin=SOURCE,
    )  # fmt: skip
    made = _enter(by, entry, at)
    for code, is_informal, part in (
        ("CR_TOURISM_WORKERS", True, "Avisar"),
        ("CR_CONATT", False, "Recibir el aviso y responder"),
    ):
        joining = Joining(_organisation("CR", code), is_informal=is_informal, part=part)
        initiatives.add_partner(by=by, initiative=made, joining=joining, at=at)
    if place in TESTED:
        _channel(by, made, TESTED[place], at)
    if place == "Jacó":
        group = Joining(name="Artesanas de la playa (grupo inventado)", is_informal=True, part="Reconocer y avisar")
        initiatives.add_partner(by=by, initiative=made, joining=group, at=at, is_sure=True)
    if place in ("Jacó", "Limón"):
        publishing.publish_initiative(by=by, initiative=made, said=SAID, on=at.date(), at=at)


def _channel(by: Actor, initiative: Initiative, told: tuple[int, str] | None, at: datetime) -> None:
    opening = Opening(words.PHONE, "Línea de prueba (inventada)", "Equipo de Respuesta Inmediata", is_public=True)
    channel = reporting.open_channel(by=by, initiative=initiative, opening=opening, at=at)
    if told is not None:
        ago, result = told
        seen = "Prueba inventada para la demostración."
        trying = Trying(at.date() - timedelta(days=ago), "Secretaría Técnica", result, seen)
        reporting.record_test(by=by, channel=channel, trying=trying, today=at.date(), at=at)


def _accord(by: Actor, at: datetime) -> None:
    today = at.date()
    entry = Entry(
        words.ACCORD, "Acuerdo entre la policía y una comunidad costera (invento)", "Limón", spot="Barrio inventado",
        community="Junta vecinal (inventada)", organisation=_organisation("CR", "CR_OIJ"),
        starts_on=today - timedelta(days=300), review_on=today + timedelta(days=65), origin=ACCORD, is_invented=True,
    )  # fmt: skip
    made = _enter(by, entry, at)
    said = (
        (words.RISK, "Ofertas de trabajo en embarcaciones sin contrato", ""),
        (words.ALLY, "Escuela y centro de salud del lugar", ""),
        (words.POLICE_COMMITS, "Volver cada mes y contar qué se hizo con lo avisado", "Delegación"),
        (words.COMMUNITY_COMMITS, "Tener un punto donde avisar sin dar el nombre", "Junta vecinal"),
    )
    for kind, text, who in said:
        due_on = today + timedelta(days=30) if kind in words.PROMISED else None
        line = initiatives.write_line(by=by, initiative=made, writing=Writing(kind, text, who, due_on), at=at)
        if kind == words.POLICE_COMMITS:
            told = Telling(words.UNDERWAY, today - timedelta(days=15), "Tres visitas (invento)")
            initiatives.tell_progress(by=by, line=line, telling=told, today=today, at=at)
    _asked(by, made, (38, 31), at)
    reviewing = Reviewing(today - timedelta(days=100), "Se cumplió en parte (invento)", today + timedelta(days=65))
    initiatives.review_initiative(by=by, initiative=made, reviewing=reviewing, today=today, at=at)


def _asked(by: Actor, initiative: Initiative, bases: tuple[int, int], at: datetime) -> None:
    """Two samples of a group that is invented; the second agrees more."""
    questions = list(scale_of(initiative.kind).questions)
    for moment, base, ago, share in zip(words.MOMENTS, bases, (280, 40), (3, 5), strict=True):
        counts = {}
        for number, code in enumerate(questions):
            agree = base * (share + number % 2) // 9
            counts[code] = {1: base - agree - base // 3, 3: base // 3, 4: agree - agree // 3, 5: agree // 3}
        counted = Counted(
            moment, at.date() - timedelta(days=ago), base, counts, "en papel, leído en voz alta (invento)"
        )
        asking.record_round(by=by, initiative=initiative, counted=counted, today=at.date(), at=at)


def _companies(by: Actor, at: datetime, where: str, said: tuple[Company, ...]) -> None:
    today, country = at.date(), coalition.country_by_code(where)
    for name, place, is_association, commitments in said:
        entry = OrganisationEntry(name, "PRIVATE", where, ())
        organisation = organisations.enter_organisation(by=by, kept_by=country, entry=entry, at=at)
        about = CompanyEntry(organisation, words.LODGING, place, is_association, INVENTED, is_invented=True)
        made = companies.enter_company(by=by, kept_by=country, entry=about, at=at)
        for kind, ago, looked in commitments:
            committing = Committing(kind, today - timedelta(days=ago), today + timedelta(days=400))
            commitment = companies.record_commitment(by=by, company=made, committing=committing, at=at)
            if looked is not None:
                checking = Checking(today - timedelta(days=looked), "Instituto de turismo (invento)", words.KEPT)
                companies.check_commitment(by=by, commitment=commitment, checking=checking, today=today, at=at)
        if not is_association:
            consenting = Consenting("Gerencia (inventada)", today - timedelta(days=190))
            companies.record_consent(by=by, company=made, consenting=consenting, today=today, at=at)


def _honduras(by: Actor, at: datetime) -> None:
    today = at.date()
    _companies(by, at, "HN", COMPANIES_OF_HONDURAS)
    said = (
        ("Plan de las mujeres de la costa (invento)", "Tela", "Comunidad garífuna (inventada)", "Comité de mujeres"),
        ("Plan del barrio alto (invento)", "Tegucigalpa", "Barrio inventado", "Patronato del barrio"),
    )
    for title, place, community, led_by in said:
        entry = Entry(
            words.PLAN, title, place, spot="Lugar inventado", goal="Que nadie tenga que aceptar cualquier oferta.",
            community=community, led_by=led_by, organisation=_organisation("HN", "HN_CSO_WOMEN"),
            starts_on=today - timedelta(days=290), ends_on=today + timedelta(days=200), origin=PLAN, is_invented=True,
        )  # fmt: skip
        made = _enter(by, entry, at)
        measure = Writing(words.MEASURE, "Taller de oficios cada semana", led_by, today + timedelta(days=90))
        line = initiatives.write_line(by=by, initiative=made, writing=measure, at=at)
        late = Writing(words.MEASURE, "Cartel con el punto de aviso", led_by, today - timedelta(days=10))
        initiatives.write_line(by=by, initiative=made, writing=late, at=at)
        told = Telling(words.UNDERWAY, today - timedelta(days=20), "Doce semanas (invento)")
        initiatives.tell_progress(by=by, line=line, telling=told, today=today, at=at)
        if place == "Tela":
            _asked(by, made, (34, 29), at)
            pairs = dict.fromkeys(scale_of(words.PLAN).questions, (12, 10, 2))
            asking.record_pairs(by=by, initiative=made, pairs=pairs)
            _channel(by, made, None, at)
            publishing.publish_initiative(
                by=by, initiative=made, said="Una comunidad de la costa lleva su propio plan.", on=today, at=at
            )


def _sessions(by: Actor, at: datetime) -> None:
    """Two sessions that civil society records by counts; one belongs to a plan."""
    zone, country = ZoneInfo("America/Tegucigalpa"), coalition.country_by_code("HN")
    who = _organisation("HN", "HN_CSO_WOMEN")
    plan = Initiative.objects.select_related("kept_by").get(kept_by=country, place="Tela")
    said: tuple[tuple[str, int, dict[str, tuple[int, int, int]], Initiative | None, dict[str, int]], ...] = (
        ("Tela", 30, {"12_17": (11, 4, 0), "18_29": (14, 6, 1), "30_59": (9, 2, 0)}, plan, {"AFRODESCENDANT": 30}),
        ("Tegucigalpa", 12, {"18_29": (5, 3, 0), "30_59": (6, 2, 0)}, None, {}),
    )
    for place, ago, counts, initiative, groups in said:
        start = (at - timedelta(days=ago)).astimezone(zone).replace(hour=15, minute=0, second=0, microsecond=0)
        told = InPublic(
            "Ofertas engañosas: cómo reconocerlas (invento)", place, start, start + timedelta(hours=2), counts,
            note=INVENTED, origin=INVENTED,
        )  # fmt: skip
        held = Held(told, initiative, groups, is_sure=True)
        hold_session(by=by, kept_by=country, organiser=who, held=held, at=at)
