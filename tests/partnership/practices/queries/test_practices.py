"""What is read of practices, and by whom."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.queries import practices
from amparo.partnership.practices.queries.practices import Wanted
from tests.conftest import As
from tests.partnership.practices.making import AT, begun, published, retained, write


def test_what_is_not_published_is_read_by_its_coalition_and_by_those_at_its_tables(as_staff: As) -> None:
    practice = begun(as_staff, "hn.abogada", "cr.policia")
    seen = {}
    for username in ("hn.salud", "cr.policia", "cr.secretaria", "hn.datos", "cr.tecnica"):
        with as_staff(username) as by:
            seen[username] = practices.practice_visible_to(by, practice.pk) is not None

    assert seen == {
        "hn.salud": True, "cr.policia": True, "cr.secretaria": False, "hn.datos": False, "cr.tecnica": False,
    }  # fmt: skip


def test_a_published_practice_is_read_by_all_but_administrators(as_staff: As) -> None:
    practice = published(as_staff)
    seen = {}
    for username in ("cr.secretaria", "cr.datos", "cr.tecnica"):
        with as_staff(username) as by:
            seen[username] = practices.practice_visible_to(by, practice.pk) is not None

    assert seen == {"cr.secretaria": True, "cr.datos": True, "cr.tecnica": False}


def test_the_catalogue_is_searched_without_accents_and_narrowed(as_staff: As) -> None:
    practice = published(as_staff)

    def found(**wanted: str) -> bool:
        return practices.catalogue(Wanted(**wanted)).filter(practice=practice).exists()

    assert [found(words=text) for text in ("", "RESPUESTA inmediáta", "equipes", "nada")] == [True, True, True, False]
    assert [found(country=code) for code in ("HN", "CR")] == [True, False]
    assert [found(level=code) for code in (words.REGIONAL, words.LOCAL)] == [True, False]
    assert [found(dimension=code) for code in ("protection", "prevention")] == [True, False]
    assert [found(maturity=code) for code in (words.TRIED, words.REPLICATED, words.ESTABLISHED)] == [True, False, False]
    assert practices.by_country(practices.catalogue(Wanted())) == {"HN": 1}


def test_titles_of_many_are_one_question(as_staff: As) -> None:
    practice = begun(as_staff, "hn.abogada")
    with as_staff("hn.abogada") as by:
        write(by, practice, title="Guardia")
        write(by, practice, title="La guardia")
    with CaptureQueriesContext(connection) as asked:
        told = practices.titles_of([practice])

    assert (told, len(asked)) == ({practice.pk: {"es": "La guardia"}}, 1)


def test_the_newest_assessment_of_each_account_counts(as_staff: As) -> None:
    practice = retained(as_staff)

    assert len(practices.latest_assessments(practice)) == 2
    assert len({each.institution for each in practices.judged(practice)}) == 2


def test_a_recommendation_is_checked_for_victims_detail_too(as_staff: As) -> None:
    practice = retained(as_staff)
    practice.recommendations.create(
        texts={"es": "Hablar con la víctima María López."}, responsible="Dirección", due_on=AT.date(),
        account=1, recorded_at=AT,
    )  # fmt: skip

    assert {each.kind for each in practices.findings(practice)} == {"NAME"}
