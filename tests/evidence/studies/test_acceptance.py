"""The acceptance cases of situation analyses and consultations, each by its number."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate, now

from amparo.demo.studying import content
from amparo.evidence.reports.models import Report
from amparo.evidence.reports.queries import analyses_of
from amparo.evidence.studies import forms
from amparo.evidence.studies.exports.reports import report_of
from amparo.evidence.studies.models import (
    Analysis,
    ChildFeedback,
    ChildrenCount,
    ChildStatement,
    Consultation,
    ConsultationSession,
    CountTold,
    EthicsApproval,
    Facilitator,
    PathwayMark,
)
from amparo.evidence.studies.operations import findings
from amparo.evidence.studies.pages.analyses import advice_table, analysis_board, sources_board
from amparo.evidence.studies.queries.findings import advice_of, confidence_in, finding_visible_to
from amparo.evidence.studies.tasks import settle_everywhere
from amparo.foundation.access.permits import Refused
from amparo.foundation.documents.papers import Block
from amparo.partnership.directory.models import Professional
from tests.conftest import As, Browsing
from tests.evidence.studies.making import KEEPER, TODAY, analysis, finding, opened, source, staff
from tests.foundation.access.wall import as_owner

# The tables that tell of consultations with children.
OF_CHILDREN: tuple[type[models.Model], ...] = (
    Consultation, EthicsApproval, Facilitator, ConsultationSession, ChildrenCount, ChildStatement, ChildFeedback,
    PathwayMark,
)  # fmt: skip
# The forms that are filled in about sessions with children.
ABOUT_CHILDREN = (forms.ConsultationForm, forms.ChildrenForm, forms.StatementForm, forms.FeedbackForm, forms.EndForm)
NAMING = re.compile(
    r"name|initial|alias|surname|family(?!_)|birth|address|phone|mail|school|document_number|photo|hour"
)


def source_analysis() -> Analysis:
    return Analysis.objects.select_related("kept_by", "launch").get(is_invented=False)


def block(blocks: tuple[Block, ...], text: str) -> Block:
    return next(each for each in blocks if each.text == text)


def test_sit_01_a_finding_without_a_source_is_not_validated_and_one_of_one_interview_says_so(as_staff: As) -> None:
    of = analysis(as_staff)
    with as_staff(KEEPER) as by:
        bare, one = finding(by, of), finding(by, of, source(by, of, "MEETING"))
        opened(by, of)
        refused = []
        for each in (bare, one):
            try:
                findings.validate_finding(by=by, finding=each, on=TODAY)
            except Refused as why:
                refused.append((each.pk, len(why.reasons)))
        sure = [confidence_in(found) for each in (bare, one) if (found := finding_visible_to(by, each.pk))]

    assert refused == [(bare.pk, 1)]
    assert sure == ["NONE", "SINGLE"]


def test_sit_02_the_142_women_of_the_source_are_women_only_and_no_page_tells_a_share(programme: Browsing) -> None:
    row = CountTold.objects.get(women__isnull=False)

    assert (row.women, row.men, row.others, row.total) == (142, None, None, None)
    with staff(KEEPER) as by, translation.override("en"):
        board = sources_board(by, source_analysis())
        paper = report_of(source_analysis(), "en", TODAY)
    table = next(part.table for part in board.parts if part.heading == "What the sources count")
    assert table is not None
    assert [(line[1].text, line[2].text) for line in table.rows] == [
        ("142 women; total unknown", "—"), ("144 people", "—"), ("216 people", "—"), ("16", "—"), ("21", "—"),
    ]  # fmt: skip
    counted = next(each for each in paper.blocks if each.kind == "table" and each.text == "What the sources count")
    assert next(line[1:3] for line in counted.rows) == ("142 women; total unknown", "—")


def test_sit_03_the_annex_on_method_is_built_from_the_register(programme: Browsing) -> None:
    of = source_analysis()
    with translation.override("en"):
        before = report_of(of, "en", TODAY).blocks
    with staff(KEEPER) as by:
        source(by, of, "WORKSHOP", title="Cuarto taller")
    after = report_of(of, "en", TODAY).blocks

    told = block(before, "Annex: method")
    assert before[before.index(told) + 1].text == (
        "Made from: 3 bilateral meetings · 3 thematic workshops · 1 consultation · 1 law or regulation · 1 document"
        " · 1 professional heard."
    )
    assert "4 thematic workshops" in after[after.index(told) + 1].text
    register = next(each for each in after if each.kind == "table" and each.text == "Sources")
    assert len(register.rows) == len(content()["sources"]) + 1


def test_sit_04_recommendations_feed_the_table_of_done_going_on_and_not(programme: Browsing) -> None:
    of = source_analysis()
    with translation.override("en"):
        table = advice_table(advice_of(of, TODAY))
        paper = report_of(of, "en", TODAY)

    assert [row[3].text for row in table.rows] == ["Done", "Done", "Not done", "Going on", "Going on"]
    assert table.rows[0][3].note == "Procedimientos elaborados y validados, con dieciséis diagramas (fuente 003)."
    assert table.rows[2][2].due is not None
    printed = next(each for each in paper.blocks if each.text == "Recommendations: done, going on, not done")
    assert [row[3] for row in printed.rows] == [row[3].text for row in table.rows]
    with staff(KEEPER) as by, translation.override("en"):
        summary = next(
            part.words for part in analysis_board(by, of, TODAY).parts if part.heading == "What is recommended"
        )
    assert summary == "Done: 2 · Going on: 2 · Not done: 1"


def test_sit_05_the_report_is_a_page_a_tagged_pdf_and_a_word_document_in_three_languages(programme: Browsing) -> None:
    client, of = programme("cr.psicologia"), source_analysis()
    page = client.get(reverse("studies:report", args=[of.pk])).content.decode()
    assert "De noche y fuera de la capital" in page
    assert "hay guardia de veinticuatro horas" in page
    assert "La ley protege sin exigir denuncia" not in page
    pdf = client.get(reverse("studies:report_file", args=[of.pk, "fr", "pdf"])).content
    word = client.get(reverse("studies:report_file", args=[of.pk, "en", "docx"])).content
    assert (pdf[:5], b"/StructTreeRoot" in pdf, word[:2]) == (b"%PDF-", True, b"PK")
    for language, title in (("es", "Informe de mapeo"), ("fr", "État des lieux"), ("en", "Situation analysis")):
        paper = report_of(of, language, TODAY)
        assert paper.title.startswith(title)
        assert not [each.text for each in paper.blocks if "[in " in each.text or "[en " in each.text]
    assert client.get(reverse("studies:report_file", args=[of.pk, "de", "pdf"])).status_code == 404


def test_the_launch_of_the_source_stands_with_its_press_conference_at_the_supreme_court(programme: Browsing) -> None:
    of = source_analysis()
    page = programme("cr.policia").get(reverse("studies:analysis", args=[of.pk])).content.decode()

    assert (of.launch.launched_on, of.launch.has_press_conference) == (None, True)
    assert "Corte Suprema de Justicia, San José" in page
    assert "con conferencia de prensa" in page
    assert "presidencia de la Corte Suprema, embajada de Canadá" in page


def test_sit_06_no_table_and_no_form_of_a_consultation_has_a_place_for_a_child() -> None:
    for model in OF_CHILDREN:
        names = [field.name for field in model._meta.get_fields()]
        assert [name for name in names if NAMING.search(name)] == [], model
    to_people = [
        (model.__name__, field.name)
        for model in OF_CHILDREN
        for field in model._meta.fields
        if field.related_model is Professional
    ]
    assert to_people == [("Consultation", "safeguarding"), ("Facilitator", "professional")]
    for form in ABOUT_CHILDREN:
        asked = form().fields
        assert [name for name in asked if NAMING.search(name)] == [], form
    kinds = {type(field).__name__ for field in forms.ChildrenForm().fields.values()}
    assert kinds == {"DateField", "IntegerField"}


def test_sit_06_groups_under_ten_are_joined_on_the_page_and_in_the_report(programme: Browsing) -> None:
    client = programme(KEEPER)
    waiting = Consultation.objects.get(title__startswith="Consulta con adolescentes")
    page = client.get(reverse("studies:consultation", args=[waiting.pk])).content.decode()
    table = page[page.index("Niñas y niños que participaron") :]
    shown = re.findall(r"<td[^>]*>\s*(?:<[^>]*>\s*)*(\d+)", table)

    stored = {n for row in ChildrenCount.objects.filter(session__consultation=waiting) for n in (row.girls, row.boys)}
    assert min(stored) < 10
    assert shown == ["13", "10"]
    assert "En conjunto" in table
    assert "No se les ha contado" in page


def at_protection(client: Client, consultation: Consultation) -> Any:
    return client.post(reverse("studies:protect"), {"consultation": consultation.pk})


def test_sit_07_a_disclosure_opens_the_alert_form_and_leaves_a_plain_yes_without_any_link(
    programme: Browsing,
) -> None:
    held = Consultation.objects.get(title__startswith="Consultas con niñas")
    client, entries = programme("cr.recepcion"), "select count(*) from audit_entry"
    before = as_owner(entries)
    first = as_owner("select max(id) from audit_entry")[0][0]
    answer = at_protection(client, held)

    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("pathways:new_alert"))
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert re.search(r"\d", reverse("studies:protect")) is None
    assert as_owner(entries) == before
    form = client.get(answer.headers["Location"])
    mandate = re.search(r'name="mandate"[^>]*value="([^"]+)"', form.content.decode())
    assert mandate is not None
    opened_case = client.post(answer.headers["Location"], {"mandate": mandate[1]})
    assert opened_case.status_code == 302

    settle_everywhere(now() + timedelta(days=1))
    held.refresh_from_db()
    assert held.pathway_started
    assert not PathwayMark.objects.exists()
    _nothing_joins(held, opened_case.headers["Location"].strip("/").split("/")[-1], first)


def _nothing_joins(held: Consultation, code: str, after: int) -> None:
    """Look at what is left for a case in the tables of consultations, and for a consultation in every entry."""
    asked = "select action, subject, account_id, facts::text, case_id, at from audit_entry where id > %s order by id"
    rows = as_owner(asked, after)
    about = [row for row in rows if "consultation" in (row[1] or "") + (row[3] or "")]
    told = [row for row in rows if row[4] is not None]
    assert [(row[0], row[1], row[2], json.loads(row[3]), row[4]) for row in about] == [
        ("PATHWAY_NOTED", f"consultation:{held.pk}", None, {"started": True}, None)
    ]
    assert "CASE_OPENED" in {row[0] for row in told}
    assert len(code) > 5
    for model in OF_CHILDREN:
        kinds = {type(field).__name__ for field in model._meta.fields}
        assert not kinds & {"DateTimeField", "TimeField", "UUIDField", "GenericIPAddressField"}, model
        held_in = as_owner(f"select row_to_json(t)::text from {model._meta.db_table} t")
        assert not [row for row in held_in if code in row[0]]


def test_sit_07_no_key_leads_from_the_tables_of_studies_to_those_of_cases(database: str) -> None:
    rows = as_owner(
        "select conrelid::regclass::text, confrelid::regclass::text from pg_constraint where contype = 'f'"
        " and (conrelid::regclass::text like 'studies%%' or confrelid::regclass::text like 'studies%%')"
    )
    own = {model._meta.db_table for model in apps.get_app_config("studies").get_models()}
    reached = {other.split("_")[0] for one, other in rows if one in own}

    assert reached == {"studies", "coalition", "directory", "rolls", "surveys", "practices", "governance"}
    assert {one.split("_")[0] for one, other in rows if other in own} == {"studies"}


def test_sit_07_whoever_takes_no_alerts_is_told_what_to_do_now(programme: Browsing) -> None:
    held = Consultation.objects.get(title__startswith="Consultas con niñas")
    facilitator, stranger = programme("cr.psicologia"), programme("cr.policia")
    answer = at_protection(facilitator, held)
    page = facilitator.get(answer.headers["Location"]).content.decode()

    assert answer.headers["Location"] == reverse("studies:protect")
    assert "Deje de preguntar" in page
    assert reverse("pathways:new_alert") not in page.split("<main")[1]
    assert PathwayMark.objects.values_list("on", flat=True).get() == localdate()
    assert at_protection(stranger, held).status_code == 404
    assert stranger.get(reverse("studies:consultation", args=[held.pk])).status_code == 404


def test_a_report_of_results_takes_the_validated_findings_as_a_chapter(programme: Browsing) -> None:
    report, of = Report(country=source_analysis().kept_by), source_analysis()
    with translation.override("en"):
        grid = analyses_of(report, (str(of.pk), "999"))

    assert list(grid) == [str(of.pk)]
    assert len(grid[str(of.pk)].rows) == 5
    assert [row[2] for row in grid[str(of.pk)].rows].count("Single source") == 1
    assert "hay guardia de veinticuatro horas" in grid[str(of.pk)].rows[2][3]
