"""Invented governance: the committee meeting of 2020 as its source tells it, a running one, and what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from amparo.demo.adopting import Adopter
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.queries import demo_account
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.directory.operations import people
from amparo.partnership.directory.operations.accounts import tie_account
from amparo.partnership.directory.rules.entries import Entry
from amparo.partnership.governance import vocabulary as words
from amparo.partnership.governance.models import AgendaItem, Body, Meeting, PlanVersion, Seat
from amparo.partnership.governance.operations import bodies, deciding, meetings, minutes, plans, promises
from amparo.partnership.governance.operations.bodies import BodyEntry, SeatEntry, Term
from amparo.partnership.governance.operations.deciding import Deciding
from amparo.partnership.governance.operations.meetings import Convening, ItemEntry
from amparo.partnership.governance.operations.plans import LineEntry, PlanEntry
from amparo.partnership.governance.operations.promises import AgreementEntry, Promise, Signing
from amparo.partnership.governance.queries.plans import projects_of
from amparo.partnership.rolls import vocabulary as rolls
from amparo.partnership.rolls.models import Session
from amparo.partnership.rolls.operations import enrolling, planning, presence
from amparo.partnership.rolls.operations.planning import Said

NAME: Final = "Comité directivo del proyecto (demostración)"
ORIGIN: Final = (
    "Fuente 004: 3 de septiembre, 20 personas en línea, por primera vez. El año (2020), las horas, las personas y su"
    " reparto entre los asientos son inventados o deducidos."
)
PURPOSE: Final = (
    "Velar por los resultados del proyecto: participa en las decisiones, colabora y recomienda (fuente 004)."
)
INVENTED: Final = "Inventado para la demostración."
SINCE: Final = date(2019, 2, 1)
# (seat, standing, constituency, institution, who signs in)
SEATS: Final = (
    ("Policía Nacional", words.MEMBER, "", "HN_POLICE", "hn.policia"),
    ("Poder Judicial", words.MEMBER, "", "HN_COURTS", "hn.juzgado"),
    ("Secretaría de Trabajo y Seguridad Social", words.MEMBER, "", "HN_SETRASS", ""),
    ("CICESCT", words.MEMBER, "", "HN_CICESCT", "hn.comite1"),
    ("Asiento de mujeres", words.MEMBER, words.WOMEN, "HN_CSO_WOMEN", "hn.servicio"),
    ("Asiento LGTBI", words.MEMBER, words.LGBTI, "HN_CSO_LGBTI", ""),
    ("Asiento afrohondureño", words.MEMBER, words.AFRODESCENDANT, "HN_CSO_AFRO", ""),
    ("Asiento indígena", words.MEMBER, words.INDIGENOUS, "HN_CSO_INDIGENOUS", ""),
    ("Asiento de niñez y adolescencia", words.MEMBER, words.CHILDREN, "HN_CSO_CHILDREN", ""),
    ("Embajada de Canadá, cooperación", words.EMBASSY, "", "", ""),
    ("Asuntos Mundiales Canadá", words.DONOR, "", "", ""),
)
TEAM: Final = 9
GIVEN: Final = ("Ana", "Luz", "José", "María", "Carlos", "Elena", "Pablo", "Nuria", "Irma", "Saúl", "Delia", "Hugo")
FAMILY: Final = ("Mora", "Lanza", "Obando", "Solano", "Perdomo", "Zúñiga", "Madriz", "Fallas", "Quirós", "Vásquez")
PLAN: Final = (
    "Trousses de formación para la Secretaría de Trabajo, la CICESCT y la sociedad civil",
    "Herramientas audiovisuales para la formación",
    "Convocatoria de proyectos a organizaciones de la sociedad civil",
)
MINUTES: Final = (
    "Se presentaron los primeros resultados y el plan de acción de los próximos meses. Todas las personas presentes"
    " comentaron muy positivamente los avances del primer año. Se lanzó una convocatoria a la sociedad civil.\n\n"
    "Además de lo conversado sobre la situación sanitaria, se validó el plan de acción del segundo año tomando en"
    " cuenta una extensión del proyecto de algunos meses; la fuente no dice cuántos.\n\n"
    "Fue la primera reunión en línea. (Resumen de la fuente 004; quién aprobó esta acta es inventado.)"
)


@dataclass(frozen=True, slots=True)
class Committee:
    """The committee of the demonstration, with everybody who was in its meeting."""

    body: Body
    holders: tuple[Professional, ...]
    team: tuple[Professional, ...]


def load_governance() -> int:
    """Make the demonstration's bodies when there are none yet; return how many were made."""
    if Body.objects.filter(name=NAME).exists():
        return 0
    adopter = Adopter(datetime.now(UTC))
    adopter.as_staff("hn.secretaria", lambda by: _honduras(by, adopter.now))
    adopter.as_staff("cr.secretaria", lambda by: _costa_rica(by, adopter.now))
    return 2


def _honduras(by: Actor, at: datetime) -> None:
    made = _committee(by, at)
    first = _meeting_of_2020(by, made, at)
    _running(by, made, at)
    _promised(by, first, at)
    _agreed(by, "HN", ("HN_POLICE", "HN_SENAF"), at, signed=True)
    _agreed(by, "HN", ("HN_ERI", "HN_CSO_SHELTER"), at, signed=True)


