"""Documents of a case in the browser: attached, made anew, sealed, and given back to who may open them."""

from __future__ import annotations

import io

import psycopg
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from amparo.demo.carrying import Carrier
from amparo.foundation.audit.models import Entry
from amparo.protection.people.models import Attachment
from tests.conftest import Browsing
from tests.databases import server
from tests.foundation.documents.files import blank_pdf
from tests.points import carried_to

CARED_FOR = carried_to("declines_and_is_repaired", before="call_plan/assess_needs")
WHERE = "CANARIO-DEL-LUGAR"


def photograph() -> bytes:
    told = Image.Exif()
    told.get_ifd(0x8825)[29] = told[0x010E] = WHERE
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, "JPEG", exif=told)
    return out.getvalue()


def address(carrier: Carrier) -> str:
    return f"/casos/{carrier.code}/documentos/"


def sent(body: bytes, name: str = "foto.jpg", group: str = "C1") -> dict[str, object]:
    return {"group": group, "document": SimpleUploadedFile(name, body)}


@CARED_FOR
def test_a_photograph_comes_back_without_its_place_and_lies_sealed(carrier: Carrier, browsing: Browsing) -> None:
    manager = browsing("cr.gestora")
    assert manager.post(address(carrier), sent(photograph(), "Xiomara.jpg")).status_code == 302

    row = Attachment.objects.using("owner").get()
    given = manager.get(f"{address(carrier)}{row.pk}/")

    assert given["Content-Disposition"] == f'attachment; filename="{carrier.code}-{row.pk}.jpg"'
    assert (given["Content-Type"], given["Content-Security-Policy"]) == ("image/jpeg", "default-src 'none'; sandbox")
    assert given["X-Content-Type-Options"] == "nosniff"
    with Image.open(io.BytesIO(given.content)) as image:
        assert image.size == (30, 20)
        assert not image.getexif()
    assert WHERE.encode() not in given.content
    for kept in (bytes(row.body), bytes(row.name)):
        assert b"Xiomara" not in kept
        assert b"\xff\xd8\xff" not in kept
    assert Entry.objects.using("owner").filter(action="OPENED", subject=f"attachment:{row.pk}", group="C1").count() == 1


@CARED_FOR
def test_a_file_that_is_not_what_it_says_is_refused_in_words_and_nothing_is_kept(
    carrier: Carrier, browsing: Browsing
) -> None:
    manager = browsing("cr.gestora")
    for body, words in (
        (b"MZ program", "PDF, JPEG, PNG"),
        (b"%PDF-1.7 no pages", "No se puede leer"),
        (b"\xff\xd8\xff" + bytes(5 * 1024 * 1024), "5 MB"),
    ):
        answer = manager.post(address(carrier), sent(body))
        assert (answer.status_code, words in answer.content.decode()) == (422, True), words

    assert not Attachment.objects.using("owner").exists()


@CARED_FOR
def test_who_does_not_work_with_a_group_neither_attaches_to_it_nor_opens_what_is_there(
    carrier: Carrier, browsing: Browsing, database: str
) -> None:
    assert browsing("cr.gestora").post(address(carrier), sent(blank_pdf(), "a.pdf")).status_code == 302
    row = Attachment.objects.using("owner").get()

    for username, expected in (("cr.policia", 404), ("cr.tecnica", 404), ("hn.gestora", 404)):
        assert browsing(username).get(f"{address(carrier)}{row.pk}/").status_code == expected, username
        assert browsing(username).post(address(carrier), sent(blank_pdf())).status_code == expected, username
    assert browsing("cr.gestora").post(address(carrier), sent(blank_pdf(), group="C6")).status_code == 422
    with server(database) as link:
        assert _count(link) == 1


def _count(link: psycopg.Connection[tuple[object, ...]]) -> int:
    return len(link.execute("select id from people_attachment").fetchall())
