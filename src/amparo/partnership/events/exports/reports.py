"""The report of an event, composed from its records: programme, people in sums, minutes, practices, recommendations.

Loads slow libraries: import it only where a report is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.utils import translation
from django.utils.numberformat import format as number_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table
from amparo.foundation.documents.papers import Block, Paper
from amparo.foundation.notices.announcements import announce
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.models import Event
from amparo.partnership.events.pages.board import Part, days_of, moment
from amparo.partnership.events.pages.people import keeping_part, people_part
from amparo.partnership.events.pages.record import inherited_part, recommended_part, title_of_sheet
from amparo.partnership.events.queries import events, programme, sheets
from amparo.partnership.events.queries import record as queries
from amparo.partnership.practices.models import Practice
from amparo.partnership.practices.queries import practices
from amparo.partnership.practices.rules import fields
from amparo.partnership.practices.vocabulary import WAS_RETAINED
from amparo.partnership.rolls.rules.counting import Reach

TYPES = {"es": ",", "fr": ",", "en": "."}


def report_of(event: Event, language: str, *, by: Actor, at: datetime, for_all: bool = False) -> Paper:
    """Compose the report of an event in a language from its records alone; `for_all` leaves out what is not public.

    Everybody reads the programme, sums, what was agreed, practices and recommendations; not the budget.
    """
    with translation.override(language):
        blocks = [
            *_opening(event), *_programme(event), *_of(people_part(event, queries.sums_of(event))),
            *_told(event, by, for_all=for_all), *_minutes(event, for_all=for_all), *_practices(event, language),
            *_of(recommended_part(event, at.date())), *_of(inherited_part(event)),
            *(() if for_all else _budget(event)), *_of(keeping_part(event, at.date())),
        ]  # fmt: skip
        return Paper(
            language=language,
            title=_("Report: %(title)s") % {"title": event.activity.title},
            blocks=tuple(blocks),
            lead=" · ".join(part for part in (days_of(event), event.activity.place) if part),
            warning=_("Demonstration: details were invented.") if settings.IS_DEMO else "",
            table_word=_("Table"),
        )


def reports_of(event: Event, *, by: Actor, at: datetime) -> dict[str, Paper]:
    """Compose the report that everybody may read, in each language."""
    return {language: report_of(event, language, by=by, at=at, for_all=True) for language in LANGUAGES}


def _opening(event: Event) -> Iterator[Block]:
    reach: Reach = queries.sums_of(event).reach
    countries = len(queries.sums_of(event).country_codes)
    if event.summary:
        yield Block("paragraph", event.summary)
    if reach.unique:
        yield Block(
            "paragraph",
            _(
                "%(people)s people of %(countries)s countries took part, each counted once: %(on_site)s on site only, "
                "%(online)s online only and %(mixed)s in both ways."
            )
            % {
                "people": reach.unique, "countries": countries, "on_site": reach.in_person, "online": reach.online,
                "mixed": reach.mixed,
            },
        )  # fmt: skip


def _programme(event: Event) -> Iterator[Block]:
    zone = event.activity.time_zone
    speakers = programme.speakers_of(event, programme.EVERYBODY)
    rows = []
    for item in programme.items_of(event).exclude(kind=words.PAUSE):
        named = ", ".join(
            " · ".join(part for part in (each.name, each.presented_as) if part) for each in speakers.get(item.pk, ())
        )
        rows.append((moment(item.starts_at, zone), str(words.ITEM_KINDS[item.kind]), item.title, named or "—"))
    if rows:
        yield Block("heading", _("Programme"))
        heads = (_("When"), _("Kind"), _("Title"), _("Who agreed to be named"))
        yield Block("table", _("Programme"), columns=heads, rows=tuple(rows))


def _told(event: Event, by: Actor, *, for_all: bool) -> Iterator[Block]:
    for part in announce("EVENT_SHOWN", by=by, event=event, for_all=for_all):
        if part is not None:
            yield from _of(part)


def _minutes(event: Event, *, for_all: bool) -> Iterator[Block]:
    begun = False
    for sheet in sheets.sheets_of(event):
        edition = sheets.last_edition(sheet)
        parts = [words.AGREED] if for_all else list(words.PARTS_OF_SHEET)
        told = [(part, edition.texts[part]) for part in parts if edition and edition.texts.get(part)]
        if not told or edition is None:
            continue
        if not begun:
            yield Block("heading", _("Minutes of the event"))
            begun = True
        yield Block("small", f"{title_of_sheet(sheet)} ({sheet.language.upper()})")
        for part, text in told:
            yield Block("note", str(words.PARTS_OF_SHEET[part]))
            for line in text.split("\n"):
                if line.strip():
                    yield Block("paragraph", line)


def _practices(event: Event, language: str) -> Iterator[Block]:
    found = queries.practices_of(event)
    retained = [each for each in found if each.state in WAS_RETAINED]
    if not found:
        return
    yield Block("heading", _("Good practices that were retained"))
    told = _("%(candidates)s candidates were written at the tables; %(retained)s practices were retained.")
    yield Block("paragraph", told % {"candidates": len(found), "retained": len(retained)})
    for each in retained:
        yield from _practice(each, language)


def _practice(practice: Practice, language: str) -> Iterator[Block]:
    texts = practices.texts_of(practice)
    told = fields.in_one(texts, practice.original) | fields.in_one(texts, language)
    yield Block("small", told.get("title", practice.code))
    if told.get("summary"):
        yield Block("paragraph", told["summary"])


def _budget(event: Event) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    totals: dict[str, tuple[Decimal, Decimal]] = {}
    for line in events.budget_of(event):
        rows.append((line.name, line.currency, _money(line.planned), _money(line.spent)))
        planned, spent = totals.get(line.currency, (Decimal(0), Decimal(0)))
        totals[line.currency] = (planned + line.planned, spent + (line.spent or Decimal(0)))
    for currency, (planned, spent) in sorted(totals.items()):
        rows.append((_("All"), currency, _money(planned), _money(spent)))
    if rows:
        yield Block("heading", _("Budget"))
        heads = (_("Line"), _("Currency"), _("Amount planned"), _("Spent"))
        yield Block("table", _("Budget"), columns=heads, rows=tuple(rows))


def _money(value: Decimal | None) -> str:
    if value is None:
        return "—"
    sign = TYPES.get(translation.get_language() or "es", ",")
    return str(number_format(value, sign, decimal_pos=2, grouping=3, thousand_sep="\u00a0", force_grouping=True))


# --- parts of a page as blocks of a paper


def _of(part: Part | None) -> Iterator[Block]:
    """Turn a part of the record into blocks; what only leads somewhere is left out."""
    if part is None or not (part.words or part.facts or part.bars or part.tables):
        return
    yield Block("heading", part.heading)
    for line in part.words.split("\n"):
        if line.strip():
            yield Block("paragraph", line)
    if part.facts:
        yield Block("list", lines=tuple(_fact(each.label, each.value, each.note) for each in part.facts))
    if part.bars is not None:
        yield _table(part.bars.table)
        yield Block("note", part.bars.base)
    for each in part.tables:
        yield _table(each)
    if part.note:
        yield Block("note", part.note)


def _fact(label: str, value: str, note: str) -> str:
    return f"{label}: {value} ({note})" if note else f"{label}: {value}"


def _table(made: Table) -> Block:
    rows = tuple(tuple(_cell(cell) for cell in row) for row in made.rows)
    return Block("table", made.caption, columns=made.columns, rows=rows)


def _cell(cell: Cell) -> str:
    text = cell.text or (cell.due.text if cell.due else "")
    return f"{text} ({cell.note})" if cell.note else text
