"""A decision of a body moves the last day of a project, and every target that this touches is confirmed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from amparo.evidence.results.models import Aim, Period, Project
from amparo.evidence.results.operations import defining, extending
from amparo.evidence.results.operations.defining import Aimed
from amparo.evidence.results.pages.figures import aim_of
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.governance.models import Decision, Extension, TouchedTarget
from amparo.partnership.governance.operations.plans import confirm_target
from tests.conftest import As
from tests.evidence.results.rolling import AT, content, indicator_of, loaded
from tests.partnership.governance.sitting import attended, committee, convened, decided, item

LAST, LATER = date(2024, 3, 31), date(2024, 9, 30)
ONE = (("Policía", "MEMBER", ""),)


@pytest.fixture
def project(as_staff: As) -> Project:
    made = loaded(content())
    with as_staff("hn.secretaria") as by:
        indicator = indicator_of(made)
        for day, k in ((date(2023, 3, 31), 100), (LAST, 200)):
            defining.set_aim(by=by, indicator=indicator, aimed=Aimed("TARGET", day, k=k), at=AT)
    return made


@pytest.fixture
def agenda(as_staff: As) -> object:
    meeting = convened(as_staff, committee(as_staff, seats=ONE, project="HN-TEST"))
    attended(as_staff, meeting, "Policía")
    return item(as_staff, meeting, "Extensión")


def test_gov_03_extending_moves_the_end_date_and_lists_every_target_touched_for_confirmation(
    as_staff: As, project: Project, agenda: object
) -> None:
    decided(as_staff, agenda, effect="EXTEND_PROJECT", project="HN-TEST", until=LATER)  # type: ignore[arg-type]

    extension = Extension.objects.get()
    assert (extension.from_on, extension.until_on, Project.objects.get().ends_on) == (LAST, LATER, LATER)
    assert [(each.indicator, each.by_on, each.said, each.answer) for each in extension.targets.all()] == [
        ("1110.1", LAST, {"es": "200"}, "")
    ]


def test_gov_03_every_target_that_is_not_past_is_listed(as_staff: As, project: Project) -> None:
    with as_staff("hn.secretaria") as by:
        done = extending.extend_project(by=by, project=project, until=LATER, at=AT.replace(year=2022))

    assert [(each.by_on, each.said) for each in done.targets] == [
        (date(2023, 3, 31), {"es": "100"}), (LAST, {"es": "200"}),
    ]  # fmt: skip


def test_gov_03_a_confirmed_target_moves_once_and_the_former_stays_with_its_day(
    as_staff: As, project: Project, agenda: object
) -> None:
    decided(as_staff, agenda, effect="EXTEND_PROJECT", project="HN-TEST", until=LATER)  # type: ignore[arg-type]
    target = TouchedTarget.objects.select_related("extension__decision__item__meeting__body__kept_by").get()

    for username in ("hn.comite1", "hn.programa"):
        with pytest.raises(NotAllowed), as_staff(username) as by:
            confirm_target(by=by, target=target, answer="MOVES", at=AT)
    with as_staff("hn.secretaria") as by:
        with pytest.raises(Refused):
            confirm_target(by=by, target=target, answer="PERHAPS", at=AT)
        confirm_target(by=by, target=target, answer="MOVES", at=AT)
        with pytest.raises(Refused):
            confirm_target(by=by, target=target, answer="STAYS", at=AT)

    aims = list(Aim.objects.filter(kind="TARGET"))
    furthest = aim_of(aims, "TARGET")
    assert furthest is not None
    assert (furthest.by_on, furthest.k) == (LATER, 200)
    assert [(each.by_on, each.k) for each in aims] == [(date(2023, 3, 31), 100), (LAST, 200), (LATER, 200)]


def test_gov_03_a_target_that_stays_is_left_alone(as_staff: As, project: Project, agenda: object) -> None:
    decided(as_staff, agenda, effect="EXTEND_PROJECT", project="HN-TEST", until=LATER)  # type: ignore[arg-type]
    with as_staff("hn.secretaria") as by:
        target = TouchedTarget.objects.select_related("extension__decision__item__meeting__body__kept_by").get()
        confirm_target(by=by, target=target, answer="STAYS", at=AT)

    assert [each.by_on for each in Aim.objects.all()] == [date(2023, 3, 31), LAST]
    assert TouchedTarget.objects.get().answer == "STAYS"


@pytest.mark.parametrize(
    ("project_code", "until"), [("HN-TEST", LAST), ("HN-TEST", None), ("CR-TEST", LATER), ("NONE", LATER), ("", LATER)]
)
def test_gov_03_no_later_day_or_no_project_of_the_country_decides_nothing(
    as_staff: As, project: Project, agenda: object, project_code: str, until: date | None
) -> None:
    loaded(content("CR-TEST"), "CR")

    with pytest.raises(Refused):
        decided(as_staff, agenda, effect="EXTEND_PROJECT", project=project_code, until=until)  # type: ignore[arg-type]

    assert Decision.objects.count() == Extension.objects.count() == 0
    assert set(Project.objects.values_list("ends_on", flat=True)) == {LAST}


def test_the_days_that_were_won_are_reported_on(as_staff: As, project: Project) -> None:
    with as_staff("hn.secretaria") as by:
        extending.extend_project(by=by, project=project, until=LATER, at=AT)
        extending.extend_project(by=by, project=project, until=date(2025, 6, 30), at=AT)

    added = Period.objects.filter(starts_on__gt=LAST).values_list("label", "starts_on", "ends_on")
    assert list(added) == [
        ("2024-2025", date(2024, 4, 1), LATER),
        ("2024-2025 +", date(2024, 10, 1), date(2025, 3, 31)),
        ("2025-2026", date(2025, 4, 1), date(2025, 6, 30)),
    ]


def test_only_the_last_day_of_a_project_is_ever_changed(as_staff: As, project: Project) -> None:
    with as_staff("hn.secretaria"):
        for changed in ({"code": "OTRO"}, {"starts_on": date(2020, 1, 1)}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Project.objects.filter(pk=project.pk).update(**changed)
    with pytest.raises(DatabaseError), transaction.atomic(using="owner"):
        Project.objects.using("owner").filter(pk=project.pk).update(currency="USD")


def test_nobody_else_extends_a_project_or_moves_a_target(as_staff: As, project: Project) -> None:
    for username in ("hn.comite1", "hn.programa", "cr.secretaria"):
        with pytest.raises(NotAllowed), as_staff(username) as by:
            extending.extend_project(by=by, project=project, until=LATER, at=AT)
        with pytest.raises(NotAllowed), as_staff(username) as by:
            extending.hear_moved(by=by, key=Aim.objects.earliest("pk").pk, by_on=LATER, at=AT)
    with pytest.raises(Refused), as_staff("hn.secretaria") as by:
        extending.hear_moved(by=by, key=0, by_on=LATER, at=AT)
