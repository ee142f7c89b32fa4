"""The lists of people and of organisations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Chip, EmptyState, More, PageHeader
from amparo.foundation.lists import actions as lists
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.directory.queries import joining, organisations, people
from amparo.partnership.directory.rules.countries import country_name

PAGE = 50


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list with its search."""

    header: PageHeader
    tabs: tuple[Chip, ...]
    sought: str
    table: Table | None
    more: More | None
    empty: EmptyState


def place_in(asked: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the place after which a list goes on, as its address tells it."""
    key = row_key(asked.get("tras", ""))
    return (asked.get("desde", "").replace("\x00", "")[:400], key) if key is not None else None


def sought_in(asked: Mapping[str, str]) -> str:
    """Return what is sought, as the address tells it."""
    return asked.get("q", "").replace("\x00", "")[:100]


def _more(here: str, sought: str, rows: list[Professional] | list[Organisation]) -> More | None:
    if len(rows) <= PAGE:
        return None
    last = rows[PAGE - 1]
    query = urlencode({"q": sought, "desde": last.key, "tras": last.pk})
    return More(_("%(count)s shown") % {"count": PAGE}, f"{here}?{query}")


def tabs(by: Actor, current: str) -> tuple[Chip, ...]:
    """Return the parts of the directory that an actor uses."""
    told = [("people", _("People"), ""), ("organisations", _("Organisations"), "")]
    if words.SECRETARIAT in by.roles:
        waiting = joining.person_pairs_waiting_for(by).count() + joining.organisation_pairs_waiting_for(by).count()
        told += [("pairs", _("Possible duplicates"), str(waiting) if waiting else ""), ("imports", _("Files"), "")]
    return tuple(Chip(label, reverse(f"directory:{name}"), name == current, count) for name, label, count in told)


def people_page(by: Actor, asked: Mapping[str, str], language: str) -> ListPage:
    """Gather a page of the people whom an actor may see."""
    sought = sought_in(asked)
    rows = people.searched(people.professionals_visible_to(by), sought)
    shown = list(people.with_places(people.after(rows, place_in(asked)))[: PAGE + 1])
    columns = (_("Name"), _("Organisation"), _("Post"), _("Country"), _("Shown"))
    cells = tuple(_person(each, language) for each in shown[:PAGE])
    actions = []
    if by.roles & {words.SECRETARIAT, words.FOCAL_POINT}:
        actions.append(Action(_("Enter somebody"), reverse("directory:enter_person"), kind="primary"))
    if words.SECRETARIAT in by.roles:
        actions.append(Action(_("Import a list"), reverse("directory:read_people")))
        actions.append(lists.take_away("personas"))
    lead = _("People who work with the coalition, never people it serves. Each is hidden until they agree to be seen.")
    return ListPage(
        header=PageHeader(_("People"), lead=lead, actions=tuple(actions)),
        tabs=tabs(by, "people"),
        sought=sought,
        table=table(_("People, by name"), columns, cells) if cells else None,
        more=_more(reverse("directory:people"), sought, shown),
        empty=EmptyState(_("Nobody is found."), _("You see the people of your institution, and those who agreed.")),
    )


def _person(each: Professional, language: str) -> tuple[Cell, ...]:
    place = each.places[0] if each.places else None  # type: ignore[attr-defined]
    where = (place.organisation.same_as or place.organisation).name if place else "—"
    return (
        Cell(f"{each.family_names}, {each.given_names}" if each.family_names else each.given_names,
             reverse("directory:person", args=[each.pk])),
        Cell(where),
        Cell((place.post if place else "") or "—"),
        Cell(country_name(each.country, language) if each.country else "—"),
        Cell(str(words.VISIBILITIES[each.visibility])),
    )  # fmt: skip


def organisations_page(by: Actor, asked: Mapping[str, str], language: str) -> ListPage:
    """Gather a page of the organisations of the coalition."""
    sought = sought_in(asked)
    rows = organisations.searched(organisations.organisations_visible_to(by), sought)
    shown = list(organisations.after(rows, place_in(asked))[: PAGE + 1])
    working = organisations.people_in(Organisation.objects.filter(pk__in=[each.pk for each in shown]))
    cells = tuple(
        (
            Cell(each.name, reverse("directory:organisation", args=[each.pk])),
            Cell(str(words.SECTORS.get(each.sector, "—"))),
            Cell(country_name(each.country, language) if each.country else "—"),
            Cell(str(working.get(each.pk, 0)), number=True),
        )
        for each in shown[:PAGE]
    )
    actions = []
    if words.SECRETARIAT in by.roles:
        actions = [
            Action(_("Enter an organisation"), reverse("directory:enter_organisation"), kind="primary"),
            Action(_("Bring the institutions in"), reverse("directory:bring_institutions"), post=True),
            Action(_("Import a list"), reverse("directory:read_organisations")),
            lists.take_away("organizaciones"),
        ]
    columns = (_("Name"), _("Sector"), _("Country"), _("People"))
    return ListPage(
        header=PageHeader(_("Organisations"), actions=tuple(actions)),
        tabs=tabs(by, "organisations"),
        sought=sought,
        table=table(_("Organisations, by name"), columns, cells) if cells else None,
        more=_more(reverse("directory:organisations"), sought, shown),
        empty=EmptyState(_("No organisation is found."), _("Bring in the institutions of the coalition to begin.")),
    )


def days(from_on: date | None, to_on: date | None) -> str:
    """Return from when to when something holds, in words."""
    start = date_format(from_on, "SHORT_DATE_FORMAT") if from_on else "…"
    end = date_format(to_on, "SHORT_DATE_FORMAT") if to_on else _("today")
    return f"{start} – {end}"
