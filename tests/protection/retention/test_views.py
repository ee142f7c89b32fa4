"""The pages of keeping and destroying: who is let in, and the whole way from a period to the record."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amparo.demo.carrying import Carrier
from amparo.protection.retention import tasks
from amparo.protection.retention.models import Erasure, Hold
from tests.conftest import As, Browsing
from tests.foundation.access.wall import as_owner
from tests.points import carried_to
from tests.protection.retention.test_operations import close, seal_anew

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
LIST = "/conservacion/"


def test_from_a_hold_to_the_record_of_a_destruction(carrier: Carrier, as_staff: As, browsing: Browsing) -> None:
    seal_anew(carrier, as_staff)
    close()
    as_owner("update cases_case set opened_at = '2001-01-01', closed_at = '2002-01-01'")
    case = f"{LIST}{carrier.code}/"
    one, other = browsing("cr.datos"), browsing("cr.custodia")
    assert carrier.code in one.get(LIST).content.decode()

    assert one.post(f"{case}retener/", {"reason": "COURT_ORDER"}).status_code == 302
    hold = Hold.objects.using("owner").get().pk
    assert "retenido por ley" in one.get(case).content.decode()
    assert one.post(f"{case}destruir/", {"groups": ["C1"]}).status_code == 422
    assert one.post(f"{case}retener/{hold}/confirm/").status_code == 403
    assert one.post(f"{case}retener/{hold}/lift-ask/").status_code == 302
    assert one.post(f"{case}retener/{hold}/lift/").status_code == 403
    assert other.post(f"{case}retener/{hold}/lift/").status_code == 302
    assert one.post(f"{case}destruir/", {"groups": ["C1"]}).status_code == 302
    asked = Erasure.objects.using("owner").get().pk
    assert one.post(f"{LIST}destruido/{asked}/").status_code == 403
    assert other.post(f"{LIST}destruido/{asked}/").status_code == 302
    tasks.hear_the_clock(at=datetime.now(UTC))

    record = one.get(f"{LIST}destruido/{asked}/acta/")
    assert (record["Content-Type"], record.content[:5]) == ("application/pdf", b"%PDF-")
    assert Erasure.objects.using("owner").get().keys_destroyed_at is not None
    assert "PDF" in other.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("username", "statuses"),
    [
        ("cr.datos", (200, 200, 200)),
        ("cr.gestora", (403, 200, 403)),
        ("cr.policia", (403, 403, 403)),
        ("cr.tecnica", (403, 403, 403)),
        ("hn.datos", (200, 404, 200)),
        ("hn.gestora", (403, 404, 403)),
    ],
)
def test_each_role_is_let_in_where_it_has_to_do(
    carrier: Carrier, browsing: Browsing, username: str, statuses: tuple[int, ...]
) -> None:
    client = browsing(username)
    addresses = (LIST, f"{LIST}{carrier.code}/", f"{LIST}plazo/C2/goals_met/")

    assert tuple(client.get(address).status_code for address in addresses) == statuses


def test_a_period_is_set_with_its_source_and_proceedings_are_written_down(carrier: Carrier, browsing: Browsing) -> None:
    officer, lead = browsing("cr.datos"), browsing("cr.gestora")
    case = f"{LIST}{carrier.code}/"

    bad = officer.post(f"{LIST}plazo/C2/goals_met/", {"months": "0", "source": "x"})
    good = officer.post(f"{LIST}plazo/C2/goals_met/", {"months": "9", "source": "Acuerdo 7 de 2026"})
    noted = lead.post(f"{case}proceso/", {"kind": "CRIMINAL", "began_on": "2026-02-01"})

    assert (bad.status_code, good.status_code, noted.status_code) == (422, 302, 302)
    assert "Acuerdo 7 de 2026, sin verificar" in officer.get(LIST).content.decode()
    assert "En curso desde" in lead.get(case).content.decode()
    assert officer.get(f"{LIST}plazo/C0/goals_met/").status_code == 404
