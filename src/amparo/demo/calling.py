"""The demonstration's calls: the one of Honduras that the sources tell of, and an invented one that is open.

What the sources tell: a call for innovative projects of civil society with technical and financial support; about ten
concepts, four asked for an action plan, two funded (UDIMUF and CEM-H) with 25,000 dollars each for six months, at 1.268
Canadian dollars. Everything else here is invented, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from amparo.demo.adopting import Adopter
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts.queries import demo_account
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Call, Reviewer
from amparo.partnership.calls.operations import applying, deciding, granting, making, reporting, reviewing, screening
from amparo.partnership.calls.operations.applying import Written
from amparo.partnership.calls.operations.granting import Paid, Terms, Visit
from amparo.partnership.calls.operations.making import CallPlan, Told
from amparo.partnership.calls.operations.reporting import Reported
from amparo.partnership.calls.operations.reviewing import Judged
from amparo.partnership.calls.queries import grants
from amparo.partnership.calls.queries import reviewing as judged
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.queries.calls import asked_in, criteria_of, published_calls
from amparo.partnership.calls.rules.applying import About
from amparo.partnership.calls.rules.deadlines import months_after
from amparo.partnership.calls.rules.money import Line, Rate
from amparo.partnership.coalition import queries as coalition

PAST: Final = Told(
    "Proyectos novadores contra la trata de personas en Honduras",
    "Reforzar la respuesta a la trata de personas con proyectos novadores de la sociedad civil hondureña.",
    "Organizaciones de la sociedad civil de Honduras y grupos de la comunidad, con o sin personería jurídica.",
    "Proyectos que previenen la trata, ayudan a detectarla o apoyan a sobrevivientes. (Detalle inventado.)",
    "Compra de terrenos o edificios, y todo lo que exponga a quienes participan. (Detalle inventado.)",
    "Apoyo técnico además del dinero: visitas y formación.",
    "Primero una nota conceptual corta; un comité invita a escribir un plan de acción. (Las fechas son inventadas.)",
)
OPEN: Final = Told(
    "Ideas de la comunidad contra la trata (demostración)",
    "Apoyar ideas pequeñas de la comunidad que previenen la trata o acompañan a sobrevivientes. Todo es inventado.",
    "Grupos de la comunidad y organizaciones pequeñas de Costa Rica, con o sin personería jurídica.",
    "Teatro, radio, deporte, ferias, acompañamiento entre pares y otras ideas con quienes están en mayor riesgo.",
    "Compra de vehículos o edificios, y todo lo que exponga a quienes participan.",
    "Dos visitas de apoyo técnico y un taller sobre cómo rendir cuentas.",
    "Un comité lee primero una nota conceptual corta. A quienes invite les pide un plan de acción con presupuesto.",
)
ORIGIN: Final = {
    "es": "Fuentes: IBCR, noticia del comité directivo; ibcr.org/?p=16628 y ?p=18110 (unas diez notas,"
    " cuatro planes, dos subvenciones de 25.000 USD = 31.700 CAD por seis meses)."
    " Los nombres de las otras ocho, los textos, los puntos y las fechas son inventados.",
    "fr": "Sources : IBCR, nouvelle du comité de pilotage ; ibcr.org/?p=16628 et ?p=18110 (une dizaine de notes,"
    " quatre plans, deux subventions de 25 000 USD = 31 700 CAD pour six mois)."
    " Les noms des huit autres, les textes, les points et les dates sont inventés.",
    "en": "Sources: IBCR, news of the steering committee; ibcr.org/?p=16628 and ?p=18110 (about ten concepts,"
    " four plans, two grants of 25,000 USD = 31,700 CAD for six months)."
    " The names of the other eight, the texts, the points and the days are invented.",
}
INVENTED: Final = "Texto inventado para la demostración."
# Who applied: the two of the sources, and eight invented ones; points of five from each of two reviewers.
APPLIED: Final = (
    ("UDIMUF", words.REGISTERED, (5, 5)), ("Organización inventada B", words.REGISTERED, (3, 3)),
    ("CEM-H", words.REGISTERED, (5, 4)), ("Grupo inventado D", words.GROUP, (4, 4)),
    ("Organización inventada E", words.REGISTERED, (2, 1)), ("Grupo inventado F", words.GROUP, (4, 4)),
    ("Organización inventada G", words.REGISTERED, (3, 2)), ("Grupo inventado H", words.GROUP, (2, 2)),
    ("Organización inventada I", words.REGISTERED, (1, 2)), ("Grupo inventado J", words.GROUP, (3, 3)),
)  # fmt: skip
INVITED: Final = (1, 3, 4, 6)
FUNDED: Final = (1, 3)
JUDGES: Final = ("hn.inclusion", "hn.ninez")
RATE: Final = Rate(Decimal("1.268"), "CAD", date(2020, 9, 15), "IBCR: 25.000 USD = 31.700 CAD; el día es inventado")
BEGINS: Final = datetime(2020, 3, 2, 15, tzinfo=UTC)
CLOSES: Final = datetime(2020, 4, 1, 5, 59, 59, tzinfo=UTC)
PLANS_CLOSE: Final = datetime(2020, 7, 1, 5, 59, 59, tzinfo=UTC)
STARTS: Final = date(2020, 10, 1)


@dataclass
class Past:
    """The call of the sources while it is being built."""

    adopter: Adopter
    made: list[Call] = field(default_factory=list)
    applicants: list[Applicant] = field(default_factory=list)

    @property
    def call(self) -> Call:
        """The call as it stands now."""
        return Call.objects.select_related("country").get(pk=self.made[0].pk)

    def applicant(self, number: int) -> Applicant:
        """Somebody who applied, as their application stands now."""
        key = self.applicants[number - 1].application.pk
        return Applicant(Application.objects.select_related("call__country").get(pk=key))


def load_calls() -> int:
    """Make the demonstration's calls when there is none yet; return how many there are."""
    if published_calls().exists():
        return published_calls().count()
    past = Past(Adopter(datetime.now(UTC)))
    past.adopter.as_staff("hn.programa", lambda by: _publish(by, past))
    past.adopter.as_staff("hn.programa", lambda _by: _apply(past))
    _judge(past, words.CONCEPT, CLOSES + timedelta(days=20), INVITED)
    past.adopter.as_staff("hn.programa", lambda _by: _plan(past))
    _judge(past, words.PLAN, PLANS_CLOSE + timedelta(days=20), FUNDED)
    past.adopter.as_staff("hn.secretaria", lambda by: _grant(by, past))
    past.adopter.as_staff("cr.programa", lambda by: _open(by, past.adopter.now))
    return published_calls().count()


