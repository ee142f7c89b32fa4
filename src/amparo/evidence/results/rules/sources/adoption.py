"""What is counted of adoption: acts that bring procedures into force, the cells of the matrix, courses of academies."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.evidence.results.rules.sources.shapes import HAPPENS, Axis, Rows, Way
from amparo.evidence.results.vocabulary import AS_OF

YES_OR_NO: Final = {"true": _("Yes"), "false": _("No")}

ACTS: Final = Rows(
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
    spans=HAPPENS | {AS_OF},
    columns=(_("Institution"), _("Procedure"), _("Act"), _("Signed on"), _("In force from"), _("Ended on")),
    shown=("i.short_name", "q.number", "t.number", "t.signed_on", "t.in_force_on", "g.ended_on"),
)

# Members of the coalition; where none is marked as such, the institutions that hold a role in it.
ADOPTS: Final = """(i.is_member or (
    not exists (select 1 from coalition_institution m where m.country_id = i.country_id and m.is_member)
    and i.kind not in ('COALITION', 'COMMISSION', 'RESPONSE_TEAM')
    and jsonb_array_length(coalesce(i.facts -> 'roles', '[]'::jsonb)) > 0
    and not coalesce(i.facts -> 'roles', '[]'::jsonb) @> '["secretariat"]'::jsonb))"""

CELLS: Final = Rows(
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
    spans=HAPPENS | {AS_OF},
    columns=(_("Institution"), _("Procedure")),
    shown=("i.short_name", "q.number"),
)

COURSES: Final = Rows(
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
        "permanent": Axis(_("Permanent"), "t.is_permanent::text", YES_OR_NO),
        "compulsory": Axis(_("Compulsory"), "t.is_compulsory::text", YES_OR_NO),
        "academy": Axis(_("Academy"), "i.code"),
    },
    spans=HAPPENS | {AS_OF},
    columns=(_("Academy"), _("Kit"), _("Act"), _("Signed on"), _("Taught from"), _("Ended on")),
    shown=("i.short_name", "q.code", "t.act", "t.signed_on", "t.taught_from", "g.ended_on"),
)
