"""Which field groups a role works with, for which purpose: the table that the coalition signs.

Field groups are the compartments of the field: C0 case key and state, C1 identity and safe contact, C2 safety and
location, C3 minimal facts, C4 narrative, C5 health, C6 justice, C7 migration and asylum, C8 care, C9 money, CA the
accreditation file and RP the packet of a referral. C0, C3 and the codes of C8 are the process plane, in clear; the rest
is encrypted.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

GROUPS: Final = ("C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "CA", "RP")
SEALED_GROUPS: Final = frozenset({"C1", "C2", "C4", "C5", "C6", "C7", "C8", "C9", "CA", "RP"})

CARE: Final = "CARE"
ACCREDITATION: Final = "ACCREDITATION"
JUSTICE: Final = "JUSTICE"
REPARATION: Final = "REPARATION"
NOTICE: Final = "NOTICE"
PURPOSES: Final = (CARE, ACCREDITATION, JUSTICE, REPARATION, NOTICE)

READS: Final[dict[str, frozenset[str]]] = {
    "intake": frozenset({"C0", "C3"}),
    "duty_officer": frozenset({"C0", "C1", "C3", "C7", "C8"}),
    "response_team": frozenset({"C0", "C1", "C2", "C3", "C8"}),
    "case_manager": frozenset({"C0", "C1", "C2", "C3", "C7", "C8", "C9", "CA", "RP"}),
    "psychologist": frozenset({"C0", "C1", "C2", "C3", "C4", "C5", "C8", "RP"}),
    "panel": frozenset({"C0", "C1", "C3", "C4", "CA"}),
    "appeal_panel": frozenset({"C0", "C1", "C3", "C4", "CA"}),
    "police": frozenset({"C0", "C1", "C3", "C4", "C6"}),
    "prosecutor": frozenset({"C0", "C1", "C3", "C4", "C6", "C7"}),
    "judge": frozenset({"C0", "C6"}),
    "lawyer": frozenset({"C0", "C1", "C3", "C4", "C6", "C7", "C8", "C9", "CA", "RP"}),
    "shelter": frozenset({"C0", "C1", "C2", "C8", "RP"}),
    "health": frozenset({"C0", "C1", "C5", "C8", "RP"}),
    "provider": frozenset({"C0", "C1", "C8", "RP"}),
    "migration": frozenset({"C0", "C1", "C7", "RP"}),
    "fund": frozenset({"C0", "C1", "C9", "RP"}),
    "secretariat": frozenset({"C0"}),
    "supervisor": frozenset({"C0", "C8"}),
    "consulate": frozenset({"C0", "RP"}),
    "counterpart": frozenset({"C0", "RP"}),
    "child_authority": frozenset({"C0", "C1", "C2", "C3", "C7", "C8", "RP"}),
    "guardian": frozenset({"C0", "C1", "C8"}),
    "school": frozenset({"C0", "RP"}),
    "forensic": frozenset({"C0", "C6", "RP"}),
    "court": frozenset({"C0", "C6"}),
    "defence": frozenset({"C0", "C6"}),
    "labour": frozenset({"C0", "C9", "RP"}),
    "ngo": frozenset({"C0", "C1", "C8", "RP"}),
    "dpo": frozenset({"C0"}),
    "interpreter": frozenset({"C0"}),
}

PURPOSE_GROUPS: Final[dict[str, frozenset[str]]] = {
    CARE: frozenset({"C0", "C1", "C2", "C3", "C4", "C5", "C7", "C8", "C9", "CA", "RP"}),
    ACCREDITATION: frozenset({"C0", "C1", "C3", "C4", "CA"}),
    JUSTICE: frozenset({"C0", "C1", "C3", "C4", "C6", "C7"}),
    REPARATION: frozenset({"C0", "C1", "C3", "C6", "C7", "C8", "C9", "CA"}),
    NOTICE: frozenset({"C0"}),
}

ROLE_PURPOSE: Final[dict[str, str]] = {
    **dict.fromkeys(READS, CARE),
    "panel": ACCREDITATION,
    "appeal_panel": ACCREDITATION,
    "police": JUSTICE,
    "prosecutor": JUSTICE,
    "judge": JUSTICE,
    "lawyer": REPARATION,
    "fund": REPARATION,
    "secretariat": NOTICE,
    "supervisor": CARE,
    "forensic": JUSTICE,
    "court": JUSTICE,
    "defence": JUSTICE,
    "labour": REPARATION,
    "dpo": NOTICE,
    "interpreter": NOTICE,
    # They do a step of their own on what the person approved, and learn nothing else of the case.
    "school": NOTICE,
    "consulate": NOTICE,
    "counterpart": NOTICE,
}

# Groups that a role opens only while the person agrees to that purpose: (role, group) -> consent purpose.
CONSENT_NEEDED: Final[dict[tuple[str, str], str]] = {
    **{(role, group): "SHARE_JUSTICE" for role in ("police", "prosecutor") for group in ("C1", "C3", "C4")},
    ("psychologist", "C4"): "CARE",
    ("panel", "C4"): "SHARE_ACCREDITATION",
    ("appeal_panel", "C4"): "SHARE_ACCREDITATION",
    ("lawyer", "C4"): "SHARE_LEGAL",
    ("lawyer", "C6"): "SHARE_LEGAL",
}

# Breaking the glass: who may, which groups it opens to them, and for how long. Whoever investigates is not here, since
# it would go round what the person agrees to; nobody opens more than identity and safety, and nothing is written.
EMERGENCY: Final = "EMERGENCY"
EMERGENCY_LASTS: Final = timedelta(hours=4)
BREAKS_GLASS: Final[dict[str, frozenset[str]]] = {
    "duty_officer": frozenset({"C1", "C2"}),
    "response_team": frozenset({"C1", "C2"}),
    "case_manager": frozenset({"C1", "C2"}),
    "psychologist": frozenset({"C1", "C2"}),
    "shelter": frozenset({"C1", "C2"}),
    "child_authority": frozenset({"C1", "C2"}),
    "health": frozenset({"C1"}),
}


def groups_for(role: str, purpose: str) -> frozenset[str]:
    """The field groups that a role may be granted for a purpose; a packet is granted by its referral alone."""
    return READS.get(role, frozenset()) & PURPOSE_GROUPS.get(purpose, frozenset()) - {"RP"}
