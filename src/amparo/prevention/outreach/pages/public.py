"""What everybody reads of a country: no informal partner, no finer place of what is sensitive, no company unasked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Country
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Channel, Company, Publication
from amparo.prevention.outreach.pages.companies import kind_words
from amparo.prevention.outreach.queries import companies, initiatives, sessions
from amparo.prevention.outreach.rules.counts import rounded_down
from amparo.prevention.outreach.rules.saying import named_in


@dataclass(frozen=True, slots=True)
class Work:
    """A strategy, plan or agreement as everybody reads it."""

    kind: str
    place: str
    words: str
    partners: str
    is_invented: bool


@dataclass(frozen=True, slots=True)
class Public:
    """The page: the work by kind and place, channels that work, companies that agreed, and how much was held."""

    country: str
    coalition: str
    work: tuple[tuple[str, tuple[Work, ...]], ...]
    channels: Table | None
    companies: Table | None
    sessions: str
    is_empty: bool


def public_page(country: Country, today: date) -> Public:
    """Gather what everybody reads; what names an informal partner is left out whatever was entered."""
    hidden = initiatives.informal_names(country)
    rows = [each for each in initiatives.published_of(country.code) if not named_in(each.words, hidden)]
    names = initiatives.partners_to_name(each.initiative for each in rows)
    work = tuple(
        (str(label), tuple(_work(each, names, hidden) for each in rows if each.initiative.kind == kind))
        for kind, label in words.MANY.items()
        if any(each.initiative.kind == kind for each in rows)
    )
    channels = _channels(country.code, hidden, today)
    may_be_named = companies.named_companies_of(country.code, today)
    named = [each for each in may_be_named if not named_in(each.organisation.name, hidden)]
    told = _sessions(country.code)
    return Public(
        country=in_language(country.names, country.code),
        coalition=in_language(country.coalition, country.code),
        work=work,
        channels=_channels_table(channels),
        companies=_companies_table(named, today),
        sessions=told,
        is_empty=not (work or channels or named or told),
    )


def _work(row: Publication, names: dict[int, list[str]], hidden: list[str]) -> Work:
    work = row.initiative
    place = f"{work.place}, {work.spot}" if work.spot and not work.is_sensitive else work.place
    partners = [each for each in names.get(work.pk, []) if not named_in(each, hidden)]
    shown = place if not named_in(place, hidden) else work.place
    return Work(str(words.KINDS[work.kind]), shown, row.words, ", ".join(partners), work.is_invented)


def _channels(country: str, hidden: list[str], today: date) -> list[Channel]:
    """Return the channels that everybody may know and that a test within a year found to work."""
    rows = [each for each in initiatives.channels_of(initiatives.initiatives_of(country)) if each.is_public]
    works = [each for each in rows if initiatives.standing(each, today) == words.WORKED]
    return [each for each in works if not named_in(f"{each.reached_at} {each.leads_to}", hidden)]


def _channels_table(rows: list[Channel]) -> Table | None:
    columns = (_("Municipality"), _("Channel"), _("Leads to"))
    shown = tuple(
        (Cell(each.initiative.place), Cell(f"{words.CHANNELS[each.kind]}: {each.reached_at}"), Cell(each.leads_to))
        for each in rows
    )
    return table(_("Where to report"), columns, shown, caption_unseen=True) if shown else None


def _companies_table(rows: list[Company], today: date) -> Table | None:
    columns = (_("Company"), _("Sector"), _("Municipality"), _("What it keeps"))
    shown = tuple(
        (
            Cell(each.organisation.name, note=_("Invented for the demonstration") if each.is_invented else ""),
            Cell(kind_words(each)),
            Cell(each.place),
            Cell(", ".join(_kept(each, today))),
        )
        for each in rows
    )
    return table(_("Companies that commit to something"), columns, shown, caption_unseen=True) if shown else None


def _kept(company: Company, today: date) -> list[str]:
    rows = [each for each in company.commitments.all() if companies.committed(each).is_in_force(today)]
    return list(dict.fromkeys(str(words.COMMITMENTS[each.kind]) for each in rows))


def _sessions(country: str) -> str:
    held = [total for each in sessions.totals_by_place(country).values() for total in each]
    if not held:
        return ""
    count = ngettext("%(count)s session with the public", "%(count)s sessions with the public", len(held))
    people = rounded_down(max(held))
    told = count % {"count": len(held)}
    if not people:
        return f"{told}."
    return _("%(sessions)s; at least %(people)s people came to the largest one.") % {"sessions": told, "people": people}
