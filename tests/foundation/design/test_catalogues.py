"""The words of the product in Spanish and French: all there, none doubtful, in the glossary's own terms."""

import ast
import gettext
import os
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.apps import apps
from django.test import override_settings
from django.utils import translation
from django.utils.translation.template import templatize

from amparo.foundation.design.catalogues import compile_catalogues
from tests.content.reading import ROOT, vocabulary

SOURCE = ROOT / "src" / "amparo"
LANGUAGES = ("es", "fr")
KEYWORDS = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# English words with an everyday meaning too: minutes of a clock, a member of staff, an account of what happened.
OTHER_MEANINGS = {"account", "member", "minutes", "output", "review", "session", "base", "gap", "target", "event"}
NOT_OURS = {
    "es": re.compile(
        r"\b(error|erróne[oa]s?|inválid[oa]s?|usuari[oa]s?|no autorizad[oa]s?|tú|tu|tus|vos)\b|[¡!]", re.I
    ),
    "fr": re.compile(r"\b(erreur|invalide|utilisateurs?|non autorisé|dossier du cas|tu|ton|ta|tes)\b|!", re.I),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def po_file(language: str) -> Path:
    return SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"


@cache
def catalogue(language: str) -> Catalog:
    with po_file(language).open("rb") as text:
        return read_po(text, abort_invalid=True)


def entries(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def forms(message: Message) -> tuple[str, ...]:
    """Every translated form of a message: one, or as many as the language has plurals."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def said_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield context and text of everything that Python code offers for translation."""
    for _line, found, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        yield context or "", found if isinstance(found, str) else found[0]


@cache
def said_by_the_product() -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for path in sorted(SOURCE.rglob("*.py")):
        found.update(said_in(path.read_text(encoding="utf-8")))
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        as_python = templatize(path.read_text(encoding="utf-8"))
        found.update(said_in("\n".join(line.strip() for line in as_python.splitlines())))
    return frozenset(found)


def marks(text: str) -> list[str]:
    """What a translation must carry over as it is: placeholders and tags."""
    return sorted(PLACEHOLDER.findall(text) + re.findall(r"%%|</?\w+>", text))


def named_in(english: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(english)}s?\b", text, re.IGNORECASE) is not None


def beginning(name: str) -> str:
    """The unchanging beginning of a term's first word."""
    first = re.split(r"[ ’']", name.strip().lower())[0]
    return first[: max(3, len(first) - 2)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_the_product_says_is_in_the_catalogue_and_nothing_else(language: str) -> None:
    known = {(each.context or "", each.id if isinstance(each.id, str) else each.id[0]) for each in entries(language)}

    assert said_by_the_product() - known == set()
    assert known - said_by_the_product() == set()


def hidden_in(path: Path) -> Iterator[str]:
    """Yield every call for a translation inside an f-string: neither gettext nor this test can read it there."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for inner in ast.walk(node) if isinstance(node, ast.JoinedStr) else ():
            if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id in KEYWORDS:
                yield f"{path.relative_to(ROOT)}:{inner.lineno}"


def test_no_sentence_is_hidden_in_an_f_string() -> None:
    assert [place for path in sorted(SOURCE.rglob("*.py")) for place in hidden_in(path)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_missing_or_doubtful(language: str) -> None:
    assert [each.id for each in entries(language) if not all(form.strip() for form in forms(each))] == []
    assert [each.id for each in entries(language) if each.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_are_carried_over(language: str) -> None:
    wrong = [
        each.id
        for each in entries(language)
        for form in forms(each)
        if marks(form) != marks(each.id if isinstance(each.id, str) else each.id[-1])
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_form_of_django_is_filled(language: str) -> None:
    folder = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES"
    with (folder / "django.po").open("rb") as text:
        needed = read_po(text).num_plurals

    assert catalogue(language).num_plurals == needed
    assert [each.id for each in entries(language) if each.pluralizable and len(forms(each)) != needed] == []


def glossary(language: str) -> dict[str, set[str]]:
    """How each term begins in a language, by its English name; one English name may stand for several terms."""
    found: dict[str, set[str]] = {}
    for term in vocabulary("glossary")["terms"].values():
        english = term["names"]["en"].split(" (")[0].removeprefix("to ")
        if english not in OTHER_MEANINGS:
            names = re.split("[,;]", term["names"][language])
            found.setdefault(english, set()).update(beginning(name) for name in names)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terms_of_the_glossary_are_used(language: str) -> None:
    avoided = [
        (english, form)
        for english, ours in glossary(language).items()
        for each in entries(language)
        if named_in(english, PLACEHOLDER.sub("", each.id if isinstance(each.id, str) else each.id[0]))
        for form in forms(each)
        if not any(one in form.lower() for one in ours)
    ]

    assert avoided == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_plain_and_polite(language: str) -> None:
    assert [form for each in entries(language) for form in forms(each) if NOT_OURS[language].search(form)] == []


def test_the_application_speaks_the_catalogues() -> None:
    with translation.override("es"):
        assert translation.gettext("My work") == "Mi trabajo"
        assert translation.ngettext("%(count)s day late", "%(count)s days late", 1) == "%(count)s día tarde"
    with translation.override("fr"):
        assert translation.ngettext("%(count)s day late", "%(count)s days late", 2) == "%(count)s jours de retard"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A catalogue of one sentence in a folder of its own."""
    path = tmp_path / "locale" / "es" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    write(path, "Casos")
    return path


def write(path: Path, said: str, *, at: int = 1000) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n"\n'
    path.write_text(f'{header}\nmsgid "Cases"\nmsgstr "{said}"\n', encoding="utf-8")
    os.utime(path, (at, at))


def read(path: Path) -> str:
    with path.open("rb") as compiled:
        return gettext.GNUTranslations(compiled).gettext("Cases")


def test_a_catalogue_is_compiled_again_only_when_it_is_newer(source: Path, tmp_path: Path) -> None:
    compiled = source.with_suffix(".mo")

    assert not compile_catalogues([source.parents[2]], tmp_path / "spare")
    assert read(compiled) == "Casos"

    os.utime(compiled, (2000, 2000))
    write(source, "Los casos", at=1500)
    compile_catalogues([source.parents[2]], tmp_path / "spare")
    assert read(compiled) == "Casos"

    write(source, "Los casos", at=2500)
    compile_catalogues([source.parents[2]], tmp_path / "spare")
    assert read(compiled) == "Los casos"
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]


def test_a_catalogue_whose_folder_cannot_be_written_is_compiled_into_the_spare_folder(
    source: Path, tmp_path: Path
) -> None:
    source.with_suffix(".mo").mkdir()  # no file can take this place, not even for root

    assert compile_catalogues([source.parents[2]], tmp_path / "spare")
    assert read(tmp_path / "spare" / "es" / "LC_MESSAGES" / "django.mo") == "Casos"


def test_words_that_django_asked_for_too_early_are_asked_for_again(source: Path) -> None:
    with override_settings(LOCALE_PATHS=[source.parents[2]]):
        with translation.override("es"):
            assert translation.gettext("Cases") == "Cases"  # nothing is compiled yet, and Django remembers it

        apps.get_app_config("design").ready()

        with translation.override("es"):
            assert translation.gettext("Cases") == "Casos"
