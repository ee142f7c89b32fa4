"""Whatever is typed into any address in any role, the answer is a page in words and never a fault of ours."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from amparo.demo.carrying import Carrier
from amparo.demo.people import STAFF
from amparo.protection.consents.models import Consent
from amparo.protection.pathways.models import OpenStep
from amparo.protection.referrals.models import Referral
from tests.conftest import Browsing
from tests.nasty import NASTY
from tests.points import carried_to

MIDWAY = carried_to("declines_and_is_repaired", before="call_referral/answer_referral")
ROLES = [staff.username for staff in STAFF if staff.country == "CR" and not staff.username.endswith(("2", "3"))]
NAMES = (
    "mandate", "purpose", "team", "language", "witness", "step", "telling", "reason", "line", "choice", "reasons",
    "answer", "rejection", "approved", "packet", "ask_ident", "ask_risk_today", "need", "do", "next", "resume",
    "procedure", "cases", "log", "sealed", "label",
)  # fmt: skip


def posts(code: str) -> list[str]:
    case = f"/casos/{code}/"
    referral = Referral.objects.using("owner").order_by("pk").values_list("pk", flat=True).first() or 1
    consent = Consent.objects.using("owner").order_by("pk").values_list("pk", flat=True).first() or 1
    paths = OpenStep.objects.using("owner").values_list("path", flat=True)
    steps = [*paths, "nothing", "call_accreditation/vote"]
    return [
        "/casos/nueva-alerta/",
        "/idioma/",
        "/procedimientos/14/proponer/",
        f"/referencias/{referral}/",
        f"/referencias/{referral}/retirar/",
        f"/referencias/{'9' * 30}/",
        f"{case}consentimientos/nuevo/",
        f"{case}consentimientos/{'9' * 18}/retirar/",
        f"{case}agregar-paso/",
        f"{case}avisos/nothing/",
        f"{case}referir/call_referral/choose_provider/",
        f"{case}panel/call_accreditation/vote/",
        *(f"{case}{way}/{path}/" for path in steps for way in ("pasos", "borrador", "omitir", "panel", "referir")),
        f"{case}consentimientos/{consent}/nothing/",
        "/practica/registro/",
        "/practica/registro/archivo/",
        "/practica/registro/guardar/",
        f"/practica/guardados/{'9' * 18}/quitar/",
    ]


def faults(client: Client, address: str, value: str) -> list[str]:
    response = client.post(address, dict.fromkeys(NAMES, value))
    return [] if response.status_code < 500 else [f"{response.status_code} {address} {value[:20]!r}"]


@pytest.mark.parametrize("username", ROLES)
@MIDWAY
def test_no_nasty_value_in_any_form_of_any_role_is_a_fault(carrier: Carrier, browsing: Browsing, username: str) -> None:
    client = browsing(username)
    addresses = posts(carrier.code)
    everywhere = [(address, NASTY[place % len(NASTY)]) for place, address in enumerate(addresses)]
    in_the_forms = [(address, value) for address in addresses[:11] for value in NASTY] if username in FORMS else []

    found = [fault for address, value in [*everywhere, *in_the_forms] for fault in faults(client, address, value)]

    assert found == []


FORMS = {"cr.gestora"}


@pytest.mark.parametrize("username", ["cr.gestora", "cr.datos"])
@pytest.mark.parametrize(
    "address",
    [
        "/mi-trabajo/?tras={}", "/mi-trabajo/?ver={}", "/casos/?orden=due&tras={}", "/casos/?tras={}",
        "/casos/CODE/recorrido/?antes={}", "/casos/CODE/accesos/?antes={}", "/casos/CODE/abrir/C1/?para={}",
        "/supervision/?antes={}", "/supervision/?caso={}", "/supervision/?a={}", "/entrar/?next={}",
        "/casos/CODE/pasos/call_referral/choose_provider/?preguntar={}",
    ],
)  # fmt: skip
@MIDWAY
def test_no_nasty_value_in_any_address_is_a_fault(
    carrier: Carrier, browsing: Browsing, username: str, address: str
) -> None:
    client = browsing(username)
    extra = ("2026-01-01T00:00:00~1", "2026-01-01T00:00:00+00:00~" + "9" * 40, "0001-01-01T00:00:00+14:00~1", "~", "~1")

    statuses = {
        value[:30]: client.get(address.replace("CODE", carrier.code).format(quote(value))).status_code
        for value in (*(each for each in NASTY if len(each) < 1000), *extra)
    }

    assert {value: status for value, status in statuses.items() if status >= 500} == {}
