"""Who may publish a procedure."""

from __future__ import annotations

from typing import Any, Final

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Table
from amparo.partnership.coalition.vocabulary import DRAFTER

PUBLISH_PROCEDURE: Final = "PUBLISH_PROCEDURE"
PUBLISH_APPROVED: Final = "PUBLISH_APPROVED"
ASK_EXAMINATION: Final = "ASK_EXAMINATION"
PROVE_PROCEDURE: Final = "PROVE_PROCEDURE"
FORGET_PROOFS: Final = "FORGET_PROOFS"


def is_the_installation(by: Actor, subject: Any) -> bool:
    """The installation itself publishes its content: the regional model."""
    return by.is_service


def keeps_the_procedures(by: Actor, country: Any) -> bool:
    """The actor is of the secretariat of the country, and two others approved it."""
    return "secretariat" in by.roles and bool(by.country) and by.country == country.code


def draws_procedures(by: Actor, subject: Any) -> bool:
    """The actor writes procedures for an institution, or is of the secretariat."""
    return bool(by.institution_code) and bool({DRAFTER, "secretariat"} & by.roles)


MAY: Table = {
    PUBLISH_PROCEDURE: [[is_the_installation]],
    PUBLISH_APPROVED: [[keeps_the_procedures], [is_the_installation]],
    ASK_EXAMINATION: [[draws_procedures], [is_the_installation]],
    PROVE_PROCEDURE: [[is_the_installation], [draws_procedures]],
    FORGET_PROOFS: [[is_the_installation]],
}
