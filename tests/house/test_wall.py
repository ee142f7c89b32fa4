"""The wall between programme and cases: no table of people, rolls or results reaches a case or a person served."""

from __future__ import annotations

import re

from django.apps import apps

from amparo.partnership.directory.models import Professional
from amparo.partnership.rolls.models import Activity, Attendance, Enrolment
from tests.foundation.access.wall import as_owner
from tests.house.source import SOURCE, nothing, package_of

# The floors that hold cases and the people who are served.
CASE_FLOORS = ("protection", "justice")


def programme_apps() -> set[str]:
    """Return the labels of the applications on the floors of the programme."""
    found = set()
    for config in apps.get_app_configs():
        floor = package_of(config.name).partition(".")[0]
        if floor in {"partnership", "prevention", "evidence"}:
            found.add(config.label)
    return found


def tables_of(floors: tuple[str, ...]) -> set[str]:
    """Return the tables of the models on some floors."""
    return {
        model._meta.db_table for model in apps.get_models() if package_of(model.__module__).partition(".")[0] in floors
    }


def test_spn_03_no_foreign_key_of_the_programme_points_to_a_table_of_cases(database: str) -> None:
    rows = as_owner("select conrelid::regclass::text, confrelid::regclass::text from pg_constraint where contype = 'f'")
    cases = tables_of(CASE_FLOORS)
    own = {model._meta.db_table for label in programme_apps() for model in apps.get_app_config(label).get_models()}

    assert {"directory_professional", "rolls_attendance"} <= own
    assert {"cases_case", "people_sealedanswers"} <= cases
    assert len(rows) > 100
    nothing({(one, other) for one, other in rows if one in own and other in cases})
    nothing({(one, other) for one, other in rows if one in cases and other in own & rolls_tables()})


def rolls_tables() -> set[str]:
    """Return the tables of professionals and rolls: a case knows nothing of them either."""
    return {
        model._meta.db_table for label in ("directory", "rolls") for model in apps.get_app_config(label).get_models()
    }


def test_no_column_of_the_rolls_holds_a_case_by_its_code_or_its_number(database: str) -> None:
    columns = as_owner(
        "select table_name::text, column_name::text from information_schema.columns where table_name = any (%s)",
        sorted(rolls_tables()),
    )

    assert len(columns) > 60
    nothing({row for row in columns if re.search(r"case|victim|person_id", row[1])})


def test_the_rolls_import_nothing_of_cases() -> None:
    found = {
        str(path.relative_to(SOURCE))
        for package in ("partnership/directory", "partnership/rolls")
        for path in (SOURCE / package).rglob("*.py")
        if re.search(r"amparo\.(protection|justice)", path.read_text(encoding="utf-8"))
    }

    nothing(found)


def test_a_professional_is_told_from_a_person_who_is_served() -> None:
    for model in (Professional, Enrolment, Attendance, Activity):
        names = {field.related_model._meta.label for field in model._meta.fields if field.related_model}
        assert not {name for name in names if name.split(".")[0] in {"cases", "people", "pathways"}}
