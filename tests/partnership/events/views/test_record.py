"""The pages of the record: written together, reported in three languages, told to everybody from the hour on."""

from __future__ import annotations

import io
from datetime import timedelta

import pypdf
import pytest
from django.test import Client
from django.utils.timezone import now
from docx import Document

from amparo.foundation.accounts.queries import account_named
from amparo.partnership.events.models import AttendanceCertificate, Event, EventReport, PressRelease, Sheet
from amparo.partnership.events.operations import releasing, sheets
from amparo.partnership.rolls.operations import planning
from amparo.partnership.rolls.operations.planning import Said
from tests.conftest import As, Browsing
from tests.partnership.directory.entering import NOW, country
from tests.partnership.events.operations.test_following import recommended
from tests.partnership.events.recording import retained_at, tables, two_of_a_series, were_there

MORE = {"HTTP_X_REQUESTED_WITH": "autosave"}


@pytest.fixture
def held(as_staff: As) -> tuple[Event, Event]:
    """Two events of a series: the first with people, a practice, a recommendation and what the press said of it."""
    first, second = two_of_a_series(as_staff)
    were_there(as_staff, first.activity, {0: {0: {"IN_PERSON"}, 1: {"ONLINE"}}, 1: {0: {"ONLINE"}}})
    retained_at(as_staff, tables(as_staff, first))
    recommended(as_staff, first)
    with as_staff("hn.secretaria") as by:
        told = Said(50, "MORE_THAN", "UNIQUE_PERSON", "Prensa: un diario")
        planning.record_figure(by=by, activity=first.activity, said=told, at=NOW)
    return first, second


def marked(pdf: pypdf.PdfReader) -> bool:
    """Say whether a PDF is tagged."""
    about = pdf.root_object["/MarkInfo"].get_object()
    return isinstance(about, pypdf.generic.DictionaryObject) and bool(about["/Marked"])


def page(browsing: Browsing, username: str, path: str) -> str:
    answer = browsing(username).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return str(answer.content.decode())


def test_the_record_shows_what_each_part_of_the_house_knows_of_the_event(
    held: tuple[Event, Event], browsing: Browsing
) -> None:
    first, second = held

    own = page(browsing, "hn.secretaria", f"/eventos/{first.pk}/registro/")
    for words in (
        "Contar con equipos de respuesta inmediata", "Repetir el encuentro cada año.", "Mantener la guardia.",
        "Prensa: un diario", "Más de", "Jefatura de guardia", "Muy pocas personas", "Se borrará el",
    ):  # fmt: skip
        assert words.casefold() in own.casefold(), words
    later = page(browsing, "hn.secretaria", f"/eventos/{second.pk}/registro/")
    assert "Repetir el encuentro cada año." in later
    assert "Mantener la guardia." in later
    assert "Recomendar" not in page(browsing, "hn.salud", f"/eventos/{first.pk}/registro/").split("<main")[1]
    assert browsing("cr.secretaria").get(f"/eventos/{first.pk}/registro/").status_code == 404
    # Following one of them closes its action point.
    point = first.recommendations.get().point
    address = f"/eventos/{second.pk}/registro/seguimiento/{point.pk}/"
    client = browsing("hn.secretaria")
    assert client.post(address, {"outcome": "DROPPED", "note": ""}).status_code == 422
    assert client.post(address, {"outcome": "DROPPED", "note": "Sin fondos."}).status_code == 302
    assert "Sin fondos." in page(browsing, "hn.secretaria", f"/eventos/{first.pk}/registro/")


def test_two_people_write_minutes_and_see_both_texts(
    held: tuple[Event, Event], as_staff: As, browsing: Browsing
) -> None:
    client = browsing("hn.secretaria")
    answer = client.post(f"/eventos/{held[0].pk}/registro/acta/", {"of": "todo", "language": "es"})
    sheet = Sheet.objects.get()
    here = f"/eventos/actas/{sheet.pk}/"
    assert answer.headers["Location"] == here
    with as_staff("hn.secretaria") as by:
        sheets.name_writer(by=by, sheet=sheet, account=account_named("cr.inamu"), at=NOW)

    other = browsing("cr.inamu")
    said = {"field": "said", "text": "Desde otro país.", "base": "0", "settles": ""}
    assert other.post(f"{here}parte/", said, **MORE).json()["number"] == 1  # type: ignore[arg-type]
    clash = client.post(f"{here}parte/", {**said, "text": "Desde aquí."})
    assert clash.status_code == 409
    assert "Desde otro país." in clash.content.decode()
    assert ">Desde aquí.</textarea>" in clash.content.decode()
    wrong = client.post(f"{here}parte/", {**said, "text": "x" * 20_001, "base": "1"})
    assert (wrong.status_code, "x" * 20_001 in wrong.content.decode()) == (422, True)
    assert other.get(f"{here}vivo/").json()["fields"]["said."]["text"] == "Desde otro país."
    assert browsing("hn.salud").get(f"{here}vivo/").json() == {"fields": {}, "is_open": False}
    mine = other.get("/eventos/actas/").content.decode()
    assert here in mine


