"""An interview keeps a device open: deliberately, on that device, for two hours at most, and written down."""

from __future__ import annotations

import pytest
from django.db.utils import DatabaseError
from django.urls import reverse

from amparo.demo.carrying import Carrier
from tests.foundation.access.wall import as_member, as_owner
from tests.foundation.desk import sign_in

START = reverse("home:start")


def test_an_interview_keeps_one_device_open_for_two_hours_and_no_longer(carrier: Carrier) -> None:
    code = carrier.open()
    client, other = sign_in("cr.recepcion"), sign_in("cr.recepcion")
    address = reverse("pathways:interview", args=[code])

    assert sign_in("cr.policia").post(address).status_code == 404
    assert client.post(address).status_code == 302

    as_owner("update sec.session set last_seen_at = now() - interval '100 minutes' where not service")
    client.cookies["language"] = "en"
    page = client.get(reverse("pathways:case", args=[code])).content.decode()
    assert "Interview: this device stays open until" in page
    assert other.get(START).headers["Location"].startswith(reverse("home:sign_in"))
    as_owner(
        "update sec.session set extended_until = now() - interval '1 second', last_seen_at = now() - interval '2 hours'"
        " where extended_until is not null"
    )
    assert client.get(START).headers["Location"].startswith(reverse("home:sign_in"))
    assert as_owner("select \"case\" from audit_entry where action = 'INTERVIEW_BEGUN'") == [(code,)]


def test_nobody_keeps_a_device_open_for_longer(carrier: Carrier) -> None:
    with pytest.raises(DatabaseError, match="two hours"):
        as_member("cr.gestora", "select sec.extend_session('2 hours 1 second')")
