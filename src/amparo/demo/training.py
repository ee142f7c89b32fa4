"""The demonstration's course: twenty enrolled in two modes, a roll, a grid, tests, and the certificates that follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from amparo.demo import kits as demo_kits
from amparo.demo.adopting import Adopter
from amparo.demo.kits import Dates
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.queries import demo_account
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.operations.accounts import tie_account
from amparo.partnership.directory.operations.organisations import enter_institutions
from amparo.partnership.directory.operations.people import enter_professional
from amparo.partnership.directory.queries.people import professional_of_account
from amparo.partnership.directory.rules.entries import Entry
from amparo.partnership.rolls.models import Activity
from amparo.partnership.rolls.operations import enrolling, planning, presence
from amparo.partnership.rolls.operations.planning import ActivityPlan, SessionPlan
from amparo.partnership.rolls.vocabulary import COURSE, IN_PERSON, MIXED, ONLINE, STAFF
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.models import CourseRun
from amparo.partnership.training.operations import after, awards, runs
from amparo.partnership.training.queries import runs as asked

TITLE: Final = "Curso de la trousse justicia (demostración)"
DAYS_AGO: Final = 40
SESSIONS: Final = 3
ABSENT: Final = 2
NOT_YET: Final = 2
# (given names, family names, organisation, sector, place); all invented.
PEOPLE: Final = (
    ("Irene", "Fallas", "Equipo de Respuesta Inmediata", "STATE", "CR-SAN-JOSE"),
    ("Wálter", "Picado", "Organismo de Investigación Judicial", "STATE", "CR-SAN-JOSE"),
    ("Silvia", "Arguedas", "Ministerio Público", "STATE", "CR-SAN-JOSE"),
    ("Andrea", "Campos", "Organismo de Investigación Judicial", "STATE", "CR-SAN-JOSE"),
    ("Bernardo", "Rivas", "Organismo de Investigación Judicial", "STATE", "CR-SAN-JOSE"),
    ("Carolina", "Méndez", "Organismo de Investigación Judicial", "STATE", "CR-SAN-JOSE"),
    ("Diego", "Salas", "Organismo de Investigación Judicial", "STATE", "CR-LIMON"),
    ("Evelyn", "Brown", "Organismo de Investigación Judicial", "STATE", "CR-LIMON"),
    ("Fabián", "Núñez", "Organismo de Investigación Judicial", "STATE", "CR-QUEPOS"),
    ("Gloria", "Chaves", "Organismo de Investigación Judicial", "STATE", "CR-QUEPOS"),
    ("Hugo", "Araya", "Ministerio Público", "STATE", "CR-SAN-JOSE"),
    ("Ileana", "Vargas", "Ministerio Público", "STATE", "CR-SAN-JOSE"),
    ("Joaquín", "Leitón", "Ministerio Público", "STATE", "CR-JACO"),
    ("Karen", "Ulate", "Ministerio Público", "STATE", "CR-JACO"),
    ("Luis Diego", "Porras", "Ministerio Público", "STATE", "CR-NEILY"),
    ("Melissa", "Quirós", "Ministerio Público", "STATE", "CR-NEILY"),
    ("Natalia", "Rojas", "Ministerio Público", "STATE", "CR-SAN-JOSE"),
    ("Orlando", "Mesén", "Ministerio Público", "STATE", "CR-SAN-JOSE"),
    ("Patricia", "Zamora", "Ministerio Público", "STATE", "CR-LA-CRUZ"),
    ("Rodrigo", "Ugalde", "Organismo de Investigación Judicial", "STATE", "CR-LA-CRUZ"),
)
# Who of them signs in, and may then do the tasks that ask for what they learned.
WITH_ACCOUNT: Final = ("cr.psicologia", "cr.policia", "cr.fiscalia")


@dataclass
class Course:
    """The invented course while it is being built."""

    adopter: Adopter
    days: Dates
    country: Country
    people: list[Professional] = field(default_factory=list)
    run: CourseRun | None = None

    @property
    def opened(self) -> CourseRun:
        """The course, once it was opened."""
        if self.run is None:
            raise LookupError(TITLE)
        return self.run


def load_training() -> int:
    """Make the demonstration's course when there is none yet; return how many certificates were signed."""
    adopter = Adopter(datetime.now(UTC))
    country = coalition.country_by_code("CR")
    if Activity.objects.filter(kept_by=country, title=TITLE).exists():
        return 0
    course = Course(adopter, Dates(adopter.now.date(), adopter.now), country)
    adopter.as_staff("cr.secretaria", lambda by: enter_institutions(by=by, kept_by=country, at=adopter.now))
    adopter.as_staff("cr.secretaria", lambda by: _enter_people(by, course))
    adopter.as_staff("cr.secretaria", lambda by: _hold_course(by, course))
    adopter.as_staff("cr.formadora", lambda by: _assess(by, course))
    signed: list[int] = []
    adopter.as_staff("cr.formadora", lambda by: signed.append(_sign(by, course)))
    return signed[0]


