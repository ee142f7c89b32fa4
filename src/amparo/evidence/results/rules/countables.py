"""What can be counted: a closed list of sources with their columns, as parts of a question to the database.

Whoever defines an indicator chooses from it and writes no question. A part holds no value that came from anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from amparo.partnership.directory import vocabulary as directory
from amparo.partnership.rolls import vocabulary as rolls


@dataclass(frozen=True, slots=True)
class Way:
    """A way of counting a source: each `key` (a column or several) once, or the sum of an `amount`, in a unit."""

    label: Any
    unit: str
    key: str = ""
    amount: str = ""
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """A column by which a source is narrowed or broken down; `values` is empty where any code may stand."""

    label: Any
    sql: str
    values: Mapping[str, Any] = field(default_factory=dict)
    is_of_people: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be counted.

    `tables` and `where` say from which rows, `day` when one happened, `until` when one ended (for what stands on a
    day), `country` whose it is. `shown` are the columns of its rows, `row` the key by which they are paged.
    """

    label: Any
    tables: str
    where: str
    day: str
    country: str
    row: str
    ways: Mapping[str, Way]
    axes: Mapping[str, Axis]
    shown: tuple[tuple[Any, str], ...]
    until: str = ""
    joined: tuple[tuple[str, str], ...] = ()
    tells_of_people: bool = False


PERSON: Final = "coalesce(p.same_as_id, p.id)"
SESSION_DAY: Final = "(s.starts_at at time zone v.time_zone)::date"
ORGANISATION: Final = """left join rolls_enrolment e on e.activity_id = v.id and e.professional_id = a.professional_id
    left join directory_organisation o on o.id = e.organisation_id"""

ATTENDANCES: Final = Source(
    label=_("Attendances on the rolls"),
    tables="""rolls_attendance a
    join rolls_session s on s.id = a.session_id
    join rolls_activity v on v.id = s.activity_id
    join coalition_country c on c.id = v.kept_by_id
    join directory_professional p on p.id = a.professional_id""",
    joined=(("r", f"join directory_professional r on r.id = {PERSON}"), ("o", ORGANISATION)),
    where="a.struck_at is null and v.state <> 'CANCELLED'",
    day=SESSION_DAY,
    country="c.code",
    row="a.id",
    ways={
        "PEOPLE": Way(_("People, each counted once"), "UNIQUE_PERSON", key=PERSON),
        "ATTENDANCES": Way(_("Attendances: a person in a session"), "ATTENDANCE", key=f"a.session_id, {PERSON}"),
        "ACTIVITIES": Way(_("Activities with somebody on the roll"), "ACTIVITY", key="v.id"),
        "COUNTRIES": Way(
            _("Countries that people came from"), "COUNTRY", key="nullif(r.country, '')", may_be_missing=True
        ),
        "ORGANISATIONS": Way(
            _("Organisations that people came from"),
            "INSTITUTION",
            key="coalesce(o.same_as_id, o.id)",
            may_be_missing=True,
        ),
    },
    axes={
        "kind": Axis(_("Kind of activity"), "v.kind", rolls.KINDS),
        "project": Axis(_("Project"), "v.project"),
        "activity": Axis(_("Activity"), "v.code"),
        "mode": Axis(_("Mode"), "a.mode", rolls.MODES),
        "sector": Axis(_("Sector"), "o.sector", directory.SECTORS, is_of_people=True),
        "gender": Axis(_("Gender, as each says"), "r.gender", directory.GENDERS, is_of_people=True),
        "group": Axis(_("Group, where somebody says so"), "r.declared_group", directory.GROUPS, is_of_people=True),
    },
    shown=(
        (_("Activity"), "v.code"), (_("Title"), "v.title"), (_("Session"), "s.number"), (_("Day"), SESSION_DAY),
        (_("Mode"), "a.mode"), (_("Person"), f"'P' || {PERSON}"),
    ),
    tells_of_people=True,
)  # fmt: skip

