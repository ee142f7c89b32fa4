"""Press releases for those who keep them and for everybody, from their hour on; published reports beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader
from amparo.foundation.notices.announcements import announce
from amparo.foundation.vocabularies.words import LANGUAGES, in_language
from amparo.partnership.events import permissions
from amparo.partnership.events.forms.record import NAMES
from amparo.partnership.events.models import Event, EventReport, PressRelease, ReleaseText
from amparo.partnership.events.pages.board import Board, Part, invented, lang, moment, record_link, where
from amparo.partnership.events.pages.record import conference_of, state_of
from amparo.partnership.events.queries import telling as queries

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """A release as it is read in a language: its paragraphs with the figures told, and where each figure comes from."""

    title: str
    paragraphs: tuple[str, ...]
    sources: tuple[str, ...]
    language: str
    is_fallback: bool
    when: str
    conference: str
    issuer: str
    marked: str
    links: tuple[Link, ...]


def shown(release: PressRelease, language: str, texts: dict[str, ReleaseText] | None = None) -> Shown | None:
    """Return a release in a language, or in its original where it is not written in it; None before anything is."""
    found = queries.texts_of(release) if texts is None else texts
    row = found.get(language) or found.get(release.original) or next(iter(found.values()), None)
    if row is None:
        return None
    zone = release.kept_by.time_zone
    told = figures_in(f"{row.title}\n{row.body}", release, row.language)
    lines = [line for line in told.text.split("\n") if line.strip()]
    about = (Link(release.about, release.opens),) if release.opens else ()
    return Shown(
        lines[0], tuple(lines[1:]), told.sources, row.language, row.language != language,
        moment(release.embargo_at, zone), conference_of(release, zone), str(release.kept_by),
        invented(release.is_invented), about,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figured:
    """A text with its figures told, where they come from, and what is wrong with them, in words."""

    text: str
    sources: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    warns: tuple[str, ...] = ()


def figures_in(text: str, release: PressRelease, language: str) -> Figured:
    """Return a text with its figures, as whoever keeps the register of figures tells them."""
    answers = announce("FIGURES_IN", text=text, country=release.kept_by, language=language)
    found = next((each for each in answers if each is not None), None)
    return Figured(*found) if found is not None else Figured(text)


def release_page(by: Actor, release: PressRelease, at: datetime) -> Board:
    """Gather a release for those who keep it: its hour, its texts by language, and what a check says of them."""
    texts = queries.texts_of(release)
    keeps = may(by, permissions.KEEP_RECORD, release, by_table=permissions.MAY)
    old, zone = queries.outdated(release, texts), release.kept_by.time_zone
    written = [_in_language(release, texts, each, is_old=each in old, keeps=keeps) for each in LANGUAGES]
    parts = [_hour(release, at), *written]
    title = in_language({code: row.title for code, row in texts.items()}, _("Press release"))
    back = where(release.event, record_link(release.event)) if release.event else ()
    return Board(
        PageHeader(
            title, where=(*back, Link(_("Press releases"), reverse("events:releases"))), due=state_of(release, at),
            lead=_("Everybody reads it from %(hour)s on.") % {"hour": moment(release.embargo_at, zone)},
            actions=tuple(_release_actions(release, at)) if keeps else (),
        ),
        parts=tuple(parts),
    )  # fmt: skip


def _release_actions(release: PressRelease, at: datetime) -> list[Action]:
    key, is_open = [release.pk], queries.is_open(release, at)
    if release.withdrawn_at is not None:
        return []
    found = []
    if release.released_at is None:
        found.append(Action(_("Sign it off"), reverse("events:sign_off", args=key), kind="primary", icon="check"))
    if is_open:
        found.append(Action(_("As everybody reads it"), reverse("events:press", args=[release.code]), icon="eye"))
    else:
        found.append(Action(_("Move its hour"), reverse("events:move_hour", args=key), icon="clock"))
    return [*found, Action(_("Withdraw it"), reverse("events:withdraw_release", args=key), kind="quiet")]


def _hour(release: PressRelease, at: datetime) -> Part:
    zone = release.kept_by.time_zone
    facts = [Fact(_("Its hour"), moment(release.embargo_at, zone), note=zone)]
    if conference_of(release, zone):
        facts.append(Fact(_("Press conference"), conference_of(release, zone)))
    facts.append(Fact(_("About"), release.event.activity.title if release.event else release.about))
    if release.withdrawn_at is not None:
        facts.append(Fact(_("Why it was withdrawn"), release.withdrawn_why))
    if release.is_invented:
        facts.append(Fact(_("Origin"), invented(is_invented=True)))
    return Part(_("When"), facts=tuple(facts))


def _in_language(
    release: PressRelease, texts: dict[str, ReleaseText], language: str, *, is_old: bool, keeps: bool
) -> Part:
    row = texts.get(language)
    url = reverse("events:write_release", args=[release.pk, language])
    writes = keeps and release.withdrawn_at is None and release.released_at is None
    actions = (Action(_("Write it") if row is None else _("Change it"), url, icon="edit"),) if writes else ()
    if row is None:
        return Part(NAMES[language], empty=EmptyState(_("Not written in this language yet.")), actions=actions)
    told = figures_in(f"{row.title}\n{row.body}", release, language)
    warnings = [*told.stops, *told.warns]
    if is_old:
        warnings.append(_("Older than the original: look whether it still says the same."))
    return Part(NAMES[language], words=told.text, note=" ".join(warnings), actions=actions)


def releases_page(by: Actor, at: datetime) -> Board:
    """Gather the releases of the coalition, those whose hour has not come too."""
    found = list(queries.releases_visible_to(by)[:SHOWN])
    texts = queries.texts_of_all(found)
    rows = [
        (
            Cell(
                in_language({code: row.title for code, row in texts[each.pk].items()}, each.code),
                reverse("events:release", args=[each.pk]), note=invented(each.is_invented),
            ),
            Cell(each.event.activity.title if each.event else each.about),
            Cell(moment(each.embargo_at, each.kept_by.time_zone)), Cell("", due=state_of(each, at)),
        )
        for each in found
    ]  # fmt: skip
    heads = (_("Release"), _("About"), _("Its hour"), _("State"))
    listed = table(_("Press releases"), heads, rows, caption_unseen=True)
    empty = EmptyState(_("No press release yet."), _("They begin in the record of an event."))
    header = PageHeader(
        _("Press releases"), where=(Link(_("Events"), reverse("events:events")),),
        lead=_("Nobody outside reads one before its hour, in no list and no feed."),
        actions=(Action(_("As everybody reads them"), reverse("events:press_room"), icon="eye"),),
    )  # fmt: skip
    return Board(header, parts=(Part("", tables=(listed,) if rows else (), empty=None if rows else empty),))


@dataclass(frozen=True, slots=True)
class PressItem:
    """A release in a list that everybody reads, or a published report."""

    title: str
    url: str
    when: str
    issuer: str
    marked: str = ""
    at: str = ""
    lead: str = ""


def press_items(at: datetime, language: str = "") -> list[PressItem]:
    """Return the releases that everybody may read at a moment, latest first."""
    found = list(queries.open_releases(at)[:50])
    texts = queries.texts_of_all(found)
    items = []
    for each in found:
        told = shown(each, language or lang(), texts[each.pk])
        if told is not None:
            items.append(
                PressItem(
                    told.title,
                    reverse("events:press", args=[each.code]),
                    told.when,
                    told.issuer,
                    told.marked,
                    each.embargo_at.isoformat(),
                    next(iter(told.paragraphs), ""),
                )
            )
    return items


def report_header(event: Event, last: EventReport | None, title: str, *, keeps: bool) -> PageHeader:
    """Return the top of a report that is being composed: the ways to take it away, and to publish it."""
    ways = [
        Action(
            f"{label} · {each.upper()}",
            reverse("events:report_file", args=[event.pk, each, kind]),
            icon="download",
        )
        for kind, label in (("docx", "Word"), ("pdf", "PDF"))
        for each in LANGUAGES
    ]
    if keeps:
        url = reverse("events:publish_report", args=[event.pk])
        ways.insert(0, Action(_("Publish the report"), url, kind="primary", icon="upload"))
    if last is not None:
        address = reverse("events:published", args=[last.code, lang()])
        label = _("As it was published (edition %(number)s)") % {"number": last.number}
        ways.insert(1 if keeps else 0, Action(label, address, icon="eye"))
    lead = _("Composed now from the records: nothing of it is typed.")
    return PageHeader(title, where=where(event, record_link(event)), lead=lead, actions=tuple(ways))


def report_items(language: str = "") -> list[PressItem]:
    """Return the reports of events that were published, latest first."""
    return [
        PressItem(
            each.papers[language or lang()]["title"], reverse("events:published", args=[each.code, language or lang()]),
            day(each.published_at.date()), str(each.event.activity.kept_by), invented(each.event.is_invented),
        )
        for each in queries.published_reports()
    ]  # fmt: skip
