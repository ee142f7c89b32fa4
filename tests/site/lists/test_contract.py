"""SPN-04: every list goes out as a workbook and comes in again unchanged, or says why it only goes out."""

from __future__ import annotations

import io
import json
import re
from html import unescape

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from amparo.foundation.lists.models import ListFile
from amparo.foundation.lists.words import LISTS
from amparo.partnership.directory.models import Import
from amparo.site.lists.queries import KINDS, listed
from tests.conftest import Browsing
from tests.foundation.access.wall import as_owner

TAKES_AWAY = re.compile(r'action="(/listas/llevar/([a-z-]+)/(?:([\w-]+)/)?)"')
LINK = re.compile(r'href="(/[^"#]*)"')
WALKED = {
    "directory", "rolls", "events", "competencies", "kits", "training", "surveys", "claims", "results", "studies",
    "outreach",
}  # fmt: skip
START = (
    "directory:people", "directory:organisations", "directory:pairs", "directory:imports", "rolls:activities",
    "training:home", "training:runs", "training:coverage", "training:people", "training:mine", "training:trainers",
    "competencies:list", "kits:list", "kits:needs", "events:events", "surveys:list", "claims:register",
    "results:projects",
    "studies:list", "studies:consultations",
    "outreach:home", "outreach:sessions", "outreach:companies", "outreach:channels",
)  # fmt: skip
TAKEN = "select facts from audit_entry where action = 'LIST_TAKEN_AWAY' order by at desc limit 1"
# Pages that show a table and are no list of their own; each says why.
NO_LIST = {
    "directory:imports": "what was brought, told by each file",
    "directory:import": "the rows of a file that is being taken in: what is not taken goes out by itself",
    "directory:person": "one entry, with where it works",
    "directory:organisation": "one entry",
    "directory:person_pair": "two entries side by side",
    "directory:organisation_pair": "two entries side by side",
    "rolls:printed": "the roll on paper: the roll itself goes out and in",
    "rolls:counts": "how many came, by age: a form, and no person is in it",
    "rolls:enrol": "a search in the directory for whom to invite: people go out with the directory",
    "rolls:marks": "marks of a session and those struck out: the roll itself goes out and in",
    "events:report": "the report of one event: it goes out as a document",
    "events:tracks": "working groups of one event: its people go out with the participants of the activity",
    "training:run": "what came of a course: marks and certificates are signed, its participants go out with the roll",
    "training:home": "where each part of training is",
    "training:people": "without people there are only the tasks of the institution, which procedures ask for",
    "training:grid": "one participant",
    "competencies:competency": "one competency",
    "kits:version": "one version of a kit, which changes only until it is validated",
    "surveys:survey": "one survey: its form goes out and comes in as a workbook",
    "surveys:results": "counted answers, under thresholds: they go out as CSV and Excel, and nothing comes in",
    "surveys:mails": "what waits to leave, written by the clock",
    "surveys:collectors": "phones that collect: their links are secrets",
    "surveys:texts": "what people wrote, which may name somebody: it is coded on the page and goes nowhere",
    "claims:figure": "one figure with its editions",
    "results:project": "a framework: it goes out as the donor wants it, and its indicators as a list",
    "results:indicator": "one indicator with its measurements, which are counted",
    "studies:list": "each analysis is a work of its own; its sources and questions go out and in, its findings out",
    "studies:source": "one source",
    "studies:finding": "one finding",
    "studies:report": "a report: it goes out as PDF and Word",
    "studies:consultations": "consultations with children go nowhere in rows",
    "studies:consultation": "counts of children are told in groups on the page and in the report only",
    "outreach:hold": "a form in which counts are typed",
    "outreach:ask": "a form in which counts are typed",
    "outreach:pair": "a form in which counts are typed",
    "outreach:home": "counts by municipality: what is counted goes out with its own list",
    "outreach:initiative": "one strategy, plan or agreement",
    "outreach:session": "one session, with its counts: sessions go out and in as a list",
    "outreach:company": "one company, with its commitments and checks",
    "outreach:public": "what everybody reads",
    "results:rows": "rows behind a figure: they go out as CSV, and come from the lists that they are rows of",
}


