"""Every page of practices: who reads it, and what comes back when something is wrong."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from amparo.demo.practices import load_practices
from amparo.foundation.documents.papers import pages_of
from amparo.foundation.documents.reading import paragraphs_of
from amparo.partnership.practices.models import AdvocacyMessage, Practice, SeenPractice, Selection, Uptake
from tests.conftest import As, Browsing
from tests.partnership.practices.making import begun, published, retained, write


@pytest.fixture
def shown(database: str) -> None:
    load_practices()


def addresses() -> list[str]:
    """Return every page of GET that a keeper of Honduras may open."""
    selection = Selection.objects.order_by("pk")[0]
    published_one = Practice.objects.filter(state="PUBLISHED")[0]
    named = [
        ("catalogue",), ("lessons",), ("selections",), ("open",), ("join",), ("selection", selection.pk),
        ("table", selection.tables.order_by("number")[0].pk), ("uptakes",), ("uptake", Uptake.objects.all()[0].pk),
        ("messages",), ("say",), ("message", AdvocacyMessage.objects.all()[0].pk),
        ("use", AdvocacyMessage.objects.all()[0].pk), ("exchanges",), ("travel",), ("practice", published_one.pk),
        ("write", published_one.pk), ("live", published_one.pk), ("recommend", published_one.pk),
        ("publish", published_one.pk), ("archive", published_one.pk), ("link_step", published_one.pk),
        ("link_module", published_one.pk),
        ("unlink", published_one.pk, "paso", published_one.steps.all()[0].pk),
        ("follow", published_one.recommendations.all()[0].pk),
    ]  # fmt: skip
    return [reverse(f"practices:{name}", args=args) for name, *args in named]


def test_a_keeper_opens_every_page_in_three_languages(shown: None, browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    for language in ("es", "fr", "en"):
        client.post(reverse("home:language"), {"language": language, "next": "/"})
        assert {address: client.get(address).status_code for address in addresses()} == dict.fromkeys(addresses(), 200)


def test_the_receiving_country_opens_its_transfer_and_its_exchange(shown: None, browsing: Browsing) -> None:
    client = browsing("cr.secretaria")
    made = Uptake.objects.filter(steps__state="ASKED").exclude(steps__state__in=["FITTED", "DROPPED"])[0]
    eri = Uptake.objects.get(steps__state="ADOPTED")
    wanted = [
        reverse("practices:uptake", args=[made.pk]), reverse("practices:fit", args=[made.pk, "law"]),
        reverse("practices:step", args=[eri.pk, "sustained"]), reverse("practices:step", args=[made.pk, "dropped"]),
        reverse("practices:see", args=[SeenPractice.objects.all()[0].exchange_id]),
        reverse("practices:came", args=[SeenPractice.objects.get(came_on=None).pk]),
        reverse("practices:ask", args=[eri.practice_id]), reverse("practices:xlsx"),
        reverse("practices:proof", args=[eri.steps.get(state="ADOPTED").document_id]),
    ]  # fmt: skip

    assert {address: client.get(address).status_code for address in wanted} == dict.fromkeys(wanted, 200)


def test_administrators_read_nothing_and_auditors_only_what_is_published(shown: None, browsing: Browsing) -> None:
    pages = addresses()
    administrator, auditor = browsing("cr.tecnica"), browsing("cr.datos")

    assert {administrator.get(address).status_code for address in pages} <= {403, 404}
    assert [auditor.get(address).status_code for address in (pages[0], pages[15], pages[2])] == [200, 200, 404]


def test_a_practice_has_two_pages_on_paper_in_three_languages(shown: None, browsing: Browsing) -> None:
    client = browsing("cr.secretaria")
    practice = Practice.objects.filter(state="PUBLISHED")[0]
    for language in ("es", "fr", "en"):
        answer = client.get(reverse("practices:paper", args=[practice.pk, language]))
        assert (answer.status_code, pages_of(answer.content) <= 2) == (200, True)
    assert client.get(reverse("practices:paper", args=[practice.pk, "de"])).status_code == 404


def test_the_longest_practice_still_has_two_pages(as_staff: As, browsing: Browsing) -> None:
    practice = retained(as_staff)
    long = "Una frase que dice algo de la guardia. " * 95
    with as_staff("hn.secretaria") as by:
        for name in ("problem", "population", "description", "tested_how", "results", "resources", "risks", "lessons"):
            write(by, practice, **{name: long[:3900]})
    client = browsing("hn.secretaria")
    client.post(reverse("practices:publish", args=[practice.pk]))

    content = client.get(reverse("practices:paper", args=[practice.pk, "es"])).content
    assert pages_of(content) == 2


def test_the_report_has_the_five_practices_with_their_recommendations(shown: None, browsing: Browsing) -> None:
    client = browsing("hn.secretaria")
    selection = Selection.objects.get(title__startswith="Congreso")
    word = client.get(reverse("practices:report", args=[selection.pk, "es", "docx"])).content
    paper = client.get(reverse("practices:report", args=[selection.pk, "fr", "pdf"])).content

    _kind, paragraphs = paragraphs_of(word)
    told = [each.text for each in paragraphs]
    assert sum(text == "Recomendaciones" for text in told) == 5
    assert any("6 mesas de trabajo escribieron 14 candidatas; se retuvieron 5" in text for text in told)
    assert pages_of(paper) > 2


def answer_of(client: Client, key: int, text: str, base: int, **more: str) -> tuple[int, dict[str, object]]:
    told = {"field": "problem", "language": "es", "base": str(base), "text": text, "settles": ""}
    answer = client.post(
        reverse("practices:field", args=[key]), {**told, **more}, headers={"X-Requested-With": "autosave"}
    )
    return answer.status_code, answer.json()


def test_the_script_is_told_what_stands_and_who_wrote_it(as_staff: As, browsing: Browsing) -> None:
    practice = begun(as_staff, "hn.abogada", "hn.psicologia")
    first, second = browsing("hn.abogada"), browsing("hn.psicologia")

    assert answer_of(first, practice.pk, "Uno", 0) == (200, {"number": 1, "text": "Uno"})
    status, told = answer_of(second, practice.pk, "Dos", 0)
    assert (status, told["text"], told["who"], bool(told["aside"])) == (200, "Uno", "Keyla Rivera", True)
    assert answer_of(second, practice.pk, "x" * 4001, 1)[0] == 422
    live = second.get(reverse("practices:live", args=[practice.pk])).json()
    assert live == {"fields": {"problem.es": {"number": 1, "text": "Uno"}}, "is_open": True}
    status, told = answer_of(second, practice.pk, "Uno y dos", 1, settles=str(told["aside"]))
    assert (status, told) == (200, {"number": 2, "text": "Uno y dos"})


def test_without_scripts_both_texts_come_back_on_the_page(as_staff: As, browsing: Browsing) -> None:
    practice = begun(as_staff, "hn.abogada", "hn.psicologia")
    address = reverse("practices:field", args=[practice.pk])
    told = {"field": "problem", "language": "es", "base": "0"}
    assert browsing("hn.abogada").post(address, {**told, "text": "De la abogada"}).status_code == 302
    client = browsing("hn.psicologia")

    answer = client.post(address, {**told, "text": "De la psicóloga"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert (">De la psicóloga</textarea>" in page, "De la abogada" in page) == (True, True)
    assert client.post(address, {**told, "base": "nothing", "text": "De la psicóloga"}).status_code == 422
    assert client.post(address, {**told, "field": "nothing", "text": "x"}).status_code == 422


def test_what_stops_a_publication_is_listed_on_the_page(as_staff: As, browsing: Browsing) -> None:
    practice = retained(as_staff)
    with as_staff("hn.secretaria") as by:
        write(by, practice, results="Así llegó K. L., de 15 años.")
    client = browsing("hn.secretaria")

    answer = client.post(reverse("practices:publish", args=[practice.pk]))
    page = client.get(reverse("practices:practice", args=[practice.pk])).content.decode()
    assert answer.status_code == 422
    assert "Esto detiene la publicación" in page
    assert "iniciales con una edad o un lugar" in page


def test_another_coalition_reads_the_edition_and_not_what_is_being_written(as_staff: As, browsing: Browsing) -> None:
    practice = published(as_staff)
    with as_staff("hn.secretaria") as by:
        write(by, practice, problem="Un texto nuevo sin publicar")
    address = reverse("practices:practice", args=[practice.pk])

    assert "Un texto nuevo sin publicar" in browsing("hn.secretaria").get(address).content.decode()
    page = browsing("cr.secretaria").get(address).content.decode()
    assert ("Un texto nuevo sin publicar" in page, "Nadie respondía de noche" in page) == (False, True)
