"""Invented programme: the congress of 2021 and the workshop of 2022 as the sources tell them, with invented people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from amparo.demo.adopting import Adopter
from amparo.foundation.access.actors import Actor
from amparo.foundation.documents.sheets import write_sheet
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.operations import organisations
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.operations import counts as counting
from amparo.partnership.rolls.operations import enrolling, planning
from amparo.partnership.rolls.operations.counts import Count
from amparo.partnership.rolls.operations.planning import ActivityPlan, Said, SessionPlan
from amparo.partnership.rolls.queries import activities

INVENTED: Final = "Personas inventadas para la demostración."
HEADINGS: Final = ("Nombres", "Apellidos", "Correo", "País", "Organización", "Sector", "Cargo", "Género", "Modalidad")
GIVEN: Final = (
    "Ana", "Luz", "José", "María", "Carlos", "Elena", "Pablo", "Nuria", "Irma", "Saúl", "Delia", "Hugo", "Rosa", "Iván",
)  # fmt: skip
FAMILY: Final = ("Mora", "Perdomo", "Vásquez", "Zúñiga", "Lanza", "Obando", "Solano", "Fallas", "Quirós", "Madriz")
PLACES: Final = ("HN", "HN", "HN", "HN", "CR", "GT", "SV", "MX", "NI", "PA", "DO", "BZ")
WORKSHOP: Final = ("CO", "CR", "HN", "GT", "MX", "DO")
SECTORS: Final = ("Institución del Estado", "Sociedad civil")
CONGRESS_ORIGIN: Final = "Fuentes 000 y 001: 140 personas, la mitad en línea, nueve países. Nombres inventados."
WORKSHOP_ORIGIN: Final = "Fuente 001: más de 50 personas, seis países. Nombres inventados."


def participants() -> list[tuple[str, ...]]:
    """Return 140 invented people of nine countries, half of them online; every surname says that it is invented."""
    rows: list[tuple[str, ...]] = []
    for number in range(140):
        given, other = GIVEN[number % 14], FAMILY[number // 14]
        where = PLACES[number % 12]
        mode = "Presencial" if number < 70 else "En línea"
        rows.append(
            (
                given,
                f"{other} {FAMILY[(number * 3 + 1) % 10]} (inventada)",
                f"p{number + 1}@inventada.example",
                where,
                f"Institución inventada {where} {number % 3 + 1}",
                SECTORS[number % 2],
                "Participante",
                "Mujer" if number % 3 else "Hombre",
                mode,
            )
        )
    return rows


def load_gathering() -> int:
    """Make the demonstration's activities when there are none yet; return how many were made."""
    if Activity.objects.filter(origin=CONGRESS_ORIGIN).exists():
        return 0
    gatherer = Adopter(datetime.now(UTC))
    gatherer.as_staff("hn.secretaria", lambda by: _honduras(by, gatherer.now))
    gatherer.as_staff("cr.secretaria", lambda by: _costa_rica(by, gatherer.now))
    return 4


def _plan(by: Actor, plan: ActivityPlan, offer: str, hours: tuple[int, int], at: datetime) -> Activity:
    country = coalition.country_by_code(by.country)
    made = planning.plan_activity(by=by, kept_by=country, plan=plan, at=at)
    zone = ZoneInfo(plan.time_zone)
    for number in range((plan.ends_on - plan.starts_on).days + 1):
        day = plan.starts_on + timedelta(days=number)
        start, end = (datetime(day.year, day.month, day.day, hour, tzinfo=zone) for hour in hours)
        planning.plan_session(by=by, activity=made, plan=SessionPlan(start, end, offer, title=f"Día {number + 1}"))
    return made


def _take_in(by: Actor, activity: Activity, rows: list[tuple[str, ...]], at: datetime, *, were_there: bool) -> None:
    content = write_sheet("demostración", HEADINGS, rows)
    file = enrolling.read_participants(by=by, activity=activity, content=content, at=at)
    enrolling.import_participants(by=by, taken_in=file, were_there=were_there, at=at)


