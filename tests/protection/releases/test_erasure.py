"""What is erased of a case takes its originals along, and why something of it left."""

from __future__ import annotations

from datetime import UTC, datetime

from amparo.demo.carrying import Carrier
from amparo.protection.releases import operations
from amparo.protection.releases.models import Release
from amparo.protection.retention import tasks
from tests.conftest import As
from tests.foundation.access.wall import as_owner
from tests.points import carried_to
from tests.protection.pathways.views.test_documents import photograph
from tests.protection.releases.releasing import ask, ask_original, decide, keep
from tests.protection.retention.test_operations import ask as ask_to_erase
from tests.protection.retention.test_operations import close, erase, seal_anew

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def test_an_erasure_destroys_originals_and_why_something_left_with_their_keys(carrier: Carrier, as_staff: As) -> None:
    seal_anew(carrier, as_staff)
    kept = keep(carrier, as_staff, photograph())
    first, second = ask_original(carrier, as_staff, kept), ask(carrier, as_staff)
    decide(as_staff, first)
    ((original,), (why,)) = (
        as_owner("select wrapped from people_original")[0],
        as_owner("select wrapped from releases_release where id = %s", second)[0],
    )
    close()

    erased = erase(as_staff, ask_to_erase(as_staff, "C1"))

    handles = as_owner("select handles from retention_erasure where id = %s", erased.pk)[0][0]
    assert {bytes(original), bytes(why)} <= {bytes(each) for each in handles}
    assert as_owner("select (select count(*) from people_original), (select count(*) from people_attachment)") == [
        (0, 0)
    ]
    assert as_owner("select distinct reason || recipient || wrapped from releases_release") == [(b"",)]
    tasks.hear_the_clock(at=datetime.now(UTC))
    with as_staff("cr.datos") as actor:
        assert operations.written_of(actor, Release.objects.get(pk=second)) == {}
