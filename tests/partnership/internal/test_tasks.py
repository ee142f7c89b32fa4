"""The clock holds internal procedures against what is in force, one at each look."""

from __future__ import annotations

from amparo.foundation.audit.models import Entry
from amparo.partnership.internal import tasks
from amparo.partnership.internal.models import Look
from amparo.partnership.internal.operations import give_internal
from tests.conftest import As
from tests.partnership.internal.bringing import NOW, content, factra, longer


def test_what_keeps_the_agreement_is_found_well_and_is_not_looked_at_twice(as_staff: As) -> None:
    for _ in range(2):
        tasks.hear_the_clock(at=NOW)

    looks = Look.objects.all()
    assert [look.found for look in looks] == [[], []]
    assert len({look.version_id for look in looks}) == 2
    assert Entry.objects.using("owner").filter(action="INTERNAL_PROCEDURE_CHECKED", facts__wrong=0).count() == 2


def test_what_takes_longer_than_agreed_is_found_and_said(as_staff: As) -> None:
    with as_staff("cr.fiscalia") as actor:
        version = give_internal(
            by=actor, institution=factra(), draft=longer(content(), "write_request", amount=90), at=NOW
        )
    for _ in range(4):
        tasks.hear_the_clock(at=NOW)
        if Look.objects.filter(version=version).exists():
            break

    (told,) = Look.objects.get(version=version).found
    assert set(told) == {"es", "fr", "en"}
