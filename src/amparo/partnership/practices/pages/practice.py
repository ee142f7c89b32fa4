"""The page of a practice: what it is, how it was judged, what was recommended, where it is used and where it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Action, Chip, Fact, Happening, PageHeader
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices import permissions
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Edition, Practice
from amparo.partnership.practices.pages import bearing
from amparo.partnership.practices.pages.judged import assessments, consensus, stopped
from amparo.partnership.practices.pages.parts import badge_of, country, home, invented, lang
from amparo.partnership.practices.queries import practices, uptakes
from amparo.partnership.practices.rules import fields as rules
from amparo.partnership.practices.rules.fields import Texts
from amparo.partnership.practices.rules.gate import Verdict, verdict_on
from amparo.partnership.practices.rules.publishing import is_expired, maturity_of

LANGUAGE_NAMES = {"es": "Español", "fr": "Français", "en": "English"}


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a practice under its heading; ``is_old`` when the original was changed since."""

    heading: str
    paragraphs: tuple[str, ...]
    language: str
    is_old: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PracticePage:
    """All of a practice on one page."""

    header: PageHeader
    state: str
    languages: tuple[Chip, ...]
    language: str
    warning: str
    verdict: Verdict
    effects: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    stopped: Table | None
    tables: tuple[Table, ...]
    history: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A practice as this reader reads it: as it stands where they keep it, else as it was published."""

    practice: Practice
    texts: Texts
    edition: Edition | None
    is_inside: bool


def read_by(by: Actor, practice: Practice) -> Read:
    """Return what of a practice an actor reads."""
    edition = practices.last_edition(practice)
    inside = may(by, permissions.WRITE_PRACTICE, practice, by_table=permissions.MAY) or may(
        by, permissions.ASSESS_PRACTICE, practice, by_table=permissions.MAY
    )
    if edition is not None and not inside:
        return Read(practice, published_texts(edition), edition, is_inside=False)
    return Read(practice, practices.texts_of(practice), edition, inside)


def published_texts(edition: Edition) -> dict[rules.Key, rules.Text]:
    """Return the texts of an edition as they stood."""
    return {
        (field, language): rules.Text(row["text"], row["number"], row["of"], is_invented=row["invented"])
        for field, by_language in edition.texts.items()
        for language, row in by_language.items()
    }


def practice_page(by: Actor, practice: Practice, language: str, today: date) -> PracticePage:
    """Gather the page of a practice in a language."""
    read = read_by(by, practice)
    told, verdict = rules.told(read.texts), verdict_on(rules.told(read.texts))
    old = rules.outdated(read.texts, practice.original, language)
    made = (
        bearing.recommendations_of(by, practice), *(_judgement(by, practice) if read.is_inside else ()),
        bearing.steps_of(by, practice, today), bearing.modules_of(by, practice), bearing.uptakes_of(by, practice),
        bearing.messages_of(practice),
    )  # fmt: skip
    title = rules.of_field(read.texts, "title")
    keeps = may(by, permissions.KEEP_PRACTICE, practice, by_table=permissions.MAY)
    return PracticePage(
        header=PageHeader(
            title.get(language) or title.get(practice.original) or practice.code,
            where=(home(),),
            lead=_in(read.texts, "summary", language, practice.original),
            badge=badge_of(practice),
            actions=tuple(_actions(by, practice, read.edition, language)),
        ),
        state=str(words.STATES[practice.state]),
        languages=_languages(practice, read.texts, language),
        language=language,
        warning=_warning(old, practice.original, language),
        verdict=verdict,
        effects=_effects(told),
        facts=tuple(_facts(practice, told, read, today)),
        parts=tuple(_parts(read.texts, practice.original, language, old)),
        stopped=stopped(practice) if keeps and practice.state in words.WAS_RETAINED else None,
        tables=tuple(each for each in made if each is not None),
        history=tuple(_history(practice)) if read.is_inside else (),
    )


def _in(texts: Texts, field: str, language: str, original: str) -> str:
    told = rules.of_field(texts, field)
    return told.get(language) or told.get(original, "")


def _warning(old: tuple[str, ...], original: str, language: str) -> str:
    if not old:
        return ""
    names = ", ".join(str(words.TEXTS[name].label) for name in old)
    facts = {"what": names, "language": LANGUAGE_NAMES[original]}
    return (
        _("Translation out of date or missing: %(what)s. Where it is missing, the original (%(language)s) is shown.")
        % facts
    )


def _languages(practice: Practice, texts: Texts, language: str) -> tuple[Chip, ...]:
    here = reverse("practices:practice", args=[practice.pk])
    chips = []
    for code in LANGUAGES:
        old = len(rules.outdated(texts, practice.original, code))
        chips.append(
            Chip(
                LANGUAGE_NAMES[code], f"{here}?idioma={code}", code == language,
                _("out of date") if old else _("original") if code == practice.original else "",
            )
        )  # fmt: skip
    return tuple(chips)


def _effects(told: Mapping[str, str]) -> tuple[Fact, ...]:
    signs = {words.POSITIVE: "＋ ", words.NEGATIVE: "－ ", words.NEUTRAL: "○ "}
    return tuple(
        Fact(str(label), signs.get(said, "? ") + str(words.EFFECTS.get(said, words.EFFECTS["UNKNOWN"])))
        for name, label in words.DIMENSIONS.items()
        for said in (told.get(f"effect_{name}", "UNKNOWN"),)
    )


def carried_by(practice: Practice, told: Mapping[str, str]) -> str:
    """Return who carries a practice, as people call them."""
    institution = coalition.short_names_in(practice.kept_by.code).get(told.get("institution", ""), "")
    return " · ".join(each for each in (institution, told.get("lead", "")) if each)


def _facts(practice: Practice, told: Mapping[str, str], read: Read, today: date) -> Iterator[Fact]:
    yield Fact(_("Code"), practice.code)
    yield Fact(_("State"), str(words.STATES[practice.state]))
    if read.edition is not None:
        adopted = uptakes.adopted_elsewhere(practice, read.edition.country)
        mature = maturity_of(adopted_elsewhere=adopted, norm=read.edition.norm)
        yield Fact(_("Maturity"), str(words.MATURITIES[mature]), note=read.edition.norm)
        until = day(read.edition.expires_on)
        expired = is_expired(read.edition.expires_on, today)
        yield Fact(_("Valid until"), until, note=_("It is to be looked at again.") if expired else "")
    yield Fact(_("Level"), str(words.LEVELS.get(told.get("level", ""), "—")))
    yield Fact(_("Country"), country(told.get("country", "")), note=told.get("territory", ""))
    yield Fact(_("Who carries it"), carried_by(practice, told) or "—")
    yield Fact(_("In practice since"), _since(told.get("since", "")))
    yield Fact(_("What this rests on"), str(words.EVIDENCE.get(told.get("evidence", ""), "—")))
    if practice.table is not None:
        yield Fact(_("Where it was found"), practice.table.selection.title, note=str(practice.table))


def _since(text: str) -> str:
    return day(date.fromisoformat(text)) if text else "—"


def _parts(texts: Texts, original: str, language: str, old: tuple[str, ...]) -> Iterator[Part]:
    for name, known in words.TEXTS.items():
        if name in {"title", "summary"}:
            continue
        own = texts.get((name, language))
        row = own if own is not None and own.text else texts.get((name, original))
        if row is not None and row.text:
            yield Part(
                str(known.label), tuple(line for line in row.text.split("\n") if line.strip()),
                language if row is own else original, name in old, invented(row.is_invented),
            )  # fmt: skip


def _actions(by: Actor, practice: Practice, edition: Edition | None, language: str) -> Iterator[Action]:
    key = [practice.pk]
    if may(by, permissions.WRITE_PRACTICE, practice, by_table=permissions.MAY):
        yield Action(_("Write"), reverse("practices:write", args=key), icon="edit")
        if practice.state in words.AT_TABLES:
            yield Action(_("Present it"), reverse("practices:present", args=key), kind="primary", icon="check")
    if practice.state == words.ADMITTED and may(by, permissions.ASSESS_PRACTICE, practice, by_table=permissions.MAY):
        yield Action(_("Assess it"), reverse("practices:assess", args=key), kind="primary", icon="check")
    if may(by, permissions.KEEP_PRACTICE, practice, by_table=permissions.MAY):
        yield from _keeping(practice)
    links = may(by, permissions.LINK_PRACTICE, practice, by_table=permissions.MAY)
    if links and practice.state in words.WAS_RETAINED:
        yield Action(_("Link it to a step"), reverse("practices:link_step", args=key), icon="flow")
        yield Action(_("Link it to a module"), reverse("practices:link_module", args=key), icon="book")
    if edition is not None and practice.state == words.PUBLISHED:
        if by.roles & words.KEEPERS and by.country != edition.country:
            yield Action(_("Ask for it for your country"), reverse("practices:ask", args=key), icon="globe")
        yield Action(_("Two pages (PDF)"), reverse("practices:paper", args=[*key, language]), icon="download")


def _keeping(practice: Practice) -> Iterator[Action]:
    key = [practice.pk]
    if practice.state == words.ADMITTED:
        yield Action(_("Record the consensus"), reverse("practices:agree", args=key), icon="people")
    if practice.state in words.WAS_RETAINED:
        yield Action(_("Recommend"), reverse("practices:recommend", args=key), icon="add")
    if practice.state in (words.RETAINED, words.PUBLISHED):
        kind = "primary" if practice.state == words.RETAINED else ""
        label = _("Publish it") if kind else _("Publish it again")
        yield Action(label, reverse("practices:publish", args=key), kind=kind, icon="upload")
    if practice.state == words.PUBLISHED:
        yield Action(_("Put it away"), reverse("practices:archive", args=key), kind="quiet")


def _judgement(by: Actor, practice: Practice) -> tuple[Table | None, ...]:
    return (assessments(by, practice), consensus(practice))


def _history(practice: Practice) -> Iterator[Happening]:
    for each in practice.moves.all():
        moment = localtime(each.moved_at)
        yield Happening(
            str(words.STATES[each.state]), by="", when=date_format(moment, "SHORT_DATETIME_FORMAT"),
            when_iso=moment.isoformat(), text=each.why,
        )  # fmt: skip


def language_in(asked: Any) -> str:
    """Return the language that the address asks for, else the reader's."""
    return asked if asked in LANGUAGES else lang()