def _publish(by: Actor, past: Past) -> None:
    plan = CallPlan(
        Decimal(25000), 6, 2, project="HN-DEMO", e_mail="convocatoria@ejemplo.invalid", hides_names=True,
        is_invented=True, origin=ORIGIN,
    )  # fmt: skip
    made = making.make_call(by=by, country=coalition.country_by_code("HN"), plan=plan, told=PAST, at=BEGINS)
    past.made.append(making.publish_call(by=by, call=made, closes_at=CLOSES, at=BEGINS))


def _open(by: Actor, now: datetime) -> None:
    plan = CallPlan(
        Decimal(4000), 6, 3, project="CR-DEMO", e_mail="convocatoria@ejemplo.invalid", is_invented=True,
    )  # fmt: skip
    made = making.make_call(by=by, country=coalition.country_by_code("CR"), plan=plan, told=OPEN, at=now)
    making.publish_call(by=by, call=made, closes_at=now + timedelta(days=30), at=now)


def _apply(past: Past) -> None:
    call = past.call
    inside = {each.code: each.wants for each in asked_in(call, words.ELIGIBILITY)}
    texts = {each.code: INVENTED for each in asked_in(call, words.CONCEPT)}
    for number, (name, legal, _points) in enumerate(APPLIED, start=1):
        begun = applying.begin(by=None, call=call, said=inside, language="es", at=BEGINS)
        applicant = Applicant(begun.application)
        about = About(name, legal, contact="Contacto inventado", telephone="0000-0000")
        applying.keep_about(by=applicant, about=about, at=BEGINS)
        written = Written({**texts, "title": f"Proyecto {number} (título inventado)"}, Decimal(25000), 6)
        applying.keep_answers(by=applicant, written=written, at=BEGINS)
        applying.send(by=applicant, names_nobody=False, at=CLOSES - timedelta(days=1))
        past.applicants.append(applicant)


def _plan(past: Past) -> None:
    lines = [
        Line(words.PEOPLE, "Equipo del proyecto (inventado)", Decimal(12000)),
        Line("PARTICIPANTS", "Transporte y meriendas de participantes (inventado)", Decimal(8000)),
        Line("MATERIALS", "Materiales (inventado)", Decimal(5000)),
    ]
    texts = {each.code: INVENTED for each in asked_in(past.call, words.PLAN)}
    for number in INVITED:
        applicant = past.applicant(number)
        applying.keep_answers(
            by=applicant, written=Written(texts, Decimal(25000), 6, lines), at=PLANS_CLOSE - timedelta(days=3)
        )
        applying.send(by=past.applicant(number), names_nobody=False, at=PLANS_CLOSE - timedelta(days=1))