def _organisation(country: str, code: str) -> Organisation | None:
    return Organisation.objects.filter(kept_by__code=country, institution__code=code).first() if code else None


def _person(by: Actor, number: int, at: datetime) -> Professional:
    """Enter an invented person; the surname says so."""
    names = (GIVEN[number % 12], f"{FAMILY[number % 10]} {FAMILY[(number * 3 + 7) % 10]} (inventada)")
    entry = Entry(*names, f"c{number + 1}@inventada.example", country=by.country)
    return people.enter_professional(by=by, kept_by=coalition.country_by_code(by.country), entry=entry, at=at)


def _committee(by: Actor, at: datetime) -> Committee:
    country = coalition.country_by_code("HN")
    entry = BodyEntry(
        words.STEERING, NAME, SINCE, PURPOSE, "HN-2019", meets_every=12,
        origin="Fuente 004: se reúne al menos una vez al año. La fecha de inicio es inventada.",
    )  # fmt: skip
    body = bodies.enter_body(by=by, kept_by=country, entry=entry, at=at)
    holders = []
    for number, (name, standing, group, code, username) in enumerate(SEATS):
        place = SeatEntry(name, SINCE, standing, group, _organisation("HN", code))
        seat = bodies.enter_seat(by=by, body=body, entry=place)
        who = _person(by, number, at)
        bodies.give_mandate(by=by, seat=seat, professional=who, term=Term(SINCE), at=at)
        account = demo_account(username) if username else None
        if account is not None:
            tie_account(by=by, professional=who, account=account.pk)
        holders.append(who)
    team = tuple(_person(by, len(SEATS) + number, at) for number in range(TEAM))
    return Committee(body, tuple(holders), team)


def _was_there(by: Actor, meeting: Meeting, who: tuple[Professional, ...], mode: str, at: datetime) -> None:
    session = Session.objects.select_related("activity__kept_by").get(activity=meeting.activity)
    enrolling.enrol(by=by, activity=session.activity, professionals=who, mode=mode, at=at)
    marks = {(each.pk, mode): True for each in who}
    presence.mark_roll(by=by, session=session, marks=marks, proof=rolls.STAFF, at=at)


def _item(by: Actor, meeting: Meeting, kind: str, title: str, seat: str = "") -> AgendaItem:
    proposer = Seat.objects.filter(body=meeting.body, name=seat).first() if seat else None
    return meetings.add_item(by=by, meeting=meeting, entry=ItemEntry(kind, title, proposed_by=proposer))


def _meeting_of_2020(by: Actor, made: Committee, at: datetime) -> Meeting:
    zone = ZoneInfo("America/Tegucigalpa")
    start, end = (datetime(2020, 9, 3, hour, tzinfo=zone) for hour in (9, 11))
    said = Convening(
        "Comité directivo en línea (demostración)", start, end, rolls.ONLINE, note=INVENTED, origin=ORIGIN
    )  # fmt: skip
    meeting = meetings.convene_meeting(by=by, body=made.body, convening=said, at=at)
    _was_there(by, meeting, (*made.holders, *made.team), rolls.ONLINE, at)
    figure = Said(20, rolls.EXACT, rolls.UNIQUE_PERSON, "Fuente 004 (IBCR): 20 personas, en línea")
    planning.record_figure(by=by, activity=meeting.activity, said=figure, at=at)
    plan = plans.make_plan(
        by=by, body=made.body, at=at,
        entry=PlanEntry(
            "Plan de acción del segundo año", 2, date(2020, 4, 1), date(2021, 3, 31),
            "Fuente 004; los días y el reparto en líneas son inventados.",
        ),
    )  # fmt: skip
    for title in PLAN:
        plans.write_line(by=by, plan=plan, entry=LineEntry(title))
    _item(by, meeting, words.INFORMATION, "Primeros resultados del primer año")
    _item(by, meeting, words.INFORMATION, "Convocatoria a organizaciones de la sociedad civil")
    _item(by, meeting, words.DISCUSSION, "Situación sanitaria")
    point = _item(by, meeting, words.DECISION, "Plan de acción del segundo año")
    text = "Se valida el plan de acción del segundo año, tomando en cuenta una extensión de algunos meses (fuente 004)."
    decided = Deciding(text, words.CONSENSUS, words.VALIDATE_PLAN, PlanVersion.objects.get(plan=plan))
    deciding.decide(by=by, item=point, deciding=decided, at=at)
    written = minutes.draft_minutes(by=by, meeting=meeting, text=MINUTES, at=at)
    for seat in Seat.objects.filter(body=made.body, standing=words.MEMBER).select_related("body__kept_by")[:5]:
        minutes.approve_minutes(by=by, minutes=written, seat=seat, at=at)
    return meeting


