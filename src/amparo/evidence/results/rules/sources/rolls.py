"""What is counted on rolls: attendances by name, the public by counts, and activities."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.evidence.results.rules.sources.shapes import HAPPENS, Axis, Rows, Way
from amparo.evidence.results.vocabulary import AS_OF
from amparo.partnership.calls.rules import feeding
from amparo.partnership.directory import vocabulary as directory
from amparo.partnership.rolls import vocabulary as rolls

PERSON: Final = "coalesce(p.same_as_id, p.id)"
SESSION_DAY: Final = "(s.starts_at at time zone v.time_zone)::date"

HELD: Final = (
    "(rolls_session s join rolls_activity v on v.id = s.activity_id join coalition_country c on c.id = v.kept_by_id)"
)

ATTENDANCES: Final = Rows(
    label=_("Attendances on the rolls"),
    tables=f"rolls_attendance a join {HELD} on s.id = a.session_id",
    where="a.struck_at is null and v.state <> 'CANCELLED'",
    day=SESSION_DAY,
    moment="s.starts_at",
    country="c.code",
    brought={
        "row": "a.id", "session": "s.id", "activity": "s.activity_id", "person": "a.professional_id", "mode": "a.mode",
    },
    fine=frozenset({"row", "session"}),
    joined=(
        ("v", "join rolls_activity v on v.id = x.activity"),
        ("s", "join rolls_session s on s.id = x.session"),
        ("p", "join directory_professional p on p.id = x.person"),
        ("r", f"join directory_professional r on r.id = {PERSON}"),
        ("e", "left join rolls_enrolment e on e.activity_id = x.activity and e.professional_id = x.person"),
        ("o", "left join directory_organisation o on o.id = e.organisation_id"),
    ),
    row="x.row",
    lead="x.session",
    held=HELD,
    within="rolls_attendance a where a.session_id = h.session",
    before="select session_id from rolls_attendance where id = %s",
    grows="rolls_attendance",
    leads="'/actividades/sesiones/' || x.session || '/lista/'",
    ways={
        "PEOPLE": Way(_("People, each counted once"), "UNIQUE_PERSON", key=PERSON),
        "ATTENDANCES": Way(_("Attendances: a person in a session"), "ATTENDANCE", key=PERSON, per="x.session"),
        "ACTIVITIES": Way(_("Activities with somebody on the roll"), "ACTIVITY", key="x.activity"),
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
        "mode": Axis(_("Mode"), "x.mode", rolls.MODES),
        "sector": Axis(_("Sector"), "o.sector", directory.SECTORS, is_of_people=True),
        "gender": Axis(_("Gender, as each says"), "r.gender", directory.GENDERS, is_of_people=True),
        "group": Axis(_("Group, where somebody says so"), "r.declared_group", directory.GROUPS, is_of_people=True),
    },
    columns=(_("Activity"), _("Title"), _("Session"), _("Day"), _("Mode"), _("Person")),
    shown=("v.code", "v.title", "s.number", SESSION_DAY, "x.mode", f"'P' || {PERSON}"),
    tells_of_people=True,
)  # fmt: skip

PUBLIC: Final = Rows(
    label=_("Sessions with the public, rolled by counts"),
    tables="""rolls_headcount h
    join rolls_session s on s.id = h.session_id
    join rolls_activity v on v.id = s.activity_id
    join coalition_country c on c.id = v.kept_by_id""",
    where="v.state <> 'CANCELLED'",
    day=SESSION_DAY,
    moment="s.starts_at",
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
        "by": Axis(_("Who held the session"), feeding.HELD_BY, feeding.HOLDERS),
        "age": Axis(_("Age"), "h.age_band", rolls.AGE_BANDS, is_of_people=True),
    },
    columns=(_("Activity"), _("Title"), _("Day"), _("Age"), _("Women"), _("Men"), _("Others")),
    shown=("v.code", "v.title", SESSION_DAY, "h.age_band", "h.women", "h.men", "h.others"),
    grows="rolls_headcount",
    leads="'/actividades/sesiones/' || s.id || '/conteo/'",
)

ACTIVITIES: Final = Rows(
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
    spans=HAPPENS | {AS_OF},
    columns=(_("Activity"), _("Title"), _("From"), _("To"), _("Place")),
    shown=("v.code", "v.title", "v.starts_on", "v.ends_on", "v.place"),
    grows="rolls_activity",
    leads="'/actividades/' || v.id || '/'",
)
