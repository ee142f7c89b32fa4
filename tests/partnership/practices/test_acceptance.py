"""The acceptance cases of good practices, each by its number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation

from amparo.demo.practices import load_practices
from amparo.foundation.access.permits import Refused
from amparo.partnership.adoption.queries.coverage import institutions_that_adopt
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Exchange, Lesson, Practice, Selection
from amparo.partnership.practices.operations import messages, publishing, uptakes, writing
from amparo.partnership.practices.operations.writing import Typed, write_field
from amparo.partnership.practices.pages.practice import practice_page
from amparo.partnership.practices.queries import practices
from amparo.partnership.practices.queries.counting import practices_adopted, practices_retained
from amparo.partnership.practices.rules.fields import outdated
from amparo.partnership.practices.rules.gate import verdict_on
from amparo.partnership.practices.rules.uptakes import Coming
from amparo.partnership.practices.rules.victims import findings_in
from amparo.partnership.procedures import queries as procedures
from tests.conftest import As
from tests.partnership.practices.making import AT, TODAY, begun, published, retained, write

GOOD = {
    "level": "LOCAL", "tested": "YES", "implemented": "YES", "worked": "YES",
    "effect_prevention": "POSITIVE", "effect_rights": "POSITIVE",
}  # fmt: skip


def test_gp_01_a_candidate_never_put_in_practice_becomes_an_idea(as_staff: As) -> None:
    practice = begun(as_staff, "hn.abogada")
    with as_staff("hn.abogada") as by:
        write(by, practice, title="Una aplicación", **{**GOOD, "implemented": "NO"})
        verdict = writing.present_candidate(by=by, practice=practice, today=TODAY, at=AT)

    practice.refresh_from_db()
    assert (verdict.kind, practice.state) == (words.IDEA, words.IDEA)
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        publishing.publish_practice(by=by, practice=practice, today=TODAY, at=AT)


def test_gp_01_what_did_not_work_becomes_a_lesson_with_a_record_of_its_own(as_staff: As) -> None:
    practice = begun(as_staff, "hn.abogada")
    with as_staff("hn.abogada") as by:
        write(by, practice, title="Carteles", lessons="Nadie se reconoció.", **{**GOOD, "worked": "NO"})
        writing.present_candidate(by=by, practice=practice, today=TODAY, at=AT)

    practice.refresh_from_db()
    lesson = Lesson.objects.get(practice=practice)
    assert practice.state == words.LESSON
    assert (lesson.titles, lesson.texts) == ({"es": "Carteles"}, {"es": "Nadie se reconoció."})


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({}, "PRACTICE"),
        ({"level": ""}, "INCOMPLETE"),
        ({"effect_rights": "NEUTRAL"}, "INCOMPLETE"),
        ({"effect_protection": "NEGATIVE"}, "LESSON"),
        ({"effect_identification": "POSITIVE", "effect_protection": "POSITIVE"}, "PRACTICE"),
    ],
)
def test_gp_02_a_level_and_two_positive_effects_are_needed_and_no_negative_one(
    changed: dict[str, str], kind: str
) -> None:
    assert verdict_on({**GOOD, **changed}).kind == kind


def test_gp_02_the_page_shows_which_effects_are_positive(as_staff: As) -> None:
    practice = published(as_staff)
    with as_staff("cr.secretaria") as by, translation.override("en"):
        page = practice_page(by, practice, "es", TODAY)

    assert [(fact.label, fact.value[2:]) for fact in page.effects] == [
        ("Identification and detection", "Positive"), ("Prevention", "None"), ("Protection", "Positive"),
        ("Respect of victims' rights", "Positive"),
    ]  # fmt: skip


def test_gp_03_six_tables_write_fourteen_candidates_and_the_five_of_the_source_are_retained(as_staff: As) -> None:
    made = load_practices()

    congress = Selection.objects.get(title__startswith="Congreso regional")
    found = list(Practice.objects.filter(table__selection=congress))
    kept = [each for each in found if each.state in words.WAS_RETAINED]
    titles = practices.titles_of(kept)
    assert (made, congress.tables.count(), len(found), len(kept)) == (14, 6, 14, 5)
    assert [titles[each.pk]["fr"].split("(")[0].strip()[:40] for each in kept] == [
        "Assurer des procédures opérationnelles s",
        "Renforcer et mettre à jour des protocole",
        "Améliorer et maintenir les équipes multi",
        "Obtenir une justice et réparation pour l",
        "Disposer d’équipes d’intervention immédi",
    ]
    for each in kept:
        rows = list(each.recommendations.all())
        assert rows
        assert all(row.responsible and row.due_on for row in rows)
        assert len({row.institution_id for row in practices.latest_assessments(each)}) >= 2
    assert practices_retained("HN", date(2021, 10, 19), date(2021, 10, 22)).count() == 5
    assert practices_adopted("CR").count() == 1


def test_gp_06_dropping_keeps_the_history_and_the_lesson(as_staff: As) -> None:
    practice = published(as_staff)
    country = coalition.country_by_code("CR")
    with as_staff("cr.secretaria") as by:
        made = uptakes.ask_for_practice(by=by, practice=practice, to_country=country, why="De noche.", at=AT)
        for condition in words.CONDITIONS:
            uptakes.record_fit(by=by, uptake=made, condition=condition, finding=words.MET, note="Sí.", at=AT)
        for state, lesson in (("FITTED", ""), ("DROPPED", "El presupuesto no alcanzó.")):
            step = uptakes.Step(Coming(state, TODAY, "Visto."), lesson=lesson)
            uptakes.move_uptake(by=by, uptake=made, step=step, today=TODAY, at=AT)

    assert [step.state for step in made.steps.all()] == ["ASKED", "FITTED", "DROPPED"]
    assert Lesson.objects.get(uptake=made.pk).texts == {"es": "El presupuesto no alcanzó."}
    assert practices_adopted("CR").count() == 0


def test_gp_07_when_the_spanish_changes_french_and_english_are_out_of_date(as_staff: As) -> None:
    practice = retained(as_staff)
    with as_staff("hn.secretaria") as by:
        for language in ("fr", "en"):
            write_field(by=by, practice=practice, typed=Typed("title", "ERI", language, 1), at=AT)
        before = [outdated(practices.texts_of(practice), "es", code)[:1] for code in ("fr", "en")]
        write(by, practice, title="Equipos de respuesta inmediata en cada región")
    after = [outdated(practices.texts_of(practice), "es", code)[:1] for code in ("es", "fr", "en")]
    with as_staff("hn.secretaria") as by, translation.override("en"):
        page = practice_page(by, practice, "fr", TODAY)

    assert before == [("problem",), ("problem",)]
    assert after == [(), ("title",), ("title",)]
    assert page.warning.startswith("Translation out of date or missing: Title, ")
    assert [chip.count for chip in page.languages] == ["original", "out of date", "out of date"]


def test_gp_08_a_practice_with_a_victims_detail_is_stopped_and_the_list_says_what_and_where(as_staff: As) -> None:
    practice = retained(as_staff)
    with as_staff("hn.secretaria") as by:
        write(by, practice, results="Así llegó M. P., una adolescente de 16 años de Choluteca, al equipo.")
        found = practices.findings(practice)
        with pytest.raises(Refused) as refused:
            publishing.publish_practice(by=by, practice=practice, today=TODAY, at=AT)

    assert {(each.field, each.language, each.kind) for each in found} == {
        ("results", "es", "INITIALS"), ("results", "es", "AGE_PLACE"),
    }  # fmt: skip
    assert len(refused.value.reasons) == 1
    assert practices.last_edition(practice) is None


def test_gp_08_the_same_practice_told_without_the_person_is_published(as_staff: As) -> None:
    practice = retained(as_staff)
    with as_staff("hn.secretaria") as by:
        write(by, practice, results="Así llegó M. P., de 16 años, al equipo.")
        write(by, practice, results="Así llegaron adolescentes al equipo: 12 en 2021, de cuatro departamentos.")
        edition = publishing.publish_practice(by=by, practice=practice, today=TODAY, at=AT)

    texts = {("results", "es"): edition.texts["results"]["es"]["text"]}
    assert (edition.number, findings_in(texts)) == (1, ())


def test_gp_09_the_workshop_gives_a_list_of_messages_each_tied_to_a_practice(as_staff: As) -> None:
    load_practices()

    workshop = Selection.objects.get(title__startswith="Taller regional")
    listed = list(workshop.messages.all())
    assert len(listed) == 4
    assert all(each.rests_on.count() >= 1 for each in listed)
    said = messages.Said({"es": "Sin apoyo."}, {"es": "Algo."}, "MEDIA", "PRESS", [])
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        messages.write_message(by=by, kept_by=coalition.country_by_code("HN"), said=said, at=AT)


def test_gp_09_a_message_used_towards_an_institution_is_an_action_on_its_cell(as_staff: As) -> None:
    practice = published(as_staff)
    country = coalition.country_by_code("HN")
    with as_staff("hn.secretaria") as by:
        said = messages.Said({"es": "Guardia."}, {"es": "Adoptar."}, "INSTITUTIONS", "LETTER", [practice])
        message = messages.write_message(by=by, kept_by=country, said=said, at=AT)
        place = next(iter(institutions_that_adopt("HN")))
        version = procedures.version_in_force("03", "HN", TODAY)
        assert version is not None
        used = messages.Used(TODAY, "LETTER", "Tegucigalpa", place, version.procedure, "Dirección", "INTERESTED")
        use = messages.use_message(by=by, message=message, used=used, today=TODAY, at=AT)

    assert use.advocacy is not None
    assert (use.advocacy.institution_id, use.advocacy.procedure_id) == (place.pk, version.procedure_id)
    assert (use.advocacy.kind, use.advocacy.result, use.advocacy.note) == ("LETTER", "INTERESTED", "Guardia.")


def test_gp_10_the_exchange_of_a_judge_and_a_prosecutor_holds_practices_seen_and_what_follows(as_staff: As) -> None:
    load_practices()

    exchange = Exchange.objects.get(kept_by__code="CR")
    seen = list(exchange.seen.all())
    assert exchange.countries == ["CA", "CO"]
    assert [(each.country, bool(each.follow_up), bool(each.responsible), bool(each.due_on)) for each in seen] == [
        ("CA", True, True, True), ("CO", True, True, True),
    ]  # fmt: skip
    assert [each.came_on for each in seen] == [date(2018, 3, 20), None]
    assert seen[1].practice is not None


def test_an_adoption_counts_from_its_day_until_it_is_dropped(as_staff: As) -> None:
    practice = published(as_staff)
    country, body = coalition.country_by_code("CR"), "https://inventada.example/prueba"
    with as_staff("cr.secretaria") as by:
        at = AT - timedelta(days=400)
        made = uptakes.ask_for_practice(by=by, practice=practice, to_country=country, why="De noche.", at=at)
        for condition in words.CONDITIONS:
            uptakes.record_fit(by=by, uptake=made, condition=condition, finding=words.MET, note="Sí.", at=AT)
        first = TODAY - timedelta(days=390)
        planned = {"responsible": "Guardia", "due_on": TODAY}
        for number, state in enumerate(("FITTED", "PLANNED", "PILOTED", "ADOPTED")):
            proof = body if state in words.PROVEN else ""
            more = planned if state == "PLANNED" else {}
            coming = Coming(state, first + timedelta(days=number), "Hecho.", proof=proof, **more)  # type: ignore[arg-type]
            uptakes.move_uptake(by=by, uptake=made, step=uptakes.Step(coming), today=TODAY, at=AT)
        adopted = first + timedelta(days=3)
        counted = [practices_adopted("CR", until=day).count() for day in (adopted - timedelta(days=1), adopted)]
        gone = uptakes.Step(Coming("DROPPED", TODAY, "Se dejó."), lesson="Faltó presupuesto.")
        uptakes.move_uptake(by=by, uptake=made, step=gone, today=TODAY, at=AT)

    assert counted == [0, 1]
    assert [practices_adopted("CR", until=day).count() for day in (TODAY - timedelta(days=1), TODAY)] == [1, 0]
