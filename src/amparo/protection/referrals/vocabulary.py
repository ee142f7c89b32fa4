"""States of a referral, as practitioners know them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

SENT: Final = "SENT"
ACCEPTED: Final = "ACCEPTED"
REJECTED: Final = "REJECTED"
DONE: Final = "DONE"
REVOKED: Final = "REVOKED"
LOST: Final = "LOST"

LIVE: Final = (SENT, ACCEPTED)
STATES: Final = {
    SENT: _("Waiting for an answer"),
    ACCEPTED: _("Accepted"),
    REJECTED: _("Rejected"),
    DONE: _("Completed"),
    REVOKED: _("Taken back"),
    LOST: _("No answer in time"),
}

REJECTIONS: Final = {
    "NO_PLACE": _("There is no place now"),
    "NOT_OUR_SERVICE": _("We do not give this service"),
    "NOT_SAFE": _("It would not be safe here"),
    "OTHER": _("Another reason"),
}

ENDING_STEPS: Final = frozenset({"close_referral", "counter_refer"})

# A referral never waits for a signature: without an agreement it goes with one of these reasons, and is written down.
WITHOUT_AGREEMENT: Final = {
    "CANNOT_WAIT": _("What the person needs cannot wait for it"),
    "BEING_SIGNED": _("The agreement is being signed"),
    "BY_LAW": _("A law orders this exchange"),
}
# What a notice shows anyway passes without an agreement.
NEEDS_NO_AGREEMENT: Final = frozenset({"C0", "C3"})

# What a service may need to receive a person, in the order in which it needs it; how the case came about, what
# happened to the person, health and justice are never in a packet.
PACKET_FIELDS: Final = (
    "prs_FirstName",
    "prs_SecondName",
    "amp_known_as",
    "amp_age_band",
    "prs_Birthdate",
    "amp_sex",
    "prs_Gender",
    "prs_Citizenship",
    "prs_PrimaryLanguage",
    "prs_SecondaryLanguage",
    "amp_interpreter",
    "amp_disability",
    "amp_self_described_group",
    "amp_dependants",
    "amp_contact_rule",
    "amp_safe_phone",
    "amp_safe_hours",
    "amp_immediate_needs",
    "amp_needs",
    "amp_strengths",
    "amp_risk_level",
    "amp_lodging_wishes",
    "spl_Type",
    "spl_Objectives",
    "spl_ActionPlan",
)

# The receiver opens the case's key and the packet that the person approved; nothing else.
GROUPS: Final = ("C0", "RP")
