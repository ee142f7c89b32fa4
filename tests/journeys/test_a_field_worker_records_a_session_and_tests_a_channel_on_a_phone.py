"""A field worker without scripts records a session by counts and tests a channel; everybody reads what they may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max
from playwright.sync_api import Page

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.operations import organisations
from amparo.partnership.rolls.models import HeadCount
from amparo.prevention.outreach.models import Initiative
from amparo.prevention.outreach.operations import initiatives, reporting
from amparo.prevention.outreach.operations.initiatives import Entry, Joining
from amparo.prevention.outreach.operations.reporting import Opening
from tests.journeys.conftest import NewContext, SignIn
from tests.journeys.staff import Staff
from tests.journeys.watching import PHONE, Watch

TITLE = "Estrategia del muelle (prueba)"
INFORMAL = "Lancheros del muelle norte"


@dataclass
class Story:
    """Somebody of civil society with a telephone, the secretariat at a desk, and anybody."""

    phone: Page
    desk: Staff
    anybody: Staff
    carrier: Carrier
    work: int = 0
    session: str = ""
    latest: int | None = None

    def said(self) -> str:
        return self.phone.inner_text("main")

    def send(self) -> None:
        with self.phone.expect_navigation(wait_until="domcontentloaded"):
            self.phone.click("main form.form button[type=submit]")

    def given_a_strategy_with_an_informal_partner_and_a_channel(self) -> None:
        at = datetime.now(UTC)
        with acting(self.carrier.token("hn.secretaria")) as by:
            country = coalition.country_by_code("HN")
            organisations.enter_institutions(by=by, kept_by=country, at=at)
            made = initiatives.enter_initiative(
                by=by, kept_by=country, entry=Entry("STRATEGY", TITLE, "Tela", spot="Muelle norte"), at=at
            )
            joining = Joining(name=INFORMAL, is_informal=True, part="Avisar")
            initiatives.add_partner(by=by, initiative=made, joining=joining, at=at)
            opening = Opening("PHONE", "Línea de prueba 100", "Equipo de respuesta", is_public=True)
            reporting.open_channel(by=by, initiative=made, opening=opening, at=at)
        self.work = made.pk

    def when_the_session_is_recorded_by_counts(self) -> None:
        self.phone.goto("/comunidades/")
        self.phone.click("main a[href='/comunidades/sesiones/nueva/']")
        page = self.phone
        assert page.locator("main .notice--danger a[href='/comunidades/peligro/']").is_visible()
        assert page.locator("main input[name*=name], main input[type=email], main input[type=tel]").count() == 0
        begun = datetime.now(ZoneInfo("America/Tegucigalpa")) - timedelta(hours=5)
        page.fill("input[name=title]", "Ofertas engañosas")
        page.fill("input[name=starts_at]", begun.strftime("%Y-%m-%dT%H:%M"))
        page.check("input[name=place][value='Tela']")
        page.check(f"input[name=initiative][value='{self.work}']")
        page.fill("textarea[name=note]", "Vino Ana López, de 15 años")
        self.latest = HeadCount.objects.aggregate(latest=Max("pk"))["latest"]
        page.fill("input[name='12_17.women']", "14")
        page.fill("input[name='12_17.men']", "6")
        page.fill("input[name='18_29.women']", "11")

    def then_a_name_is_warned_of_and_what_was_typed_stays(self) -> None:
        self.send()
        page = self.phone
        assert page.input_value("input[name='12_17.women']") == "14"
        assert page.locator("input[name=sure]").is_visible()
        assert HeadCount.objects.aggregate(latest=Max("pk"))["latest"] == self.latest
        page.fill("textarea[name=note]", "Con el cartel de la coalición")

    def then_it_counts_once(self) -> None:
        self.send()
        self.session = self.phone.url
        assert "31" in self.said()
        assert sum(each.total for each in HeadCount.objects.filter(pk__gt=self.latest or 0)) == 31

    def when_the_channel_is_tested(self) -> None:
        self.phone.goto("/comunidades/canales/")
        assert "Nunca se probó" in self.said()
        self.phone.click("main a[href$='/probar/']")
        self.phone.check("input[name=result][value=WORKED]")
        self.phone.fill("textarea[name=found]", "Contestaron en dos minutos")
        self.send()
        assert "Funciona: probado" in self.said()

    def then_the_worker_does_not_read_who_the_informal_partner_is(self) -> None:
        assert INFORMAL not in self.phone.content()
        assert "Socio informal, sin nombrar" in self.said()

    def when_the_secretariat_sees_it_and_lets_everybody_read_of_it(self) -> None:
        address = f"/comunidades/trabajo/{self.work}/"
        self.desk.go(address)
        for told in (INFORMAL, "Funciona: probado", "Ofertas engañosas", "Muelle norte"):
            assert told in self.desk.text(), told
        self.desk.press("main a[href$='/publicar/']")
        self.desk.page.fill("textarea[name=said]", f"Trabajamos con los {INFORMAL}.")
        self.desk.press("main form.form button[type=submit]", 422)
        assert "Nombra a un socio informal" in self.desk.text()
        self.desk.page.fill("textarea[name=said]", "En la costa se acordó cómo avisar.")
        self.desk.press("main form.form button[type=submit]")

    def then_everybody_reads_it_and_neither_the_partner_nor_the_finer_place(self) -> None:
        self.anybody.go("/comunidad/HN/")
        said = self.anybody.page.content()
        for told in ("En la costa se acordó cómo avisar.", "Línea de prueba 100", "al menos 30 personas"):
            assert told in said, told
        assert [hidden for hidden in (INFORMAL, "Muelle norte", TITLE) if hidden in said] == []
        assert Initiative.objects.get(pk=self.work).is_sensitive


def test_a_field_worker_records_a_session_and_tests_a_channel_on_a_phone(
    new_context: NewContext, sign_in: SignIn, watch: Watch, carrier: Carrier
) -> None:
    phone = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    anybody = new_context(viewport=PHONE).new_page()
    phone.goto("/entrar/")
    phone.click("button[name=account][value='hn.inclusion']")
    story = Story(phone, sign_in("hn.secretaria"), Staff("", anybody, watch), carrier)

    story.given_a_strategy_with_an_informal_partner_and_a_channel()
    story.when_the_session_is_recorded_by_counts()
    story.then_a_name_is_warned_of_and_what_was_typed_stays()
    story.then_it_counts_once()
    story.when_the_channel_is_tested()
    story.then_the_worker_does_not_read_who_the_informal_partner_is()
    story.when_the_secretariat_sees_it_and_lets_everybody_read_of_it()
    story.then_everybody_reads_it_and_neither_the_partner_nor_the_finer_place()
