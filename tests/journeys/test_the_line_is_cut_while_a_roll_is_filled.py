"""A roll is filled on a phone while the line is cut: nothing is lost, and nothing is written twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, Route

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.operations.people import enter_professional
from amparo.partnership.directory.rules.entries import Entry
from amparo.partnership.rolls.models import Attendance, Session
from amparo.partnership.rolls.operations import enrolling, planning, presence
from amparo.partnership.rolls.operations.planning import ActivityPlan, SessionPlan
from tests.journeys.conftest import NewContext
from tests.journeys.staff import Staff
from tests.journeys.watching import PHONE, Watch

NAMES = ("Amalia", "Benita", "Celia", "Dora", "Eva", "Fabiola")


@dataclass
class Story:
    """Somebody who fills a roll where the line comes and goes, and a colleague at a desk."""

    phone: Staff
    carrier: Carrier
    session: int = 0
    people: list[int] = field(default_factory=list)

    def given_a_workshop_with_six_invited(self) -> None:
        at = datetime.now(UTC)
        plan = ActivityPlan(
            kind="WORKSHOP", title="Taller sin conexión", country="CR", time_zone="America/Costa_Rica",
            starts_on=at.date() - timedelta(days=1), ends_on=at.date() + timedelta(days=1), place="La Cruz",
        )  # fmt: skip
        with acting(self.carrier.token("cr.secretaria")) as by:
            country = coalition.country_by_code("CR")
            made = planning.plan_activity(by=by, kept_by=country, plan=plan, at=at)
            session = planning.plan_session(
                by=by, activity=made, plan=SessionPlan(at, at + timedelta(hours=2), "MIXED", title="Mañana")
            )
            who = [
                enter_professional(by=by, kept_by=country, entry=Entry(name, "Sinconexión", country="CR"), at=at)
                for name in NAMES
            ]
            enrolling.enrol(by=by, activity=made, professionals=who, mode="IN_PERSON", at=at)
        self.session, self.people = session.pk, [each.pk for each in who]

    def when_the_line_is_cut_and_three_are_ticked(self) -> None:
        self.open()
        self.page.context.set_offline(True)
        for number in (0, 1, 2):
            self.tick(number)
        self.save_button().click()

    def then_the_page_says_so_and_nothing_was_written(self) -> None:
        assert self.page.locator("[data-roll-kept]").is_visible()
        assert self.marked() == []

    def when_a_colleague_marks_two_others_meanwhile(self) -> None:
        with acting(self.carrier.token("cr.secretaria")) as by:
            session = Session.objects.select_related("activity__kept_by").get(pk=self.session)
            marks = {(self.people[number], "ONLINE"): True for number in (3, 4)}
            presence.mark_roll(by=by, session=session, marks=marks, proof="STAFF", at=datetime.now(UTC))

    def when_the_page_is_closed_and_opened_again_with_the_line(self) -> None:
        context = self.page.context
        self.page.close()
        context.set_offline(False)
        self.phone.page = context.new_page()
        self.open()

    def then_the_ticks_are_there_again_and_say_that_they_were_not_sent(self) -> None:
        assert self.page.locator("[data-roll-back]").is_visible()
        assert [self.box(number).is_checked() for number in range(4)] == [True, True, True, False]
        assert self.marked() == [(3, "ONLINE"), (4, "ONLINE")]

    def when_sending_breaks_off_half_way(self) -> None:
        context = self.page.context
        context.route("**/lista/", self.cut)
        self.save_button().click()
        self.page.wait_for_url("chrome-error://**")
        context.unroute("**/lista/")
        assert self.marked() == [(3, "ONLINE"), (4, "ONLINE")]

    def then_it_is_sent_again_once_and_all_are_there(self) -> None:
        self.open()
        assert [self.box(number).is_checked() for number in range(4)] == [True, True, True, False]
        for _again in range(2):
            self.phone.press("main form[data-roll] button")
            assert self.marked() == [
                (0, "IN_PERSON"), (1, "IN_PERSON"), (2, "IN_PERSON"), (3, "ONLINE"), (4, "ONLINE"),
            ]  # fmt: skip
        assert Attendance.objects.filter(session=self.session).count() == len(self.marked())
        assert self.page.locator("[data-roll-back]").is_hidden()
        assert self.page.evaluate("Object.keys(localStorage).filter(each => each.startsWith('roll:'))") == []

    @property
    def page(self) -> Page:
        return self.phone.page

    def open(self) -> None:
        self.phone.go(f"/actividades/sesiones/{self.session}/lista/")

    def box(self, number: int) -> Any:
        return self.page.locator(f"input[name=p][value='{self.people[number]}']")

    def tick(self, number: int) -> None:
        self.box(number).check()

    def save_button(self) -> Any:
        return self.page.locator("main form[data-roll] button")

    def marked(self) -> list[tuple[int, str]]:
        """Return who stands on the roll, by their place among those invited, and in which way."""
        rows = Attendance.objects.filter(session=self.session, struck_at=None).values_list("professional", "mode")
        return sorted((self.people.index(person), mode) for person, mode in rows)

    @staticmethod
    def cut(route: Route) -> None:
        """Let nothing that is sent arrive."""
        if route.request.method == "POST":
            route.abort("connectionreset")
        else:
            route.continue_()


def test_the_line_is_cut_while_a_roll_is_filled(new_context: NewContext, watch: Watch, carrier: Carrier) -> None:
    page = new_context(viewport=PHONE).new_page()
    story = Story(Staff("cr.secretaria", page, watch).sign_in(), carrier)

    story.given_a_workshop_with_six_invited()
    story.when_the_line_is_cut_and_three_are_ticked()
    story.then_the_page_says_so_and_nothing_was_written()
    story.when_a_colleague_marks_two_others_meanwhile()
    story.when_the_page_is_closed_and_opened_again_with_the_line()
    story.then_the_ticks_are_there_again_and_say_that_they_were_not_sent()
    story.when_sending_breaks_off_half_way()
    story.then_it_is_sent_again_once_and_all_are_there()
