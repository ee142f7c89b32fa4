"""The page of a professional and the page of an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Fact, Link, PageHeader
from amparo.partnership.directory import permissions
from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.models import Organisation, Professional
from amparo.partnership.directory.pages.lists import days
from amparo.partnership.directory.queries import joining, organisations, people
from amparo.partnership.directory.queries.accounts import accounts_free
from amparo.partnership.directory.rules.countries import country_name
from amparo.partnership.directory.rules.names import fold

# An institution has tens of accounts, a country hundreds; beyond this nobody looks for one in a list.
MOST_ACCOUNTS = 1000


@dataclass(frozen=True, slots=True)
class RecordPage:
    """One entry: what is said of it, and tables of what is tied to it."""

    header: PageHeader
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    undo: tuple[Action, ...] = ()


def person_page(by: Actor, each: Professional, language: str) -> RecordPage:
    """Gather the page of a professional; whoever may not see more sees name, organisation and post."""
    private = may(by, permissions.READ_PRIVATE, each, by_table=permissions.MAY)
    places = people.affiliations_of(each)
    tables = []
    if places:
        rows = tuple(
            (
                Cell(place.organisation.name, reverse("directory:organisation", args=[place.organisation_id])),
                Cell(place.post or "—"),
                Cell(days(place.from_on, place.to_on)),
                Cell(*_end_link(private and place.to_on is None, place.pk)),
            )
            for place in places
            if private or place.to_on is None
        )
        tables.append(table(_("Where they work"), (_("Organisation"), _("Post"), _("Since, until"), _("Change")), rows))
    consents = people.consents_of(each) if private else ()
    if consents:
        told = tuple(
            (
                Cell(str(words.PURPOSES[row.purpose])),
                Cell(str(words.VISIBILITIES[row.visibility])),
                Cell(days(row.given_on, row.ended_on)),
            )
            for row in consents
        )
        tables.append(table(_("What they agreed to"), (_("What for"), _("How far"), _("Since, until")), told))
    return RecordPage(
        header=PageHeader(
            each.name,
            where=(Link(_("People"), reverse("directory:people")),),
            actions=tuple(_person_actions(by, each)) if private else (),
        ),
        facts=tuple(_person_facts(each, private, language)),
        tables=tuple(tables),
        undo=_undo(by, "undo_person", joining.person_merges_of(by).filter(kept=each)),
    )


def _end_link(shown: bool, key: int) -> tuple[str, str]:
    return (_("Say that it ended"), reverse("directory:end_place", args=[key])) if shown else ("—", "")


def _person_actions(by: Actor, each: Professional) -> Iterator[Action]:
    yield Action(_("Change the details"), reverse("directory:change_person", args=[each.pk]), kind="primary")
    yield Action(_("Add where they work"), reverse("directory:add_place", args=[each.pk]))
    yield Action(_("Record that they agree to be seen"), reverse("directory:list_person", args=[each.pk]))
    if each.visibility != words.HIDDEN:
        yield Action(_("Hide again"), reverse("directory:hide_person", args=[each.pk]), post=True)
    if may(by, permissions.TIE_ACCOUNT, each, by_table=permissions.MAY):
        if each.account_id is None:
            yield Action(_("Say how they sign in"), reverse("directory:tie_account", args=[each.pk]))
        else:
            yield Action(_("It is not their account"), reverse("directory:untie_account", args=[each.pk]), post=True)


def accounts_to_choose(by: Actor, each: Professional) -> list[tuple[str, str]]:
    """Return the accounts that may be tied to somebody, those of the same name first."""
    rows = accounts_free(by, each.kept_by.code)[:MOST_ACCOUNTS]
    found = [(str(row.account_id), f"{row.account.label} ({row.institution.short_name})", row) for row in rows]
    found.sort(key=lambda one: fold(one[2].account.label) != fold(each.name))
    return [(key, label) for key, label, _row in found]


def _person_facts(each: Professional, private: bool, language: str) -> Iterator[Fact]:
    yield Fact(_("Country"), country_name(each.country, language) if each.country else "—")
    if private:
        yield Fact(_("Code"), each.code)
        yield Fact(_("E-mail"), each.e_mail or "—")
        yield Fact(_("Gender"), str(words.GENDERS.get(each.gender, "—")))
        yield Fact(_("Self-declared group"), str(words.GROUPS.get(each.declared_group, "—")))
        yield Fact(_("Shown"), str(words.VISIBILITIES[each.visibility]))
        yield Fact(_("Signs in to Amparo"), each.account.label if each.account else _("No"))


def _undo(by: Actor, name: str, merges: object) -> tuple[Action, ...]:
    return tuple(
        Action(
            _("Take apart again: %(code)s") % {"code": merge.absorbed.code},
            reverse(f"directory:{name}", args=[merge.pk]),
            post=True,
        )
        for merge in merges  # type: ignore[attr-defined]
    )


def organisation_page(by: Actor, each: Organisation, language: str) -> RecordPage:
    """Gather the page of an organisation with those of its people whom the actor may see."""
    changes = may(by, permissions.CHANGE_ORGANISATION, each, by_table=permissions.MAY)
    seen = people.with_places(
        people.professionals_visible_to(by).filter(affiliations__organisation=each, affiliations__to_on=None)
    )
    rows = tuple(
        (
            Cell(one.name, reverse("directory:person", args=[one.pk])),
            Cell(next((place.post for place in one.places if place.organisation_id == each.pk), "") or "—"),  # type: ignore[attr-defined]
        )
        for one in seen.distinct()[:200]
    )
    tables = [table(_("People who work there"), (_("Name"), _("Post")), rows)] if rows else []
    tables += _memberships(each, changes)
    actions = (
        Action(_("Change the details"), reverse("directory:change_organisation", args=[each.pk]), kind="primary"),
        Action(_("It joined the coalition"), reverse("directory:join_coalition", args=[each.pk])),
    )
    return RecordPage(
        header=PageHeader(
            each.name,
            where=(Link(_("Organisations"), reverse("directory:organisations")),),
            actions=actions if changes else (),
        ),
        facts=(
            Fact(_("Code"), each.code),
            Fact(_("Other names"), ", ".join(organisations.aliases_of(each)) or "—"),
            Fact(_("Sector"), str(words.SECTORS.get(each.sector, "—"))),
            Fact(_("Country"), country_name(each.country, language) if each.country else "—"),
            Fact(_("Institution of the coalition"), str(each.institution) if each.institution else _("No")),
        ),
        tables=tuple(tables),
        undo=_undo(by, "undo_organisation", joining.organisation_merges_of(by).filter(kept=each)),
    )


def _memberships(each: Organisation, changes: bool) -> list[Table]:
    rows = tuple(
        (
            Cell(str(row.coalition)),
            Cell(days(row.from_on, row.to_on)),
            Cell(*_leave_link(changes and row.to_on is None, row.pk)),
        )
        for row in organisations.memberships_of(each)
    )
    return [table(_("Coalitions"), (_("Coalition"), _("Since, until"), _("Change")), rows)] if rows else []


def _leave_link(shown: bool, key: int) -> tuple[str, str]:
    return (_("It left"), reverse("directory:leave_coalition", args=[key])) if shown else ("—", "")
