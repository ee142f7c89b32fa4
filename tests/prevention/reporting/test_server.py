"""The real server: somebody reports and comes back; fifty at one instant; no trace of who came."""

from __future__ import annotations

import base64
import contextlib
import io
import re
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from PIL import Image

from bench.reports.at_once import at_once
from tests.journeys.serving import as_owner as owner_of
from tests.journeys.serving import cloned
from tests.prevention.reporting.serving import TOLD, Reader, Served, reports_server

AGENT, ADDRESS, NAME = "CanaryBrowser/77.1 (Galaxia 9)", "198.51.100.77", "IMG_canary"


@pytest.fixture(scope="module")
def served(template_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """One server on one database for all tests here: what a test needs empty, it counts from where it was."""
    log = tmp_path_factory.mktemp("reports") / "server.log"
    with cloned(template_database) as name, reports_server(name, log) as one:
        yield one, name


@pytest.fixture
def host(served: tuple[Served, str]) -> str:
    return served[0].host


def counted(served: tuple[Served, str], query: str) -> list[tuple[object, ...]]:
    with owner_of(served[1]) as link:
        return link.execute(query).fetchall()


def test_somebody_reports_without_scripts_comes_back_and_writes(host: str) -> None:
    reader = Reader(host)

    walked = walk(reader)
    receipt = reader.receipt()
    box = reader.come_back(receipt)
    carried = reader.hidden()
    again = reader.post("/es/v/m/", {**carried, "text": "La placa termina en 7."}, picture())
    file = reader.hidden()
    reader.post("/es/v/f/", {"form": file["form"], "box": file["box"], "place": file["place"]})
    given = reader.body

    assert walked == 9
    assert len(receipt.replace(" ", "")) == 16
    assert TOLD["what"] not in box
    assert "La placa termina en 7." in again
    assert given.startswith(b"\xff\xd8\xff")
    assert b"Canary place" not in given
    assert reader.answered["content-disposition"] == 'attachment; filename="1.jpg"'
    assert "sandbox" in reader.answered["content-security-policy"]


def walk(reader: Reader) -> int:
    """Answer one question a page, as the pages ask; return how many pages came."""
    reader.get("/es/hn/a/")
    pages = 1
    while not reader.receipt() and pages < 20:
        asked = re.search(
            r'name="a_(\w+)"[^>]*(?:type="radio"|>)', re.sub(r'<input type="hidden"[^>]*>', "", reader.page)
        )
        last = 'value="send"' in reader.page
        code = re.search(
            r'<(?:textarea|input)[^>]*name="a_(\w+)"', re.sub(r'<input type="hidden"[^>]*>', "", reader.page)
        )
        values = dict(reader.hidden())
        if code:
            values[f"a_{code.group(1)}"] = TOLD.get(code.group(1), "")
        assert asked or last
        reader.post("/es/hn/a/", {**values, "go": "send" if last else "next"})
        pages += 1
    return pages


def picture() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "Canary place"
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(made, "JPEG", exif=exif)
    return made.getvalue()


@pytest.mark.parametrize("language", ["es", "fr", "en"])
def test_every_page_is_neutral_keeps_nothing_and_has_a_way_out(host: str, language: str) -> None:
    reader = Reader(host)
    addresses = ["", "hn/", "cr/a/", "cr/n/", "v/", "i/", "e/?t=1.2", "nothing/"]

    for address in addresses:
        page = reader.get(f"/{language}/{address}")
        title = re.search(r"<title>([^<]*)</title>", page)
        assert reader.status in {200, 404}, address
        assert title is not None
        assert title.group(1) in {"Servicios", "Services"}
        assert f'href="/{language}/s/"' in page
        assert (reader.answered["cache-control"], reader.answered["referrer-policy"]) == ("no-store", "no-referrer")
        assert "default-src 'none'" in reader.answered["content-security-policy"]
        assert "set-cookie" not in reader.answered
        assert not re.search(r"traffick|\btrata\b|traite|victim|víctima", page, re.IGNORECASE)
    left = reader.get(f"/{language}/s/")
    assert "storage" in reader.answered["clear-site-data"]
    assert "form" not in left


def test_a_form_from_elsewhere_forged_or_old_sends_nothing(host: str, served: tuple[Served, str]) -> None:
    before = counted(served, "select count(*) from community_communityreport")
    values = {f"a_{code}": said for code, said in TOLD.items()}
    stranger = Reader(host, {"Sec-Fetch-Site": "cross-site"})
    stranger.get("/es/hn/a/")
    stranger.post("/es/hn/a/", {"form": stranger.hidden()["form"], "go": "send", **values})
    forger = Reader(host)
    forger.post("/es/hn/a/", {"form": f"{'ab' * 16}.1.{'0' * 32}", "go": "send", **values})
    kept = forger.page

    assert stranger.status == 403
    assert forger.status == 422
    assert TOLD["what"] in kept
    assert counted(served, "select count(*) from community_communityreport") == before


@pytest.mark.parametrize(
    "values",
    [{"place": "9" * 9, "go": "next"}, {"a_what": "\x00\ud83d", "go": "send"}, {"go": "x" * 900}, {"form": "é"}],
)
def test_bad_input_is_answered_in_words(host: str, values: dict[str, str]) -> None:
    reader = Reader(host)
    sent = {name: said.encode("utf-8", "surrogatepass").decode("latin-1") for name, said in values.items()}

    for address in ("/es/hn/a/", "/es/v/", "/es/v/m/", "/es/v/f/", "/es/e/"):
        reader.post(address, sent)
        assert reader.status in {200, 404, 422}, address


def test_fifty_reports_at_one_instant_give_fifty_receipts_and_fifty_reports(
    host: str, served: tuple[Served, str]
) -> None:
    before = counted(served, "select count(*) from community_reportkey")[0][0]
    figures = at_once(host, 50, served[0].pid)
    after = counted(served, "select count(*) from community_reportkey")[0][0]
    reader = Reader(host)

    assert len(set(figures.receipts)) == 50
    assert (before, after) == (before, int(str(before)) + 50)
    assert figures.cpu_each <= 0.3
    assert figures.wall < 30
    assert "¿" not in reader.come_back(figures.receipts[37])
    assert 'name="box"' in reader.page


def test_a_school_that_shares_one_address_is_not_shut_out(host: str) -> None:
    pupil = Reader(host, {"X-Forwarded-For": ADDRESS})
    receipt = pupil.report()
    for _ in range(12):
        pupil.come_back("0000 0000 0000 0000")
    slowed = "refresh" in pupil.answered
    ticket = pupil.hidden().get("t", "")
    another = Reader(host).report()
    pupil.come_back(receipt)
    waits = pupil.hidden()
    until = time.monotonic() + 20
    while 'name="box"' not in pupil.page and time.monotonic() < until:
        time.sleep(0.3)
        pupil.post("/es/e/", {"form": waits["form"], "t": waits["t"]})

    assert slowed
    assert ticket
    assert another
    assert 'name="box"' in pupil.page


def test_no_trace_of_who_came_is_in_the_database_the_logs_or_the_state(
    served: tuple[Served, str], tmp_path_factory: pytest.TempPathFactory, host: str
) -> None:
    started = time.time() - 5
    headers = {
        "User-Agent": AGENT,
        "X-Forwarded-For": ADDRESS,
        "X-Real-IP": ADDRESS,
        "Referer": f"https://{NAME}.example",
    }
    reader = Reader(host, headers)
    receipt = reader.report()
    reader.come_back(receipt)
    reader.post("/es/v/m/", {**reader.hidden(), "text": "más"}, picture())
    reader.come_back("1111 2222 3333 4444")
    reader.get("/es/hn/%ff%00/")
    reader.post("/es/v/m/", {"box": "x" * 300_000})
    whole = dump_of(served[1]) + files_since(started, Path(settings.STATE), tmp_path_factory.getbasetemp())

    assert TOLD["what"].encode() not in whole
    assert receipt.replace(" ", "").encode() not in whole
    assert b"community_reportpart" in whole
    assert {canary for canary in (AGENT, ADDRESS, NAME, "CanaryBrowser") if found_in(canary, whole)} == set()
    assert found_in(AGENT, whole + base64.b64encode(b"xx" + AGENT.encode() + b"yy"))


def dump_of(database: str) -> bytes:
    """Return every row of every table, and what the server still shows of statements, as text."""
    given = settings.DATABASES["owner"]
    with psycopg.connect(
        host=given["HOST"], user=given["USER"], password=given["PASSWORD"], dbname=database, autocommit=True
    ) as link:
        tables = link.execute(
            "select format('%I.%I', schemaname, tablename), tablename from pg_tables"
            " where schemaname in ('public', 'sec', 'audit', 'reporting')"
        ).fetchall()
        rows = [str(name) for _, name in tables]
        for table, _name in tables:
            rows += [row[0] for row in link.execute(f"select t::text from {table} t").fetchall()]
        rows += [row[0] or "" for row in link.execute("select query from pg_stat_activity").fetchall()]
    return "\n".join(rows).encode()


def files_since(moment: float, *folders: Path) -> bytes:
    """Return what was written since a moment in these folders: logs, state and the newest of the write-ahead log."""
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            with contextlib.suppress(OSError):
                if "base" not in path.parts and path.is_file() and path.stat().st_mtime >= moment:
                    found.append((path.stat().st_mtime, path))
    kept = [path for _, path in sorted(found) if "pg_wal" not in path.parts]
    kept += [path for _, path in sorted(found)[-2:]]
    return b"".join(path.read_bytes()[-20_000_000:] for path in kept if path.is_file())


def found_in(canary: str, whole: bytes) -> bool:
    """Look for a text as it is, in hexadecimal, in Base64 at each offset, in UTF-16 and as an address in bytes."""
    raw = canary.encode()
    forms = [
        raw,
        raw.hex().encode(),
        raw.hex().upper().encode(),
        canary.encode("utf-16-le"),
        canary.encode("utf-16-be"),
    ]
    forms += [base64.b64encode(b"x" * offset + raw)[4 if offset else 0 : -4] for offset in range(3)]
    forms += [each.replace(b"+", b"-").replace(b"/", b"_") for each in forms[-3:]]
    if re.fullmatch(r"[\d.]+", canary):
        forms.append(bytes(int(part) for part in canary.split(".")).hex().encode())
    return any(form and form in whole for form in forms)