def _enter(by: Actor, course: Course, who: tuple[str, str, str, str, str], username: str) -> Professional:
    """Enter somebody of the course, tied to an account where they have one; who is there already stays."""
    given, family, organisation, sector, place = who
    account = demo_account(username) if username else None
    found = professional_of_account(account.pk) if account else None
    if found is None:
        entry = Entry(given, family, country="CR", organisation=organisation, sector=sector)
        found = enter_professional(by=by, kept_by=course.country, entry=entry, at=course.days.at)
    if account is not None and found.account_id is None:
        tie_account(by=by, professional=found, account=account.pk)
    after.place_professional(
        by=by, professional=found, place=place, since=course.days.ago(400), today=course.days.today, at=course.days.at
    )
    return found


def _enter_people(by: Actor, course: Course) -> None:
    for number, who in enumerate(PEOPLE):
        username = WITH_ACCOUNT[number] if number < len(WITH_ACCOUNT) else ""
        course.people.append(_enter(by, course, who, username))


def _hold_course(by: Actor, course: Course) -> None:
    """Plan the course, certify and name its trainer, invite the twenty and fill the roll of each session."""
    first, zone = course.days.ago(DAYS_AGO), ZoneInfo(course.country.time_zone)
    plan = ActivityPlan(
        COURSE, TITLE, "CR", course.country.time_zone, first, first + timedelta(days=SESSIONS - 1),
        place="Escuela Judicial, San José, y en línea",
    )  # fmt: skip
    activity = planning.plan_activity(by=by, kept_by=course.country, plan=plan, at=course.days.at)
    who = ("Alejandra", "Fonseca", "Escuela Judicial", "ACADEMY", "CR-SAN-JOSE")
    trainer, version = _enter(by, course, who, "cr.formadora"), demo_kits.version()
    observed = awards.Observed(85, 90, 95, course.days.ago(60))
    awards.certify_trainer(
        by=by, professional=trainer, version=version, observed=observed, today=course.days.ago(50), at=course.days.at
    )
    academy = {row.code: row for row in coalition.institutions_of("CR")}["CR_EJ"]
    course.run = runs.open_run(
        by=by, activity=activity, plan=runs.Plan(version, "IN_SERVICE", academy), at=course.days.at
    )
    runs.name_trainer(by=by, run=course.run, professional=trainer, at=course.days.at)
    in_room, on_line = course.people[:12], course.people[12:]
    for people, mode in ((in_room, IN_PERSON), (on_line, ONLINE)):
        enrolling.enrol(by=by, activity=activity, professionals=people, mode=mode, at=course.days.at)
    modes = {
        **dict.fromkeys((each.pk for each in in_room), IN_PERSON),
        **dict.fromkeys((e.pk for e in on_line), ONLINE),
    }
    there = [each.pk for each in course.people[: len(course.people) - ABSENT]]
    for number in range(SESSIONS):
        starts = datetime.combine(first + timedelta(days=number), time(8), zone)
        plan_of = SessionPlan(starts, starts + timedelta(hours=4), MIXED, title=f"Sesión {number + 1}")
        session = planning.plan_session(by=by, activity=activity, plan=plan_of)
        marks = {(person, modes[person]): True for person in there}
        presence.mark_roll(by=by, session=session, marks=marks, proof=STAFF, at=course.days.at)


def _assess(by: Actor, course: Course) -> None:
    """Mark the grid of those who were there, and key their answers before and after."""
    run, at = course.opened, course.days.at
    criteria = list(asked.criteria_of(run).values_list("pk", flat=True))
    items = list(asked.items_of(run).values_list("pk", "right"))
    there = [each.pk for each in course.people[: len(course.people) - ABSENT]]
    for number, person in enumerate(there):
        passes = number < len(there) - NOT_YET
        good = words.MASTERED if number % 3 == 0 else words.ACHIEVED
        levels = dict.fromkeys(criteria, good if passes else words.TO_IMPROVE)
        runs.mark_grid(by=by, run=run, person=person, levels=levels, at=at)
        for moment, known in ((words.BEFORE, 1 + number % 3), (words.AFTER, 3 + number % 3)):
            chosen = {
                item: right if (at_item + number) % len(items) < known else right % 3 + 1
                for at_item, (item, right) in enumerate(items)
            }
            runs.record_answers(by=by, run=run, person=person, moment=moment, chosen=chosen, at=at)


def _sign(by: Actor, course: Course) -> int:
    return len(awards.award_run(by=by, run=course.opened, today=course.days.ago(DAYS_AGO - 5), at=course.days.at))
