"""A committee meets online: a member with an interest cannot vote, a plan is locked, members approve the minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from amparo.partnership.governance.models import Body, Decision, Minutes, PlanVersion, Seat, Vote
from amparo.partnership.governance.queries import meetings
from tests.conftest import As
from tests.journeys.conftest import SignIn
from tests.partnership.governance.sitting import SEATS, account, committee, seat

SECRETARIAT, WOMEN, LGBTI = "hn.secretaria", "hn.servicio", "hn.abogada"
WHEN = {"starts_at": "2020-09-03T09:00", "ends_at": "2020-09-03T11:00"}


@dataclass
class Story:
    """A secretariat, and two members who sign in themselves."""

    sign_in: SignIn
    as_staff: As
    body: Body = field(init=False)
    meeting: str = ""
    plan: str = ""

    def given_a_committee_with_three_members_and_a_guest(self) -> None:
        self.body = committee(self.as_staff, seats=(*SEATS[4:7], SEATS[9]))
        account(self.as_staff, "Mujeres", WOMEN)
        account(self.as_staff, "LGBTI", LGBTI)

    def when_the_secretariat_writes_the_plan_and_convenes_the_committee_online(self) -> None:
        secretariat = self.sign_in(SECRETARIAT)
        secretariat.go("/gobernanza/")
        assert "no se ha reunido a tiempo" in secretariat.text()
        secretariat.press("main a:has-text('Comité directivo')")
        secretariat.press("main a[href$='/plan/']")
        year = {"year": 2, "starts_on": "2020-04-01", "ends_on": "2021-03-31"}
        secretariat.send({"title": "Plan del año 2", **year})
        self.plan = re.sub(r"^https?://[^/]+", "", secretariat.page.url)
        secretariat.press("main a[href$='/linea/']")
        secretariat.send({"title": "Trousse para el ministerio"})
        secretariat.go(f"/gobernanza/organos/{self.body.pk}/")
        secretariat.press("main a[href$='/convocar/']")
        secretariat.send({"title": "Comité en línea", "offer": "ONLINE", **WHEN})
        self.meeting = re.sub(r"^https?://[^/]+", "", secretariat.page.url)
        assert "Primera en línea" in secretariat.text()

    def and_marks_two_members_and_a_guest_on_the_roll(self) -> None:
        secretariat = self.sign_in(SECRETARIAT)
        secretariat.press("main a[href$='/lista/']")
        for name in ("Mujeres", "LGBTI", "Embajada"):
            secretariat.page.locator("main tr", has_text=name).locator("input[name=o]").check()
        secretariat.press("main form[data-roll] button")
        secretariat.go(self.meeting)
        told = secretariat.text()
        assert "2 de 3" in told
        assert "hacen falta 2: hay quórum" in told

    def when_a_member_proposes_a_point_in_which_she_has_an_interest(self) -> None:
        member = self.sign_in(WOMEN)
        member.go("/coalicion/")
        member.press("main a[href='/gobernanza/']")
        member.go(self.meeting)
        member.press("main a[href$='/punto/']")
        own = seat(self.body, "Mujeres").pk
        member.send({"kind": "DECISION", "title": "Un segundo albergue", "proposed_by": own})
        member.press("main a:has-text('Un segundo albergue')")
        member.press("main a[href$='/interes/']")
        member.send({"seat": own, "why": "Su organización lo llevaría."})
        member.press("main a[href$='/votar/']")
        member.send({"seat": own, "choice": "FOR"}, expect=422)
        assert "su voto no está abierto en este punto" in " ".join(member.mistakes())

    def then_another_votes_and_the_votes_are_counted(self) -> None:
        member = self.sign_in(LGBTI)
        member.go(self.meeting)
        member.press("main a:has-text('Un segundo albergue')")
        member.press("main a[href$='/votar/']")
        member.send({"seat": seat(self.body, "LGBTI").pk, "choice": "FOR"})
        secretariat = self.sign_in(SECRETARIAT)
        secretariat.go(self.meeting)
        secretariat.press("main a:has-text('Un segundo albergue')")
        secretariat.press("main a[href$='/decidir/']")
        secretariat.send({"text": "Se recomienda.", "manner": "VOTE", "effect": "NOTHING_ELSE"})
        assert "1 a favor, 0 en contra, 0 abstenciones" in secretariat.text()
        assert [each.seat.name for each in Vote.objects.select_related("seat")] == ["LGBTI"]

    def when_the_plan_is_validated_it_is_locked(self) -> None:
        secretariat = self.sign_in(SECRETARIAT)
        secretariat.go(self.meeting)
        secretariat.press("main a[href$='/punto/']")
        secretariat.send({"kind": "DECISION", "title": "Plan del año 2"})
        secretariat.press("main a:has-text('Plan del año 2')")
        secretariat.press("main a[href$='/decidir/']")
        version = PlanVersion.objects.latest("pk").pk
        said = {"text": "Se valida.", "manner": "CONSENSUS", "effect": "VALIDATE_PLAN", "version": version}
        secretariat.send(said)
        secretariat.go(self.plan)
        assert "Validado y cerrado" in secretariat.text()
        assert secretariat.page.locator("main a[href$='/linea/']").count() == 0
        secretariat.go(self.plan + "linea/")
        secretariat.send({"title": "Después"}, expect=422)
        assert [each.number for each in Decision.objects.order_by("pk")] == ["2020-01", "2020-02"]

    def then_members_approve_the_minutes_and_a_change_is_a_new_version(self) -> None:
        secretariat = self.sign_in(SECRETARIAT)
        secretariat.go(self.meeting)
        secretariat.press("main a[href$='/acta/']")
        secretariat.send({"text": "Se validó el plan del año 2."})
        for username, name in ((WOMEN, "Mujeres"), (LGBTI, "LGBTI")):
            member = self.sign_in(username)
            member.go(self.meeting)
            member.press("main a[href$='/aprobar/']")
            member.send({"seat": seat(self.body, name).pk})
        secretariat.go(self.meeting + "acta/")
        secretariat.send({"text": "Se validó el plan de trabajo del año 2."}, expect=422)
        secretariat.send({"why": "Decía solo plan."})
        told = secretariat.text()
        assert "Acta vigente: versión 1" in told
        assert "Borrador: versión 2" in told
        in_force = meetings.minutes_in_force(Minutes.objects.latest("pk").meeting)
        assert in_force is not None
        assert in_force.number == 1

    def then_each_seat_shows_what_it_attended_and_what_was_adopted_of_its_proposals(self) -> None:
        secretariat = self.sign_in(SECRETARIAT)
        secretariat.go(f"/gobernanza/organos/{self.body.pk}/")
        row = secretariat.page.locator("main tr", has_text="Colectivos de mujeres").first.inner_text()
        assert row.count("1 de 1") == 2
        assert "no se ha reunido a tiempo" in secretariat.text()
        secretariat.go(f"/gobernanza/asientos/{Seat.objects.get(name='Mujeres').pk}/")
        assert "Un segundo albergue" in secretariat.text()

    def then_an_officer_who_sits_nowhere_reads_no_meeting(self) -> None:
        officer = self.sign_in("hn.policia")
        officer.go(f"/gobernanza/organos/{self.body.pk}/")
        assert "Invento" not in officer.text()
        officer.go(self.meeting, expect=403)


def test_a_committee_meets_online_and_its_members_approve_the_minutes(sign_in: SignIn, as_staff: As) -> None:
    story = Story(sign_in, as_staff)
    story.given_a_committee_with_three_members_and_a_guest()
    story.when_the_secretariat_writes_the_plan_and_convenes_the_committee_online()
    story.and_marks_two_members_and_a_guest_on_the_roll()
    story.when_a_member_proposes_a_point_in_which_she_has_an_interest()
    story.then_another_votes_and_the_votes_are_counted()
    story.when_the_plan_is_validated_it_is_locked()
    story.then_members_approve_the_minutes_and_a_change_is_a_new_version()
    story.then_each_seat_shows_what_it_attended_and_what_was_adopted_of_its_proposals()
    story.then_an_officer_who_sits_nowhere_reads_no_meeting()
