"""The contract of what leaves: neutral, whole, short, and nothing else can be said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import amparo
from amparo.foundation.posting import pages
from amparo.foundation.posting.texts import text_of, texts

LANGUAGES = ("es", "fr", "en")
# Words of the field, of cases, of places and of us, in three languages; and what carries something or leads somewhere.
REVEALS = re.compile(
    r"\bcas[oe]?s?\b|trata|traite|traffick|v[ií]ctim|survi|sobreviv|denunci|complain|plainte|polic|fiscal|albergu|shelter"
    r"|h[ée]berg|amparo|coalici|coalition|eri\b|emergenc|urgenc|alert|report|signal|psic|psych|salud|sant[ée]|health"
    r"|migra|audienc|hearing|juzgado|court|tribunal|cita\b|appointment|hoja|sheet|feuille|nombre|\bnom\b|name",
    re.IGNORECASE,
)
CARRIES = re.compile(r"[{}%<>$\d]|https?:|www\.|\.\w{2,}/|@|\+\d")
SENDS = re.compile(r"^\s*(?:from|import) (?:django\.core(?:\.mail| import mail)|smtplib)", re.MULTILINE)
SOURCE = Path(amparo.__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(texts()))
def test_no_text_reveals_carries_or_leads_anywhere(code: str, language: str) -> None:
    text = text_of(code, language)

    for words in (text.subject, text.body):
        assert (REVEALS.findall(words), CARRIES.findall(words)) == ([], [])
    assert 0 < len(text.body) <= 160
    assert len(text.subject) <= 60


def test_what_would_reveal_is_caught() -> None:
    wrong = (
        "Su caso avanza", "Votre cas", "Your hearing is today", "El albergue le espera", "Reporte nuevo",
        "https://amparo.example.org/x", "Hola {name}", "Llame al +506 8000", "ERI 17:00",
    )  # fmt: skip
    assert all(REVEALS.search(words) or CARRIES.search(words) for words in wrong)


def test_every_text_has_its_name_for_whoever_runs_the_service_and_no_other_can_be_sent() -> None:
    assert set(pages.TEXTS) == set(texts())
    with pytest.raises(KeyError):
        text_of("Su caso avanza", "es")
    assert text_of("waits", "miq") == text_of("waits", "es")


def test_everything_that_leaves_goes_through_the_one_carrier() -> None:
    found = {
        str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if SENDS.search(path.read_text(encoding="utf-8"))
    }

    assert found == {"foundation/posting/carriers.py"}