def seen(client: Client, *, follows: bool) -> dict[str, str]:
    """Return what each kind of page says, walking from the first pages along their links; each kind once."""
    found: dict[str, str] = {}
    todo = [reverse(name) for name in START]
    for path in todo:
        name = resolve(path.partition("?")[0]).view_name
        if name in found:
            continue
        answered = client.get(path)
        is_page = answered.status_code == 200 and answered.headers["Content-Type"].startswith("text/html")
        found[name] = answered.content.decode() if is_page else ""
        todo += [unescape(link) for link in LINK.findall(found[name]) if follows and _is_walked(link)]
    return found


def _is_walked(path: str) -> bool:
    try:
        return resolve(path.partition("?")[0]).namespace in WALKED
    except Resolver404:
        return False


def offered(pages: dict[str, str]) -> dict[str, str]:
    """Return where each list is taken away, by its name."""
    return {kind: path for page in pages.values() for path, kind, _scope in TAKES_AWAY.findall(page)}


def workbook(client: Client, path: str) -> bytes:
    answered = client.post(path)
    assert answered.status_code == 200, path
    assert ".xlsx" in answered.headers["Content-Disposition"]
    return bytes(answered.content)


def rows_of(content: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def brought(client: Client, page: str, content: bytes) -> str:
    """Bring a file to a page, and return where the file is shown."""
    answered = client.post(page, {"file": SimpleUploadedFile("lista.xlsx", content)})
    assert answered.status_code == 302, answered.content.decode()
    return str(answered.headers["Location"])


def goes_and_comes(client: Client, path: str) -> None:
    """Take a list away and bring it again: every row is there already, and nothing changed."""
    kind, scope = re.fullmatch(r"/listas/llevar/([a-z-]+)/(?:([\w-]+)/)?", path).groups()  # type: ignore[union-attr]
    told = listed(kind)
    assert told is not None
    content = workbook(client, path)
    rows = rows_of(content)
    assert len(rows) > 1, f"{kind} has no rows to prove anything with"
    assert json.loads(as_owner(TAKEN)[0][0]) == {"list": kind, "rows": len(rows) - 1}
    if told.only_out:
        assert told.taking is None
        assert client.get(path.replace("llevar", "traer")).status_code == 404
        return
    if told.taken_at:
        brought(client, reverse(told.taken_at, args=[scope] if scope else []), content)
        states = Import.objects.latest("pk").rows.values_list("state", flat=True)
        assert set(states) == {"KNOWN"}, kind
        return
    page = brought(client, path.replace("llevar", "traer"), content)
    taken = ListFile.objects.latest("pk").rows.values_list("state", "problems", "changes")
    assert set(map(str, taken)) == {str(("KNOWN", [], []))}, kind
    assert client.post(f"{page}importar/").status_code == 302
    assert rows_of(workbook(client, path)) == rows, kind


def test_spn_04_every_list_goes_out_and_comes_in_unchanged_or_says_why_not(programme: Browsing) -> None:
    found: dict[str, tuple[str, str]] = {}
    for username in ("hn.secretaria", "cr.secretaria", "cr.enlace", "cr.formadora"):
        pages = seen(programme(username), follows="secretaria" in username)
        for kind, path in offered(pages).items():
            found.setdefault(kind, (username, path))
        tables = {name for name, page in pages.items() if "<table" in page and "secretaria" in username}
        assert {name for name in tables if not TAKES_AWAY.search(pages[name])} - set(NO_LIST) == set()

    assert set(KINDS) - set(found) == set()
    for username, path in found.values():
        goes_and_comes(programme(username), path)


@pytest.mark.parametrize("language", ["es", "fr", "en"])
def test_each_heading_of_a_list_is_of_one_column(language: str) -> None:
    for told in (told for kind in KINDS if (told := listed(kind)) and told.taking):
        with translation.override(language):
            places = told.places_in(told.headings())

        read = {column.name: place for place, column in enumerate(told.columns) if not column.is_told}
        assert places == read, told.kind


def test_a_list_says_how_it_comes_in_or_why_it_does_not() -> None:
    lists = [told for kind in KINDS if (told := listed(kind))]

    assert len(lists) == len(KINDS)
    assert [told.kind for told in lists] == list(KINDS)
    assert {
        told.kind: sum([told.taking is not None, bool(told.taken_at), bool(told.only_out)]) for told in lists
    } == dict.fromkeys(KINDS, 1)
    assert {told.kind: str(told.title) for told in lists if told.taking} == {k: str(v) for k, v in LISTS.items()}
