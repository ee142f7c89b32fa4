"""Possible duplicates: the list, and two entries side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Chip, EmptyState, Link, PageHeader
from amparo.foundation.lists.actions import take_away
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.models import OrganisationPair, Professional, ProfessionalPair
from amparo.partnership.directory.pages.lists import tabs
from amparo.partnership.directory.queries import joining as queries
from amparo.partnership.directory.queries import people
from amparo.partnership.directory.rules.countries import country_name
from amparo.partnership.directory.rules.joining import differing

SHOWN = 100


@dataclass(frozen=True, slots=True)
class PairsPage:
    """What waits for a decision."""

    header: PageHeader
    tabs: tuple[Chip, ...]
    tables: tuple[Table, ...]
    empty: EmptyState


def pairs_page(by: Actor) -> PairsPage:
    """Gather the pairs that wait for a decision, the likeliest first."""
    columns = (_("One"), _("The other"), _("Why"), _("Likeness"))
    tables = []
    for title, name, pairs in (
        (_("People who may be one"), "person_pair", queries.person_pairs_waiting_for(by)[:SHOWN]),
        (_("Organisations that may be one"), "organisation_pair", queries.organisation_pairs_waiting_for(by)[:SHOWN]),
    ):
        rows = tuple(
            (
                Cell(pair.first.name, reverse(f"directory:{name}", args=[pair.pk])),
                Cell(pair.second.name),
                Cell(reasons_label(pair.reasons)),
                Cell(f"{pair.score} %", number=True),
            )
            for pair in pairs
        )
        if rows:
            tables.append(table(title, columns, rows))
    lead = _("Nothing is joined by itself. What you decide can be undone.")
    return PairsPage(
        header=PageHeader(_("Possible duplicates"), lead=lead, actions=(take_away("duplicados"),) if tables else ()),
        tabs=tabs(by, "pairs"),
        tables=tuple(tables),
        empty=EmptyState(
            _("Nothing waits for a decision."), _("New pairs appear when people are entered or imported.")
        ),
    )


def reasons_label(reasons: list[str]) -> str:
    """Return the reasons of a pair in words; those against it last."""
    told = sorted(reasons, key=lambda code: code in words.AGAINST)
    return " · ".join(str(words.REASONS[code]) for code in told)


@dataclass(frozen=True, slots=True)
class Line:
    """A field of two entries; `is_asked` when a person must choose which value stays."""

    name: str
    label: str
    one: str
    other: str
    is_asked: bool
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class PairPage:
    """Two entries side by side."""

    header: PageHeader
    reasons: str
    lines: tuple[Line, ...]
    join_url: str
    apart_url: str
    kept: int


def pair_page(pair: ProfessionalPair | OrganisationPair, chosen: dict[str, str], language: str) -> PairPage:
    """Gather two entries side by side; the first stays unless the other is chosen."""
    kind = "person" if isinstance(pair, ProfessionalPair) else "organisation"
    one, other = queries.values_of(pair.first), queries.values_of(pair.second)
    asked = differing(one, other)
    lines = [
        Line(
            name,
            str(words.COLUMNS[name]),
            _shown(name, one[name], language),
            _shown(name, other[name], language),
            name in asked,
            chosen.get(name, ""),
        )
        for name in one
    ]
    for label, ones, others in _beyond(pair):
        lines.append(Line("", label, ones, others, is_asked=False))
    return PairPage(
        header=PageHeader(
            _("Are they one?"), where=(Link(_("Possible duplicates"), reverse("directory:pairs")),),
            lead=_("Where the two differ, choose what stays. The other entry is kept, and counted with this one."),
        ),
        reasons=reasons_label(pair.reasons),
        lines=tuple(lines),
        join_url=reverse(f"directory:join_{kind}", args=[pair.pk]),
        apart_url=reverse(f"directory:apart_{kind}", args=[pair.pk]),
        kept=pair.first_id,
    )  # fmt: skip


def _shown(name: str, value: str, language: str) -> str:
    closed = {"gender": words.GENDERS, "declared_group": words.GROUPS, "sector": words.SECTORS}
    if name == "country" and value:
        return country_name(value, language)
    return str(closed.get(name, {}).get(value, value)) or "—"


def _beyond(pair: ProfessionalPair | OrganisationPair) -> list[tuple[str, str, str]]:
    """Return what helps to decide beside the fields: where they work, and since when they are there."""
    told = [(_("Code"), pair.first.code, pair.second.code)]
    if isinstance(pair.first, Professional) and isinstance(pair.second, Professional):
        told.append((_("Organisation"), _places(pair.first), _places(pair.second)))
    days = [date_format(localtime(row.entered_at), "SHORT_DATE_FORMAT") for row in (pair.first, pair.second)]
    return [*told, (_("Entered on"), *days)]  # type: ignore[list-item]


def _places(each: Professional) -> str:
    rows = people.affiliations_of(each)
    return (
        " · ".join(f"{row.organisation.name} ({row.post})" if row.post else row.organisation.name for row in rows)
        or "—"
    )