PUBLIC: Final = Source(
    label=_("Sessions with the public, rolled by counts"),
    tables="""rolls_headcount h
    join rolls_session s on s.id = h.session_id
    join rolls_activity v on v.id = s.activity_id
    join coalition_country c on c.id = v.kept_by_id""",
    where="v.state <> 'CANCELLED'",
    day=SESSION_DAY,
    country="c.code",
    row="h.id",
    ways={
        "REACHED": Way(
            _("People counted, some perhaps more than once"),
            "PERSON_OR_ATTENDANCE",
            amount="h.women + h.men + h.others",
        ),
        "WOMEN": Way(_("Women counted"), "WOMEN", amount="h.women"),
        "SESSIONS": Way(_("Sessions"), "SESSION", key="s.id"),
    },
    axes={
        "project": Axis(_("Project"), "v.project"),
        "activity": Axis(_("Activity"), "v.code"),
        "age": Axis(_("Age"), "h.age_band", rolls.AGE_BANDS, is_of_people=True),
    },
    shown=(
        (_("Activity"), "v.code"), (_("Title"), "v.title"), (_("Day"), SESSION_DAY), (_("Age"), "h.age_band"),
        (_("Women"), "h.women"), (_("Men"), "h.men"), (_("Others"), "h.others"),
    ),
)  # fmt: skip

ACTIVITIES: Final = Source(
    label=_("Activities"),
    tables="rolls_activity v join coalition_country c on c.id = v.kept_by_id",
    where="v.state <> 'CANCELLED'",
    day="v.starts_on",
    country="c.code",
    row="v.id",
    ways={"ACTIVITIES": Way(_("Activities"), "ACTIVITY", key="v.id")},
    axes={
        "kind": Axis(_("Kind of activity"), "v.kind", rolls.KINDS),
        "project": Axis(_("Project"), "v.project"),
        "place": Axis(_("Place"), "v.place"),
    },
    shown=(
        (_("Activity"), "v.code"), (_("Title"), "v.title"), (_("From"), "v.starts_on"), (_("To"), "v.ends_on"),
        (_("Place"), "v.place"),
    ),
)  # fmt: skip

ACTS: Final = Source(
    label=_("Acts of adoption"),
    tables="""adoption_act t
    left join adoption_actending g on g.act_id = t.id
    join coalition_institution i on i.id = t.institution_id
    join coalition_country c on c.id = i.country_id
    join procedures_procedureversion w on w.id = t.version_id
    join procedures_procedure q on q.id = w.procedure_id""",
    where="true",
    day="t.in_force_on",
    until="g.ended_on",
    country="c.code",
    row="t.id",
    ways={
        "CELLS": Way(_("Procedures by institution"), "CELL", key="t.institution_id, w.procedure_id"),
        "INSTITUTIONS": Way(_("Institutions"), "INSTITUTION", key="t.institution_id"),
        "PROCEDURES": Way(_("Procedures"), "PROCEDURE", key="w.procedure_id"),
        "ACTS": Way(_("Acts"), "ACT", key="t.id"),
    },
    axes={
        "institution": Axis(_("Institution"), "i.code"),
        "procedure": Axis(_("Procedure"), "q.number"),
    },
    shown=(
        (_("Institution"), "i.short_name"), (_("Procedure"), "q.number"), (_("Act"), "t.number"),
        (_("Signed on"), "t.signed_on"), (_("In force from"), "t.in_force_on"), (_("Ended on"), "g.ended_on"),
    ),
)  # fmt: skip

# Members of the coalition; where none is marked as such, the institutions that hold a role in it.
ADOPTS: Final = """(i.is_member or (
    not exists (select 1 from coalition_institution m where m.country_id = i.country_id and m.is_member)
    and i.kind not in ('COALITION', 'COMMISSION', 'RESPONSE_TEAM')
    and jsonb_array_length(coalesce(i.facts -> 'roles', '[]'::jsonb)) > 0
    and not coalesce(i.facts -> 'roles', '[]'::jsonb) @> '["secretariat"]'::jsonb))"""

