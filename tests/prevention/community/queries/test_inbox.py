"""The inbox: urgent first, then what nobody looked at, then what has news; with one query for all."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from amparo.prevention.community.queries import inbox
from tests.conftest import As, Browsing
from tests.prevention.community.doing import TOLD, newest, sent


def test_what_is_urgent_comes_first_and_each_country_sees_its_own(as_staff: As) -> None:
    sent({**TOLD, "danger": "NO"})
    sent()
    sent(country="HN")

    with as_staff("cr.recepcion") as by:
        dangers = [each.danger for each in inbox.open_reports(by)]
        with CaptureQueriesContext(connection) as asked:
            inbox.open_reports(by)
        found = inbox.report_by_ref(by, newest(by).ref.lower())
    with as_staff("cr.policia") as by:
        none = list(inbox.reports_visible_to(by))

    assert dangers == ["YES", "NO"]
    assert len(asked) == 1
    assert found is not None
    assert none == []


def test_what_waits_is_told_where_ones_work_is_and_says_nothing_of_a_report(browsing: Browsing) -> None:
    quiet = browsing("cr.recepcion").get("/mi-trabajo/").content.decode()
    sent({**TOLD, "danger": "NO"})
    sent()
    work = browsing("cr.recepcion").get("/mi-trabajo/").content.decode()
    others = [browsing(name).get("/mi-trabajo/").content.decode() for name in ("cr.policia", "hn.recepcion")]

    assert "urgente espera" not in quiet
    assert ("1 reporte urgente espera" in work, "1 reporte espera" in work) == (True, True)
    assert TOLD["place"] not in work
    assert ["reporte" in page and "espera" in page and "urgente" in page for page in others] == [False, False]


def test_receivers_are_institutions_where_somebody_protects(as_staff: As) -> None:
    with as_staff("cr.recepcion"):
        codes = {each.code for each in inbox.receivers_in("CR")}

    assert {"CR_OIJ", "CR_PANI", "CR_CSO_SHELTER"} <= codes
    assert not {"CR_SECRETARIAT", "CR_COURTS"} & codes


def test_pages_of_staff_from_the_inbox_to_closed(browsing: Browsing) -> None:
    sent()
    intake, police = browsing("cr.recepcion"), browsing("cr.policia")
    listed = intake.get(reverse("community:inbox")).content.decode()
    key = _key(listed)
    shown = intake.get(reverse("community:report", args=[key])).content.decode()
    opened = intake.post(reverse("community:open", args=[key])).content.decode()
    answered = intake.post(reverse("community:answer", args=[key]), {"text": "Gracias"}).content.decode()
    empty = intake.post(reverse("community:answer", args=[key]), {"text": ""})
    forms = {
        name: intake.get(reverse(f"community:{name}", args=[key])).status_code
        for name in ("weigh", "join", "pass_on", "close", "keep")
    }
    institution = _choice(intake.get(reverse("community:pass_on", args=[key])).content.decode(), "Judicial")
    passed = intake.post(reverse("community:pass_on", args=[key]), {"institution": institution, "codes": ["what"]})
    slices = police.get(reverse("community:slices")).content.decode()
    one = _key(slices, "recibidos/")
    read = police.post(reverse("community:open_slice", args=[one])).content.decode()
    done = police.post(reverse("community:finish", args=[one]), {"outcome": "ACTED"})
    closed = intake.post(reverse("community:close", args=[key]), {"status": "ACTED"})
    call = intake.post(reverse("community:take_down"), {**TOLD, "danger": "NO"}).content.decode()

    assert "camioneta" not in listed + shown
    assert "camioneta" in opened
    assert "Gracias" in answered
    assert empty.status_code == 422
    assert set(forms.values()) == {200}
    assert (passed.status_code, done.status_code, closed.status_code) == (302, 302, 302)
    assert "camioneta" in read
    assert "playa" not in read
    assert "copy-code__code" in call
    for name in ("report", "open", "weigh", "close"):
        answer = police.post(reverse(f"community:{name}", args=[key]))
        assert answer.status_code in {404, 405}, name


def _key(page: str, under: str = "") -> int:
    parts = page.split(f'href="/reportes/{under}')[1:]
    return int(next(part.split("/")[0] for part in parts if part[0].isdigit()))


def _choice(page: str, label: str) -> str:
    before = next(part for part in page.split("<option")[1:] if label in part.split("</option>")[0])
    return before.split('value="')[1].split('"')[0]
