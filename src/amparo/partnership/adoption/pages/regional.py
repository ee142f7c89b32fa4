"""What differs between a country's version and the regional model, and what countries propose to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.bpmn.compare import Difference, compare
from amparo.bpmn.read import read
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import EmptyState, Link, PageHeader
from amparo.partnership.adoption import vocabulary as words
from amparo.partnership.adoption.models import Offer
from amparo.partnership.adoption.queries import life as queries
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.pages import length_label
from amparo.partnership.revision.pages.comparing import GROUPS, PARTS, WHAT


def steps_table(before: ProcedureVersion | None, after: ProcedureVersion, lang: str) -> Table:
    """List what one version draws otherwise than the other: steps, ways, lanes and questions."""
    found: tuple[Difference, ...] = ()
    if before is not None:
        one, other = (read(version.xml.encode(), name=str(version.pk)) for version in (before, after))
        found = compare(one, other, before.texts.get(lang, {}), after.texts.get(lang, {}))
    rows = [
        (Cell(each.name or each.id, note=str(PARTS[each.part])), Cell(str(GROUPS[each.kind])), Cell(_changes(each)))
        for each in found
    ]
    return table(_("Steps that differ"), (_("Step"), _("Difference"), _("Before and after")), rows)


def _changes(difference: Difference) -> str:
    """Say what was and what is written, for each thing that changed."""
    said = (
        f"{WHAT.get(each.what, each.what)}: {each.before or '—'} → {each.after or '—'}" for each in difference.changes
    )
    return "; ".join(said) or "—"


def parameters_table(before: Mapping[str, Any], after: Mapping[str, Any], columns: tuple[str, str]) -> Table:
    """List the roles and limits of time of two sets of parameters, where they differ."""
    one, other = _parameters(before), _parameters(after)
    rows = [
        (Cell(key), Cell(one.get(key, "—")), Cell(other.get(key, "—")))
        for key in sorted({*one, *other})
        if one.get(key) != other.get(key)
    ]
    return table(_("Parameters that differ"), (_("Parameter"), *columns), rows)


def _parameters(given: Mapping[str, Any]) -> dict[str, str]:
    roles = {_("Role: %(name)s") % {"name": role}: str(code) for role, code in given.get("roles", {}).items()}
    limits = {
        _("Limit of time: %(name)s") % {"name": key}: length_label(row["amount"], row["unit"])
        for key, row in given.get("deadlines", {}).items()
    }
    return {**roles, **limits}


def offers_page(by: Actor) -> tuple[PageHeader, Table, Table, EmptyState | None]:
    """Gather what countries proposed to the actor's, and what it proposed to them."""
    received, made = list(queries.offers_to(by)), list(queries.offers_made_by(by))
    header = PageHeader(
        _("Between countries"),
        where=(
            Link(_("Procedures"), reverse("procedures:list")),
            Link(_("Proposals"), reverse("adoption:proposals")),
        ),
        lead=_("A version that serves in one country can be proposed to another, which makes it its own draft."),
    )
    columns = (_("Procedure"), _("Country"), _("Date"), _("Stands"))
    one = table(_("Proposed to us"), columns, [_row(row, str(row.from_country)) for row in received])
    other = table(_("Proposed by us"), columns, [_row(row, str(row.to_country)) for row in made])
    nothing = EmptyState(_("Nothing yet"), _("From the page of a procedure, propose it to another country."))
    return header, one, other, None if received or made else nothing


def _row(offer: Offer, country: str) -> tuple[Cell, ...]:
    version = offer.version
    return (
        Cell(
            f"{version.procedure.number} {version.title}",
            url=reverse("adoption:offered", args=[offer.pk]),
            note=_("Version %(number)s") % {"number": version.number},
        ),
        Cell(country),
        Cell(date_format(localtime(offer.offered_at), "DATE_FORMAT")),
        Cell(str(words.OFFERS[offer.state])),
    )


@dataclass(frozen=True, slots=True)
class OfferPage:
    """One offer with what differs from what is in force where it is offered."""

    header: PageHeader
    message: str
    answer: str
    steps: Table
    parameters: Table
    is_waiting: bool
    take_url: str
    decline_url: str
    draft_url: str


def offer_page(by: Actor, offer: Offer, current: ProcedureVersion | None, lang: str) -> OfferPage:
    """Gather the page of an offer, beside what is in force in the country that is asked."""
    theirs, ours = offer.from_country.code.lower(), offer.to_country.code.lower()
    kept = current.parameters.get(ours, {}) if current else {}
    asked = by.country == offer.to_country.code and offer.state == words.OFFERED
    return OfferPage(
        header=PageHeader(
            f"{offer.version.procedure.number} {offer.version.title}",
            where=(Link(_("Between countries"), reverse("adoption:offers")),),
            lead=f"{offer.from_country} → {offer.to_country} · {words.OFFERS[offer.state]}",
        ),
        message=offer.message,
        answer=offer.answer,
        steps=steps_table(current, offer.version, lang),
        parameters=parameters_table(
            kept, offer.version.parameters.get(theirs, {}), (str(offer.to_country), str(offer.from_country))
        ),
        is_waiting=asked,
        take_url=reverse("adoption:take_up", args=[offer.pk]),
        decline_url=reverse("adoption:decline", args=[offer.pk]),
        draft_url=reverse("revision:draft", args=[offer.draft_id])
        if offer.draft_id and by.country == offer.to_country.code
        else "",
    )
