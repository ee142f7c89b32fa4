"""A closed case in the browser: what it says, who brings the person back, and what is over."""

from __future__ import annotations

import pytest

from amparo.demo.carrying import Carrier
from amparo.protection.cases.models import Case
from amparo.protection.pathways.models import OpenStep, PathwayEvent
from tests.conftest import Browsing
from tests.points import carried_to
from tests.protection.looking import actions_of, open_paths

KEPT = carried_to("declines_and_is_repaired", before="call_inclusion/retention_over")
JUST_CLOSED = carried_to("declines_and_is_repaired", before="call_inclusion/count_in_statistics")
OVER = carried_to("declines_and_is_repaired")
REOPEN = "call_inclusion/reopen_case"


def back(carrier: Carrier, message: str = "reopening_asked") -> str:
    return f"/casos/{carrier.code}/avisos/{message}/"


@KEPT
def test_a_closed_case_says_until_when_it_is_kept_and_how_the_person_comes_back(
    carrier: Carrier, browsing: Browsing
) -> None:
    page = browsing("cr.gestora").get(f"/casos/{carrier.code}/")

    kept = page.context["page"].kept
    apart = {action.url for action in page.context["page"].alarms}
    assert {action.url for action in kept.actions} == {back(carrier), back(carrier, "participation_asked")}
    assert (kept.title, "Se guarda hasta el " in kept.text) == (
        "Este caso está cerrado, y la persona puede volver",
        True,
    )
    assert {back(carrier, each) for each in ("danger_alarm", "service_complaint", "data_request")} <= apart
    assert {action.url for action in kept.actions} & apart == set()
    assert page.context["page"].may_add is False


@KEPT
def test_the_case_manager_goes_on_to_the_step_that_reopens_and_the_case_is_open(
    carrier: Carrier, browsing: Browsing
) -> None:
    manager = browsing("cr.gestora")
    assert manager.get(back(carrier)).status_code == 200

    led = manager.post(back(carrier), {"need": "CARE"})

    assert (led.status_code, led["location"]) == (302, f"/casos/{carrier.code}/pasos/{REOPEN}/")
    assert "Qué pide al volver" in manager.get(f"/casos/{carrier.code}/recorrido/").content.decode()
    done = manager.post(led["location"], {"cas_Status": "Active", "amp_followup_on": ""})
    assert (done.status_code, Case.objects.using("owner").get().is_open) == (302, True)


@KEPT
def test_who_does_not_manage_the_case_asks_and_the_manager_has_it_to_do(carrier: Carrier, browsing: Browsing) -> None:
    led = browsing("cr.abogada").post(back(carrier), {"need": "NOT_SAID"})

    assert led["location"] == f"/casos/{carrier.code}/"
    assert REOPEN in browsing("cr.gestora").get("/mi-trabajo/").content.decode()


@KEPT
@pytest.mark.parametrize("need", ["", "nothing", "\x00", "9" * 5000])
def test_without_an_answer_a_clear_sentence_and_nothing_is_written(
    carrier: Carrier, browsing: Browsing, need: str
) -> None:
    before = actions_of(carrier)

    page = browsing("cr.gestora").post(back(carrier), {"need": need})

    assert (page.status_code, open_paths(carrier)) == (422, [])
    assert [action for action in actions_of(carrier)[len(before) :] if action == "MESSAGE_RAISED"] == []


@KEPT
@pytest.mark.parametrize("username", ["cr.policia", "cr.albergue", "cr.panel1", "cr.datos", "hn.gestora"])
def test_who_is_not_in_a_closed_case_finds_no_way_back_into_it(
    carrier: Carrier, browsing: Browsing, username: str
) -> None:
    stranger = browsing(username)

    assert [stranger.get(back(carrier)).status_code, stranger.post(back(carrier), {"need": "CARE"}).status_code] == [
        404,
        404,
    ]
    assert open_paths(carrier) == []


@KEPT
def test_closed_cases_stand_apart_in_the_list(carrier: Carrier, browsing: Browsing) -> None:
    manager = browsing("cr.gestora")

    opened, closed = (manager.get(f"/casos/{query}").content.decode() for query in ("", "?orden=closed"))

    assert (carrier.code in opened, carrier.code in closed) == (False, True)


@JUST_CLOSED
def test_whoever_does_the_last_step_that_is_theirs_is_led_to_their_work(carrier: Carrier, browsing: Browsing) -> None:
    step = OpenStep.objects.using("owner").get(path="call_inclusion/count_in_statistics")
    holder = browsing(carrier.staff(step.team_id, step.role)[0])

    led = holder.post(f"/casos/{carrier.code}/pasos/{step.path}/", {"amp_statistics_control": ["THRESHOLD"]})

    assert PathwayEvent.objects.using("owner").filter(path=step.path).count() == 1
    assert (led.status_code, led["location"]) == (302, "/mi-trabajo/")


@OVER
def test_a_case_that_is_over_says_so_and_takes_nothing(carrier: Carrier, browsing: Browsing) -> None:
    manager = browsing("cr.gestora")
    before = actions_of(carrier)

    page = manager.get(f"/casos/{carrier.code}/")
    led = manager.get(back(carrier))
    told = manager.post(back(carrier), {"need": "CARE"}, follow=True)

    assert (page.context["page"].kept.title, page.context["page"].alarms) == ("Ya no se puede reabrir", ())
    assert (led.status_code, led["location"]) == (302, f"/casos/{carrier.code}/")
    assert "registre una alerta nueva" in told.content.decode()
    assert "MESSAGE_RAISED" not in actions_of(carrier)[len(before) :]