def test_pub_07_the_report_is_composed_of_the_records_in_three_languages_and_published_for_everybody(
    held: tuple[Event, Event], as_staff: As, browsing: Browsing
) -> None:
    first, client = held[0], browsing("hn.secretaria")
    here = f"/eventos/{first.pk}/registro/informe/"

    word = Document(io.BytesIO(client.get(f"{here}en/docx/").content))
    pdf = pypdf.PdfReader(io.BytesIO(client.get(f"{here}fr/pdf/").content))
    shown = page(browsing, "hn.secretaria", here)
    assert client.get(f"{here}de/pdf/").status_code == 404
    assert client.post(f"{here}publicar/", {"why": ""}).status_code == 302
    report = EventReport.objects.get()
    public = Client().get(f"/prensa/informes/{report.code}/en/")
    file = Client().get(f"/prensa/informes/{report.code}/fr/docx/")

    headings = [each.text for each in word.paragraphs if each.style.name.startswith("Heading")]  # type: ignore[union-attr]
    assert headings[:4] == ["Report: Congreso", "Programme", "People", "Good practices that were retained"]
    assert "Recommendations" in headings
    assert "Mantener la guardia." in " ".join(cell.text for row in word.tables[-1].rows for cell in row.cells) or any(
        "Mantener la guardia." in cell.text for table in word.tables for row in table.rows for cell in row.cells
    )
    assert (str(pdf.root_object["/Lang"]), marked(pdf)) == ("fr", True)
    assert "Repetir el encuentro cada año." in shown
    assert (public.status_code, "Good practices that were retained" in public.content.decode()) == (200, True)
    assert Document(io.BytesIO(file.content)).core_properties.language == "fr"


def test_pub_08_a_release_is_invisible_before_its_hour_in_pages_lists_and_feeds(
    held: tuple[Event, Event], as_staff: As, browsing: Browsing
) -> None:
    client = browsing("hn.secretaria")
    client.post(
        f"/eventos/comunicados/nuevo/?evento={held[0].pk}",
        {"embargo_at": "2026-12-24T10:00", "original": "es", "conference_at": "", "conference_place": "Corte Suprema"},
    )
    release = PressRelease.objects.get()
    assert release.embargo_at.isoformat() == "2026-12-24T16:00:00+00:00"
    here = f"/eventos/comunicados/{release.pk}/"
    for language in ("es", "fr", "en"):
        text = {"title": f"Cinco prácticas {language}", "body": "Un congreso.\nOtra línea.", "base": "0"}
        assert client.post(f"{here}texto/{language}/", text).status_code == 302
    assert client.post(f"{here}firmar/").status_code == 302

    public = Client()
    addresses = (f"/prensa/{release.code}/", "/prensa/", "/prensa/rss/")
    before = [public.get(each) for each in addresses]
    assert [each.status_code for each in before] == [404, 200, 200]
    assert not any(b"Cinco" in each.content for each in before)
    with as_staff("hn.secretaria") as by:
        at = now() - timedelta(minutes=1)
        releasing.move_hour(by=by, release=release, embargo_at=at, at=at - timedelta(days=1))
    after = [public.get(each) for each in addresses]
    assert [each.status_code for each in after] == [200, 200, 200]
    assert all("Cinco prácticas es" in each.content.decode() for each in after)
    assert "Cinco prácticas fr" in public.get(f"{addresses[0]}?idioma=fr").content.decode()
    assert "Corte Suprema" in after[0].content.decode()


def test_anybody_verifies_a_certificate_and_sees_no_name_mail_or_institution(
    held: tuple[Event, Event], browsing: Browsing
) -> None:
    client, here = browsing("hn.secretaria"), f"/eventos/{held[0].pk}/registro/constancias/"
    person = AttendanceCertificate.objects.count() or held[0].activity.enrolments.order_by("pk")[0].professional_id
    client.post(f"{here}persona/{person}/", {"name": "Ana de la Costa"})
    client.post(f"{here}todas/")
    first, second = AttendanceCertificate.objects.order_by("pk")

    pdf = client.get(f"{here}{first.pk}/")
    shown = Client().get(f"/constancias/{first.code}/").content.decode()
    said = Client().post(f"/constancias/{first.code}/", {"name": "ana de la costa"}).content.decode()

    assert (first.holder, second.holder) == ("Ana de la Costa", "Berta Mora")
    assert marked(pypdf.PdfReader(io.BytesIO(pdf.content)))
    assert browsing("hn.salud").get(f"{here}{first.pk}/").status_code == 403
    assert "Costa" not in shown
    assert "x.hn" not in shown
    assert "Sí: " in said
    client.post(f"{here}{first.pk}/retirar/", {"why": "El nombre era otro."})
    assert "Se retiró" in Client().get(f"/constancias/{first.code}/").content.decode()
    assert country().code == "HN"
