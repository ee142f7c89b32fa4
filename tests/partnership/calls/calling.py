"""Calls for tests: made, published, applied to, judged and told, by operations only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from amparo.foundation.accounts.queries import demo_account
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Application, Call, GrantAgreement, Reviewer
from amparo.partnership.calls.operations import applying, deciding, granting, making, reviewing, screening
from amparo.partnership.calls.operations.applying import Written
from amparo.partnership.calls.operations.granting import Terms
from amparo.partnership.calls.operations.making import CallPlan, Told
from amparo.partnership.calls.operations.reviewing import Judged
from amparo.partnership.calls.queries import reviewing as judged
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.queries.calls import asked_in
from amparo.partnership.calls.rules.applying import About
from amparo.partnership.calls.rules.money import Line, Rate
from amparo.partnership.coalition import queries as coalition
from tests.conftest import As

NOW = datetime(2026, 10, 1, 15, tzinfo=UTC)
CLOSES = NOW + timedelta(days=20)
AFTER = CLOSES + timedelta(seconds=1)
PLANS_CLOSE = CLOSES + timedelta(days=20)
LATER = PLANS_CLOSE + timedelta(seconds=1)
TOLD = Told("Convocatoria de prueba", "Para qué", "Quiénes", "Qué sí", "Qué no", "Qué apoyo", "Cómo se elige")
INSIDE = {"civil_society": "yes", "in_the_country": "yes", "against_trafficking": "yes", "public_office": "no"}
RATE = Rate(Decimal("1.268"), "CAD", date(2026, 10, 1), "Banco (prueba)")
JUDGES = ("hn.inclusion", "hn.ninez")


def account_of(username: str) -> int:
    found = demo_account(username)
    assert found is not None
    return found.pk


def made(as_staff: As, *, hides_names: bool = True, grants: int = 2) -> Call:
    """Return a call that is being prepared."""
    plan = CallPlan(Decimal(25000), 6, grants, project="HN-DEMO", e_mail="c@ejemplo.invalid", hides_names=hides_names)
    with as_staff("hn.programa") as actor:
        return making.make_call(by=actor, country=coalition.country_by_code("HN"), plan=plan, told=TOLD, at=NOW)


def published(as_staff: As, **how: object) -> Call:
    """Return a call that takes concept notes until `CLOSES`."""
    call = made(as_staff, **how)  # type: ignore[arg-type]
    with as_staff("hn.programa") as actor:
        return making.publish_call(by=actor, call=call, closes_at=CLOSES, at=NOW)


def about(name: str) -> About:
    return About(name, words.GROUP, contact="Alba", e_mail=f"{name.split()[-1].lower()}@ejemplo.invalid")


def answers(call: Call, stage: str, text: str = "Respuesta") -> dict[str, str]:
    return {each.code: text for each in asked_in(call, stage)}


def begun(call: Call, name: str = "Grupo Uno") -> tuple[Applicant, str]:
    """Return who began to apply, and their code."""
    started = applying.begin(by=None, call=call, said=INSIDE, language="es", at=NOW)
    applicant = Applicant(started.application)
    applying.keep_about(by=applicant, about=about(name), at=NOW)
    return fresh(applicant), started.code


def fresh(applicant: Applicant) -> Applicant:
    return Applicant(Application.objects.select_related("call__country").get(pk=applicant.application.pk))


def written(applicant: Applicant, text: str = "Respuesta", amount: int = 25000) -> Applicant:
    """Write everything of the stage in which an application is."""
    stage = applicant.application.stage
    lines = [Line("PEOPLE", "Facilitadora", Decimal(amount) - 5000), Line("MATERIALS", "Vestuario", Decimal(5000))]
    said = Written(answers(applicant.call, stage, text), Decimal(amount), 6, lines if stage == words.PLAN else None)
    applying.keep_answers(by=applicant, written=said, at=NOW)
    return fresh(applicant)


def sent(call: Call, name: str = "Grupo Uno", text: str = "Respuesta", *, names_nobody: bool = False) -> Applicant:
    """Return who sent a concept note."""
    applicant = written(begun(call, name)[0], text)
    applying.send(by=applicant, names_nobody=names_nobody, at=NOW)
    return fresh(applicant)


def screened(
    as_staff: As, applications: Sequence[Application], stage: str = words.CONCEPT, at: datetime = AFTER
) -> None:
    with as_staff("hn.programa") as actor:
        for row in applications:
            screening.screen(by=actor, application=row, stage=stage, is_admissible=True, why="", at=at)


def named(as_staff: As, call: Call, stage: str = words.CONCEPT, who: Sequence[str] = JUDGES) -> list[Reviewer]:
    with as_staff("hn.programa") as actor:
        return [
            making.name_reviewer(by=actor, call=call, stage=stage, account=account_of(each), at=NOW) for each in who
        ]


def without_ties(as_staff: As, reviewers: Sequence[Reviewer], who: Sequence[str] = JUDGES) -> None:
    for reviewer, username in zip(reviewers, who, strict=True):
        with as_staff(username) as actor:
            said = {each.key: words.NO_CONFLICT for each in judged.still_to_declare(reviewer)}
            reviewing.declare_ties(by=actor, reviewer=reviewer, said=said, at=AFTER)


def points(call: Call, stage: str, value: int) -> dict[str, int]:
    return {row.code: value for row in call.criteria.filter(stage=stage)}


def reviewed(
    as_staff: As, reviewers: Sequence[Reviewer], given: Mapping[int, int], who: Sequence[str] = JUDGES
) -> None:
    """Let everybody judge each application (by number) with the same points for every criterion."""
    for reviewer, username in zip(reviewers, who, strict=True):
        with as_staff(username) as actor:
            for row in judged.open_to(reviewer):
                told = Judged(points(reviewer.call, reviewer.stage, given[row.number]), "YES", "Comentario")
                reviewing.give_review(by=actor, reviewer=reviewer, application=row, judged=told, at=AFTER)


REASON = "Gracias por presentarse. Esta es la razón, en palabras claras."


def decided(as_staff: As, call: Call, stage: str, chosen: Sequence[int], at: datetime = AFTER) -> None:
    good, bad = words.OUTCOMES[stage]
    with as_staff("hn.programa") as actor:
        for row in (
            Application.objects.filter(call=call, decisions__isnull=True)
            if stage == words.CONCEPT
            else (Application.objects.filter(call=call, state=words.INVITED))
        ):
            outcome = good if row.number in chosen else bad
            deciding.decide(by=actor, application=row, stage=stage, outcome=outcome, reasons=REASON, at=at)


@dataclass
class Chosen:
    """A call that went its whole way, and the grants that came of it."""

    call: Call
    applicants: list[Applicant] = field(default_factory=list)
    grants: list[GrantAgreement] = field(default_factory=list)


def funded(as_staff: As, *, grants: int = 1) -> Chosen:
    """Return a call with as many grants as asked, out of one concept more."""
    call = published(as_staff, grants=grants)
    applicants = [sent(call, f"Grupo G{number}") for number in range(1, grants + 2)]
    screened(as_staff, [each.application for each in applicants])
    reviewers = named(as_staff, call)
    without_ties(as_staff, reviewers)
    reviewed(as_staff, reviewers, {number: 5 if number <= grants else 1 for number in range(1, grants + 2)})
    decided(as_staff, call, words.CONCEPT, range(1, grants + 1))
    with as_staff("hn.programa") as actor:
        deciding.tell(by=actor, call=call, stage=words.CONCEPT, at=AFTER, plans_close_at=PLANS_CLOSE)
    invited = [written(fresh(each)) for each in applicants[:grants]]
    for each in invited:
        applying.send(by=each, names_nobody=False, at=AFTER)
    screened(as_staff, [each.application for each in invited], words.PLAN, LATER)
    reviewers = named(as_staff, call, words.PLAN)
    without_ties(as_staff, reviewers)
    reviewed(as_staff, reviewers, dict.fromkeys(range(1, grants + 1), 4))
    decided(as_staff, call, words.PLAN, range(1, grants + 1), LATER)
    with as_staff("hn.programa") as actor:
        deciding.tell(by=actor, call=call, stage=words.PLAN, at=LATER)
    found = Chosen(Call.objects.select_related("country").get(pk=call.pk), [fresh(each) for each in applicants])
    for each in found.applicants[:grants]:
        with as_staff("hn.secretaria") as actor:
            found.grants.append(granting.agree(by=actor, application=each.application, terms=terms(), at=LATER))
    return found


STARTS = LATER.date() - timedelta(days=30)


def terms() -> Terms:
    return Terms(LATER.date() - timedelta(days=35), "Presidenta (prueba)", STARTS, RATE)
