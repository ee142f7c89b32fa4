"""Purposes for which the person is asked, one by one."""

from typing import Final

from django.utils.translation import gettext_lazy as _

CARE: Final = "CARE"
SHARE_SERVICES: Final = "SHARE_SERVICES"
SHARE_ACCREDITATION: Final = "SHARE_ACCREDITATION"
SHARE_LEGAL: Final = "SHARE_LEGAL"
SHARE_JUSTICE: Final = "SHARE_JUSTICE"
INTERVIEW: Final = "INTERVIEW"
RETURN: Final = "RETURN"

PURPOSES: Final = {
    CARE: _("Receive care"),
    SHARE_SERVICES: _("Share with a service that will help"),
    SHARE_ACCREDITATION: _("Share the account with the accreditation panel"),
    SHARE_LEGAL: _("Share with the lawyer who advises the person"),
    SHARE_JUSTICE: _("Share with police and prosecutor"),
    INTERVIEW: _("Give one recorded interview"),
    RETURN: _("Travel back or elsewhere, and tell who receives the person there"),
}

WITNESSES: Final = {
    "INTERPRETER": _("Interpreter"),
    "TRUSTED_PERSON": _("A person of trust"),
    "STAFF": _("Another member of staff"),
    "GUARDIAN": _("Guardian"),
    "NONE_WANTED": _("The person did not want a witness"),
}

# The step of a procedure that asks for consent, and what each of its answers means here.
ASKED_IN_STEP: Final = {"consent_care": CARE, "consent_share": SHARE_SERVICES, "consent_return": RETURN}
