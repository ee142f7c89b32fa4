"""Glossary, sources, badges and indicators: complete, honest about what was read, and in three languages."""

from collections import Counter

import pytest

from tests.content.reading import LANGUAGES, missing_words, untranslated, vocabulary

NAMES = ("glossary", "legal_sources", "source_documents", "origins", "indicators")
DOMAIN = {
    "Person",
    "Case",
    "Involvement",
    "Consent",
    "Referral",
    "Protocol",
    "Procedure",
    "Pathway",
    "Step",
    "Dispatch",
    "ResponseTeam",
    "CommunityReport",
    "Competency",
    "Kit",
    "Session",
    "Certificate",
    "Practice",
    "Recommendation",
    "Adoption",
    "Outcome",
    "Indicator",
    "Target",
    "Measurement",
    "Call",
    "Application",
    "Review",
    "Award",
    "Event",
    "Account",
    "Member",
    "Actor",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_vocabulary_is_complete_in_three_languages(name: str) -> None:
    assert untranslated(vocabulary(name)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_the_glossary_has_one_meaning(language: str) -> None:
    words = Counter(term["names"][language].lower() for term in vocabulary("glossary")["terms"].values())

    assert [word for word, times in words.items() if times > 1] == []


def test_every_word_of_the_glossary_is_explained() -> None:
    terms = vocabulary("glossary")["terms"]

    assert [code for code, term in terms.items() if missing_words(term["meaning"])] == []


def test_the_glossary_names_the_things_of_the_code() -> None:
    used = [name for term in vocabulary("glossary")["terms"].values() for name in term.get("used_in", [])]

    assert DOMAIN - set(used) == set()
    assert [name for name, times in Counter(used).items() if times > 1] == []


def test_a_law_is_verified_only_when_the_article_was_read_in_an_official_publication() -> None:
    sources = vocabulary("legal_sources")["sources"]
    verified = {code: source for code, source in sources.items() if source["verified"]}

    assert set(verified) == {"law-9095-2b"}
    assert [code for code, source in verified.items() if source["read"] != "article" or not source["read_in"]] == []
    assert [code for code, source in sources.items() if missing_words(source["note"])] == []


def test_the_five_source_documents_are_named_with_title_and_publisher() -> None:
    documents = vocabulary("source_documents")["documents"]

    assert sorted(documents) == ["S0", "S1", "S2", "S3", "S4"]
    assert {document["publisher"] for document in documents.values()} == {"IBCR"}


def test_there_is_a_badge_for_every_origin() -> None:
    badges = vocabulary("origins")["origins"]

    assert {(badge["origin"], badge.get("verified")) for badge in badges.values()} == {
        ("source", None),
        ("law", True),
        ("law", False),
        ("proposal", None),
    }


def test_the_sexual_sets_of_indicators_are_marked_as_not_to_be_relied_on() -> None:
    sets = vocabulary("indicators")["sets"]

    assert sets["adult_sexual"]["from_memory"] is True
    assert sets["child_sexual"]["complete"] is False
    assert {name for name, one in sets.items() if one["verified"]} == set()


def test_a_complete_set_gives_a_weight_to_nearly_every_indicator() -> None:
    dimensions = vocabulary("indicators")["dimensions"].values()
    weights = Counter(name for dimension in dimensions for i in dimension["indicators"] for name in i["weights"])

    assert dict(weights) == {"adult_labour": 67, "child_labour": 65, "adult_sexual": 67, "child_sexual": 2}
