"""Who lets others in, and which roles nobody gives who does not hold them."""

from typing import Final

from amparo.foundation.accounts.rules import KEEPER_ROLES, PERSON_PLANE_ROLES

OFFICERS: Final = frozenset({"supervisor", "secretariat", "focal_point"})
# Whoever comes in with a passkey of their own vouches for a colleague who lost theirs.
VOUCHES: Final = PERSON_PLANE_ROLES | KEEPER_ROLES
SEES_MEMBERS: Final = OFFICERS | VOUCHES
# They stand over officers, or are appointed by others than the institution (seats of panels and courts), or are
# nobody's post: the person, for whom others write down what they decide, and the clock.
ABOVE: Final = frozenset(
    {
        "auditor", "administrator", "dpo", "supervisor", "secretariat", "focal_point", "panel", "appeal_panel", "judge",
        "court", "steering", "person", "clock",
    }
)  # fmt: skip
