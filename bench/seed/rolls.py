"""Attendances by the million, put straight into the tables of a bench: the one place that passes operations by.

People, organisations, activities and sessions are invented by their numbers. Keys are left to the database; triggers
of foreign keys are off while the rows go in, and every row points to one that is there.
"""
# ruff: noqa: S608 - numbers of our own, in a database of the bench's own

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

PEOPLE_TO_AN_ACTIVITY = 25
SESSIONS = 4
STARTS = "date '2019-04-01'"
DAYS = 5 * 365


@dataclass(frozen=True)
class Size:
    """How much of everything there is for so many attendances."""

    attendances: int

    @property
    def activities(self) -> int:
        """Activities of four sessions, with 25 people in each."""
        return self.attendances // (SESSIONS * PEOPLE_TO_AN_ACTIVITY)

    @property
    def people(self) -> int:
        """Professionals: each attends fifty sessions in five years, on the mean."""
        return max(1000, self.attendances // 50)


def seed(owner: psycopg.Connection[Any], country: int, size: Size) -> None:
    """Fill the empty tables of rolls and people of a country with so many attendances."""
    owner.execute("set session_replication_role = replica")
    for statement in statements(country, size):
        owner.execute(statement)
    owner.execute("set session_replication_role = origin")
    owner.execute("vacuum (analyze) rolls_attendance")
    for table in (
        "rolls_enrolment",
        "rolls_session",
        "rolls_activity",
        "directory_professional",
        "directory_organisation",
    ):
        owner.execute(f"analyze {table}")


def empty(owner: psycopg.Connection[Any]) -> None:
    """Empty the tables again."""
    tables = "rolls_attendance, rolls_enrolment, rolls_session, rolls_activity, directory_professional"
    owner.execute("set session_replication_role = replica")  # tables that point to these are append-only, and empty
    owner.execute(f"truncate {tables}, directory_organisation restart identity cascade")
    owner.execute("set session_replication_role = origin")


def statements(country: int, size: Size) -> list[str]:
    """Return the statements in order; every twentieth professional is the same as another."""
    activities, people = size.activities, size.people
    held_on = f"({STARTS} + {_day_of(f'(1 + (g - 1) / {SESSIONS})', activities)} + (g - 1) % {SESSIONS})::timestamp"
    starts_on = f"{STARTS} + {_day_of('g', activities)}"
    return [
        f"""insert into directory_organisation (kept_by_id, name, key, sector, country, entered_at)
            select {country}, 'O' || g, 'o' || g, (array['STATE', 'CIVIL_SOCIETY', 'ACADEMY'])[1 + g % 3], 'HN', now()
            from generate_series(1, 500) g""",
        f"""insert into directory_professional
            (kept_by_id, given_names, family_names, key, e_mail, country, gender, declared_group, visibility,
             entered_at, same_as_id)
            select {country}, 'P', g::text, 'p' || g, '', 'HN', (array['WOMAN', 'MAN', 'OTHER', ''])[1 + g % 4], '',
                   'HIDDEN', now(), case when g % 20 = 0 then g - 1 end
            from generate_series(1, {people}) g""",
        f"""insert into rolls_activity
            (kept_by_id, code, kind, title, country, place, online_address, time_zone, starts_on, ends_on, project,
             state, note, origin, keep_days, cancelled_why, entered_at)
            select {country}, 'A' || g, (array['COURSE', 'WORKSHOP', 'CONGRESS'])[1 + g % 3], 'A', 'HN', '', '',
                   'America/Tegucigalpa', {starts_on}, {starts_on} + 3, '',
                   'PLANNED', '', '', 30, '', now()
            from generate_series(1, {activities}) g""",
        f"""insert into rolls_session
            (activity_id, number, title, starts_at, ends_at, hours, offer, room_code, online_code, opens_before,
             closes_after)
            select 1 + (g - 1) / {SESSIONS}, 1 + (g - 1) % {SESSIONS}, '',
                   {held_on} at time zone 'UTC'
                       + interval '15 hours',
                   {held_on} at time zone 'UTC'
                       + interval '18 hours',
                   3, 'MIXED', 'R' || g, 'L' || g, 30, 30
            from generate_series(1, {activities * SESSIONS}) g""",
        f"""insert into rolls_enrolment
            (activity_id, professional_id, organisation_id, state, mode, check_in_code, diet, telephone, needs,
             entered_at)
            select a, 1 + (hashint8(a::bigint * 64 + n) & 2147483647) % {people}, 1 + (a + n) % 500, 'ACCEPTED',
                   case when n % 3 = 0 then 'ONLINE' else 'IN_PERSON' end, '', '', '', '', now()
            from generate_series(1, {activities}) a, generate_series(1, {PEOPLE_TO_AN_ACTIVITY}) n
            on conflict do nothing""",
        f"""insert into rolls_attendance (session_id, professional_id, mode, proof, recorded_at, struck_why)
            select (e.activity_id - 1) * {SESSIONS} + s, e.professional_id, e.mode, 'STAFF', now(), ''
            from rolls_enrolment e, generate_series(1, {SESSIONS}) s""",
    ]  # fmt: skip


def _day_of(activity: str, activities: int) -> str:
    """Say on which day an activity begins: rolls are kept as time goes by, the oldest first."""
    return f"(({activity} - 1)::bigint * {DAYS} / {activities})::int"