def _honduras(by: Actor, at: datetime) -> None:
    organisations.enter_institutions(by=by, kept_by=coalition.country_by_code("HN"), at=at)
    congress = ActivityPlan(
        kind=words.CONGRESS,
        title="Congreso regional de buenas prácticas (demostración)",
        country="HN",
        time_zone="America/Tegucigalpa",
        starts_on=date(2021, 10, 19),
        ends_on=date(2021, 10, 22),
        place="Tegucigalpa",
        origin=CONGRESS_ORIGIN,
        note=INVENTED,
    )
    made = _plan(by, congress, words.MIXED, (9, 16), at)
    _take_in(by, made, participants(), at, were_there=True)
    planning.record_figure(
        by=by, activity=made, said=Said(140, words.EXACT, words.UNIQUE_PERSON, "Fuente 000 (IBCR)"), at=at
    )
    planning.record_figure(
        by=by, activity=made, said=Said(50, words.MORE_THAN, words.UNIQUE_PERSON, "Prensa: enaltavoz.com"), at=at
    )
    workshop = ActivityPlan(
        kind=words.WORKSHOP,
        title="Taller regional de incidencia (demostración)",
        country="HN",
        time_zone="America/Tegucigalpa",
        starts_on=date(2022, 6, 14),
        ends_on=date(2022, 6, 16),
        place="Tegucigalpa",
        origin=WORKSHOP_ORIGIN,
        note=INVENTED,
    )
    second = _plan(by, workshop, words.IN_PERSON, (9, 16), at)
    _take_in(by, second, _workshop_rows(), at, were_there=True)
    planning.record_figure(
        by=by, activity=second, said=Said(50, words.MORE_THAN, words.UNIQUE_PERSON, "Fuente 001 (IBCR)"), at=at
    )


def _workshop_rows() -> list[tuple[str, ...]]:
    """Return 52 people of six countries: 18 who were in the congress, and others; the first 18 rows name them again."""
    again = [row for row in participants() if row[3] in WORKSHOP][:18]
    new = [
        (
            GIVEN[(number + 5) % 14],
            f"{FAMILY[number % 10]} {FAMILY[(number * 7 + 3) % 10]} (inventada)",
            f"t{number + 1}@inventada.example",
            WORKSHOP[number % 6],
            f"Organización inventada {WORKSHOP[number % 6]}",
            SECTORS[1],
            "Participante",
            "Mujer" if number % 4 else "Hombre",
            "Presencial",
        )
        for number in range(34)
    ]
    return [*((*row[:8], "Presencial") for row in again), *new]


def _costa_rica(by: Actor, at: datetime) -> None:
    organisations.enter_institutions(by=by, kept_by=coalition.country_by_code("CR"), at=at)
    coming = (at + timedelta(days=10)).date()
    course = ActivityPlan(
        kind=words.COURSE,
        title="Curso para la policía, primera edición (demostración)",
        country="CR",
        time_zone="America/Costa_Rica",
        starts_on=coming,
        ends_on=coming + timedelta(days=2),
        place="San José",
        note=INVENTED,
    )
    made = _plan(by, course, words.MIXED, (8, 12), at)
    rows = [(*row[:3], "CR", "OIJ", "", *row[6:]) for row in participants()[:20]]
    _take_in(by, made, rows, at, were_there=False)
    public = ActivityPlan(
        kind=words.AWARENESS,
        title="Sesión con el sector turismo (demostración)",
        country="CR",
        time_zone="America/Costa_Rica",
        starts_on=at.date() - timedelta(days=20),
        ends_on=at.date() - timedelta(days=20),
        place="Quepos",
        note="Cantidades inventadas para la demostración.",
    )
    session = _plan(by, public, words.IN_PERSON, (14, 16), at)
    counts = [Count("18_29", 9, 5, 0), Count("30_59", 11, 7, 1), Count("60", 2, 1, 0)]
    counting.record_counts(by=by, session=activities.sessions_of(session)[0], counts=counts, at=at)
