"""What bears on a practice: its recommendations, steps and modules, the countries that take it up, its messages."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.days import day
from amparo.partnership.practices import permissions
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import Practice
from amparo.partnership.practices.pages.parts import country, invented
from amparo.partnership.practices.queries import messages, practices, uptakes


def recommendations_of(by: Actor, practice: Practice) -> Table | None:
    """Return the recommendations on a practice, each with its responsible, its date and whether it was followed."""
    keeps = may(by, permissions.KEEP_PRACTICE, practice, by_table=permissions.MAY)
    rows = []
    for each in practice.recommendations.select_related("institution"):
        where = each.institution.short_name if each.institution else ""
        follow = Cell(day(each.done_on), note=each.done_note)
        if each.done_on is None:
            url = reverse("practices:follow", args=[each.pk]) if keeps else ""
            follow = Cell(_("Write down that it was done") if keeps else _("Not yet"), url=url)
        rows.append(
            (
                Cell(str(each), note=invented(each.is_invented)), Cell(each.responsible, note=where),
                Cell(day(each.due_on)), follow,
            )
        )  # fmt: skip
    heads = (_("Recommendation"), _("Responsible"), _("Until"), _("Done"))
    return table(_("Recommendations"), heads, rows) if rows else None


def steps_of(by: Actor, practice: Practice, today: date) -> Table | None:
    """Return the steps that a practice bears on."""
    found = list(practice.steps.all())
    if not found:
        return None
    titles = practices.steps_to_link(by.country, today)
    keeps = may(by, permissions.LINK_PRACTICE, practice, by_table=permissions.MAY)
    own = practice.kept_by.code == by.country
    rows = [
        (
            Cell(titles.get(str(each), each.element)),
            Cell(each.procedure, url=reverse("procedures:procedure", args=[each.procedure])),
            _out("paso", each.pk, practice) if keeps and own else Cell("—"),
        )
        for each in found
    ]
    return table(_("Steps of the procedures"), (_("Step"), _("Procedure"), _("Change")), rows)


def modules_of(by: Actor, practice: Practice) -> Table | None:
    """Return the modules of kits that teach a practice."""
    found = list(practice.modules.select_related("module__version__kit__country"))
    keeps = may(by, permissions.LINK_PRACTICE, practice, by_table=permissions.MAY)
    rows = []
    for each in found:
        version = each.module.version
        own = version.kit.country.code == by.country
        url = reverse("kits:version", args=[version.pk]) if own else ""
        out = _out("modulo", each.pk, practice) if keeps and own else Cell("—")
        rows.append((Cell(f"{each.module.number}. {each.module}"), Cell(str(version.kit), url=url), out))
    return table(_("Modules of the training kits"), (_("Module"), _("Kit"), _("Change")), rows) if rows else None


def _out(what: str, key: int, practice: Practice) -> Cell:
    return Cell(_("Take it out"), url=reverse("practices:unlink", args=[practice.pk, what, key]))


def uptakes_of(by: Actor, practice: Practice) -> Table | None:
    """Return the other countries that take a practice up, and where each stands; the auditor opens no transfer."""
    rows, opens = [], bool(by.roles - words.WORKS_WITH_NONE)
    for each in uptakes.uptakes_of(practice):
        last = max(each.steps.all(), key=lambda step: step.pk)
        rows.append(
            (
                Cell(country(each.to_country.code), url=reverse("practices:uptake", args=[each.pk]) if opens else ""),
                Cell(str(words.UPTAKE_STATES[last.state]), note=invented(each.is_invented)),
                Cell(day(last.held_on)),
            )
        )
    return table(_("Other countries that take it up"), (_("Country"), _("State"), _("Since")), rows) if rows else None


def messages_of(practice: Practice) -> Table | None:
    """Return the advocacy messages that rest on a practice."""
    rows = [
        (Cell(str(each), note=invented(each.is_invented)), Cell(str(words.AUDIENCES[each.audience])))
        for each in messages.messages_of(practice)
    ]
    return table(_("Advocacy messages that rest on it"), (_("Message"), _("For whom")), rows) if rows else None
