"""People are invited once, in their way; a file of participants counts each of them once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.directory.models import Professional
from amparo.partnership.rolls.models import Activity, Attendance, Enrolment
from amparo.partnership.rolls.operations import enrolling, planning
from amparo.partnership.rolls.operations.enrolling import Answer
from amparo.partnership.rolls.queries import invited, presence
from amparo.partnership.rolls.rules.counting import Reach
from tests.conftest import As
from tests.partnership.directory.entering import NOW, entered, of_the_police, workbook
from tests.partnership.rolls.holding import PLAN, activity, enrolled, hour, people


def took_part(as_staff: As, made: Activity, rows: Sequence[tuple[str, ...]], *, were_there: bool = True) -> int:
    with as_staff("hn.secretaria") as actor:
        file = enrolling.read_participants(by=actor, activity=made, content=workbook(rows), at=NOW)
        return enrolling.import_participants(by=actor, taken_in=file, were_there=were_there, at=NOW)


def a_hundred_and_forty() -> list[tuple[str, ...]]:
    where = (
        "Belice",
        "Costa Rica",
        "El Salvador",
        "Guatemala",
        "Honduras",
        "México",
        "Nicaragua",
        "Panamá",
        "Rep. Dominicana",
    )
    letters = "abcdefghijklmn"
    return [
        (f"{one * 5}", f"{other * 4}ez", f"{one}{other}@invented.example", where[(n + m) % 9], "", "",
         "Presencial" if (n * 10 + m) < 70 else "En línea")
        for n, one in enumerate(letters)
        for m, other in enumerate(letters[:10])
    ]  # fmt: skip


def test_evt_01_a_hundred_and_forty_half_in_each_way_are_counted_once(as_staff: As) -> None:
    made = activity(as_staff)
    rows = a_hundred_and_forty()

    assert took_part(as_staff, made, rows) == 140
    assert presence.invited_reach_of([made]) == Reach(140, 70, 70, 0, 0)
    assert presence.reach_of([made]) == Reach(140, 70, 70, 0, 140)

    took_part(as_staff, made, [(*rows[0][:6], "En línea")])
    assert presence.invited_reach_of([made]) == Reach(140, 69, 70, 1, 0)
    assert presence.reach_of([made]) == Reach(140, 69, 70, 1, 140)
    assert (Professional.objects.count(), Enrolment.objects.count()) == (140, 140)


def test_evt_02_countries_of_two_activities_are_united(as_staff: As) -> None:
    congress, workshop = activity(as_staff), activity(as_staff, sessions=(hour(1),))
    took_part(as_staff, congress, a_hundred_and_forty())
    second = [
        (f"Z{code}", "Núñez", f"{n}@w.example", code, "", "", "")
        for n, code in enumerate(["CO", "CR", "HN", "GT", "MX", "DO"])
    ]
    took_part(as_staff, workshop, second)

    first = presence.countries_of([congress])
    other = presence.countries_of([workshop])
    assert first == {"BZ", "CR", "SV", "GT", "HN", "MX", "NI", "PA", "DO"}
    assert len(presence.countries_of([congress, workshop])) == 10
    assert (other - first, first & other) == ({"CO"}, {"CR", "DO", "GT", "HN", "MX"})
    assert presence.countries_of([workshop], invited=True) == other


def test_inviting_twice_is_once_and_keeps_where_they_came_from(as_staff: As) -> None:
    made = activity(as_staff)
    one = entered(as_staff, "Ana", "Mora", organisation="Casa Abierta")

    enrolled(as_staff, made, [one])
    (again,) = enrolled(as_staff, made, [one], mode="ONLINE")

    assert (again.mode, again.state, again.organisation.name) == ("IN_PERSON", "INVITED", "Casa Abierta")  # type: ignore[union-attr]
    assert len(again.check_in_code) == 7


def test_a_focal_point_proposes_the_own_people_only(as_staff: As) -> None:
    made, own, other = activity(as_staff), of_the_police(as_staff), entered(as_staff, "Berta", "Mora")

    with as_staff("hn.enlace") as actor:
        enrolling.enrol(by=actor, activity=made, professionals=[own], mode="IN_PERSON", at=NOW)
        seen = invited.invited_visible_to(actor, made, reads_roll=False)
        assert [row.professional for row in seen] == [own]
    with pytest.raises(NotAllowed), as_staff("hn.enlace") as actor:
        enrolling.enrol(by=actor, activity=made, professionals=[other], mode="IN_PERSON", at=NOW)

    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize("plan", [replace(PLAN, kind="AWARENESS"), PLAN])
def test_no_name_is_taken_where_counts_are_and_none_once_it_is_cancelled(as_staff: As, plan: object) -> None:
    made = activity(as_staff, plan)  # type: ignore[arg-type]
    if not made.is_by_counts:
        with as_staff("hn.secretaria") as actor:
            planning.cancel_activity(by=actor, activity=made, why="Lluvia", at=NOW)
            made.refresh_from_db()

    with pytest.raises(Refused):
        enrolled(as_staff, made, people(as_staff, 1))
    with pytest.raises(Refused):
        took_part(as_staff, made, a_hundred_and_forty()[:1])

    assert Enrolment.objects.count() == 0


def test_an_answer_is_recorded_with_what_is_needed_for_the_days_only(as_staff: As) -> None:
    made = activity(as_staff)
    (one,) = enrolled(as_staff, made, people(as_staff, 1))

    with as_staff("hn.secretaria") as actor:
        answer = Answer("ACCEPTED", "ONLINE", diet="Sin carne", telephone="+504 2222", needs="Rampa")
        enrolling.record_answer(by=actor, enrolment=one, answer=answer, at=NOW)
    for wrong in (Answer("MAYBE", "ONLINE"), Answer("ACCEPTED", "RADIO"), Answer("ACCEPTED", "ONLINE", diet="x" * 201)):
        with pytest.raises(Refused), as_staff("hn.secretaria") as actor:
            enrolling.record_answer(by=actor, enrolment=one, answer=wrong, at=NOW)

    one.refresh_from_db()
    assert (one.state, one.mode, one.diet, one.answered_at) == ("ACCEPTED", "ONLINE", "Sin carne", NOW)


def test_who_was_only_invited_is_marked_nowhere(as_staff: As) -> None:
    made = activity(as_staff)

    took_part(as_staff, made, a_hundred_and_forty()[:3], were_there=False)

    assert (Enrolment.objects.filter(state="INVITED").count(), Attendance.objects.count()) == (3, 0)