def _running(by: Actor, made: Committee, at: datetime) -> None:
    """A recent meeting with a vote, a declared interest, and an extension whose targets wait for confirmation."""
    start = (at - timedelta(days=30)).replace(minute=0, second=0, microsecond=0)
    said = Convening(
        "Comité directivo mixto (invento de la demostración)", start, start + timedelta(hours=2), rolls.MIXED,
        place="Tegucigalpa", note=INVENTED,
    )  # fmt: skip
    meeting = meetings.convene_meeting(by=by, body=made.body, convening=said, at=at)
    _was_there(by, meeting, made.holders[:6], rolls.ONLINE, at)
    _was_there(by, meeting, made.holders[8:10], rolls.IN_PERSON, at)
    voted = _item(by, meeting, words.DECISION, "Segundo albergue para mujeres", "Asiento de mujeres")
    seats = list(Seat.objects.filter(body=made.body, standing=words.MEMBER).select_related("body__kept_by"))
    meetings.declare_conflict(by=by, item=voted, seat=seats[4], why="Su organización lo llevaría.", at=at)
    for seat, choice in zip(seats[:4], (words.FOR, words.FOR, words.AGAINST, words.FOR), strict=True):
        deciding.cast_vote(by=by, item=voted, seat=seat, choice=choice, at=at)
    deciding.decide(by=by, item=voted, deciding=Deciding("Se recomienda el segundo albergue.", words.VOTE), at=at)
    running = next((each for each in projects_of("HN") if each.code == "HN-DEMO"), None)
    if running is not None:
        longer = _item(by, meeting, words.DECISION, "Extensión del proyecto de demostración")
        until = running.ends_on + timedelta(days=91)
        extends = Deciding(
            "Se extiende tres meses (invento).", words.CONSENSUS, words.EXTEND_PROJECT, project="HN-DEMO", until=until
        )
        deciding.decide(by=by, item=longer, deciding=extends, at=at)
    _item(by, meeting, words.DECISION, "Presencia de la niñez en el plan del próximo año", "Asiento LGTBI")
    minutes.draft_minutes(by=by, meeting=meeting, text="Borrador del acta (invento de la demostración).", at=at)


def _promised(by: Actor, meeting: Meeting, at: datetime) -> None:
    """Action points of two modules: one late, one coming, one done."""
    country, today = coalition.country_by_code("HN"), at.date()
    opens = f"/gobernanza/reuniones/{meeting.pk}/"
    said = (
        ("Enviar el plan validado a las instituciones (invento)", "HN_POLICE", -12, words.MEETING_SOURCE, opens),
        ("Difundir el informe del congreso (invento)", "HN_CICESCT", 45, "EVENT", "/actividades/"),
        ("Proponer a quien suple en el asiento (invento)", "HN_CSO_WOMEN", -40, words.MEETING_SOURCE, opens),
    )
    for title, code, days, source, address in said:
        who = _organisation("HN", code)
        if who is None:
            continue
        label = meeting.activity.title if source == words.MEETING_SOURCE else "Congreso regional (demostración)"
        key = meeting.pk if source == words.MEETING_SOURCE else None
        promise = Promise(title, who, today + timedelta(days=days), source, label, key, address)
        point = promises.raise_action(by=by, kept_by=country, promise=promise, at=at)
        if code == "HN_CSO_WOMEN":
            promises.close_action(by=by, point=point, closes_as=words.DONE, proof="Carta (inventada)", on=today)


def _agreed(by: Actor, where: str, parties: tuple[str, str], at: datetime, *, signed: bool) -> None:
    """An agreement on the data of care, signed by both or waiting for its signatures."""
    by_code = {each.code: each for each in coalition.institutions_of(where)}
    giver, receiver = (by_code[code] for code in parties)
    entry = AgreementEntry(
        "Convenio de intercambio de datos (invento de la demostración)", giver, receiver, ("C0", "C1", "C8"),
        ("CARE",), at.date() - timedelta(days=200), at.date() + timedelta(days=500), INVENTED,
    )  # fmt: skip
    made = promises.enter_agreement(by=by, kept_by=coalition.country_by_code(where), entry=entry, at=at)
    for institution in (giver, receiver) if signed else ():
        signing = Signing(institution, at.date() - timedelta(days=190), "Dirección General (inventada)")
        promises.sign_agreement(by=by, agreement=made, signing=signing, today=at.date(), at=at)


def _costa_rica(by: Actor, at: datetime) -> None:
    """The commission with a seat for each of its members; it is late to meet."""
    country = coalition.country_by_code("CR")
    entry = BodyEntry(
        words.COMMISSION, "CONATT, plenaria (demostración)", at.date() - timedelta(days=400),
        "Los asientos son de sus miembros; quién los ocupa y cada cuánto se reúne es inventado.", meets_every=6,
        origin=INVENTED,
    )  # fmt: skip
    body = bodies.enter_body(by=by, kept_by=country, entry=entry, at=at)
    for each in coalition.institutions_of("CR"):
        if each.is_member:
            place = SeatEntry(str(each), entry.since_on, organisation=_organisation("CR", each.code))
            bodies.enter_seat(by=by, body=body, entry=place)
    _agreed(by, "CR", ("CR_OIJ", "CR_PANI"), at, signed=False)
    _agreed(by, "CR", ("CR_ERI", "CR_CSO_SHELTER"), at, signed=True)
