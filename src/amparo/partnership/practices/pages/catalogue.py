"""The catalogue of published practices: search, filters, a map by country and its table; lessons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design import fields
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.days import day
from amparo.foundation.design.pieces import Action, Chip, EmptyState, More, PageHeader
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.practices import permissions
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Edition
from amparo.partnership.practices.pages.atlas import PLACES, Atlas, atlas_of
from amparo.partnership.practices.pages.parts import Sheet, country, home, invented, tabs
from amparo.partnership.practices.queries import practices as queries
from amparo.partnership.practices.queries.practices import Wanted
from amparo.partnership.practices.rules.publishing import is_expired, maturity_of

PAGE: Final = 50
# How each filter is written in an address.
IN_ADDRESS: Final = {"words": "q", "country": "pais", "level": "nivel", "dimension": "efecto", "maturity": "madurez"}


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """The catalogue."""

    header: PageHeader
    tabs: tuple[Chip, ...]
    sought: str
    filters: tuple[fields.Field, ...]
    atlas: Atlas
    countries: Table | None
    table: Table | None
    more: More | None
    empty: EmptyState


def wanted_in(asked: Mapping[str, str]) -> Wanted:
    """Return what is sought, as the address tells it; what is not known is not sought."""
    known = {
        "country": words.ONCE["country"].choices, "level": words.LEVELS, "dimension": words.DIMENSIONS,
        "maturity": words.MATURITIES,
    }  # fmt: skip
    told = {name: asked.get(IN_ADDRESS[name], "") for name in known}
    return Wanted(
        words=asked.get("q", "").replace("\x00", "")[:100],
        **{name: value if value in (known[name] or {}) else "" for name, value in told.items()},
    )


def _query(wanted: Wanted, **more: Any) -> str:
    told = {short: getattr(wanted, name) for name, short in IN_ADDRESS.items()} | more
    return urlencode({name: value for name, value in told.items() if value})


def catalogue_page(by: Actor, asked: Mapping[str, str], today: date) -> CataloguePage:
    """Gather a page of the catalogue."""
    wanted, before = wanted_in(asked), row_key(asked.get("antes", ""))
    rows = queries.catalogue(wanted)
    shown = list((rows.filter(pk__lt=before) if before is not None else rows)[: PAGE + 1])
    here, more = reverse("practices:catalogue"), None
    if len(shown) > PAGE:
        query = _query(wanted, antes=shown[PAGE - 1].pk)
        more = More(_("%(count)s shown") % {"count": PAGE}, f"{here}?{query}")
    counts = queries.by_country(queries.catalogue(replace(wanted, country="")))
    return CataloguePage(
        header=PageHeader(_("Good practices"), lead=_definition(), actions=tuple(_actions(by))),
        tabs=tabs(by, "catalogue"),
        sought=wanted.words,
        filters=_filters(wanted),
        atlas=_atlas(counts, wanted),
        countries=_countries(counts, wanted),
        table=_table(shown[:PAGE], today) if shown else None,
        more=more,
        empty=EmptyState(_("No practice matches."), _("Choose another filter.")),
    )


def _definition() -> str:
    return _(
        "Local, national or regional initiatives, already tested and put in practice, with a positive combination of "
        "identification and detection, prevention, protection and respect of victims' rights."
    )


def _actions(by: Actor) -> list[Action]:
    found = [Action(_("Take the list away (Excel)"), reverse("practices:xlsx"), icon="download")]
    if may(by, permissions.JOIN_TABLE, None, by_table=permissions.MAY):
        found.insert(0, Action(_("Sit down at a table"), reverse("practices:join"), kind="primary", icon="people"))
    return found


def _filters(wanted: Wanted) -> tuple[fields.Field, ...]:
    offered: list[tuple[str, Any, Mapping[str, Any]]] = [
        ("country", _("Country"), {code: country(code) for code in PLACES}),
        ("level", _("Level"), words.LEVELS),
        ("dimension", _("Positive effect on"), words.DIMENSIONS),
        ("maturity", _("Maturity"), words.MATURITIES),
    ]
    return tuple(
        fields.Field(
            name=IN_ADDRESS[name], label=str(label), kind="select", value=getattr(wanted, name),
            options=(
                fields.Option("", _("All"), not getattr(wanted, name)),
                *(fields.Option(code, str(text), code == getattr(wanted, name)) for code, text in choices.items()),
            ),
        )
        for name, label, choices in offered
    )  # fmt: skip


def _counted(count: int) -> str:
    return ngettext("%(count)s practice", "%(count)s practices", count) % {"count": count}


def _address(wanted: Wanted, code: str) -> str:
    return f"{reverse('practices:catalogue')}?{_query(replace(wanted, country=code))}"


def _atlas(counts: Mapping[str, int], wanted: Wanted) -> Atlas:
    said = {code: f"{country(code)}: {_counted(counts.get(code, 0))}" for code in PLACES}
    return atlas_of(counts, said, {code: _address(wanted, code) for code in counts})


def _countries(counts: Mapping[str, int], wanted: Wanted) -> Table | None:
    rows = [
        (Cell(country(code), url=_address(wanted, code)), Cell(str(count), number=True))
        for code, count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    ]
    return table(_("Practices by country"), (_("Country"), _("Practices")), rows) if rows else None


def row_of(edition: Any, today: date) -> tuple[str, ...]:
    """Return a published practice in words: title, country, level, effects, maturity, until when."""
    until = _("To be looked at again since %(day)s") if is_expired(edition.expires_on, today) else _("Until %(day)s")
    return (
        str(edition), country(edition.country), str(words.LEVELS[edition.level]),
        ", ".join(str(words.DIMENSIONS[name]) for name in edition.dimensions),
        str(words.MATURITIES[maturity_of(adopted_elsewhere=edition.adopted, norm=edition.norm)]),
        until % {"day": day(edition.expires_on)},
    )  # fmt: skip


def columns() -> tuple[str, ...]:
    """Return the headings of the catalogue."""
    return (
        _("Practice"), _("Country"), _("Level"), _("Positive effect on"), _("Maturity"), _("Valid"),
    )  # fmt: skip


def _table(shown: list[Edition], today: date) -> Table:
    rows = []
    for each in shown:
        title, *rest = row_of(each, today)
        summary = in_language({lang: told["text"] for lang, told in each.texts.get("summary", {}).items()})
        first = Cell(title, url=reverse("practices:practice", args=[each.practice_id]), note=summary[:220])
        rows.append((first, *(Cell(text) for text in rest)))
    return table(_("Published practices"), columns(), rows, caption_unseen=True)


def lessons_page(by: Actor) -> Sheet:
    """Gather what was learnt of what did not work."""
    rows = [
        (
            Cell(
                str(each), url=reverse("practices:practice", args=[each.practice_id]), note=invented(each.is_invented)
            ),
            Cell(in_language(each.texts)),
            Cell(each.kept_by.code),
            Cell(_("A transfer that was dropped") if each.uptake else _("A candidate of a table")),
            Cell(day(each.learnt_on)),
        )
        for each in queries.lessons_visible_to(by)[:200]
    ]
    heads = (_("What was tried"), _("What was learnt"), _("Coalition"), _("Where it comes from"), _("Day"))
    return Sheet(
        PageHeader(_("Lessons"), where=(home(),), lead=_("What did not work, so that nobody has to learn it twice.")),
        tabs(by, "lessons"),
        tables=(table(_("Lessons"), heads, rows, caption_unseen=True),) if rows else (),
        empty=EmptyState(_("No lesson was written down yet.")),
    )
