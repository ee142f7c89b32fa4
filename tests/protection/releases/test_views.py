"""The pages of what leaves cases."""

from __future__ import annotations

import hashlib
import io
import re

import pikepdf
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from amparo.demo.carrying import Carrier
from amparo.protection.releases.models import Release
from tests.conftest import As, Browsing
from tests.points import carried_to
from tests.protection.pathways.views.test_documents import photograph, sent
from tests.protection.releases.releasing import REASON, RECIPIENT, write

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
TYPED = {"groups": ["C1"], "recipient": RECIPIENT, "reason": REASON}


def test_a_copy_is_asked_allowed_and_taken(carrier: Carrier, browsing: Browsing, as_staff: As) -> None:
    write(carrier, as_staff, "C1", prs_FirstName="Ana")
    asker, second, stranger = (browsing(name) for name in ("cr.gestora", "cr.psicologia", "cr.policia"))
    of_case = f"/casos/{carrier.code}/salidas/"

    assert "Nada ha salido de este caso" in asker.get(of_case).content.decode()
    assert of_case in asker.get(f"/casos/{carrier.code}/documentos/").content.decode()
    form = asker.get(of_case + "pedir/").content.decode()
    assert ('value="C1"' in form, 'value="C2"' in form, 'value="C4"' in form) == (True, False, False)
    bad = asker.post(of_case + "pedir/", {**TYPED, "reason": "poco"})
    assert (bad.status_code, RECIPIENT in bad.content.decode()) == (422, True)
    assert asker.post(of_case + "pedir/", {**TYPED, "groups": ["C2"]}).status_code == 422
    assert asker.post(of_case + "pedir/", TYPED).status_code == 302
    key = Release.objects.using("owner").get().pk
    one = f"/salidas/{key}/"
    assert "Lo permito" not in asker.get(one).content.decode()
    assert [stranger.get(address).status_code for address in (one, of_case, of_case + "pedir/")] == [404, 404, 404]
    assert stranger.post(one + "permitir/").status_code == 404
    assert asker.post(one + "permitir/").status_code == 403
    assert "espera por usted" in second.get("/mi-trabajo/").content.decode()
    assert one in second.get("/salidas/").content.decode()
    page = second.get(one).content.decode()
    assert (REASON in page, RECIPIENT in page, "Lo permito" in page) == (True, True, True)
    assert second.post(one + "rechazar/", {"words": ""}).status_code == 422
    assert second.post(one + "permitir/").status_code == 302
    assert second.post(one + "clave/").status_code == 403
    assert one in asker.get("/mi-trabajo/").content.decode()
    shown = asker.post(one + "clave/").content.decode()
    sealed = re.search(r'name="sealed"[^>]*value="([^"]+)"', shown)
    password = re.search(r"<code>([A-Z0-9-]{24})</code>", shown)
    assert sealed is not None
    assert password is not None
    file = asker.post(one + "archivo/", {"sealed": sealed[1]})
    assert (file.status_code, file["Content-Type"], file["Cache-Control"]) == (200, "application/pdf", "no-store")
    assert file["Content-Disposition"] == f'attachment; filename="{carrier.code}-{key}.pdf"'
    pikepdf.open(io.BytesIO(file.content), password=password[1]).close()
    assert asker.post(one + "archivo/", {"sealed": "x"}).status_code == 302
    assert "Sacó algo del caso" in asker.get(f"/casos/{carrier.code}/accesos/").content.decode()
    assert "Con qué frecuencia" in browsing("cr.supervision").get("/salidas/").content.decode()
    assert browsing("cr.formadora").get("/salidas/").status_code == 403


def test_an_original_is_kept_with_a_receipt_and_leaves_by_two_persons(carrier: Carrier, browsing: Browsing) -> None:
    asker, second = browsing("cr.gestora"), browsing("cr.supervision")
    documents = f"/casos/{carrier.code}/documentos/"
    came = photograph()
    assert asker.post(documents, {**sent(came), "keeps_original": "on"}).status_code == 302
    receipt = re.search(rf"{documents}\d+/original/", asker.get(documents).content.decode())
    assert receipt is not None

    page = asker.get(receipt[0]).content.decode()
    assert hashlib.sha256(came).hexdigest() in page.replace(" ", "")
    paper = asker.get(receipt[0] + "pdf/")
    words = " ".join(pypdf.PdfReader(io.BytesIO(paper.content)).pages[0].extract_text().split())
    assert hashlib.sha256(came).hexdigest()[:16] in words.replace(" ", "")
    made = asker.post(receipt[0] + "pedir/", {"recipient": RECIPIENT, "reason": REASON})
    one = made["Location"]
    assert asker.post(one + "original/").status_code == 403
    assert second.get(receipt[0]).status_code == 404
    assert second.post(one + "permitir/").status_code == 302
    shown = asker.post(one + "clave/").content.decode()
    sealed = re.search(r'name="sealed"[^>]*value="([^"]+)"', shown)
    password = re.search(r"<code>([A-Z0-9-]{24})</code>", shown)
    assert f'action="{one}original/"' in shown
    assert sealed is not None
    assert password is not None
    file = asker.post(one + "original/", {"sealed": sealed[1]})
    assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    assert came not in file.content
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(file.content))
    with pikepdf.open(io.BytesIO(file.content), password=password[1]) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        ((name, attached),) = opened.attachments.items()
        assert (name, attached.get_file().read_bytes()) == (f"{carrier.code}-original-1.jpg", came)
    assert asker.post(one + "original/", {"sealed": "x"}).status_code == 302
    assert file["Content-Disposition"].startswith("attachment")
    assert file["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert file["X-Content-Type-Options"] == "nosniff"
    assert second.post(one + "original/").status_code == 403
    assert asker.post(documents, {**sent(came, group="C2"), "keeps_original": "on"}).status_code == 422


def test_whoever_holds_the_code_of_a_receipt_compares_a_file_and_nobody_else_learns_of_it(
    carrier: Carrier, browsing: Browsing
) -> None:
    asker, court = browsing("cr.gestora"), Client()
    documents, came = f"/casos/{carrier.code}/documentos/", photograph()
    asker.post(documents, {**sent(came), "keeps_original": "on"})
    receipt = re.search(rf"{documents}\d+/original/", asker.get(documents).content.decode())
    assert receipt is not None
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", asker.get(receipt[0]).content.decode())
    assert code is not None
    told = hashlib.sha256(came).hexdigest()

    def said(**typed: object) -> str:
        page = court.post("/comprobar-recibo/", typed).content.decode()
        return next((word for word in ("mismo archivo", "otro archivo", "Hay un recibo", "Ningún recibo")
                     if word in page), page[:0])  # fmt: skip

    typed = code[0].lower().replace("-", " ")
    assert [
        said(code=typed), said(code=typed, sha256=" ".join([told[:32], told[32:].upper()])),
        said(code=typed, sha256="0" * 64), said(code=typed, file=SimpleUploadedFile("x", came)),
        said(code=typed, file=SimpleUploadedFile("x", came + b" ")), said(code="0000-0000-0000", sha256=told),
    ] == [
        "Hay un recibo", "mismo archivo", "otro archivo", "mismo archivo", "otro archivo", "Ningún recibo"
    ]  # fmt: skip
    page = court.post("/comprobar-recibo/", {"code": typed}).content.decode()
    assert (told in page.replace(" ", ""), carrier.code in page) == (True, False)
    assert court.post("/comprobar-recibo/", {"code": typed, "sha256": "corto"}).status_code == 422
    assert court.get("/comprobar-recibo/").status_code == 200
