"""Who may draw procedures, and read what is being drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.partnership.revision.permissions import CHANGE_DRAFT, DISCARD_DRAFT, MAY, READ_DRAFT, START_DRAFT
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter"})


@dataclass(frozen=True)
class Drawn:
    """What permissions look at."""

    country: str = "CR"
    institution: str = "CR_CSO_LEGAL"


def of(role: str, institution: str = "CR_CSO_LEGAL", country: str = "CR") -> Actor:
    return replace(acting_as(role), institution_code=institution, country=country)


def test_of_all_roles_whoever_drafts_and_the_secretariat_begin() -> None:
    assert [role for role in ROLES if may(of(role), START_DRAFT, None, by_table=MAY)] == ["drafter", "secretariat"]


@pytest.mark.parametrize("operation", [READ_DRAFT, CHANGE_DRAFT, DISCARD_DRAFT])
@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        (of("drafter"), True),
        (of("drafter", "CR_OIJ"), False),
        (of("drafter", ""), False),
        (of("lawyer"), False),
        (of("secretariat", "CR_SECRETARIAT"), True),
        (of("secretariat", "HN_SECRETARIAT", "HN"), False),
        (of("secretariat", "HN_SECRETARIAT", ""), False),
        (CLOCK, False),
    ],
    ids=["of it", "of another", "of none", "no drafter", "secretariat", "of another country", "nowhere", "clock"],
)
def test_a_draft_is_of_its_institution_and_of_its_country_s_secretariat(
    operation: str, actor: Actor, allowed: bool
) -> None:
    assert may(actor, operation, Drawn(), by_table=MAY) is allowed


def test_a_drafter_without_an_institution_does_not_share_the_drafts_of_nobody() -> None:
    assert may(of("drafter", ""), READ_DRAFT, Drawn(institution=""), by_table=MAY) is False