def _judge(past: Past, stage: str, at: datetime, chosen: tuple[int, ...]) -> None:
    """Read what was sent, let two reviewers say their ties and judge, decide with reasons and tell everybody."""
    reviewers: list[Reviewer] = []
    past.adopter.as_staff("hn.programa", lambda by: _prepare(by, past, stage, at, reviewers))
    for place, (username, reviewer) in enumerate(zip(JUDGES, reviewers, strict=True)):
        past.adopter.as_staff(username, lambda by, r=reviewer, p=place: _review(by, past, r, p, at))  # type: ignore[misc]
    past.adopter.as_staff("hn.programa", lambda by: _decide(by, past, stage, at, chosen))


def _prepare(by: Actor, past: Past, stage: str, at: datetime, reviewers: list[Reviewer]) -> None:
    numbers = INVITED if stage == words.PLAN else range(1, len(APPLIED) + 1)
    for number in numbers:
        row = past.applicant(number).application
        screening.screen(by=by, application=row, stage=stage, is_admissible=True, why="", at=at)
    for username in JUDGES:
        account = demo_account(username)
        if account is not None:
            reviewers.append(making.name_reviewer(by=by, call=past.call, stage=stage, account=account.pk, at=at))


def _review(by: Actor, past: Past, reviewer: Reviewer, place: int, at: datetime) -> None:
    said = {each.key: words.NO_CONFLICT for each in judged.still_to_declare(reviewer)}
    reviewing.declare_ties(by=by, reviewer=reviewer, said=said, at=at)
    codes = [row.code for row in criteria_of(past.call, reviewer.stage)]
    for row in judged.open_to(reviewer):
        points = dict.fromkeys(codes, APPLIED[row.number - 1][2][place])
        told = Judged(points, "YES" if points[words.INNOVATION] > 2 else "NO", "Comentario inventado.")
        reviewing.give_review(by=by, reviewer=reviewer, application=row, judged=told, at=at)


def _decide(by: Actor, past: Past, stage: str, at: datetime, chosen: tuple[int, ...]) -> None:
    good, bad = words.OUTCOMES[stage]
    why = {
        good: "Su proyecto es novador y se puede hacer. Gracias por presentarlo. (Razón inventada.)",
        bad: "Otros proyectos respondían mejor a los criterios. Gracias por presentarlo. (Razón inventada.)",
    }
    for number in INVITED if stage == words.PLAN else range(1, len(APPLIED) + 1):
        outcome = good if number in chosen else bad
        row = past.applicant(number).application
        deciding.decide(by=by, application=row, stage=stage, outcome=outcome, reasons=why[outcome], at=at)
    until = PLANS_CLOSE if stage == words.CONCEPT else None
    deciding.tell(by=by, call=past.call, stage=stage, at=at, plans_close_at=until)


def _grant(by: Actor, past: Past) -> None:
    """Agree the two grants of the sources and carry them to their end; its steps are invented."""
    signed = datetime(2020, 9, 15, 15, tzinfo=UTC)
    note = "Monto, plazo y quién la recibe: fuentes. Lo demás es inventado."
    for number in FUNDED:
        terms = Terms(signed.date(), "Firma inventada", STARTS, RATE, note=note)
        row = past.applicant(number).application
        grant = granting.agree(by=by, application=row, terms=terms, at=signed)
        seen = Visit(date(2020, 11, 18), "Visita en línea", "Visita inventada: se acordó cómo contar a quienes vienen.")
        granting.record_visit(by=by, agreement=grant, visit=seen, at=signed)
        spent = {line.pk: (line.amount / 2).quantize(Decimal("0.01")) for line in grant.lines.all()}
        for part in (1, 2):
            ends = datetime.combine(months_after(STARTS, 3 * part), datetime.min.time(), UTC) + timedelta(days=10)
            tranche, due = grants.tranche_of(grant, part), grants.due_report(grant, part)
            if tranche is None or due is None:
                raise LookupError(grant.number)
            paid = Paid(ends.date() - timedelta(days=80), f"Referencia inventada {part}", RATE)
            granting.pay(by=by, tranche=tranche, paid=paid, at=ends)
            said = Reported(INVENTED, INVENTED, "", "", spent)
            report = reporting.send_report(by=past.applicant(number), due=due, reported=said, at=ends)
            reporting.answer_report(by=by, report=report, is_accepted=True, why="", at=ends)
