"""A small group applies without an account, is judged without its name, gets one of two grants and reports once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from psycopg import sql

from amparo.demo.adopting import Adopter
from amparo.foundation.access.actors import Actor
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
from amparo.partnership.calls.queries.calls import asked_in, criteria_of
from amparo.partnership.calls.rules.applying import About
from amparo.partnership.calls.rules.money import Line, Rate
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.rolls.vocabulary import AGE_BANDS
from tests.databases import use_database
from tests.journeys.conftest import NewContext, SignIn
from tests.journeys.serving import Site, as_owner
from tests.journeys.staff import Staff
from tests.journeys.watching import Watch

TOLD = Told("Convocatoria de la historia", "Para qué", "Quiénes", "Qué sí", "Qué no", "Qué apoyo", "Cómo se elige")
INSIDE = {"civil_society": "yes", "in_the_country": "yes", "against_trafficking": "yes", "public_office": "no"}
GROUP = {"name": "Teatro del barrio", "legal": words.GROUP, "backed_by": "Asociación que la recibe",
         "contact": "Alba", "e_mail": "teatro@ejemplo.invalid"}  # fmt: skip
REASON = "Su proyecto responde a los criterios. Gracias por presentarlo."
OURS, OTHER = 10, 1
INVITED = (1, 2, 3, 10)
ENOUGH = {"amount": "25000", "months": "6"}


@pytest.fixture
def kept(site: Site, django_db_blocker: Any) -> Iterator[Adopter]:
    """Acts as staff in the database of the site, for what the story does not look at."""
    with django_db_blocker.unblock():
        use_database(site.database)
        yield Adopter(datetime.now(UTC))
        use_database("postgres")


@dataclass
class Story:
    """A group with a code, and those who run, judge and pay; nine others apply by themselves."""

    sign_in: SignIn
    visitor: Staff
    kept: Adopter
    database: str
    call: int = 0
    secret: str = ""
    reviewers: list[int] = field(default_factory=list)

    @property
    def code(self) -> str:
        return Call.objects.get(pk=self.call).code

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    def at(self, number: int) -> Application:
        return Application.objects.select_related("call__country").get(call=self.call, number=number)

    def time_passes(self, column: str) -> None:
        """Let a deadline pass, as the clock of the server would; the database lets nobody else bring one nearer."""
        nearer = sql.SQL("update calls_call set {} = now() - interval '1 second' where id = %s")
        with as_owner(self.database) as link:
            link.execute("set session_replication_role = replica")
            link.execute(nearer.format(sql.Identifier(column)), [self.call])

    def run_by(self, who: str, page: str) -> Staff:
        staff = self.sign_in(who)
        staff.go(f"/subvenciones/{page}")
        return staff

    def given_an_open_call_with_nine_concepts(self) -> None:
        begins = self.now - timedelta(days=30)

        def publish(by: Actor) -> None:
            plan = CallPlan(Decimal(25000), 6, 2, project="HN-DEMO", e_mail="c@ejemplo.invalid", hides_names=True)
            made = making.make_call(by=by, country=coalition.country_by_code("HN"), plan=plan, told=TOLD, at=begins)
            self.call = made.pk
            making.publish_call(by=by, call=made, closes_at=self.now + timedelta(days=1), at=begins)

        self.kept.as_staff("hn.programa", publish)
        call = Call.objects.select_related("country").get(pk=self.call)
        for number in range(1, OURS):
            begun = applying.begin(by=None, call=call, said=INSIDE, language="es", at=self.now)
            about = About(f"Organización {number}", words.REGISTERED, contact="Contacto", telephone="0000")
            applying.keep_about(by=Applicant(begun.application), about=about, at=self.now)
            self._write_and_send(number)

    def _write_and_send(self, number: int) -> None:
        applicant = Applicant(self.at(number))
        stage = applicant.application.stage
        lines = [Line("PEOPLE", "Equipo", Decimal(25000))] if stage == words.PLAN else None
        texts = {each.code: f"Respuesta {number}" for each in asked_in(applicant.call, stage)}
        applying.keep_answers(by=applicant, written=Written(texts, Decimal(25000), 6, lines), at=self.now)
        applying.send(by=Applicant(self.at(number)), names_nobody=False, at=self.now)

    def when_a_group_begins_on_the_public_page_and_gets_a_code(self) -> None:
        visitor = self.visitor
        visitor.go("/convocatorias/")
        visitor.press(f"a[href='/convocatorias/{self.code}/']")
        visitor.press("a[href$='/puedo-postular/']")
        visitor.send(INSIDE)
        self.secret = re.findall(r"\w{4}(?:-\w{4}){3}", visitor.text())[0]
        visitor.press("main a.button--primary")

    def when_the_group_writes_and_its_slip_is_told_before_anything_is_sent(self) -> None:
        visitor = self.visitor
        visitor.press("a[href$='/quienes/']")
        visitor.send(GROUP)
        visitor.go("/mi-postulacion/respuestas/")
        visitor.send({"q_title": "Teatro que cuida", "q_problem": "La niña de 14 años, K. L., vino sola.", **ENOUGH})
        visitor.go("/mi-postulacion/enviar/")
        visitor.send(expect=422)
        assert "K. L." in visitor.text()
        visitor.go("/mi-postulacion/respuestas/")
        visitor.send({"q_problem": "Nadie habla de esto en la escuela."})

    def when_it_closes_the_browser_and_sends_another_day_with_its_code(self) -> None:
        visitor = self.visitor
        visitor.press("form[action$='/cerrar/'] button")
        visitor.go(f"/convocatorias/{self.code}/volver/")
        visitor.send({"code": "0000-0000-0000-0000"}, expect=422)
        self.come_back()
        visitor.press("a[href$='/enviar/']")
        visitor.send()
        assert "ya se envió" in visitor.text()
        self.time_passes("concepts_close_at")
        visitor.go("/mi-postulacion/enviar/")
        visitor.send(expect=422)

    def come_back(self) -> None:
        self.visitor.go(f"/convocatorias/{self.code}/volver/")
        self.visitor.send({"code": self.secret.lower()})

    def when_the_concepts_are_read_and_two_judge_without_names(self) -> None:
        programme = self.run_by("hn.programa", f"{self.code}/postulaciones/{OURS}/")
        assert "Teatro del barrio" in programme.text()
        programme.press("a[href$='/admitir/']")
        programme.send({"is_admissible": "yes"})
        programme.go(f"/subvenciones/{self.code}/evaluadores/concept/")
        account = demo_account("hn.inclusion")
        assert account is not None
        programme.send({"account": account.pk})
        self.others_are_read_and_named(words.CONCEPT, range(1, OURS), ("hn.ninez",))

        judge = self.sign_in("hn.inclusion")
        judge.go("/subvenciones/evaluar/")
        judge.press(f"a[href*='{self.code}']")
        judge.send(dict.fromkeys(self._ties("hn.inclusion", words.CONCEPT), words.NO_CONFLICT))
        assert "Teatro del barrio" not in judge.text()
        judge.press(f"a[href$='/evaluar/concept/{OURS}/']")
        criteria = {f"c_{row.code}": "5" for row in criteria_of(self.at(OURS).call, words.CONCEPT)}
        judge.send({**criteria, "advises": "YES", "comment": "Es nuevo aquí."})
        assert "100" in judge.text()
        self.reviewed_by("hn.inclusion", words.CONCEPT)
        self.reviewed_by("hn.ninez", words.CONCEPT)

    def others_are_read_and_named(self, stage: str, numbers: Any, who: tuple[str, ...]) -> None:
        def prepare(by: Actor) -> None:
            for number in numbers:
                row = self.at(number)
                screening.screen(by=by, application=row, stage=stage, is_admissible=True, why="", at=self.now)
            for username in who:
                account = demo_account(username)
                assert account is not None
                call = self.at(OURS).call
                making.name_reviewer(by=by, call=call, stage=stage, account=account.pk, at=self.now)

        self.kept.as_staff("hn.programa", prepare)

    def _reviewer(self, username: str, stage: str) -> Reviewer:
        account = demo_account(username)
        assert account is not None
        return Reviewer.objects.select_related("call__country").get(call=self.call, stage=stage, account=account.pk)

    def _ties(self, username: str, stage: str) -> list[str]:
        return [each.key for each in judged.still_to_declare(self._reviewer(username, stage))]

    def reviewed_by(self, username: str, stage: str) -> None:
        """Let somebody judge what they did not judge yet: ours and the first best."""

        def judge(by: Actor) -> None:
            reviewer = self._reviewer(username, stage)
            said = dict.fromkeys(self._ties(username, stage), words.NO_CONFLICT)
            if said:
                reviewing.declare_ties(by=by, reviewer=reviewer, said=said, at=self.now)
            codes = [row.code for row in criteria_of(reviewer.call, stage)]
            for row in judged.open_to(reviewer):
                if judged.own_review(reviewer, row) is None:
                    points = 5 if row.number in {OURS, OTHER} else 3 if row.number in INVITED else 1
                    told = Judged(dict.fromkeys(codes, points), "YES", "Comentario.")
                    reviewing.give_review(by=by, reviewer=reviewer, application=row, judged=told, at=self.now)

        self.kept.as_staff(username, judge)

    def when_four_are_invited_and_everybody_reads_why(self) -> None:
        self.others_are_decided(words.CONCEPT, range(1, OURS), INVITED)
        programme = self.run_by("hn.programa", f"{self.code}/seleccion/concept/")
        assert programme.page.locator("tbody tr").count() == OURS
        programme.go(f"/subvenciones/{self.code}/postulaciones/{OURS}/decidir/")
        programme.send({"outcome": words.INVITED, "reasons": REASON})
        programme.go(f"/subvenciones/{self.code}/seleccion/concept/comunicar/")
        until = (self.now + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
        programme.send({"closes_at": until, "why": "El orden se siguió."})
        self.visitor.go("/mi-postulacion/")
        assert REASON in self.visitor.text()

    def others_are_decided(self, stage: str, numbers: Any, chosen: tuple[int, ...]) -> None:
        good, bad = words.OUTCOMES[stage]

        def decide(by: Actor) -> None:
            for number in numbers:
                outcome = good if number in chosen else bad
                row = self.at(number)
                deciding.decide(by=by, application=row, stage=stage, outcome=outcome, reasons=REASON, at=self.now)

        self.kept.as_staff("hn.programa", decide)

    def when_the_group_sends_its_plan_with_a_budget_in_lines(self) -> None:
        visitor = self.visitor
        visitor.press("a[href$='/respuestas/']")
        visitor.send(ENOUGH)
        visitor.go("/mi-postulacion/presupuesto/")
        page = visitor.page
        for number, (kind, text, amount) in enumerate(
            (("PEOPLE", "Facilitadora", "20 000"), ("MATERIALS", "Vestuario", "5.000,00")), start=1
        ):
            page.select_option(f"[name=category_{number}]", kind)
            page.fill(f"[name=text_{number}]", text)
            page.fill(f"[name=amount_{number}]", amount)
        visitor.press("main button.button--primary")
        visitor.go("/mi-postulacion/enviar/")
        visitor.send()
        for number in INVITED[:-1]:
            self._write_and_send(number)
        self.time_passes("plans_close_at")

    def when_two_are_funded(self) -> None:
        self.others_are_read_and_named(words.PLAN, INVITED, ("hn.inclusion", "hn.ninez"))
        for username in ("hn.inclusion", "hn.ninez"):
            self.reviewed_by(username, words.PLAN)
        self.others_are_decided(words.PLAN, INVITED[:-1], (OTHER,))
        programme = self.run_by("hn.programa", f"{self.code}/postulaciones/{OURS}/decidir/")
        programme.send({"outcome": words.FUNDED, "reasons": REASON})
        programme.go(f"/subvenciones/{self.code}/seleccion/plan/comunicar/")
        programme.send({"why": "El orden se siguió."})

    def when_both_grants_are_agreed_and_the_first_money_is_paid(self) -> None:
        today = self.now.date()
        signed, starts = today - timedelta(days=9), today - timedelta(days=8)
        rate = Rate(Decimal("1.268"), "CAD", signed, "Banco (prueba)")

        def agree(by: Actor) -> None:
            terms = Terms(signed, "Presidenta (prueba)", starts, rate)
            granting.agree(by=by, application=self.at(OTHER), terms=terms, at=self.now)

        self.kept.as_staff("hn.secretaria", agree)
        told = {"rate": "1.268", "rate_currency": "CAD", "rate_on": signed.isoformat(), "rate_source": "Banco (prueba)"}
        secretariat = self.run_by("hn.secretaria", f"{self.code}/postulaciones/{OURS}/")
        secretariat.press("a[href$='/convenio/']")
        secretariat.send({**told, "signed_by": "Asociación", "signed_on": signed.isoformat(),
                          "starts_on": starts.isoformat(), "first": "15000"})  # fmt: skip
        assert "31 700,00 CAD" in secretariat.text().replace("\xa0", " ")
        secretariat.press("a[href$='/desembolsos/1/']")
        secretariat.send({**told, "paid_on": today.isoformat(), "reference": "Transferencia 1"})
        assert secretariat.page.locator("a[href$='/desembolsos/2/']").count() == 0

    def when_the_grantee_tells_of_a_session_and_reports(self) -> None:
        visitor, day = self.visitor, self.now.date() - timedelta(days=2)
        visitor.go("/mi-postulacion/subvencion/sesion/")
        nobody = {f"n_{band}_{sex}": "0" for band in AGE_BANDS for sex in ("women", "men", "others")}
        counts = {**nobody, "n_18_29_women": "12", "n_18_29_men": "5"}
        held = {"title": "Función", "place": "Choluteca", "begins": "09:00", "ends": "11:00"}
        visitor.send({**held, **counts, "on": day.isoformat()})
        secretariat = self.sign_in("hn.secretaria")
        secretariat.go(f"/subvenciones/convenios/{self.grant.pk}/")
        secretariat.press("form[action$='/contar/'] button")
        visitor.go("/mi-postulacion/subvencion/informes/1/")
        assert "17" in visitor.text()
        spent = {f"spent_{row.pk}": "1000" for row in self.grant.lines.all()}
        visitor.send({"was_done": "Una función.", "results": "Se habló en la escuela.", **spent})
        visitor.press("a[href$='/informes/1/']")
        assert "Una función." in visitor.text()

    @property
    def grant(self) -> GrantAgreement:
        return GrantAgreement.objects.get(application=self.at(OURS))

    def then_the_report_is_accepted_and_there_are_two_grants(self) -> None:
        secretariat = self.sign_in("hn.secretaria")
        secretariat.go(f"/subvenciones/convenios/{self.grant.pk}/informes/1/")
        secretariat.send({"is_accepted": "yes"})
        assert secretariat.page.locator("a[href$='/desembolsos/2/']").count() == 1
        assert "17" in secretariat.page.locator(".tile__figure").all_inner_texts()
        secretariat.go("/subvenciones/convenios/")
        rows = secretariat.page.locator("tbody tr").all_inner_texts()
        assert sorted(name for row in rows for name in ("Teatro del barrio", "Organización 1") if name in row) == [
            "Organización 1",
            "Teatro del barrio",
        ]
        self.visitor.go("/mi-postulacion/subvencion/")
        assert "aceptad" in self.visitor.text().lower()


def test_a_call_goes_from_ten_concepts_to_two_grants_and_their_first_report(
    sign_in: SignIn, new_context: NewContext, watch: Watch, kept: Adopter, site: Site
) -> None:
    story = Story(sign_in, Staff("visitor", new_context().new_page(), watch), kept, site.database)

    story.given_an_open_call_with_nine_concepts()
    story.when_a_group_begins_on_the_public_page_and_gets_a_code()
    story.when_the_group_writes_and_its_slip_is_told_before_anything_is_sent()
    story.when_it_closes_the_browser_and_sends_another_day_with_its_code()
    story.when_the_concepts_are_read_and_two_judge_without_names()
    story.when_four_are_invited_and_everybody_reads_why()
    story.when_the_group_sends_its_plan_with_a_budget_in_lines()
    story.when_two_are_funded()
    story.when_both_grants_are_agreed_and_the_first_money_is_paid()
    story.when_the_grantee_tells_of_a_session_and_reports()
    story.then_the_report_is_accepted_and_there_are_two_grants()
