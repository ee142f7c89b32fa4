"""The pages of sealed sheets: taken away whole and closed, brought, looked over, sent."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from amparo.foundation import keys
from tests.conftest import Browsing
from tests.foundation.access.wall import as_owner
from tests.nasty import NASTY
from tests.protection.sheets.writing import ALERT, REPORT, SUMMARY, said, sealed_alert, wrapped

pytestmark = pytest.mark.usefixtures("database")


def test_the_sheet_runs_only_what_it_carries_and_reaches_nothing(browsing: Browsing) -> None:
    answer = browsing("cr.policia").get(reverse("sheets:take_away"))
    page = answer.content.decode()

    assert answer["Content-Disposition"] == 'attachment; filename="hoja.html"'
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy"\s+content="([^"]+)"', page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.S)
    told, script = re.findall(r"<script[^>]*>(.*?)</script>", page, re.S)
    hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in (script, style)]
    assert policy.split("; ") == [
        "default-src 'none'", f"script-src 'sha256-{hashes[0]}'", f"style-src 'sha256-{hashes[1]}'",
        "connect-src 'none'", "form-action 'none'", "base-uri 'none'",
    ]  # fmt: skip
    assert re.findall(r"\s(?:src|href|action|on[a-z]+)=", page.replace(script, "").replace(told, "")) == []
    told = json.loads(told)
    assert (told["to"], told["key"]) == ("cr", keys.intake_key("cr").public)
    assert [each["code"] for each in told["kinds"]] == ["ALERT", "REPORT"]
    assert set(told["words"]) == {"es", "fr", "en"}
    assert told["words"]["es"]["seal"] == "Sellar"
    assert "AGE-SECRET-KEY" not in page
    assert browsing("cr.tecnica").get(reverse("sheets:take_away")).status_code == 404


def test_a_brought_file_is_looked_over_and_sent(browsing: Browsing) -> None:
    police, intake = browsing("cr.policia"), browsing("cr.recepcion")
    file = SimpleUploadedFile("x.amparo", sealed_alert().encode())
    assert police.post(reverse("sheets:bring"), {"sheet": file}).status_code == 302
    ((key,),) = as_owner("select id from sheets_sealedsheet")

    assert police.get(reverse("sheets:sheet", args=[key])).status_code == 404
    shown = intake.get(reverse("sheets:sheet", args=[key])).content.decode()
    opened = intake.post(reverse("sheets:open", args=[key])).content.decode()
    sent = {**ALERT, "kind": "ALERT", "amp_report_summary": ""}
    short = intake.post(reverse("sheets:send", args=[key]), sent)
    done = intake.post(reverse("sheets:send", args=[key]), {**sent, "amp_report_summary": SUMMARY})

    assert SUMMARY not in shown
    assert SUMMARY in opened
    assert 'value="PATROL"' in opened
    assert (short.status_code, "Terminal vieja" in short.content.decode()) == (422, True)
    assert re.fullmatch(r"/casos/[^/]+/", done["Location"])
    assert as_owner("select state from sheets_sealedsheet") == [("SENT",)]
    assert intake.post(reverse("sheets:open", args=[key])).status_code == 302


def test_a_pasted_report_gives_a_receipt_and_what_is_no_sheet_a_sentence(browsing: Browsing) -> None:
    intake = browsing("cr.recepcion")
    refused = intake.post(reverse("sheets:bring"), {"text": "amparo-1 cr"})
    empty = intake.post(reverse("sheets:bring"), {})
    binary = intake.post(reverse("sheets:bring"), {"sheet": SimpleUploadedFile("x.amparo", b"\xff\x00" * 60_000)})
    came = intake.post(reverse("sheets:bring"), {"text": wrapped(said(REPORT, kind="REPORT"))})

    assert [each.status_code for each in (refused, empty, binary)] == [422, 422, 422]
    assert "no es una hoja sellada" in refused.content.decode()
    assert "demasiado grande" in binary.content.decode()
    opened = intake.post(f"{came['Location']}abrir/").content.decode()
    assert REPORT["what"] in opened
    receipt = intake.post(f"{came['Location']}enviar/", {**REPORT, "kind": "REPORT"}).content.decode()
    assert re.search(r"\d{4} \d{4} \d{4} \d{4}", receipt)


def test_whatever_is_brought_or_sent_the_answer_is_in_words(browsing: Browsing) -> None:
    intake = browsing("cr.recepcion")
    came = intake.post(reverse("sheets:bring"), {"text": wrapped(said(dict.fromkeys(ALERT, "x" * 50)))})["Location"]
    assert intake.post(f"{came}abrir/").status_code == 200

    for value in NASTY[::3]:
        brought = [
            intake.post(reverse("sheets:bring"), {"text": value}),
            intake.post(reverse("sheets:bring"), {"sheet": SimpleUploadedFile("x", value.encode("utf-8", "replace"))}),
            intake.post(f"{came}enviar/", {**dict.fromkeys(ALERT, value), "kind": "ALERT"}),
            intake.post(f"{came}enviar/", {**dict.fromkeys(REPORT, value), "kind": "REPORT"}),
        ]
        assert [each.status_code for each in brought] == [422] * 4, value[:40]
    assert intake.post(f"{came}enviar/", {"kind": "NONE"}).status_code == 302
    assert as_owner("select state from sheets_sealedsheet") == [("WAITING",)]
