"""Who may draw procedures, and read what is being drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.need_to_know import READS
from amparo.foundation.access.permits import may
from amparo.partnership.revision.permissions import (
    CHANGE_DRAFT,
    DISCARD_DRAFT,
    MAY,
    READ_DRAFT,
    START_DRAFT,
    START_INSIDE,
)
from tests.actors import CLOCK, acting_as

ROLES = sorted({*READS, "auditor", "administrator", "drafter"})


@dataclass(frozen=True)
class Drawn:
    """What permissions look at."""

    country: str = "CR"
    institution: str = "CR_CSO_LEGAL"
    refines: str = ""


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


@pytest.mark.parametrize("operation", [READ_DRAFT, CHANGE_DRAFT, DISCARD_DRAFT])
@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        (of("prosecutor"), True),
        (of("drafter"), True),
        (of("prosecutor", "CR_OIJ"), False),
        (of("prosecutor", country="HN"), False),
        (of("secretariat", "CR_CONATT"), False),
        (of("drafter", "CR_OIJ"), False),
        (of("administrator"), False),
        (of("auditor"), False),
        (of("prosecutor", ""), False),
    ],
)
def test_how_an_institution_does_its_part_is_drawn_and_read_by_its_own_people_only(
    actor: Actor, allowed: bool, operation: str
) -> None:
    inside = Drawn(refines="p11_interview")

    assert may(actor, operation, inside, by_table=MAY) is allowed


def test_whoever_works_in_an_institution_begins_to_draw_how_it_does_its_part() -> None:
    outside = [role for role in ROLES if not may(of(role), START_INSIDE, None, by_table=MAY)]

    assert outside == ["administrator", "auditor"]
    assert may(of("prosecutor", ""), START_INSIDE, None, by_table=MAY) is False
