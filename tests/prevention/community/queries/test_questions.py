"""The content: few questions in three languages, test numbers, words of receipts, recordings where there are any."""

from __future__ import annotations

import shutil
import tomllib
import wave
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from amparo.prevention.community.queries import questions

FOLDER = Path(settings.CONTENT) / "reporting"
SAID = tomllib.loads((FOLDER / "questions.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", questions.LANGUAGES)
def test_few_questions_are_asked_and_fewer_in_simple_words(language: str) -> None:
    with translation.override(language):
        asked, simple = questions.questions(), questions.questions(simple=True)

    assert (len(asked), len(simple)) == (7, 4)
    assert {each.code for each in simple} < {each.code for each in asked}
    assert all(each.label and each.help for each in (*asked, *simple))
    assert {each.code for each in asked if each.clear} == {"danger", "child"}


def test_every_text_is_there_in_every_language_and_none_is_said_to_be_tried() -> None:
    texts = [each[name] for each in SAID["questions"] for name in each if name.endswith(("label", "help"))]

    assert {frozenset(text) for text in texts} == {frozenset(questions.LANGUAGES)}
    assert not questions.is_tried()


def test_numbers_are_test_numbers() -> None:
    lines = [*questions.lines_of("CR"), *questions.lines_of("HN")]

    assert len(lines) == 4
    assert all(each.is_test and each.number.startswith("000-") for each in lines)


@pytest.mark.parametrize("language", questions.LANGUAGES)
def test_a_receipt_is_made_of_two_thousand_and_forty_eight_words(language: str) -> None:
    words = questions.words_of(language)

    assert len(set(words)) == len(words) == 2048
    assert not {"muerte", "sangre", "droga", "blood", "police", "abuse"} & set(words)


def test_what_is_passed_on_says_nothing_of_what_it_is_for() -> None:
    telling = ("trata", "traite", "traffick", "explot", "exploit", "víctima", "victim", "denunc", "polic")
    said = [
        questions.passing(code, language, address="https://x.example/").lower()
        for code in ("message", "title", "lead", "steps")
        for language in questions.LANGUAGES
    ]

    assert all("{" not in text for text in said)
    assert [text for text in said if any(word in text for word in telling)] == []


def test_a_recording_is_offered_only_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FOLDER, tmp_path / "reporting")
    (tmp_path / "reporting" / "audio" / "cab").mkdir()
    with wave.open(str(tmp_path / "sound.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(b"\x00\x10" * 800)
    shutil.copy(tmp_path / "sound.wav", tmp_path / "reporting" / "audio" / "cab" / "danger.ogg")
    shipped = [questions.sounds_of(each["code"]) for each in SAID["questions"]]

    monkeypatch.setattr(settings, "CONTENT", tmp_path)
    found = questions.sounds_of("danger")

    assert shipped == [()] * 7
    assert [(each.name, each.language_name, each.kind) for each in found] == [("cab-danger", "Garífuna", "audio/ogg")]
    assert questions.sound("cab-danger") == found[0]
    assert [questions.sound(name) for name in ("es-danger", "cab-../danger", "xx-danger", "", "cab-what")] == [None] * 5
