"""A child: a safe place and a guardian at once, school while the family is looked for, nothing against their wish."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.demo.answers import CHOSEN, TEXT
from amparo.demo.carrying import Carrier
from amparo.demo.cases import A_CHILD, moves_until, scenarios
from tests.journeys.conftest import SignIn

NAME = CHOSEN["prs_FirstName"]
SCHOOL, FAMILY = "Abrir el camino a la escuela", "Ubicar a la familia sin contactarla"
WISH = "Decir, con la niña o el niño, si quieren el regreso"


@dataclass
class Story:
    """One child, and those who answer for the child's interests."""

    sign_in: SignIn
    carrier: Carrier
    code: str = ""

    def step(self, username: str, path: str, **outcome: str) -> None:
        self.sign_in(f"cr.{username}").do_step(self.code, f"call_children/{path}", None, **outcome)

    def offered_to(self, username: str) -> set[str]:
        someone = self.sign_in(f"cr.{username}")
        someone.go(f"/casos/{self.code}/")
        return set(someone.offered())

    def given_a_child_who_is_safe_for_tonight(self) -> None:
        self.carrier.facts = A_CHILD
        self.code = self.carrier.open("CHILD_SEXUAL_EXPLOITATION")
        self.carrier.play(moves_until(scenarios()["child_with_guardian"], "call_children/place_safely"))

    def when_the_child_authority_gives_a_place_and_a_guardian(self) -> None:
        self.step("ninez", "place_safely")
        self.step("ninez", "name_guardian")
        self.step("psicologia", "listen_to_child")

    def then_school_and_family_are_seen_to_at_the_same_time(self) -> None:
        assert {SCHOOL, FAMILY} <= self.offered_to("gestora")

    def when_the_school_opens_its_door_first(self) -> None:
        self.step("escuela", "open_school")

    def then_the_school_learned_nothing_of_why(self) -> None:
        school = self.sign_in("cr.escuela")
        seen = ""
        for place in ("", "recorrido/"):
            school.go(f"/casos/{self.code}/{place}")
            seen += school.text()
        for beyond in ("personas/", "consentimientos/", "servicios/", "accesos/", "abrir/C1/?para=CARE"):
            school.go(f"/casos/{self.code}/{beyond}", expect=404)
        assert [told for told in (NAME, TEXT, FAMILY, "Acreditar la condición de víctima") if told in seen] == []

    def when_the_family_is_found_to_be_safe(self) -> None:
        self.step("gestora", "trace_family")
        self.step("ninez", "check_family", risk="low")

    def and_the_time_to_reflect_is_over(self) -> None:
        """Nobody goes back to a family while the child has not had that time."""
        moves = moves_until(scenarios()["child_with_guardian"], "call_children/decide_best_interests")
        begun = [move.get("do") for move in moves].index("call_reflection/give_reflection")
        self.carrier.play(moves[begun:])
        self.step("ninez", "decide_best_interests", solution="family")

    def then_the_child_is_asked_before_anything_moves(self) -> None:
        assert WISH in self.offered_to("tutora")
        assert "Acompañar el regreso con la familia" not in self.offered_to("gestora")

    def when_child_and_guardian_want_it_the_return_is_accompanied_and_visited(self) -> None:
        self.step("tutora", "give_opinion", consent_return="yes")
        self.step("gestora", "reunite")
        self.step("gestora", "visit", going="next_visit")
        self.step("gestora", "visit", going="settled")

    def then_the_course_tells_it_as_a_part_of_one_timeline(self) -> None:
        manager = self.sign_in("cr.gestora")
        manager.go(f"/casos/{self.code}/recorrido/?parte=call_children")
        assert manager.page.locator(".timeline").count() == 1
        assert set(manager.page.locator(".timeline__part").all_inner_texts()) == {"Proteger a la niñez"}


def test_a_child_has_a_guardian_at_once_and_school_while_the_family_is_looked_for(
    sign_in: SignIn, carrier: Carrier
) -> None:
    story = Story(sign_in, carrier)
    story.given_a_child_who_is_safe_for_tonight()
    story.when_the_child_authority_gives_a_place_and_a_guardian()
    story.then_school_and_family_are_seen_to_at_the_same_time()
    story.when_the_school_opens_its_door_first()
    story.then_the_school_learned_nothing_of_why()
    story.when_the_family_is_found_to_be_safe()
    story.and_the_time_to_reflect_is_over()
    story.then_the_child_is_asked_before_anything_moves()
    story.when_child_and_guardian_want_it_the_return_is_accompanied_and_visited()
    story.then_the_course_tells_it_as_a_part_of_one_timeline()
