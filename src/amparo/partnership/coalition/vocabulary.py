"""Roles that exist in a coalition beyond the lanes of its procedures."""

from typing import Final

from django.utils.translation import gettext_lazy as _

AUDITOR: Final = "auditor"
ADMINISTRATOR: Final = "administrator"
DRAFTER: Final = "drafter"
STEERING: Final = "steering"
TRAINER: Final = "trainer"
PROGRAMME: Final = "programme"
FOCAL_POINT: Final = "focal_point"

# Roles that record what the person decides, in the lane of the person.
RECORDS_FOR_THE_PERSON: Final = frozenset(
    {"case_manager", "lawyer", "duty_officer", "response_team", "psychologist", "health"}
)

# Roles that take on part of a case through a referral: they act in the lane of the provider.
TAKES_REFERRALS: Final = frozenset({"provider", "shelter", "health", "psychologist", "lawyer", "migration", "fund"})

STANDS_FOR: Final = {"person": RECORDS_FOR_THE_PERSON, "provider": TAKES_REFERRALS}

# Which roles share a team inside an institution: need to know is granted to teams, so the panel is one of its own.
TEAM_OF_ROLE: Final = {
    "intake": "guard",
    "duty_officer": "guard",
    "response_team": "guard",
    "case_manager": "care",
    "psychologist": "care",
    "person": "care",
    "panel": "panel",
    "appeal_panel": "panel",
    "supervisor": "supervision",
    DRAFTER: "procedures",
    STEERING: "committee",
    TRAINER: "training",
    PROGRAMME: "programme",
    FOCAL_POINT: "liaison",
}

ROLE_LABELS: Final = {
    "intake": _("Intake"),
    "duty_officer": _("Response team, on duty"),
    "response_team": _("Response team"),
    "case_manager": _("Case manager"),
    "psychologist": _("Psychologist"),
    "supervisor": _("Supervisor"),
    "panel": _("Accreditation panel"),
    "appeal_panel": _("Appeal panel"),
    "police": _("Specialised police"),
    "prosecutor": _("Prosecutor"),
    "judge": _("Judge"),
    "lawyer": _("Lawyer of the person"),
    "shelter": _("Shelter"),
    "health": _("Health service"),
    "provider": _("Service that receives"),
    "migration": _("Migration authority"),
    "fund": _("Reparation fund"),
    "secretariat": _("Secretariat"),
    "consulate": _("Consulate"),
    "counterpart": _("Regional counterpart"),
    "child_authority": _("Child protection authority"),
    "guardian": _("Guardian"),
    "school": _("School"),
    "forensic": _("Forensic service"),
    "court": _("Higher court"),
    "defence": _("Defence counsel"),
    "labour": _("Labour authority"),
    "ngo": _("Civil society organisation"),
    "dpo": _("Data protection officer"),
    "interpreter": _("Interpreter"),
    "person": _("The person"),
    "auditor": _("Data protection"),
    "administrator": _("Technical administration"),
    "drafter": _("Procedure drafting"),
    "steering": _("Steering committee"),
    "trainer": _("Trainer"),
    "programme": _("Programme officer"),
    "focal_point": _("Focal point of the institution"),
    "clock": _("Amparo"),
}