CELLS: Final = Source(
    label=_("Institutions by procedures in force"),
    tables="""coalition_institution i
    join coalition_country c on c.id = i.country_id
    join procedures_procedureversion w on w.country_id is null or w.country_id = i.country_id
    join procedures_procedure q on q.id = w.procedure_id""",
    where=ADOPTS,
    day="coalesce(w.in_force_on, '-infinity'::date)",
    country="c.code",
    row="(i.id * 1000000 + w.procedure_id)",
    ways={
        "CELLS": Way(_("Procedures by institution"), "CELL", key="i.id, w.procedure_id"),
        "INSTITUTIONS": Way(_("Institutions"), "INSTITUTION", key="i.id"),
        "PROCEDURES": Way(_("Procedures"), "PROCEDURE", key="w.procedure_id"),
    },
    axes={"institution": Axis(_("Institution"), "i.code"), "procedure": Axis(_("Procedure"), "q.number")},
    shown=((_("Institution"), "i.short_name"), (_("Procedure"), "q.number")),
)

COURSES: Final = Source(
    label=_("Courses that academies adopted"),
    tables="""kits_courseadoption t
    left join kits_courseending g on g.adoption_id = t.id
    join coalition_institution i on i.id = t.academy_id
    join coalition_country c on c.id = i.country_id
    join kits_kitversion w on w.id = t.version_id
    join kits_kit q on q.id = w.kit_id""",
    where="true",
    day="t.taught_from",
    until="g.ended_on",
    country="c.code",
    row="t.id",
    ways={
        "COURSES": Way(_("Courses"), "COURSE", key="t.academy_id, w.kit_id, t.variant"),
        "ACADEMIES": Way(_("Academies"), "INSTITUTION", key="t.academy_id"),
    },
    axes={
        "permanent": Axis(_("Permanent"), "t.is_permanent::text", {"true": _("Yes"), "false": _("No")}),
        "compulsory": Axis(_("Compulsory"), "t.is_compulsory::text", {"true": _("Yes"), "false": _("No")}),
        "academy": Axis(_("Academy"), "i.code"),
    },
    shown=(
        (_("Academy"), "i.short_name"), (_("Kit"), "q.code"), (_("Act"), "t.act"), (_("Signed on"), "t.signed_on"),
        (_("Taught from"), "t.taught_from"), (_("Ended on"), "g.ended_on"),
    ),
)  # fmt: skip

AWARDS: Final = Source(
    label=_("Certifications that were not revoked"),
    tables="""training_award t
    left join training_revocation g on g.award_id = t.id
    join coalition_country c on c.id = t.country_id
    join directory_professional p on p.id = t.professional_id
    join kits_kitversion w on w.id = t.version_id
    join kits_kit q on q.id = w.kit_id""",
    joined=(
        ("r", f"join directory_professional r on r.id = {PERSON}"),
        ("m", "join training_awardedcompetency n on n.award_id = t.id"
              " join competencies_competency m on m.id = n.competency_id"),
    ),
    where="g.id is null",
    day="t.awarded_on",
    until="(t.valid_until + 1)",
    country="c.code",
    row="t.id",
    ways={
        "AWARDS": Way(_("Certifications"), "AWARD", key="t.id"),
        "PEOPLE": Way(_("People, each counted once"), "UNIQUE_PERSON", key=PERSON),
    },
    axes={
        "kit": Axis(_("Kit"), "q.code"),
        "competency": Axis(_("Competency"), "m.code"),
        "trainer": Axis(_("Trainer"), "t.is_trainer::text", {"true": _("Yes"), "false": _("No")}),
        "gender": Axis(_("Gender, as each says"), "r.gender", directory.GENDERS, is_of_people=True),
    },
    shown=(
        (_("Certification"), "t.code"), (_("Kit"), "q.code"), (_("Given on"), "t.awarded_on"),
        (_("Valid until"), "t.valid_until"), (_("Person"), f"'P' || {PERSON}"),
    ),
    tells_of_people=True,
)  # fmt: skip

SOURCES: Final[Mapping[str, Source]] = {
    "ATTENDANCES": ATTENDANCES,
    "PUBLIC": PUBLIC,
    "ACTIVITIES": ACTIVITIES,
    "ACTS": ACTS,
    "CELLS": CELLS,
    "COURSES": COURSES,
    "AWARDS": AWARDS,
}
